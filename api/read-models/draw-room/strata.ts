import type { Scheme } from '../../../domain/plan-rules/scheme';
import { drawnOf, type GroupCounts } from '../../../domain/plan-rules/drawn';
import { BASE_GROUP, RAISED_GROUP } from '../../../domain/plan-rules/strata';
import type { RoomStratum } from '../../../contracts/views/draw-room';
import type { PoolStratum } from '../pool-strata';
import type { DrawnRow } from './rows';

/** 应抽 of a pool's groups: what the scheme asks of them. */
export const wantedOf = (scheme: Scheme | null, groups: GroupCounts): GroupCounts =>
  scheme ? drawnOf(scheme, groups) : { base: 0, raised: 0 };

interface Seen {
  /** The viewer may know what a stratum stands for. */
  readonly labels: boolean;
  /** The viewer may know the chances before the draw (N8). */
  readonly odds: boolean;
}

/**
 * 层, numbered in the order of their keys. Before the draw 应抽 is open by one: systematic rounding gives each stratum its
 * expectation, up or down (draw.md §2 "Rounding"). The chance of a firm is that of its group, whatever the rounding.
 */
export function strataOf(
  strata: readonly PoolStratum[],
  drawn: readonly DrawnRow[],
  groups: GroupCounts,
  wanted: GroupCounts,
  { labels, odds }: Seen,
): readonly RoomStratum[] {
  const of = new Map(drawn.map((row) => [row.stratum, row]));
  const done = drawn.length > 0;
  return strata.map(({ key, size, town }, index) => {
    const group = key.startsWith(`${RAISED_GROUP}/`) ? 'raised' : 'base';
    const [num, den] = [wanted[group], groups[group]];
    return {
      number: index + 1,
      label: labels ? labelOf(key, town) : null,
      pool: size,
      least: den === 0 ? 0 : Math.floor((num * size) / den),
      most: den === 0 ? 0 : Math.ceil((num * size) / den),
      odds: odds || done ? { num, den } : null,
      drawn: done ? { count: of.get(key)?.drawn ?? 0, firstBatch: of.get(key)?.first ?? 0 } : null,
    };
  });
}

/** `1/03` as its town and whether its ratio is raised; number 00 is no town. */
function labelOf(key: string, town: string | null): string {
  const [group = BASE_GROUP, number] = key.split('/');
  const place = number === '00' || town === null ? '不分镇街' : town;
  return group === RAISED_GROUP ? `${place}，提高比例` : place;
}
