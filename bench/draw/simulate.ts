import { fitOf, type Cell, type Fit } from '../../domain/fairness/fit';
import type { Drawn, Sampler, SmallPool } from './samplers';

/** One question to a sampler, and how well the answer fits chance. */
export interface Asked extends Fit {
  readonly what: string;
  readonly cells: number;
}

const ones = (count: number): readonly number[] => new Array<number>(count).fill(1);
const EVEN: SmallPool = { strata: [ones(20)], drawn: 5 };
const SAMPLES: SmallPool = { strata: [ones(8)], drawn: 3 };
const WEIGHTS: SmallPool = { strata: [[1, 2, 3, 4]], drawn: 4 };
/** Strata of which no share of the three is whole, one of them far below one. */
const QUOTAS: SmallPool = { strata: [2, 5, 9].map(ones), drawn: 3 };

/** What every sampler must give evenly: first places, ordered pairs, inclusion, whole samples. */
export function askEven(sampler: Sampler, draws: number): readonly Asked[] {
  const { first, pair, each } = counted(sampler(EVEN), draws, {
    first: ([one]) => [key(one)],
    pair: ([one, other]) => [`${key(one)} ${key(other)}`],
    each: (drawn) => drawn.map(key),
  });
  const { whole } = counted(sampler(SAMPLES), draws, { whole: (drawn) => [drawn.map(key).sort().join(' ')] });
  const units = upTo(20).map((unit) => key({ stratum: 0, unit }));
  const pairs = units.flatMap((a) => units.filter((b) => b !== a).map((b) => `${a} ${b}`));
  return [
    asked('first place', evenly(first, units, draws)),
    asked('ordered pairs', evenly(pair, pairs, draws)),
    // Five of twenty without putting back: inclusions scatter less than independent counts.
    asked('inclusion', evenly(each, units, 5 * draws), (20 - 5) / (20 - 1)),
    asked('whole samples', evenly(whole, combinations(8, 3), draws)),
  ];
}

/** What the specification promises beyond that: orders in proportion to weights, and quotas of strata without favour. */
export function askPromised(sampler: Sampler, draws: number): readonly Asked[] {
  const { order } = counted(sampler(WEIGHTS), draws, { order: (drawn) => [drawn.map(key).join(' ')] });
  const { quota } = counted(sampler(QUOTAS), draws, {
    quota: (drawn) => QUOTAS.strata.map((_, own) => `${own}:${drawn.filter(({ stratum }) => stratum === own).length}`),
  });
  return [asked('orders by weight', byWeight(order, draws)), ...quotas(quota, draws)];
}

/** A run asks up to a dozen questions; one honest run in a hundred is rejected. */
const LEVEL = 0.01;

/** Whether chance alone would give such answers in fewer than one run of a hundred (Bonferroni over the questions). */
export const isRejected = (answers: readonly Asked[]): boolean => answers.some(({ p }) => p * answers.length < LEVEL);

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);
const key = (one: Drawn | undefined): string => (one ? `${one.stratum}.${one.unit}` : '');

type Counts = ReadonlyMap<string, number>;

/** Draws so often, and counts the answers to each question. */
function counted<K extends string>(
  draw: (time: number) => readonly Drawn[],
  draws: number,
  questions: Readonly<Record<K, (drawn: readonly Drawn[]) => readonly string[]>>,
): Readonly<Record<K, Counts>> {
  const names = Object.keys(questions) as K[];
  const counts = Object.fromEntries(names.map((name) => [name, new Map()])) as Record<K, Map<string, number>>;
  for (let time = 0; time < draws; time += 1) {
    const drawn = draw(time);
    for (const name of names)
      for (const answer of questions[name](drawn)) counts[name].set(answer, (counts[name].get(answer) ?? 0) + 1);
  }
  return counts;
}

const evenly = (counts: Counts, keys: readonly string[], total: number): readonly Cell[] =>
  keys.map((one) => ({ observed: counts.get(one) ?? 0, expected: total / keys.length }));

function asked(what: string, cells: readonly Cell[], spread = 1): Asked {
  const fit = fitOf(cells, spread);
  if (fit === null) throw new Error(`${what}: too few draws to say anything`);
  return { what, cells: cells.length, ...fit };
}

function combinations(n: number, k: number, from = 0): readonly string[] {
  if (k === 0) return [''];
  return upTo(n)
    .slice(from)
    .flatMap((unit) => combinations(n, k - 1, unit + 1).map((rest) => `${key({ stratum: 0, unit })} ${rest}`.trim()));
}

/** An order's chance is that of drawing balls: each place goes to a unit in proportion to its weight among those left. */
function byWeight(counts: Counts, draws: number): readonly Cell[] {
  const [weights = []] = WEIGHTS.strata;
  const orders = (left: readonly number[]): readonly { order: readonly number[]; chance: number }[] => {
    if (left.length === 0) return [{ order: [], chance: 1 }];
    const sum = left.reduce((all, unit) => all + (weights[unit] ?? 0), 0);
    return left.flatMap((unit) =>
      orders(left.filter((other) => other !== unit)).map(({ order, chance }) => ({
        order: [unit, ...order],
        chance: (chance * (weights[unit] ?? 0)) / sum,
      })),
    );
  };
  return orders(upTo(weights.length)).map(({ order, chance }) => ({
    observed: counts.get(order.map((unit) => key({ stratum: 0, unit })).join(' ')) ?? 0,
    expected: chance * draws,
  }));
}

/** A stratum has the whole part of its share always, and one more with the chance of the rest: E[n] is exact. */
function quotas(counts: Counts, draws: number): readonly Asked[] {
  const size = QUOTAS.strata.reduce((sum, units) => sum + units.length, 0);
  return QUOTAS.strata.map((units, stratum) => {
    const share = (QUOTAS.drawn * units.length) / size;
    const whole = Math.floor(share);
    const more = counts.get(`${stratum}:${whole + 1}`) ?? 0;
    return asked(`quota of ${units.length} in ${size}`, [
      { observed: more, expected: draws * (share - whole) },
      { observed: draws - more, expected: draws * (1 - share + whole) },
    ]);
  });
}
