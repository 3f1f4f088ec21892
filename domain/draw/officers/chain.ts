import { NONE, type Board, type Move } from './board';

/** What a search for a chain may use, and in which order. */
export interface ChainRules {
  /** who may take a slot */
  eligible(slot: number): Iterable<number>;
  /** with whom a chain ends at this slot, since nobody need be found for what he leaves; NONE: with nobody */
  endsWith(slot: number): number;
  /** may the slot change hands? */
  mayLeave(slot: number): boolean;
  /** may the officer give up a slot for another? */
  mayChange(officer: number): boolean;
  /** the slots of an officer */
  slotsOf(officer: number): Iterable<number>;
}

/**
 * Searches the shortest chain (递补链) of changes: a slot takes an officer, who leaves another slot, which takes another
 * officer, and so on. An officer who stands at the slot's own target can only change places there, since nobody is on a team
 * twice; any other officer may leave any slot of his. This is a breadth-first search of the residual graph of the flow slot →
 * officer at a target → officer, so a search that fails has seen a set of slots and officers that nothing leads out of.
 */
export class ChainSearch {
  private round = 0;
  private readonly seenSlots: Int32Array;
  private readonly seenOfficers: Int32Array;
  private readonly comesFrom: Int32Array;
  private readonly queue: number[] = [];
  private readonly changing: number[] = [];

  constructor(
    private readonly board: Board,
    private readonly rules: ChainRules,
  ) {
    this.seenSlots = new Int32Array(board.slots);
    this.seenOfficers = new Int32Array(board.roster.length);
    this.comesFrom = new Int32Array(board.slots);
  }

  /** A chain that begins with a new officer for this slot; null when there is none. */
  fromSlot(slot: number): Move[] | null {
    this.begin();
    return this.enter(slot, NONE) ?? this.spread();
  }

  /** A chain that begins with a new officer for any slot of this one. */
  fromOfficer(officer: number): Move[] | null {
    this.begin();
    return this.leave(officer, NONE) ?? this.spread();
  }

  /** What the last search saw: after a failure nothing leads out of it. */
  get seen(): { readonly slots: readonly number[]; readonly officers: readonly number[] } {
    return { slots: this.queue, officers: this.changing };
  }

  private begin(): void {
    this.round += 1;
    this.queue.length = 0;
    this.changing.length = 0;
  }

  private spread(): Move[] | null {
    const { board, rules } = this;
    for (let at = 0; at < this.queue.length; at += 1) {
      const slot = this.queue[at] ?? NONE;
      const position = board.positionOf(slot);
      for (const officer of rules.eligible(slot)) {
        const there = board.slotAt(position, officer);
        const found = there === NONE ? this.leave(officer, slot) : this.reach(there, slot);
        if (found !== null) return found;
      }
    }
    return null;
  }

  private leave(officer: number, from: number): Move[] | null {
    if (this.seenOfficers[officer] === this.round || !this.rules.mayChange(officer)) return null;
    this.seenOfficers[officer] = this.round;
    this.changing.push(officer);
    for (const slot of this.rules.slotsOf(officer)) {
      const found = this.reach(slot, from);
      if (found !== null) return found;
    }
    return null;
  }

  private reach(slot: number, from: number): Move[] | null {
    if (this.seenSlots[slot] === this.round || !this.rules.mayLeave(slot)) return null;
    return this.enter(slot, from);
  }

  private enter(slot: number, from: number): Move[] | null {
    this.seenSlots[slot] = this.round;
    this.comesFrom[slot] = from;
    this.queue.push(slot);
    const last = this.rules.endsWith(slot);
    return last === NONE ? null : this.chainTo(slot, last);
  }

  /** Each slot takes the officer of the one after it, the last one takes `last`. */
  private chainTo(end: number, last: number): Move[] {
    const moves: Move[] = [];
    let officer = last;
    for (let slot = end; slot !== NONE; slot = this.comesFrom[slot] ?? NONE) {
      moves.push({ slot, officer });
      officer = this.board.holderOf(slot);
    }
    return moves;
  }
}
