import { ok, type Result } from '../kernel/result';
import type { QuotaRule } from './plan/plan';
import { remaindersOf, ruleByRule, shareOut, type StratumSize } from './quotas';

/** An exact fraction, not reduced. */
export interface Fraction {
  readonly num: bigint;
  readonly den: bigint;
}
export const valueOf = ({ num, den }: Fraction): number => Number((num * 10n ** 18n) / den) / 1e18;

const whole = (n: number | bigint): Fraction => ({ num: BigInt(n), den: 1n });

/**
 * How many of each stratum a plan draws on average (期望名额), before anybody knows the seed: exact, from plan and sizes alone.
 * Divided by the size of the stratum it is the chance of each of its units (抽中概率, N8), where all weigh the same: given the
 * quota the draw takes each set of units equally often, and the quota comes from another sub-seed than the tickets.
 * Systematic rounding: marks stand every M from a uniform start, so that an interval of length n'·m holds n'·m/M of them on
 * average. Largest remainders: certain, but where remainders are equal and the tickets of the strata decide.
 * @returns by stratum key, or DRAW_QUOTA as `quotasOf`
 */
export const expectedQuotas = (
  rules: readonly QuotaRule[],
  strata: readonly StratumSize[],
): Result<ReadonlyMap<string, Fraction>> => {
  const found = ruleByRule<Fraction>(rules, strata, whole, (rule, index, taken) => {
    const shared = shareOut(rule, index, taken);
    if (!shared.ok) return shared;
    const { shares, taken: all, active, left } = shared.value;
    const M = active.reduce((sum, { m }) => sum + m, 0n);
    const extra = rule.rounding === 'largest' ? byRemainder(active, left) : new Map<string, Fraction>();
    return ok(
      shares.map(({ key, a, b, m }): [string, Fraction] => {
        if (all.has(key)) return [key, whole(a + b)];
        if (M === 0n) return [key, whole(b)];
        return [key, plus(b, extra.get(key) ?? { num: left * m, den: M })];
      }),
    );
  });
  return found;
};

const plus = (b: number, { num, den }: Fraction): Fraction => ({ num: BigInt(b) * den + num, den });

/** Who has more than the least remainder that is still served gets one more for certain; those with just that share what is left. */
const byRemainder = (active: Parameters<typeof remaindersOf>[0], left: bigint): ReadonlyMap<string, Fraction> => {
  const { parts, missing } = remaindersOf(active, left);
  const served = parts.map(({ remainder }) => remainder).sort((a, b) => (a < b ? 1 : a > b ? -1 : 0))[missing - 1];
  const above = parts.filter(({ remainder }) => served !== undefined && remainder > served).length;
  const level = parts.filter(({ remainder }) => remainder === served).length;
  return new Map(
    parts.map(({ share: { key }, floor, remainder }) => {
      if (served === undefined || remainder < served) return [key, whole(floor)];
      if (remainder > served) return [key, whole(floor + 1n)];
      return [key, { num: floor * BigInt(level) + BigInt(missing - above), den: BigInt(level) }];
    }),
  );
};
