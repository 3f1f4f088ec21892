import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { compareBytes, concat, E, u32, utf8 } from './encoding/bytes';
import { tagged, type Tagged } from './encoding/tagged';
import { uniform } from './encoding/uniform';
import type { QuotaRule } from './plan/plan';

/** A stratum as quotas see it: its key and its number of units. */
export interface StratumSize {
  readonly key: string;
  readonly size: number;
}

/** A stratum under a `total` rule, in the letters of drd1 §3: floor b, rest a, measure m. */
interface Share {
  readonly key: string;
  readonly b: number;
  readonly a: number;
  readonly m: bigint;
}

type TotalRule = Extract<QuotaRule, { mode: 'total' }>;

/** The group of a stratum: its key up to "/". */
export const groupOf = (key: string): string => key.split('/', 1)[0] ?? '';

/**
 * How many of each stratum (分层名额). Every quota lies within 0..N; a rule that asks for what is not there is refused and
 * never cut down in silence, since P2 and P7 were checked on the plan's numbers.
 * @param quotaSeed sub-seed "quota"
 * @returns quota by stratum key, in the order of `strata`; DRAW_QUOTA with `rule` (index) and `why`
 * Source: drd1 §3 "Quotas".
 */
export const quotasOf = (
  hash: Hash,
  rules: readonly QuotaRule[],
  strata: readonly StratumSize[],
  quotaSeed: Uint8Array,
): Result<ReadonlyMap<string, number>> => {
  const t = tagged(hash);
  return ruleByRule(
    rules,
    strata,
    (n) => n,
    (rule, index, taken) => total(t, rule, index, taken, quotaSeed),
  );
};

/**
 * Has each rule say what its strata get: a number that the sizes settle is turned into a `Part` by `settled`, a `total` is for
 * the caller.
 */
export const ruleByRule = <Part>(
  rules: readonly QuotaRule[],
  strata: readonly StratumSize[],
  settled: (n: number) => Part,
  ofTotal: (rule: TotalRule, index: number, strata: readonly StratumSize[]) => Result<Parts<Part>>,
): Result<ReadonlyMap<string, Part>> => {
  const taken = rules.map((): StratumSize[] => []);
  for (const stratum of strata) {
    const group = groupOf(stratum.key);
    const rule = rules.findIndex((candidate) => candidate.group === '*' || candidate.group === group);
    if (rule === -1) return refuse('DRAW_QUOTA', { stratum: stratum.key, why: 'no rule takes this stratum' });
    taken[rule]?.push(stratum);
  }
  const parts = new Map(strata.map(({ key }) => [key, settled(0)]));
  for (const [index, rule] of rules.entries()) {
    const own = taken[index] ?? [];
    const part = rule.mode === 'total' ? ofTotal(rule, index, own) : mapped(bySize(rule, index, own), settled);
    if (!part.ok) return part;
    for (const [key, n] of part.value) parts.set(key, n);
  }
  return ok(parts);
};

type Parts<Part> = readonly (readonly [key: string, part: Part])[];
type Quotas = Parts<number>;

const mapped = <Part>(quotas: Result<Quotas>, settled: (n: number) => Part): Result<Parts<Part>> =>
  quotas.ok ? ok(quotas.value.map(([key, n]) => [key, settled(n)] as const)) : quotas;

/** The rules whose quotas follow from the sizes alone. */
const bySize = (rule: Exclude<QuotaRule, TotalRule>, index: number, strata: readonly StratumSize[]): Result<Quotas> => {
  switch (rule.mode) {
    case 'each':
      return ok(strata.map(({ key, size }) => [key, Math.min(rule.n, size)]));
    case 'rate':
      return ok(strata.map(({ key, size }) => [key, ceilOfRate(size, rule.num, rule.den)]));
    case 'fixed':
      return fixed(rule.n, index, strata);
  }
};

/** ⌈N·num/den⌉: "not less than x %" (比例不低于) rounds up. */
const ceilOfRate = (size: number, num: number, den: number): number =>
  Number((BigInt(size) * BigInt(num) + BigInt(den) - 1n) / BigInt(den));

/** Every stratum the rule takes must be named, if with 0: a town that was forgotten is otherwise immune and nobody sees it. */
const fixed = (wanted: ReadonlyMap<string, number>, index: number, strata: readonly StratumSize[]): Result<Quotas> => {
  const quotas: [string, number][] = [];
  for (const { key, size } of strata) {
    const n = wanted.get(key);
    if (n === undefined) return refuse('DRAW_QUOTA', { rule: index, stratum: key, why: 'not named by its fixed rule' });
    if (n > size) return refuse('DRAW_QUOTA', { rule: index, stratum: key, why: 'more than it holds' });
    quotas.push([key, n]);
  }
  if (wanted.size > quotas.length)
    return refuse('DRAW_QUOTA', { rule: index, why: 'names a stratum that it does not take' });
  return ok(quotas);
};

