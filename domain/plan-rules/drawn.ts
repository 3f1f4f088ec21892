import type { Ratio } from './ratio';
import { ceilOf } from './ratio';
import type { Scheme } from './scheme';

/** How many are drawn from each group (应抽户数): base `0`, raised `1`. */
export interface GroupCounts {
  readonly base: number;
  readonly raised: number;
}

const share = (n: number, ratio: Ratio): number => Math.min(n, ceilOf(n, ratio));

/**
 * 应抽户数 of a scheme for the group sizes of its pool. The raised group is taken at its own ratio first; with a fixed
 * number the base group has what remains of it, so that the number the plan states is kept.
 * Never more than a group has. A scheme with neither ratio nor count draws nobody.
 */
export function drawnOf(scheme: Pick<Scheme, 'ratio' | 'count' | 'raised'>, pool: GroupCounts): GroupCounts {
  const raised = scheme.raised ? share(pool.raised, scheme.raised.ratio) : 0;
  if (scheme.count !== null) {
    const kept = Math.min(raised, scheme.count);
    return { base: Math.min(pool.base, scheme.count - kept), raised: kept };
  }
  return { base: scheme.ratio ? share(pool.base, scheme.ratio) : 0, raised };
}
