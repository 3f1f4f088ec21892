import fc from 'fast-check';
import { ROW_REFUSALS } from '../../../domain/library/row-reasons';
import { parseTargetRow, type TargetRow } from '../../../domain/library/target-row';

const GOOD: TargetRow = {
  name: '中山市石岐榕荫茶餐厅',
  uscc: '91442000MA4TT0017N',
  kind: '个体工商户',
  address: '中山市石岐街道孙文中路1号',
  registeredOn: '2020-05-06',
  businessScope: '餐饮服务',
};

const parse = (changes: TargetRow = {}) => parseTargetRow({ ...GOOD, ...changes }, 18);

function taken(changes: TargetRow = {}) {
  const parsed = parse(changes);
  if (!parsed.accepted) throw new Error(`refused: ${parsed.refusal.text}`);
  return { ...parsed.target, odd: parsed.warnings.map(({ code }) => code) };
}

function refused(changes: TargetRow) {
  const parsed = parse(changes);
  return parsed.accepted ? 'accepted' : parsed.refusal.code;
}

describe('a row that is in order', () => {
  test('becomes a target without a warning', () => {
    expect(taken()).toEqual({
      uid: '91442000MA4TT0017N',
      name: '中山市石岐榕荫茶餐厅',
      kind: '个体工商户',
      address: '中山市石岐街道孙文中路1号',
      townCode: '442000001',
      regAuthority: '',
      regState: '存续',
      registeredOn: '2020-05-06',
      businessScope: '餐饮服务',
      tags: [],
      riskClass: null,
      odd: [],
    });
  });

  test('keeps a name as it stands, emoji and full-width signs too', () => {
    expect(taken({ name: '　中山市（古镇）Ｔ恤＆🍜店 ' }).name).toBe('中山市（古镇）Ｔ恤＆🍜店');
  });

  test('is brought to NFC, so that equal names are equal bytes', () => {
    expect(taken({ name: 'Cafe\u0301中山店' }).name).toBe('Caf\u00e9中山店');
  });

  test('has its tags sorted and each once, whatever the separator', () => {
    expect(taken({ tags: '餐饮、加油站;餐饮，养老' }).tags).toEqual([...new Set(['餐饮', '加油站', '养老'])].sort());
  });

  test.each([
    ['2020-05-06', '2020-05-06'],
    ['2020/5/6', '2020-05-06'],
    ['2020年5月6日', '2020-05-06'],
    ['20200506', '2020-05-06'],
    ['2020-05-06 00:00:00', '2020-05-06'],
    ['N/A', null],
    ['', null],
  ])('reads the date %s', (written, day) => {
    const target = taken({ registeredOn: written });
    expect(target.registeredOn).toBe(day);
    expect(target.odd).toEqual([]);
  });

  test.each([
    ['企业', '91442000MA4TT0017N', '企业'],
    ['有限责任公司 港、澳、台', '91442000MA4TT0017N', '企业'],
    ['个体户', '91442000MA4TT0017N', '个体工商户'],
    ['集体分支机构(非法人)', '91442000MA4TT0017N', '企业'],
    ['民办非企业单位', '52442000MJ0000000X', '社会组织'],
    ['说不清', '12442000MB0000000X', '机关事业单位'],
    ['说不清', '442000000012345', '其他'],
    ['项目', 'XM-2026-001', '项目'],
  ])('of type %s and code %s is a %s', (kind, uscc, expected) => {
    expect(taken({ kind, uscc }).kind).toBe(expected);
  });
});

