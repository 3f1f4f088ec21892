import type { Steps } from '../../kernel/steps';
import { NONE, type Board } from './board';
import { ChainSearch } from './chain';

/** Slots between two steps: some milliseconds. */
export const SLOTS_A_STEP = 512;

/**
 * A, the fill: a slot is filled if and only if it can be together with all that were filled before it. Sets of slots that can
 * be filled together are the independent sets of a transversal matroid, so that this greedy way also fills as many as any
 * can. What a failed search saw can never be left again: it is kept out of all later searches.
 * @param order the slots, in slot order
 * @returns the slots that nobody can take
 * Source: drd1 §3 "Officers" A.
 */
export function* fill(board: Board, order: readonly number[]): Steps<number[]> {
  const deadSlots = new Uint8Array(board.slots);
  const deadOfficers = new Uint8Array(board.roster.length);
  const search = new ChainSearch(board, {
    eligible: (slot) => board.eligible(slot),
    endsWith: (slot) => leastLoaded(board, slot),
    mayLeave: (slot) => deadSlots[slot] === 0,
    mayChange: (officer) => deadOfficers[officer] === 0,
    slotsOf: (officer) => board.heldBy(officer),
  });
  const unfilled: number[] = [];
  for (const [k, slot] of order.entries()) {
    const moves = search.fromSlot(slot);
    if (moves !== null) board.apply(moves);
    else {
      unfilled.push(slot);
      for (const seen of search.seen.slots) deadSlots[seen] = 1;
      for (const seen of search.seen.officers) deadOfficers[seen] = 1;
    }
    if (k % SLOTS_A_STEP === 0) yield;
  }
  return unfilled;
}

/** Any officer with room would do; the least loaded spares the next phase most of its work. */
const leastLoaded = (board: Board, slot: number): number => {
  const position = board.positionOf(slot);
  let [found, least] = [NONE, Infinity];
  for (const officer of board.eligible(slot)) {
    const load = board.loadOf(officer);
    if (load < least && board.canJoin(officer, position)) [found, least] = [officer, load];
  }
  return found;
};