/** A `total` rule before its rounding: who is taken whole, and what is left for the others. */
interface SharedOut {
  readonly shares: readonly Share[];
  readonly taken: ReadonlySet<string>;
  readonly active: readonly Share[];
  readonly left: bigint;
}

export const shareOut = (rule: TotalRule, index: number, strata: readonly StratumSize[]): Result<SharedOut> => {
  const shares = strata.map(({ key, size }): Share => {
    const b = Math.min(rule.min, size);
    return { key, b, a: size - b, m: BigInt(size - b) * BigInt(rule.mult.get(key) ?? 1) };
  });
  const rest = rule.n - shares.reduce((sum, { b }) => sum + b, 0);
  if (rest < 0) return refuse('DRAW_QUOTA', { rule: index, why: 'less than the floors of its strata' });
  if (rest > shares.reduce((sum, { a }) => sum + a, 0))
    return refuse('DRAW_QUOTA', { rule: index, why: 'more than its strata hold' });
  const keys = new Set(shares.map(({ key }) => key));
  if ([...rule.mult.keys()].some((key) => !keys.has(key)))
    return refuse('DRAW_QUOTA', { rule: index, why: 'multiplies a stratum that it does not take' });
  return ok({ shares, ...takeWhole(shares, BigInt(rest)) });
};

const total = (
  t: Tagged,
  rule: TotalRule,
  index: number,
  strata: readonly StratumSize[],
  seed: Uint8Array,
): Result<Quotas> => {
  const shared = shareOut(rule, index, strata);
  if (!shared.ok) return shared;
  const { shares, taken, active, left } = shared.value;
  const ordered = inTicketOrder(t, seed, active);
  const extra = rule.rounding === 'largest' ? largest(ordered, left) : systematic(t, seed, index, ordered, left);
  return ok(shares.map(({ key, a, b }) => [key, b + (taken.has(key) ? a : (extra.get(key) ?? 0))]));
};

const sumOf = (shares: readonly Share[]): bigint => shares.reduce((sum, { m }) => sum + m, 0n);

/** Strata whose share reaches all they have are taken whole, in rounds, until nobody's does; the rest is for the others. */
const takeWhole = (shares: readonly Share[], rest: bigint): Omit<SharedOut, 'shares'> => {
  const taken = new Set<string>();
  let active = [...shares];
  let left = rest;
  for (;;) {
    const M = sumOf(active);
    const full = active.filter(({ a, m }) => left * m >= BigInt(a) * M);
    if (full.length === 0) return { taken, active, left };
    for (const { key, a } of full) {
      taken.add(key);
      left -= BigInt(a);
    }
    active = active.filter(({ key }) => !taken.has(key));
  }
};

const inTicketOrder = (t: Tagged, seed: Uint8Array, shares: readonly Share[]): readonly Share[] =>
  shares
    .map((share) => ({ share, ticket: t('stratum', E(seed, utf8(share.key))) }))
    .sort((a, b) => compareBytes(a.ticket, b.ticket))
    .map(({ share }) => share);

/** Each stratum's whole part and what remains of it, and how many are missing then. */
export const remaindersOf = (active: readonly Share[], left: bigint) => {
  const M = sumOf(active);
  const parts = active.map((share) => ({ share, floor: (left * share.m) / M, remainder: (left * share.m) % M }));
  return { parts, missing: Number(left - parts.reduce((sum, { floor }) => sum + floor, 0n)) };
};

/** Largest remainders (最大余数法), ties by stratum ticket: the sort keeps the order it is given. */
const largest = (ordered: readonly Share[], left: bigint): Map<string, number> => {
  const { parts, missing } = remaindersOf(ordered, left);
  parts.sort((a, b) => (a.remainder === b.remainder ? 0 : a.remainder > b.remainder ? -1 : 1));
  return new Map(parts.map(({ share, floor }, i) => [share.key, Number(floor) + (i < missing ? 1 : 0)]));
};

/**
 * Systematic rounding (等距取整): strata in ticket order own consecutive intervals, marks stand every M from a random
 * start. E[n_h] is exact, and every small town keeps its chance.
 */
const systematic = (
  t: Tagged,
  seed: Uint8Array,
  index: number,
  ordered: readonly Share[],
  left: bigint,
): Map<string, number> => {
  const quotas = new Map<string, number>();
  if (ordered.length === 0) return quotas;
  const M = sumOf(ordered);
  const first = uniform(t, seed, concat(utf8('systematic'), u32(index)), M);
  const marksBelow = (end: bigint): bigint => (end <= first ? 0n : (end - first - 1n) / M + 1n);
  let start = 0n;
  for (const { key, m } of ordered) {
    const end = start + left * m;
    quotas.set(key, Number(marksBelow(end) - marksBelow(start)));
    start = end;
  }
  return quotas;
};
