import type { Steps } from '../../kernel/steps';
import { NONE, type Board } from './board';
import { ChainSearch } from './chain';
import { SLOTS_A_STEP } from './fill';
import { before, type MatchTickets, type PairTickets } from './tickets';

/**
 * C, the teams: keeps every load and gives each slot in turn the smallest pair ticket with which the rest can still be
 * completed. An officer can be had if and only if a closed chain leads from the slot over him back to the slot, that is if
 * both lie in one strongly connected component of what is not fixed yet. Components only ever fall apart, by fixing slots; so
 * each is labelled, a search stays within the slot's own, and one that fails splits it, which it can do as often as there are
 * officers and slots and no more.
 * Source: drd1 §3 "Officers" C; the argument is that of Régin's filtering (AAAI 1994).
 */
export function* nameTeams(board: Board, order: readonly number[], tickets: MatchTickets): Steps<void> {
  const exchange = new Exchange(board, order);
  let pairs: PairTickets = { officers: [], hashes: new Uint8Array(0) };
  let [lastPosition, lastRole] = [NONE, NONE];
  for (const [k, slot] of order.entries()) {
    if (board.holderOf(slot) === NONE) continue;
    const [position, role] = [board.positionOf(slot), board.roleIndexOf(slot)];
    if (position !== lastPosition || role !== lastRole) {
      const c = board.targetAt(position)?.c ?? '';
      pairs = tickets.pairs(
        c,
        role,
        board.eligible(slot).filter((officer) => exchange.openOf(officer) > 0),
      );
      [lastPosition, lastRole] = [position, role];
    }
    exchange.fix(slot, pairs);
    if (k % SLOTS_A_STEP === 0) yield;
  }
}

/** Slots that are fixed one by one, and what can still change among the others. */
class Exchange {
  private readonly place: Int32Array;
  private readonly open: Int32Array;
  private readonly slotLabels: Int32Array;
  private readonly officerLabels: Int32Array;
  private labels = 0;
  private readonly search: ChainSearch;
  /** the slot being fixed, its holder, and the label of its component */
  private slot = NONE;
  private holder = NONE;
  private label = 0;

  constructor(
    private readonly board: Board,
    order: readonly number[],
  ) {
    this.place = new Int32Array(board.slots);
    order.forEach((slot, k) => (this.place[slot] = k));
    this.open = Int32Array.from(board.roster, (_, officer) => board.heldBy(officer).length);
    this.slotLabels = new Int32Array(board.slots);
    this.officerLabels = new Int32Array(board.roster.length);
    this.search = new ChainSearch(board, {
      eligible: (slot) => board.eligible(slot),
      endsWith: (slot) => this.returnsAt(slot),
      mayLeave: (slot) => this.isOpen(slot) && this.slotLabels[slot] === this.label,
      mayChange: (officer) => this.officerLabels[officer] === this.label,
      slotsOf: (officer) => board.heldBy(officer),
    });
  }

  /** How many slots of the officer are not fixed yet. No exchange changes that. */
  openOf(officer: number): number {
    return this.open[officer] ?? 0;
  }

  /** Gives the slot the first officer in ticket order with whom the others can be completed. */
  fix(slot: number, pairs: PairTickets): void {
    this.slot = slot;
    this.holder = this.board.holderOf(slot);
    this.label = this.slotLabels[slot] ?? 0;
    const failed = new Set<number>();
    for (;;) {
      const officer = this.firstOf(pairs, failed);
      if (officer === this.holder || officer === NONE || this.takes(officer)) break;
      failed.add(officer);
    }
    const named = this.board.holderOf(slot);
    this.open[named] = this.openOf(named) - 1;
  }

  private firstOf({ officers, hashes }: PairTickets, failed: ReadonlySet<number>): number {
    let first = NONE;
    for (let i = 0; i < officers.length; i += 1) {
      const officer = officers[i] ?? NONE;
      if ((first === NONE || before(hashes, i, first)) && this.mayTake(officer) && !failed.has(officer)) first = i;
    }
    return officers[first] ?? NONE;
  }

  private mayTake(officer: number): boolean {
    if (officer === this.holder) return true;
    const there = this.board.slotAt(this.board.positionOf(this.slot), officer);
    if (there !== NONE) return this.isOpen(there) && this.slotLabels[there] === this.label;
    return this.openOf(officer) > 0 && this.officerLabels[officer] === this.label;
  }

  private takes(officer: number): boolean {
    const there = this.board.slotAt(this.board.positionOf(this.slot), officer);
    const moves = there === NONE ? this.search.fromOfficer(officer) : this.search.fromSlot(there);
    if (moves === null) {
      this.split();
      return false;
    }
    this.board.apply([...moves, { slot: this.slot, officer }]);
    return true;
  }

  /** What the search saw and the slot are not of one component. */
  private split(): void {
    this.labels += 1;
    for (const slot of this.search.seen.slots) this.slotLabels[slot] = this.labels;
    for (const officer of this.search.seen.officers) this.officerLabels[officer] = this.labels;
  }

  /** The chain is closed where the holder may take the slot: for the one that he leaves, or for one of the same target. */
  private returnsAt(slot: number): number {
    if (!this.board.isEligible(slot, this.holder)) return NONE;
    const there = this.board.slotAt(this.board.positionOf(slot), this.holder);
    return there === NONE || there === this.slot ? this.holder : NONE;
  }

  private isOpen(slot: number): boolean {
    return (this.place[slot] ?? NONE) > (this.place[this.slot] ?? NONE);
  }
}
