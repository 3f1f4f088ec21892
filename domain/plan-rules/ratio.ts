/** A ratio (比例) as a fraction of whole numbers: 0.1 has no exact float, and a draw must be recomputed to the unit. */
export interface Ratio {
  readonly num: number;
  readonly den: number;
}

/** Negative, zero or positive as a is below, equal to or above b. Exact: products in BigInt. */
export function compareRatio(a: Ratio, b: Ratio): number {
  const left = BigInt(a.num) * BigInt(b.den);
  const right = BigInt(b.num) * BigInt(a.den);
  return left < right ? -1 : left > right ? 1 : 0;
}

/** Whole numbers, above zero, at most one. */
export const isRatio = ({ num, den }: Ratio): boolean =>
  Number.isSafeInteger(num) && Number.isSafeInteger(den) && num > 0 && den >= num;

/** ⌈n·ratio⌉: "not less than x %" is rounded up, never down (draw.md §3 `rate`). */
export const ceilOf = (n: number, { num, den }: Ratio): number =>
  Number((BigInt(n) * BigInt(num) + BigInt(den) - 1n) / BigInt(den));

/** `2.5%`, with at most two decimals; a ratio below 100 % never reads as 100%. */
export function percent({ num, den }: Ratio): string {
  const hundredths = Number((BigInt(num) * 10_000n) / BigInt(den));
  return `${(hundredths / 100).toString()}%`;
}
