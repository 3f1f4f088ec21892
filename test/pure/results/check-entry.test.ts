import fc from 'fast-check';
import { resultCodes } from '../../../domain/catalogue/result-codes';
import type { Entry, EntryRequest } from '../../../domain/results/check-entry';
import { checkEntry } from '../../../domain/results/check-entry';

const codes = resultCodes(1);
const clean = (item: string): Entry => ({ item, code: '1', problem: '', disposal: '' });
const found = (item: string, change: Partial<Entry> = {}): Entry => ({
  item,
  code: 'E',
  problem: '保洁柜门锁损坏',
  disposal: '当场责令改正',
  ...change,
});
const request = (change: Partial<EntryRequest> = {}): EntryRequest => ({
  org: 'amr',
  items: ['CY-01', 'CY-02'],
  team: ['o1', 'o2', 'o3'],
  officers: ['o1', 'o2'],
  entries: [clean('CY-01'), found('CY-02')],
  codes,
  ...change,
});
const code = (change: Partial<EntryRequest>): string => {
  const result = checkEntry(request(change));
  return result.ok ? 'ok' : result.refusal.code;
};

test('every item of the department once, by two of its officers, is entered', () => {
  expect(checkEntry(request())).toEqual({ ok: true, value: request().entries });
});

describe('V1, V2: two officers of the own department, on the team', () => {
  test.each<[string, string[], string]>([
    ['nobody', [], 'TOO_FEW_OFFICERS'],
    ['one', ['o1'], 'TOO_FEW_OFFICERS'],
    ['one named twice', ['o1', 'o1'], 'TOO_FEW_OFFICERS'],
    ['one and a stranger', ['o1', 'fire-1'], 'NOT_ON_TEAM'],
    ['two and a stranger', ['o1', 'o2', 'fire-1'], 'NOT_ON_TEAM'],
    ['three', ['o1', 'o2', 'o3'], 'ok'],
  ])('%s', (_who, officers, expected) => expect(code({ officers })).toBe(expected));
});

describe('a department answers for its items, all of them and no others', () => {
  test("another department's item is refused", () =>
    expect(code({ entries: [...request().entries, clean('XF-01')] })).toBe('ITEM_NOT_YOURS'));
  test('a missing item is named', () => {
    expect(checkEntry(request({ entries: [clean('CY-02')] }))).toEqual({
      ok: false,
      refusal: { code: 'ITEM_MISSING', facts: { item: 'CY-01', missing: 1 } },
    });
  });
  test('an item twice is refused, even with the same code', () =>
    expect(code({ entries: [clean('CY-01'), clean('CY-01'), clean('CY-02')] })).toBe('RESULT_CODE'));
});

describe('codes', () => {
  test('of the table only', () =>
    expect(code({ entries: [clean('CY-01'), found('CY-02', { code: '9' })] })).toBe('RESULT_CODE'));
  test('code 1 is exclusive: no problem stands beside it', () =>
    expect(code({ entries: [clean('CY-01'), found('CY-02', { code: '1' })] })).toBe('RESULT_CODE'));
  test.each(codes.map((entry) => [entry.code, entry.text, entry.needsProblem] as const))(
    '%s %s without a problem',
    (value, _text, needsProblem) => {
      for (const problem of ['', '  \n'])
        expect(code({ entries: [clean('CY-01'), found('CY-02', { code: value, problem })] })).toBe(
          needsProblem ? 'RESULT_NEEDS_PROBLEM' : 'ok',
        );
    },
  );
});

test('whatever is accepted has each item once, a known code, and words for every finding', () => {
  const entry = fc.record({
    item: fc.constantFrom('CY-01', 'CY-02', 'XF-01'),
    code: fc.constantFrom(...codes.map((known) => known.code), 'Z'),
    problem: fc.constantFrom('', '问题'),
    disposal: fc.constant(''),
  });
  let accepted = 0;
  fc.assert(
    fc.property(fc.array(entry, { maxLength: 3 }), (entries) => {
      if (!checkEntry(request({ entries })).ok) return;
      accepted += 1;
      expect(entries.map(({ item }) => item).sort()).toEqual(['CY-01', 'CY-02']);
      for (const one of entries) {
        const known = codes.find((value) => value.code === one.code);
        expect(known).toBeDefined();
        if (known?.needsProblem) expect(one.problem).not.toBe('');
      }
    }),
    { numRuns: 2000 },
  );
  expect(accepted).toBeGreaterThan(0);
});
