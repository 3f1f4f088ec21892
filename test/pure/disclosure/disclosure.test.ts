import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { resultCodes } from '../../../domain/catalogue/result-codes';
import type { DisclosureRequest } from '../../../domain/disclosure/disclosure';
import { disclosureOf } from '../../../domain/disclosure/disclosure';
import { canonicalText, necipsRecord, payloadHash } from '../../../domain/disclosure/necips';
import type { Redaction } from '../../../domain/disclosure/redaction';
import { redact, redactedText } from '../../../domain/disclosure/redaction';

const sha256 = (message: Uint8Array): Uint8Array => createHash('sha256').update(message).digest();
const results = [
  {
    item: 'CY-01',
    itemName: '餐饮具清洗消毒情况',
    organ: '中山市市场监督管理局',
    code: 'E',
    disposal: '店长黄某当场改正，换用甲号方案',
  },
  { item: 'XF-01', itemName: '消防安全检查', organ: '中山市消防救援支队', code: '1', disposal: '' },
];
const request = (change: Partial<DisclosureRequest> = {}): DisclosureRequest => ({
  task: { number: '2026-0417', name: '餐饮服务单位联合抽查' },
  target: { uscc: '91442000MA4TT0017N', name: '中山市石岐榕荫茶餐厅' },
  endedAt: '2026-10-21T16:30:00.000Z',
  results,
  codes: resultCodes(1),
  ...change,
});
const words = (text: string | null, change: Partial<Redaction> = {}): Redaction => ({
  field: 'disposal',
  item: 'CY-01',
  words: text,
  ground: 'privacy',
  ...change,
});

function disclosed(change: Partial<DisclosureRequest> = {}) {
  const made = disclosureOf(request(change));
  if (!made.ok) throw new Error(made.refusal.code);
  return made.value;
}

test('the public reads date, organ, result and disposal of every item; the date is that of Beijing', () => {
  expect(disclosed()).toEqual({
    taskNumber: '2026-0417',
    taskName: '餐饮服务单位联合抽查',
    uscc: '91442000MA4TT0017N',
    name: '中山市石岐榕荫茶餐厅',
    date: '2026-10-22',
    items: [
      {
        item: 'CY-01',
        itemName: '餐饮具清洗消毒情况',
        organ: '中山市市场监督管理局',
        date: '2026-10-22',
        result: '发现问题已责令改正',
        disposal: '店长黄某当场改正，换用甲号方案',
      },
      {
        item: 'XF-01',
        itemName: '消防安全检查',
        organ: '中山市消防救援支队',
        date: '2026-10-22',
        result: '未发现问题',
        disposal: '',
      },
    ],
  });
});

test('risk class, problem, officers and address never get in, whatever the rows carry (P9)', () => {
  const extra = { riskClass: 'D', problem: '问题原文', officers: ['李某'], address: '某路1号', stratum: '1/03' };
  const text = canonicalText(
    disclosed({
      target: { ...request().target, ...extra },
      results: results.map((result) => ({ ...result, ...extra })),
      task: { ...request().task, ...extra },
    }),
  );
  for (const kept of ['riskClass', '问题原文', '李某', '某路1号', '1/03']) expect(text).not.toContain(kept);
});

test('a code outside the table is refused', () => {
  expect(disclosureOf(request({ results: [{ ...results[0], code: '9' } as never] }))).toMatchObject({
    ok: false,
    refusal: { code: 'RESULT_CODE' },
  });
});

describe('redaction (D8)', () => {
  test('words give way to their ground, the rest stands', () => {
    const { items } = disclosed({ redactions: [words('黄某'), words('甲号方案', { ground: 'tradeSecret' })] });
    expect(items[0]?.disposal).toBe('店长【依法不公开：个人隐私】当场改正，换用【依法不公开：商业秘密】');
  });
  test('a whole field too', () => {
    expect(disclosed({ redactions: [words(null, { ground: 'stateSecret' })] }).items[0]?.disposal).toBe(
      '【依法不公开：国家秘密】',
    );
    expect(disclosed({ redactions: [words(null, { field: 'name', item: null })] }).name).toBe(
      '【依法不公开：个人隐私】',
    );
  });
  test.each<[string, Redaction]>([
    ['words that do not occur', words('陈某')],
    ['no words', words('')],
    ['an item that is not in the record', words('黄某', { item: 'CY-09' })],
    ['the name under an item', words(null, { field: 'name' })],
  ])('%s is refused, as the secret might stand elsewhere', (_what, redaction) => {
    expect(disclosureOf(request({ redactions: [redaction] }))).toMatchObject({
      ok: false,
      refusal: { code: 'BAD_BODY', facts: { field: redaction.field === 'name' ? '对象名称' : '处置' } },
    });
  });
  test('what was taken out cannot be found any more, in whatever order and overlap', () => {
    const alphabet = fc.constantFrom('甲', '乙', '丙');
    const word = fc.array(alphabet, { minLength: 1, maxLength: 3 }).map((letters) => letters.join(''));
    fc.assert(
      fc.property(
        fc.array(alphabet, { maxLength: 20 }),
        fc.array(word, { minLength: 1, maxLength: 3 }),
        (letters, out) => {
          const text = letters.join('');
          const result = redact(
            text,
            out.map((one) => words(one)),
          );
          expect(result.ok).toBe(out.every((one) => text.includes(one)));
          if (!result.ok) return;
          for (const rest of result.value.split(redactedText('privacy')))
            for (const one of out) expect(rest).not.toContain(one);
        },
      ),
    );
  });
  test('no rest of overlapping words is left', () => {
    expect(redact('甲乙丙', [words('甲乙'), words('乙丙')])).toEqual({ ok: true, value: '【依法不公开：个人隐私】' });
    expect(redact('甲甲甲丁', [words('甲甲')])).toEqual({ ok: true, value: '【依法不公开：个人隐私】丁' });
    expect(redact('甲乙丙', [words('甲'), words('乙丙', { ground: 'tradeSecret' })])).toEqual({
      ok: true,
      value: '【依法不公开：个人隐私】【依法不公开：商业秘密】',
    });
  });
  test('a refusal does not repeat the secret', () => {
    expect(JSON.stringify(disclosureOf(request({ redactions: [words('陈某')] })))).not.toContain('陈某');
  });
});

describe('the record for NECIPS', () => {
  test("has the platform's field names, one detail an item, every organ", () => {
    expect(necipsRecord(disclosed())).toEqual({
      raninsTaskId: '2026-0417',
      raninsTaskName: '餐饮服务单位联合抽查',
      uniscId: '91442000MA4TT0017N',
      insAuth: '中山市市场监督管理局、中山市消防救援支队',
      insDate: '2026-10-22',
      details: [
        { seqno: 1, raninsItemName: '餐饮具清洗消毒情况', raninsCheckResName: '发现问题已责令改正' },
        { seqno: 2, raninsItemName: '消防安全检查', raninsCheckResName: '未发现问题' },
      ],
    });
  });
  test('two records are one text exactly if they say the same', () => {
    const text = canonicalText(necipsRecord(disclosed()));
    expect(canonicalText(necipsRecord(disclosed()))).toBe(text);
    expect(text).toMatch(/^\{"raninsTaskId":"2026-0417",/);
    const other = canonicalText(necipsRecord(disclosed({ endedAt: '2026-10-21T15:59:00.000Z' })));
    expect(other).not.toBe(text);
    expect(payloadHash(sha256, other)).not.toBe(payloadHash(sha256, text));
    expect(payloadHash(sha256, text)).toMatch(/^[0-9a-f]{64}$/);
  });
});
