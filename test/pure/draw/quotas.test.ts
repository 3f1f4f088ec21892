import * as fc from 'fast-check';
import type { QuotaRule, Rounding } from '../../../domain/draw/plan/plan';
import { quotasOf, type StratumSize } from '../../../domain/draw/quotas';
import type { Result } from '../../../domain/kernel/result';
import { value } from './city';
import { sha256 } from './hashes';

const SEED = new Uint8Array(32).fill(5);

const quotas = (
  rules: readonly QuotaRule[],
  strata: readonly StratumSize[],
  seed = SEED,
): Result<ReadonlyMap<string, number>> => quotasOf(sha256, rules, strata, seed);

const sizes = (...list: readonly [key: string, size: number][]): StratumSize[] =>
  list.map(([key, size]) => ({ key, size }));

const total = (
  n: number,
  rounding: Rounding,
  more: { min?: number; mult?: Record<string, number> } = {},
): QuotaRule => ({
  group: '*',
  mode: 'total',
  n,
  rounding,
  min: more.min ?? 0,
  mult: new Map(Object.entries(more.mult ?? {})),
});

const arbitraryStrata = fc
  .array(fc.record({ size: fc.integer({ min: 1, max: 300 }), mult: fc.integer({ min: 1, max: 9 }) }), {
    minLength: 1,
    maxLength: 12,
  })
  .map((rows) => rows.map(({ size, mult }, i) => ({ key: `1/${i}`, size, mult })));

describe('a total', () => {
  test.each(['largest', 'systematic'] as const)(
    'by %s sums to n and stays within every stratum and its floor',
    (rounding) => {
      fc.assert(
        fc.property(
          arbitraryStrata,
          fc.nat(),
          fc.nat(4),
          fc.uint8Array({ minLength: 32, maxLength: 32 }),
          (strata, pick, min, seed) => {
            const floors = strata.reduce((sum, { size }) => sum + Math.min(min, size), 0);
            const n = floors + (pick % (strata.reduce((sum, { size }) => sum + size, 0) - floors + 1));
            const mult = Object.fromEntries(strata.map(({ key, mult: times }) => [key, times]));
            const result = value(quotas([total(n, rounding, { min, mult })], strata, seed));
            expect([...result.values()].reduce((sum, each) => sum + each, 0)).toBe(n);
            for (const { key, size } of strata) {
              expect(result.get(key)).toBeGreaterThanOrEqual(Math.min(min, size));
              expect(result.get(key)).toBeLessThanOrEqual(size);
            }
          },
        ),
        { numRuns: 200 },
      );
    },
  );

  test.each(['largest', 'systematic'] as const)('by %s is off the exact share by less than one', (rounding) => {
    fc.assert(
      fc.property(arbitraryStrata, fc.nat(), (strata, pick) => {
        const N = strata.reduce((sum, { size }) => sum + size, 0);
        const n = pick % (N + 1);
        const result = value(quotas([total(n, rounding)], strata));
        for (const { key, size } of strata) expect(Math.abs((result.get(key) ?? 0) - (n * size) / N)).toBeLessThan(1);
      }),
      { numRuns: 200 },
    );
  });

  test('by systematic gives a town of three firms its chance, which largest remainders never do', () => {
    const strata = sizes(['1/big', 97], ['1/small', 3]);
    const seeds = Array.from({ length: 300 }, (_, i) =>
      Uint8Array.from({ length: 32 }, () => i % 256).fill(i >> 8, 0, 1),
    );
    const hits = (rounding: Rounding): number =>
      seeds.filter((seed) => value(quotas([total(3, rounding)], strata, seed)).get('1/small') === 1).length;
    expect(hits('largest')).toBe(0);
    expect(hits('systematic')).toBeGreaterThan(300 * 0.04); // expected 300 · 0.09
    expect(hits('systematic')).toBeLessThan(300 * 0.16);
  });

  test('takes strata whole whose multiplied share is more than they hold, and gives the rest to the others', () => {
    const result = value(
      quotas([total(12, 'largest', { mult: { '1/a': 100 } })], sizes(['1/a', 10], ['1/b', 100], ['1/c', 100])),
    );
    expect(Object.fromEntries(result)).toEqual({ '1/a': 10, '1/b': 1, '1/c': 1 });
  });

  test('whose share just fills a stratum leaves the others as if that one were not there', () => {
    // μ = 100: 12·1000 = 10·(1000 + 200), so that "1/a" is filled exactly and no more.
    const others = sizes(['1/b', 100], ['1/c', 37], ['1/d', 63]);
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (seed) => {
        const all = [...sizes(['1/a', 10]), ...others];
        const together = value(quotas([total(12, 'systematic', { mult: { '1/a': 100 } })], all, seed));
        const alone = value(quotas([total(2, 'systematic')], others, seed));
        expect(together).toEqual(new Map([['1/a', 10], ...alone]));
      }),
      { numRuns: 60 },
    );
  });

  test.each([
    ['more than its strata hold', total(8, 'systematic')],
    ['less than the floors of its strata', total(3, 'systematic', { min: 2 })],
    ['multiplies a stratum that it does not take', total(3, 'systematic', { mult: { '9/x': 2 } })],
  ])('is refused when it asks for %s', (why, rule) => {
    expect(quotas([rule], sizes(['1/a', 4], ['1/b', 3]))).toEqual({
      ok: false,
      refusal: { code: 'DRAW_QUOTA', facts: { rule: 0, why } },
    });
  });
});

describe('the other rules', () => {
  const strata = sizes(['1/a', 41], ['1/b', 1], ['2', 7]);

  test('"each" takes the smaller of n and the stratum', () => {
    expect(Object.fromEntries(value(quotas([{ group: '*', mode: 'each', n: 5 }], strata)))).toEqual({
      '1/a': 5,
      '1/b': 1,
      '2': 5,
    });
  });

  test('"rate" is never less than the rate', () => {
    const rule: QuotaRule = { group: '*', mode: 'rate', num: 1, den: 20 };
    expect(Object.fromEntries(value(quotas([rule], strata)))).toEqual({ '1/a': 3, '1/b': 1, '2': 1 });
  });

  test('the first rule of a group takes the stratum, "*" what is left', () => {
    const rules: QuotaRule[] = [
      { group: '2', mode: 'fixed', n: new Map([['2', 4]]) },
      { group: '*', mode: 'each', n: 1 },
      { group: '1', mode: 'each', n: 9 },
    ];
    expect(Object.fromEntries(value(quotas(rules, strata)))).toEqual({ '1/a': 1, '1/b': 1, '2': 4 });
  });

  test.each<[string, QuotaRule]>([
    ['no rule takes this stratum', { group: '1', mode: 'each', n: 1 }],
    [
      'not named by its fixed rule',
      {
        group: '*',
        mode: 'fixed',
        n: new Map([
          ['1/a', 1],
          ['1/b', 1],
        ]),
      },
    ],
    [
      'more than it holds',
      {
        group: '*',
        mode: 'fixed',
        n: new Map([
          ['1/a', 1],
          ['1/b', 2],
          ['2', 1],
        ]),
      },
    ],
    [
      'names a stratum that it does not take',
      {
        group: '*',
        mode: 'fixed',
        n: new Map([
          ['1/a', 1],
          ['1/b', 1],
          ['2', 1],
          ['3', 1],
        ]),
      },
    ],
  ])('are refused: %s', (why, rule) => {
    expect(quotas([rule], strata)).toMatchObject({ ok: false, refusal: { code: 'DRAW_QUOTA', facts: { why } } });
  });
});
