import { incompleteGamma, logGamma } from './gamma';

/** P(X ≥ x) for X of the χ² distribution. */
export const chiSquareTail = (x: number, df: number): number => incompleteGamma(df / 2, x / 2).q;

/** P(X ≥ k) for a Poisson number X of this mean. */
export const poissonTail = (k: number, mean: number): number => (k <= 0 ? 1 : incompleteGamma(k, mean).p);

/**
 * P(X ≥ k) for the number X of chances that came true, each of its own probability and independent of the others
 * (Poisson-binomial), exactly.
 */
export function chancesTail(chances: readonly number[], k: number): number {
  const exactly = [1];
  for (const chance of chances) {
    exactly.push(0);
    for (let n = exactly.length - 1; n > 0; n -= 1)
      exactly[n] = (exactly[n] ?? 0) * (1 - chance) + (exactly[n - 1] ?? 0) * chance;
    exactly[0] = (exactly[0] ?? 0) * (1 - chance);
  }
  return exactly.slice(Math.max(0, k)).reduce((sum, p) => sum + p, 0);
}

const logChoose = (n: number, k: number): number => logGamma(n + 1) - logGamma(k + 1) - logGamma(n - k + 1);

/**
 * How rare is it that of `of` things taken blindly from `all`, among which `marked` are marked, as many or as few as `times`
 * are marked: twice the smaller tail of the hypergeometric distribution, exactly.
 */
export function eitherTail({ times, of }: Counted, marked: number, all: number): number {
  const exactly = (k: number): number =>
    Math.exp(logChoose(marked, k) + logChoose(all - marked, of - k) - logChoose(all, of));
  const [least, most] = [Math.max(0, of - (all - marked)), Math.min(of, marked)];
  let [below, above] = [0, 0];
  for (let k = least; k <= most; k += 1) {
    const p = exactly(k);
    if (k <= times) below += p;
    if (k >= times) above += p;
  }
  return Math.min(1, 2 * Math.min(below, above));
}

/** Something that happened so many times of so many. */
export interface Counted {
  readonly times: number;
  readonly of: number;
}