describe('a row that is odd is taken in with a warning', () => {
  test.each<[TargetRow, string]>([
    [{ uscc: '91350203M0001QAY9B' }, 'BAD_CHECK_DIGIT'],
    [{ uscc: '442000000012345' }, 'NOT_A_CREDIT_CODE'],
    [{ uscc: '企独粤中总字第000123号' }, 'NOT_A_CREDIT_CODE'],
    [{ uscc: '９1442000MA4TT0017n' }, 'CODE_REWRITTEN'],
    [{ uscc: '91442000 MA4TT0017N' }, 'CODE_REWRITTEN'],
    [{ address: '中山市中山三路1号' }, 'NO_TOWN'],
    [{ address: 'N/A' }, 'NO_ADDRESS'],
    [{ kind: 'N/A' }, 'NO_TYPE'],
    [{ registeredOn: '2020-02-30' }, 'BAD_DATE'],
    [{ registeredOn: '近年' }, 'BAD_DATE'],
    [{ riskClass: 'E' }, 'BAD_RISK_CLASS'],
    [{ town: '幸福镇' }, 'UNKNOWN_TOWN'],
    [{ town: '古镇镇' }, 'TOWN_DIFFERS'],
    [{ businessScope: '餐饮\n零售' }, 'LINE_BREAK_REMOVED'],
  ])('%j: %s', (changes, code) => {
    const { odd } = taken(changes);
    expect(odd).toEqual([code]);
  });

  test('a warning names the row, the firm and what to do', () => {
    const parsed = parse({ uscc: '91350203M0001QAY9B' });
    expect(parsed.accepted && parsed.warnings[0]).toEqual({
      row: 18,
      uid: '91350203M0001QAY9B',
      name: '中山市石岐榕荫茶餐厅',
      code: 'BAD_CHECK_DIGIT',
      text: '信用代码第18位校验不对',
      remedy: '请对照执照，多为0与O、1与I混写',
    });
  });

  test('a code is brought to half width and upper case', () => {
    expect(taken({ uscc: '９1442000ma4tt0017n' }).uid).toBe('91442000MA4TT0017N');
  });

  test('the registration number serves where there is no credit code', () => {
    expect(taken({ uscc: 'N/A', regNo: '442000000012345' }).uid).toBe('442000000012345');
  });

  test('the column of towns wins over the address', () => {
    expect(taken({ town: '古镇镇' }).townCode).toBe('442000105');
    expect(taken({ town: '东升镇', address: '' }).townCode).toBe('442000118');
    expect(taken({ town: '幸福镇' }).townCode).toBe('442000001');
  });

  test('without a type the code tells the kind of body', () => {
    expect(taken({ kind: 'N/A', uscc: '92442000MA4TT0017N' }).kind).toBe('个体工商户');
    expect(taken({ kind: 'N/A', name: '美国某某公司中山代表处' }).kind).toBe('代表机构');
  });
});

describe('a row that cannot be told or shown is refused', () => {
  test.each<[TargetRow, string]>([
    [{ name: '' }, 'NO_NAME'],
    [{ name: 'N/A' }, 'NO_NAME'],
    [{ name: '　' }, 'NO_NAME'],
    [{ uscc: '' }, 'NO_CODE'],
    [{ uscc: 'N/A', regNo: '无' }, 'NO_CODE'],
    [{ uscc: '9.1442E+17' }, 'CODE_DAMAGED'],
    [{ uscc: '91442000MA5×××31X7' }, 'CODE_UNUSABLE'],
    [{ uscc: '🍜🍜🍜🍜🍜🍜' }, 'CODE_UNUSABLE'],
    [{ uscc: '123' }, 'CODE_UNUSABLE'],
    [{ name: '中山\u0000市' }, 'CONTROL_CHARACTERS'],
    [{ name: '中山\u202e市' }, 'CONTROL_CHARACTERS'],
    [{ name: '中山\n市某店' }, 'CONTROL_CHARACTERS'],
    [{ uscc: '91442000MA4T\u200bT0017N' }, 'CONTROL_CHARACTERS'],
    [{ address: '中山市\u0007' }, 'CONTROL_CHARACTERS'],
    [{ businessScope: '餐饮\ufffd' }, 'CONTROL_CHARACTERS'],
    [{ name: '长'.repeat(201) }, 'TOO_LONG'],
  ])('%j: %s', (changes, code) => {
    expect(refused(changes)).toBe(code);
  });

  test('its report shows nothing that cannot be printed', () => {
    const parsed = parse({ name: '中山\u0000市\u202e店' });
    expect(parsed.accepted || parsed.refusal.name).toBe('中山□市□店');
  });
});

test('whatever stands in a row, the parser answers with a target or a known reason', () => {
  const anyText = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.constantFrom('', 'N/A', '91442000MA4TT0017N', '中山市小榄镇'),
  );
  fc.assert(
    fc.property(anyText, anyText, anyText, anyText, anyText, (name, uscc, address, kind, registeredOn) => {
      const parsed = parseTargetRow({ name, uscc, address, kind, registeredOn }, 2);
      if (!parsed.accepted) {
        expect(Object.keys(ROW_REFUSALS)).toContain(parsed.refusal.code);
      } else {
        expect(parsed.target.uid).toMatch(/^\S{5,40}$/);
        expect(parsed.target.name.trim()).not.toBe('');
      }
    }),
  );
});
