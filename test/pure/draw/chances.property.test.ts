import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { expectedQuotas, valueOf, type Fraction } from '../../../domain/draw/chances';
import { toHex } from '../../../domain/draw/encoding/bytes';
import type { QuotaRule, Rounding } from '../../../domain/draw/plan/plan';
import { quotasOf, type StratumSize } from '../../../domain/draw/quotas';
import { orderByTicket, packLeaves } from '../../../domain/draw/tickets';
import { weightedChances, type WeightClass } from '../../../domain/draw/weighted-chances';
import { atOnce } from '../../../domain/kernel/steps';
import { value } from './city';
import { sha256 } from './hashes';

const ROUNDINGS = ['largest', 'systematic'] as const;
const seedOf = (n: number): Uint8Array => createHash('sha256').update(`chances ${n}`).digest();

const total = (n: number, rounding: Rounding, min = 0, mult: ReadonlyMap<string, number> = new Map()): QuotaRule => ({
  group: '*',
  mode: 'total',
  n,
  rounding,
  min,
  mult,
});
const sum = (fractions: readonly Fraction[]): Fraction =>
  fractions.reduce((a, b) => ({ num: a.num * b.den + b.num * a.den, den: a.den * b.den }), { num: 0n, den: 1n });

/** Strata, a rule over all of them that can be met, and which of its roundings. */
const planned = fc
  .record({
    rows: fc.array(fc.record({ size: fc.integer({ min: 1, max: 60 }), mult: fc.integer({ min: 1, max: 5 }) }), {
      minLength: 1,
      maxLength: 8,
    }),
    pick: fc.nat(),
    min: fc.nat(3),
    rounding: fc.constantFrom(...ROUNDINGS),
  })
  .map(({ rows, pick, min, rounding }) => {
    const strata = rows.map(({ size }, i): StratumSize => ({ key: `1/${i}`, size }));
    const floors = strata.reduce((all, { size }) => all + Math.min(min, size), 0);
    const n = floors + (pick % (strata.reduce((all, { size }) => all + size, 0) - floors + 1));
    const mult = new Map(rows.map((row, i) => [`1/${i}`, row.mult]));
    return { strata, n, rule: total(n, rounding, min, mult) };
  });

describe('the expected quotas of a plan (期望名额)', () => {
  test('add up to what the plan draws, exactly', () => {
    fc.assert(
      fc.property(planned, ({ strata, n, rule }) => {
        const { num, den } = sum([...value(expectedQuotas([rule], strata)).values()]);
        expect(num).toBe(BigInt(n) * den);
      }),
    );
  });

  test('are less than one away from whatever quotas a seed gives', () => {
    fc.assert(
      fc.property(planned, fc.nat(), ({ strata, rule }, seed) => {
        const expected = value(expectedQuotas([rule], strata));
        for (const [key, quota] of value(quotasOf(sha256, [rule], strata, seedOf(seed)))) {
          const { num, den } = expected.get(key) ?? { num: -1n, den: 1n };
          const away = BigInt(quota) * den - num;
          expect(away < den && -away < den).toBe(true);
        }
      }),
    );
  });

  test.each(ROUNDINGS)('are the average over seeds of what is drawn, by %s', (rounding) => {
    const strata = [3, 3, 3, 17, 40, 58].map((size, i): StratumSize => ({ key: `0/${i}`, size }));
    const rule = total(11, rounding, 0, new Map([['0/4', 2]]));
    const RUNS = 4000;
    const drawn = new Map<string, number>();
    for (let run = 0; run < RUNS; run += 1)
      for (const [key, n] of value(quotasOf(sha256, [rule], strata, seedOf(run))))
        drawn.set(key, (drawn.get(key) ?? 0) + n);
    for (const [key, fraction] of value(expectedQuotas([rule], strata))) {
      const mean = (drawn.get(key) ?? 0) / RUNS;
      // A quota is one of two neighbours: its variance is at most a quarter. Five standard errors.
      expect(Math.abs(mean - valueOf(fraction))).toBeLessThan((5 * 0.5) / Math.sqrt(RUNS));
    }
  });

  test('give every unit of a group the same chance, whatever its town, where the plan rounds systematically', () => {
    const strata = [1, 2, 9, 300, 4000].map((size, i): StratumSize => ({ key: `0/0${i}`, size }));
    for (const [key, { num, den }] of value(expectedQuotas([total(86, 'systematic')], strata))) {
      const size = BigInt(strata.find((one) => one.key === key)?.size ?? 0);
      expect(num * 4312n).toBe(86n * den * size);
    }
  });

  test('are certain where the plan leaves nothing to the seed, and refused where the quotas are', () => {
    const strata = [{ key: '1/1', size: 7 }];
    const of = (rule: QuotaRule) => expectedQuotas([rule], strata);
    const rate = value(of({ group: '*', mode: 'rate', num: 1, den: 3 })).get('1/1');
    const each = value(of({ group: '*', mode: 'each', n: 9 })).get('1/1');
    const fixed = value(of({ group: '*', mode: 'fixed', n: new Map([['1/1', 2]]) })).get('1/1');
    expect([rate, each, fixed]).toEqual([3n, 7n, 2n].map((num) => ({ num, den: 1n })));
    expect(of(total(8, 'systematic'))).toMatchObject({ ok: false, refusal: { code: 'DRAW_QUOTA' } });
  });
});

