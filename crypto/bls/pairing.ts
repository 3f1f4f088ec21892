import { R, opposite, slope, sum, type Point } from './curve';
import { isZero, mod, multiply, negate, ONE, P, power, powerBy, subtract, XI, ZERO, type Fp2 } from './field';

/** Six coefficients over 1, w, …, w⁵; w⁶ = ξ. */
type Fp12 = readonly Fp2[];

const ONE12: Fp12 = [ONE, ZERO, ZERO, ZERO, ZERO, ZERO];

/** Sums first and divides by p once a coefficient; lines have zeros, which cost nothing. */
const multiply12 = (a: Fp12, b: Fp12): Fp12 => {
  const low: bigint[] = Array<bigint>(11).fill(0n);
  const high = [...low];
  a.forEach(([a0, a1], i) => {
    if (a0 === 0n && a1 === 0n) return;
    b.forEach(([b0, b1], j) => {
      if (b0 === 0n && b1 === 0n) return;
      low[i + j] = (low[i + j] ?? 0n) + a0 * b0 - a1 * b1;
      high[i + j] = (high[i + j] ?? 0n) + a0 * b1 + a1 * b0;
    });
  });
  return ONE12.map((_, k): Fp2 => {
    const [c0, c1] = [low[k + 6] ?? 0n, high[k + 6] ?? 0n];
    return [mod((low[k] ?? 0n) + c0 - c1), mod((high[k] ?? 0n) + c0 + c1)];
  });
};

/** The parameter of the curve, without its sign: a pairing with the other sign is the inverse, which is 1 when this is. */
const X = 0xd201000000010000n;

type Affine = NonNullable<Point>;

/**
 * The line through two points of G2 at a point of G1, times w³, which the last power takes away. On the curve itself a point of
 * G2 stands at (x/w², y/w³), and the slope is m/w.
 */
const line = (t: Affine, q: Affine, [x, y]: Affine): Fp12 => {
  const m = slope(t, q);
  if (m === null) throw new Error('an upright line: no point of G2');
  return [subtract(multiply(m, t[0]), t[1]), ZERO, negate(multiply(m, x)), y, ZERO, ZERO];
};

/** Miller's loop over all pairs at once, so that squarings are shared. */
const miller = (pairs: readonly (readonly [g1: Affine, g2: Affine])[]): Fp12 => {
  let f = ONE12;
  const at = pairs.map(([, q]) => q);
  const step = (by: (i: number) => Affine): void =>
    pairs.forEach(([p], i) => {
      const [t, q] = [at[i] as Affine, by(i)];
      f = multiply12(f, line(t, q, p));
      at[i] = sum(t, q) as Affine;
    });
  for (const bit of X.toString(2).slice(1)) {
    f = multiply12(f, f);
    step((i) => at[i] as Affine);
    if (bit === '1') step((i) => (pairs[i] as (typeof pairs)[number])[1]);
  }
  return f;
};

/** w^(p²) = g·w. */
const g = power(XI, (P * P - 1n) / 6n);
const frobenius2 = (f: Fp12): Fp12 => f.map((c, i) => multiply(c, power(g, BigInt(i))));

/**
 * Is f^((p¹² − 1)/r) = 1? That power is (f^E)^(p⁶ − 1) with E = (p² + 1)·(p⁴ − p² + 1)/r, and x^(p⁶) only turns the sign of the
 * odd coefficients: so it is 1 exactly when f^E has none, and nothing need be inverted.
 */
const isOneAfterAll = (f: Fp12): boolean => {
  const power12 = powerBy(multiply12, ONE12, multiply12(frobenius2(f), f), (P ** 4n - P ** 2n + 1n) / R);
  return power12.every((c, i) => i % 2 === 0 || isZero(c));
};

/** e(a, A) = e(b, B), for points of G1 (small letters) and G2 of which none is at infinity. */
export const pairingsAgree = (a: Affine, A: Affine, b: Affine, B: Affine): boolean =>
  isOneAfterAll(
    miller([
      [a, A],
      [b, opposite(B) as Affine],
    ]),
  );
