import { drawnOf } from './drawn';
import type { GroupCounts } from './drawn';
import type { Scheme } from './scheme';
import { BASE_GROUP, RAISED_GROUP } from './strata';

/** A quota rule of the draw's plan (draw.md §3): so many from the group, over its strata by systematic rounding. */
export interface SystematicTotal {
  readonly group: string;
  readonly mode: 'total';
  readonly n: number;
  readonly rounding: 'systematic';
}

/** How many targets of the pool are in each group, by the stratum keys of its units. */
export function groupSizes(strata: readonly string[]): GroupCounts {
  const inGroup = (group: string) => strata.filter((key) => key.startsWith(`${group}/`)).length;
  return { base: inGroup(BASE_GROUP), raised: inGroup(RAISED_GROUP) };
}

/**
 * The quota rules (应抽户数) of a scheme for the groups of the frozen pool, one for each group that has targets.
 * A ratio becomes a number per group, ⌈N·num/den⌉ over the whole group: rounded up per town it would draw a firm in every
 * hamlet and more than the scheme says (P2 is checked on drawn ÷ pool). Systematic rounding then gives each town its exact
 * expectation, so that no small town is immune (draw.md §2). Source: P2, P6; draw.md §3 "Quotas".
 */
export function quotaOf(scheme: Pick<Scheme, 'ratio' | 'count' | 'raised'>, pool: GroupCounts): SystematicTotal[] {
  const drawn = drawnOf(scheme, pool);
  return [
    ...(pool.base > 0 ? [total(BASE_GROUP, drawn.base)] : []),
    ...(pool.raised > 0 ? [total(RAISED_GROUP, drawn.raised)] : []),
  ];
}

const total = (group: string, n: number): SystematicTotal => ({ group, mode: 'total', n, rounding: 'systematic' });
