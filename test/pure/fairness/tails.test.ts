import * as fc from 'fast-check';
import { incompleteGamma, logGamma } from '../../../domain/fairness/gamma';
import { chancesTail, chiSquareTail, eitherTail, poissonTail } from '../../../domain/fairness/tails';

/** Every combination of chances that come true, one by one: what the exact formulas must come to. */
function enumerated(chances: readonly number[], k: number): number {
  const [first, ...others] = chances;
  if (first === undefined) return k <= 0 ? 1 : 0;
  return first * enumerated(others, k - 1) + (1 - first) * enumerated(others, k);
}
const choose = (n: number, k: number): number => (k < 0 || k > n ? 0 : k === 0 ? 1 : (choose(n - 1, k - 1) * n) / k);

describe('ln Γ', () => {
  test('gives the factorials and Γ(½) = √π', () => {
    let factorial = 1;
    for (let n = 1; n <= 20; n += 1) {
      factorial *= n;
      expect(logGamma(n + 1)).toBeCloseTo(Math.log(factorial), 11);
    }
    expect(logGamma(0.5)).toBeCloseTo(Math.log(Math.sqrt(Math.PI)), 11);
  });
});

describe('the χ² tail', () => {
  /** Printed tables of critical values (NIST/SEMATECH e-Handbook 1.3.6.7.4), and the exact forms for 1 and 2 degrees. */
  test.each([
    [3.841, 1, 0.05],
    [6.635, 1, 0.01],
    [18.307, 10, 0.05],
    [29.588, 10, 0.001],
    [124.342, 100, 0.05],
    [0.711, 4, 0.95],
  ])('beyond %d at %d degrees is %d', (x, df, p) => expect(chiSquareTail(x, df)).toBeCloseTo(p, 4));

  test('at two degrees is e^(−x/2), to its last digits however small', () => {
    for (const x of [0.001, 1, 10, 100, 600]) expect(chiSquareTail(x, 2) / Math.exp(-x / 2)).toBeCloseTo(1, 10);
  });

  test('and its other side make one, below, at and above the mean', () => {
    fc.assert(
      fc.property(
        fc.double({ min: 0.5, max: 500, noNaN: true }),
        fc.double({ min: 0, max: 1000, noNaN: true }),
        (a, x) => {
          const { p, q } = incompleteGamma(a, x);
          expect(p + q).toBeCloseTo(1, 12);
          expect(Math.min(p, q)).toBeGreaterThanOrEqual(0);
        },
      ),
    );
  });
});

describe('exact tails', () => {
  test('of a Poisson number are the sum of its terms', () => {
    for (const mean of [0.1, 1, 7, 30]) {
      let [below, term] = [0, Math.exp(-mean)];
      for (let k = 0; k <= 60; k += 1) {
        expect(poissonTail(k, mean)).toBeCloseTo(1 - below, 10);
        below += term;
        term *= mean / (k + 1);
      }
    }
  });

  test('of chances of their own are those of every combination', () => {
    const chance = fc.double({ min: 0, max: 1, noNaN: true });
    fc.assert(
      fc.property(fc.array(chance, { maxLength: 10 }), fc.integer({ min: 0, max: 11 }), (chances, k) => {
        expect(chancesTail(chances, k)).toBeCloseTo(enumerated(chances, k), 12);
      }),
    );
  });

  test('of things taken blindly are counted out, twice the smaller side', () => {
    const cases = fc
      .record({ all: fc.integer({ min: 1, max: 40 }), marked: fc.nat(40), of: fc.nat(40), times: fc.nat(40) })
      .map(({ all, marked, of, times }) => ({ all, marked: marked % (all + 1), of: of % (all + 1), times }))
      .map(({ all, marked, of, times }) => {
        const [least, most] = [Math.max(0, of - (all - marked)), Math.min(of, marked)];
        return { all, marked, of, times: least + (times % (most - least + 1)) };
      });
    fc.assert(
      fc.property(cases, ({ all, marked, of, times }) => {
        const exactly = (k: number) => (choose(marked, k) * choose(all - marked, of - k)) / choose(all, of);
        const sum = (from: number, to: number) =>
          Array.from({ length: to - from + 1 }, (_, i) => exactly(from + i)).reduce((a, b) => a + b, 0);
        const expected = Math.min(1, 2 * Math.min(sum(0, times), sum(times, of)));
        expect(eitherTail({ times, of }, marked, all)).toBeCloseTo(expected, 9);
      }),
    );
  });
});
