import { codesTogether } from '../../../domain/catalogue/codes-together';
import { RESULT_CODES_VERSION, resultCodes } from '../../../domain/catalogue/result-codes';

const table = resultCodes(RESULT_CODES_VERSION);
const verdict = (...codes: string[]) => {
  const result = codesTogether(codes, table);
  return result.ok ? 'together' : result.refusal.facts.why;
};

describe('the table of results, version 1', () => {
  test('holds the eight public values, each once', () => {
    expect(table.map(({ code }) => code)).toEqual(['1', 'B', 'C', '6', 'E', '8', 'F', 'A']);
    expect(new Set(table.map(({ text }) => text)).size).toBe(8);
  });

  test.each([
    ['1', null],
    ['F', null],
    ['B', 'order'],
    ['6', 'D3'],
    ['C', 'D3'],
    ['E', 'recheck'],
    ['A', 'D9'],
    ['8', 'publish'],
  ])('code %s sets off %s', (code, trigger) => {
    expect(table.find((entry) => entry.code === code)?.trigger).toBe(trigger);
  });

  test('whatever sets something off has to be described', () => {
    for (const { trigger, needsProblem } of table) expect(needsProblem).toBe(trigger !== null);
  });

  test('a version that was never issued is a bug, not an empty table', () => {
    expect(() => resultCodes(99)).toThrow(RangeError);
  });
});

describe('codes of one item', () => {
  test('code 1 stands alone: 未发现问题 beside a finding contradicts itself', () => {
    for (const { code } of table.filter(({ code }) => code !== '1')) {
      expect(verdict('1', code)).toBe('exclusive');
      expect(verdict(code, '1')).toBe('exclusive');
    }
    expect(verdict('1')).toBe('together');
  });

  test('other findings may stand together', () => {
    expect(verdict('B', 'C', 'E')).toBe('together');
  });

  test('are refused when there is none, one unknown, or one twice', () => {
    expect(verdict()).toBe('none');
    expect(verdict('7')).toBe('unknown');
    expect(verdict('🍜')).toBe('unknown');
    expect(verdict('B', 'B')).toBe('twice');
  });
});
