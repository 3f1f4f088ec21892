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

/** A stratum under a `total` rule, in the letters of drd1 §3: floor b, rest a, measure m (and its ticket). */
interface Share {
  readonly key: string;
  readonly b: number;
  readonly a: number;
  readonly m: bigint;
  readonly ticket: Uint8Array;
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
  const taken = rules.map((): StratumSize[] => []);
  for (const stratum of strata) {
    const group = groupOf(stratum.key);
    const rule = rules.findIndex((candidate) => candidate.group === '*' || candidate.group === group);
    if (rule === -1) return refuse('DRAW_QUOTA', { stratum: stratum.key, why: 'no rule takes this stratum' });
    taken[rule]?.push(stratum);
  }
  const quotas = new Map(strata.map(({ key }) => [key, 0]));
  for (const [index, rule] of rules.entries()) {
    const part = byRule(t, rule, index, taken[index] ?? [], quotaSeed);
    if (!part.ok) return part;
    for (const [key, n] of part.value) quotas.set(key, n);
  }
  return ok(quotas);
};

type Quotas = [key: string, n: number][];

const byRule = (
  t: Tagged,
  rule: QuotaRule,
  index: number,
  strata: readonly StratumSize[],
  seed: Uint8Array,
): Result<Quotas> => {
  switch (rule.mode) {
    case 'each':
      return ok(strata.map(({ key, size }) => [key, Math.min(rule.n, size)]));
    case 'rate':
      return ok(strata.map(({ key, size }) => [key, ceilOfRate(size, rule.num, rule.den)]));
    case 'fixed':
      return fixed(rule.n, index, strata);
    case 'total':
      return total(t, rule, index, strata, seed);
  }
};

/** ⌈N·num/den⌉: "not less than x %" (比例不低于) rounds up. */
const ceilOfRate = (size: number, num: number, den: number): number =>
  Number((BigInt(size) * BigInt(num) + BigInt(den) - 1n) / BigInt(den));

/** Every stratum the rule takes must be named, if with 0: a town that was forgotten is otherwise immune and nobody sees it. */
const fixed = (wanted: ReadonlyMap<string, number>, index: number, strata: readonly StratumSize[]): Result<Quotas> => {
  const quotas: Quotas = [];
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

const total = (
  t: Tagged,
  rule: TotalRule,
  index: number,
  strata: readonly StratumSize[],
  seed: Uint8Array,
): Result<Quotas> => {
  const shares = strata.map(({ key, size }): Share => {
    const b = Math.min(rule.min, size);
    const m = BigInt(size - b) * BigInt(rule.mult.get(key) ?? 1);
    return { key, b, a: size - b, m, ticket: t('stratum', E(seed, utf8(key))) };
  });
  const rest = rule.n - shares.reduce((sum, { b }) => sum + b, 0);
  if (rest < 0) return refuse('DRAW_QUOTA', { rule: index, why: 'less than the floors of its strata' });
  if (rest > shares.reduce((sum, { a }) => sum + a, 0))
    return refuse('DRAW_QUOTA', { rule: index, why: 'more than its strata hold' });
  const keys = new Set(shares.map(({ key }) => key));
  if ([...rule.mult.keys()].some((key) => !keys.has(key)))
    return refuse('DRAW_QUOTA', { rule: index, why: 'multiplies a stratum that it does not take' });
  const { whole, active, left } = takeWhole(shares, BigInt(rest));
  const extra = rule.rounding === 'largest' ? largest(active, left) : systematic(t, seed, index, active, left);
  return ok(shares.map(({ key, a, b }) => [key, b + (whole.has(key) ? a : (extra.get(key) ?? 0))]));
};

const sumOf = (shares: readonly Share[]): bigint => shares.reduce((sum, { m }) => sum + m, 0n);

/** Strata whose share reaches all they have are taken whole, in rounds, until nobody's does; the rest is for the others. */
const takeWhole = (shares: readonly Share[], rest: bigint): { whole: Set<string>; active: Share[]; left: bigint } => {
  const whole = new Set<string>();
  let active = [...shares];
  let left = rest;
  for (;;) {
    const M = sumOf(active);
    const full = active.filter(({ a, m }) => left * m >= BigInt(a) * M);
    if (full.length === 0) return { whole, active, left };
    for (const { key, a } of full) {
      whole.add(key);
      left -= BigInt(a);
    }
    active = active.filter(({ key }) => !whole.has(key));
  }
};

const byTicket = (a: Share, b: Share): number => compareBytes(a.ticket, b.ticket);

/** Largest remainders (最大余数法), ties by stratum ticket. */
const largest = (active: readonly Share[], left: bigint): Map<string, number> => {
  const M = sumOf(active);
  const parts = active.map((share) => ({ share, floor: (left * share.m) / M, remainder: (left * share.m) % M }));
  const missing = Number(left - parts.reduce((sum, { floor }) => sum + floor, 0n));
  parts.sort((a, b) => (a.remainder === b.remainder ? byTicket(a.share, b.share) : a.remainder > b.remainder ? -1 : 1));
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
  active: readonly Share[],
  left: bigint,
): Map<string, number> => {
  const quotas = new Map<string, number>();
  if (active.length === 0) return quotas;
  const M = sumOf(active);
  const first = uniform(t, seed, concat(utf8('systematic'), u32(index)), M);
  const marksBelow = (end: bigint): bigint => (end <= first ? 0n : (end - first - 1n) / M + 1n);
  let start = 0n;
  for (const { key, m } of [...active].sort(byTicket)) {
    const end = start + left * m;
    quotas.set(key, Number(marksBelow(end) - marksBelow(start)));
    start = end;
  }
  return quotas;
};
