/** ln Γ(x), x > 0: Stirling's series (DLMF 5.11.1) after a shift to where its first terms are enough for 12 digits. */
export function logGamma(x: number): number {
  let [at, shift] = [x, 0];
  for (; at < 15; at += 1) shift += Math.log(at);
  const series = 1 / (12 * at) - 1 / (360 * at ** 3) + 1 / (1260 * at ** 5) - 1 / (1680 * at ** 7);
  return (at - 0.5) * Math.log(at) - at + 0.5 * Math.log(2 * Math.PI) + series - shift;
}

const ENOUGH = 1e-14;

/**
 * The regularised incomplete gamma functions P(a, x) and Q(a, x) = 1 − P(a, x), a > 0, x ≥ 0, each where it is the smaller one
 * computed by itself, so that a small tail keeps its digits: the power series below the mean, the continued fraction above it.
 * Source: DLMF 8.7.1 and 8.9.2.
 */
export function incompleteGamma(a: number, x: number): { readonly p: number; readonly q: number } {
  if (x <= 0) return { p: 0, q: 1 };
  const front = Math.exp(a * Math.log(x) - x - logGamma(a));
  if (x < a + 1) {
    const p = front * powerSeries(a, x);
    return { p, q: 1 - p };
  }
  const q = front * continuedFraction(a, x);
  return { p: 1 - q, q };
}

function powerSeries(a: number, x: number): number {
  let term = 1 / a;
  let sum = term;
  for (let n = 1; term > sum * ENOUGH; n += 1) {
    term *= x / (a + n);
    sum += term;
  }
  return sum;
}

/** By Lentz's method as Thompson and Barnett changed it: from the front, until a factor is one. */
function continuedFraction(a: number, x: number): number {
  let b = x + 1 - a;
  let [c, d] = [Infinity, 1 / b];
  let value = d;
  for (let n = 1; ; n += 1) {
    const numerator = n * (a - n);
    b += 2;
    d = 1 / (b + numerator * d);
    c = b + numerator / c;
    value *= c * d;
    if (Math.abs(c * d - 1) < ENOUGH) return value;
  }
}
