/** Units of one stratum that weigh the same. */
export interface WeightClass {
  readonly weight: number;
  readonly units: number;
}

/** Between what the chance of each unit of a class lies (抽中概率的上下界). */
export interface ChanceBounds extends WeightClass {
  readonly low: number;
  readonly high: number;
}

/** Additions in all; a page waits for them, some tenths of a second. */
const MOST_WORK = 4e7;
/** The bounds are never further apart than one part in so many. */
const [FINEST, COARSEST] = [1000, 50];
/** What floating-point numbers may be off by: logarithms of factorials of a million units are good to ten places. */
const ROUNDING = 1e-9;

/**
 * The chance of a unit of each weight to be among the first n of its stratum, between two proven bounds. A unit of weight w
 * holds w balls, and its ticket is the least of w uniform numbers: it stands behind x with probability (1−x)^w. With u = 1−x a
 * unit of weight w is drawn with probability ∫ w·u^(w−1)·F(u) du over 0..1, where F(u) is how likely at most n−1 of the others
 * stand before it. F rises with u, so that on each piece of a grid its two ends bound it; the grid is cut where F rises.
 * There is no short formula for this integral, and quota times weight over weights is not it (drd1 §1, "Efraimidis–Spirakis").
 * @param n the quota of the stratum, at most its units
 * @returns the classes in their order; null where it would take too long, which is a stratum of thousands of quota and many weights
 */
export const weightedChances = (classes: readonly WeightClass[], n: number): readonly ChanceBounds[] | null => {
  const units = classes.reduce((sum, one) => sum + one.units, 0);
  if (n >= units || n === 0 || classes.length === 1) {
    const certain = n >= units ? 1 : n / units;
    return classes.map((one) => ({ ...one, low: certain, high: certain }));
  }
  const pieces = Math.min(FINEST, Math.floor(MOST_WORK / (2 * (classes.length * n) ** 2)));
  if (pieces < COARSEST) return null;
  const log = logFactorials(Math.max(...classes.map((one) => one.units)));
  return classes.map((one) => {
    const others = classes.map((each) => (each === one ? { ...each, units: each.units - 1 } : each));
    const { low, high } = bounds(one.weight, (u) => atMostBefore(others, n - 1, u, log), 1 / pieces);
    return { ...one, low: Math.max(0, low - ROUNDING), high: Math.min(1, high + ROUNDING) };
  });
};

/** Halves what F rises over by more than a step, and sums what each piece adds at its lower and its upper end. */
const bounds = (w: number, F: (u: number) => number, step: number): { low: number; high: number } => {
  let low = 0;
  let high = 0;
  const pieces = [{ from: 0, to: 1, below: F(0), above: F(1) }];
  for (let piece = pieces.pop(); piece !== undefined; piece = pieces.pop()) {
    const { from, to, below, above } = piece;
    const middle = (from + to) / 2;
    if (above - below > step && middle > from && middle < to) {
      const between = F(middle);
      pieces.push({ from, to: middle, below, above: between }, { from: middle, to, below: between, above });
    } else {
      const width = to ** w - from ** w;
      low += width * below;
      high += width * above;
    }
  }
  return { low, high };
};

/** How likely at most `most` of these stand before u, each of weight v with probability 1−u^v: by class binomial, then their sum. */
const atMostBefore = (classes: readonly WeightClass[], most: number, u: number, log: Float64Array): number => {
  if (u === 1) return 1;
  if (u === 0) return classes.reduce((sum, { units }) => sum + units, 0) <= most ? 1 : 0;
  const sum = classes.reduce<Float64Array>(
    (before, { weight, units }) => convolved(before, binomial(units, weight * Math.log(u), most, log), most),
    Float64Array.of(1),
  );
  return Math.min(
    1,
    sum.reduce((total, p) => total + p, 0),
  );
};

/** P(k of `units`), k = 0..most, where each stays behind with probability e^logStay. */
const binomial = (units: number, logStay: number, most: number, log: Float64Array): Float64Array => {
  const logPass = Math.log(-Math.expm1(logStay));
  return Float64Array.from({ length: Math.min(units, most) + 1 }, (_, k) =>
    Math.exp((log[units] ?? 0) - (log[k] ?? 0) - (log[units - k] ?? 0) + k * logPass + (units - k) * logStay),
  );
};

const convolved = (a: Float64Array, b: Float64Array, most: number): Float64Array => {
  const sum = new Float64Array(Math.min(a.length + b.length - 2, most) + 1);
  a.forEach((p, i) => {
    for (let j = 0; j < b.length && i + j < sum.length; j += 1) sum[i + j] = (sum[i + j] ?? 0) + p * (b[j] ?? 0);
  });
  return sum;
};

const logFactorials = (to: number): Float64Array => {
  const log = new Float64Array(to + 1);
  for (let n = 2; n <= to; n += 1) log[n] = (log[n - 1] ?? 0) + Math.log(n);
  return log;
};