/** By counting: the next drawn is of a class with the probability of its balls among those left. */
function exactChances(classes: readonly WeightClass[], n: number): readonly number[] {
  const balls = classes.reduce((all, { weight, units }) => all + weight * units, 0);
  if (n === 0 || balls === 0) return classes.map(() => 0);
  return classes.map((_, of) =>
    classes.reduce((expected, { weight, units }, first) => {
      if (units === 0) return expected;
      const left = classes.map((each, i) => (i === first ? { ...each, units: each.units - 1 } : each));
      return expected + ((weight * units) / balls) * ((of === first ? 1 : 0) + (exactChances(left, n - 1)[of] ?? 0));
    }, 0),
  );
}

const weighted = fc
  .uniqueArray(fc.integer({ min: 1, max: 64 }), { minLength: 2, maxLength: 3 })
  .chain((weights) =>
    fc.tuple(
      ...weights.map((weight) => fc.integer({ min: 1, max: 4 }).map((units): WeightClass => ({ weight, units }))),
    ),
  );

describe('the bounds of a chance in a stratum of different weights (加权抽中概率)', () => {
  test('hold what counting gives, and are narrow', () => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 1, max: 4 }), (classes, n) => {
        const exact = exactChances(classes, n);
        for (const [i, { low, high, units }] of (weightedChances(classes, n) ?? []).entries()) {
          const chance = (exact[i] ?? NaN) / units;
          expect(low).toBeLessThanOrEqual(chance + 1e-12);
          expect(high).toBeGreaterThanOrEqual(chance - 1e-12);
          expect(high - low).toBeLessThan(0.0011);
        }
      }),
      { numRuns: 40 },
    );
  });

  test('hold the quota between their sums, and rise with the weight', () => {
    fc.assert(
      fc.property(weighted, fc.integer({ min: 0, max: 14 }), (classes, n) => {
        const quota = Math.min(
          n,
          classes.reduce((all, { units }) => all + units, 0),
        );
        const chances = weightedChances(classes, quota) ?? [];
        const of = (end: 'low' | 'high') => chances.reduce((all, one) => all + one.units * one[end], 0);
        expect(of('low')).toBeLessThanOrEqual(quota + 1e-9);
        expect(of('high')).toBeGreaterThanOrEqual(quota - 1e-9);
        const byWeight = [...chances].sort((a, b) => a.weight - b.weight);
        byWeight.slice(1).forEach(({ high }, i) => expect(high).toBeGreaterThanOrEqual(byWeight[i]?.low ?? 1));
      }),
      { numRuns: 40 },
    );
  });

  test('hold what the draw itself does, in a stratum of a hundred', () => {
    const classes = [
      { weight: 1, units: 60 },
      { weight: 3, units: 30 },
      { weight: 8, units: 10 },
    ];
    const leaves = classes.flatMap(({ weight, units }) =>
      Array.from({ length: units }, (_, i) => ({ c: toHex(sha256(Buffer.from(`${weight} ${i}`))), weight })),
    );
    const weightOf = new Map(leaves.map(({ c, weight }) => [c, weight]));
    const [RUNS, QUOTA] = [2000, 20];
    const times = new Map<number, number>();
    for (let run = 0; run < RUNS; run += 1)
      for (const { c } of atOnce(orderByTicket(sha256, seedOf(run), packLeaves(leaves)))
        .slice(0, QUOTA)
        .toArray()) {
        const weight = weightOf.get(c) ?? 0;
        times.set(weight, (times.get(weight) ?? 0) + 1);
      }
    for (const { weight, units, low, high } of weightedChances(classes, QUOTA) ?? []) {
      const rate = (times.get(weight) ?? 0) / (RUNS * units);
      // Units of one stratum crowd each other out, so that their sum varies less than if each were drawn by itself.
      const error = 5 * Math.sqrt((high * (1 - low)) / (RUNS * units));
      expect(rate).toBeGreaterThan(low - error);
      expect(rate).toBeLessThan(high + error);
    }
    // What is not it: quota times weight over all weights.
    const naive = (QUOTA * 8) / leaves.reduce((all, { weight }) => all + weight, 0);
    const heavy = weightedChances(classes, QUOTA)?.find(({ weight }) => weight === 8);
    expect(naive).toBeGreaterThan((heavy?.high ?? 1) + 0.05);
  });

  test('are one number where all weigh the same, all are drawn, or none is', () => {
    const two = [
      { weight: 1, units: 3 },
      { weight: 64, units: 2 },
    ];
    expect(weightedChances([{ weight: 5, units: 40 }], 8)).toEqual([{ weight: 5, units: 40, low: 0.2, high: 0.2 }]);
    expect(weightedChances(two, 5)?.map(({ low, high }) => [low, high])).toEqual([
      [1, 1],
      [1, 1],
    ]);
    expect(weightedChances(two, 0)?.map(({ low, high }) => [low, high])).toEqual([
      [0, 0],
      [0, 0],
    ]);
  });

  test('are narrow where they are told, and of what is too large for a page that waits there are none', () => {
    const many = Array.from({ length: 5 }, (_, i) => ({ weight: i + 1, units: 2000 }));
    for (const { low, high } of weightedChances(many, 100) ?? [{ low: 0, high: 1 }])
      expect(high - low).toBeLessThan(0.02);
    expect(weightedChances(many, 5000)).toBeNull();
  });
});
