import { NONE } from './board';
import { ChainSearch } from './chain';
import type { Matched } from './match';

/**
 * Why a slot stayed empty (空缺), for everybody to check: these slots want more than those who may take any of them can give.
 * An officer gives at most his cap, and at most one visit to each target.
 */
export interface HallSet {
  /** `position/role/i`; the empty slot and filled ones before it */
  readonly slots: readonly string[];
  /** what each officer who may take one of them can give, by o */
  readonly gives: ReadonlyMap<string, number>;
}

/**
 * The Hall set (霍尔集) of a slot that a match could not fill: all that a search from it reaches. Asked of a match before
 * anything is redrawn in it.
 * Source: drd1 §3 "Officers" A; P. Hall, On representatives of subsets, 1935.
 */
export const hallSetOf = ({ board }: Matched, unfilled: number): HallSet => {
  const search = new ChainSearch(board, {
    eligible: (slot) => board.eligible(slot),
    endsWith: () => NONE,
    mayLeave: () => true,
    mayChange: () => true,
    slotsOf: (officer) => board.heldBy(officer),
  });
  search.fromSlot(unfilled);
  const targets = new Map<number, Set<number>>();
  for (const slot of search.seen.slots)
    for (const officer of board.eligible(slot))
      targets.set(officer, (targets.get(officer) ?? new Set()).add(board.positionOf(slot)));
  return {
    slots: search.seen.slots.map((slot) => board.nameOf(slot)),
    gives: new Map(
      [...targets].map(([officer, { size }]) => {
        const { o = '', cap = 0 } = board.roster[officer] ?? {};
        return [o, Math.min(cap, size)];
      }),
    ),
  };
};
