import type { Steps } from '../../kernel/steps';
import { NONE, type Board } from './board';
import { ChainSearch } from './chain';

/**
 * B, the loads: moves visits from officer to officer until Σ(load0 + new)² is least and, among equal sums, loads are
 * lexicographically greatest in the order of load tickets. The loads of all complete fills form an M-convex set and the aim is
 * separable and convex, and there what no single exchange betters is the best there is. The busiest officer goes first:
 * whatever a failed search saw leads to nobody whose taking a visit would gain, for him or for anybody less busy, and is left
 * alone from then on.
 * @param rank the place of each officer in the order of load tickets
 * Source: drd1 §3 "Officers" B; Murota, Discrete Convex Analysis (2003), M-optimality criterion.
 */
export function* balance(board: Board, rank: Int32Array): Steps<void> {
  const doneSlots = new Uint8Array(board.slots);
  const doneOfficers = new Uint8Array(board.roster.length);
  const byLoad = (a: number, b: number): number => board.loadOf(a) - board.loadOf(b) || (rank[a] ?? 0) - (rank[b] ?? 0);
  /** Better with `to` than with `from`? One visit less there, and one more here. */
  const gains = (from: number, to: number): boolean => {
    const difference = board.loadOf(from) - 1 - board.loadOf(to);
    return difference > 0 || (difference === 0 && (rank[to] ?? 0) < (rank[from] ?? 0));
  };
  let giver = NONE;
  const search = new ChainSearch(board, {
    eligible: (slot) => board.eligible(slot),
    endsWith: (slot) => {
      const position = board.positionOf(slot);
      let found = NONE;
      for (const officer of board.eligible(slot))
        if (
          gains(giver, officer) &&
          doneOfficers[officer] === 0 &&
          (found === NONE || byLoad(officer, found) < 0) &&
          board.canJoin(officer, position)
        )
          found = officer;
      return found;
    },
    mayLeave: (slot) => doneSlots[slot] === 0,
    mayChange: (officer) => doneOfficers[officer] === 0,
    slotsOf: (officer) => board.heldBy(officer),
  });
  const waiting = board.roster.map((_, officer) => officer).filter((officer) => board.heldBy(officer).length > 0);
  waiting.sort(byLoad);
  for (let busiest = waiting.pop(); busiest !== undefined; busiest = waiting.pop()) {
    giver = busiest;
    const moves = search.fromOfficer(giver);
    const taker = moves?.[0]?.officer;
    if (moves === null || taker === undefined) {
      for (const seen of search.seen.slots) doneSlots[seen] = 1;
      for (const seen of search.seen.officers) doneOfficers[seen] = 1;
    } else {
      const place = waiting.indexOf(taker);
      if (place !== -1) waiting.splice(place, 1);
      board.apply(moves);
      for (const officer of [taker, giver]) if (board.heldBy(officer).length > 0) insert(waiting, officer, byLoad);
    }
    yield;
  }
}

/** Puts an officer where he belongs in an ascending list. */
const insert = (ascending: number[], officer: number, compare: (a: number, b: number) => number): void => {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    if (compare(ascending[middle] ?? NONE, officer) < 0) from = middle + 1;
    else to = middle;
  }
  ascending.splice(from, 0, officer);
};
