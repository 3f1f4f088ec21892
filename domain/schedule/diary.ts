import type { OfficerId } from '../kernel/duty';
import type { Instant } from '../kernel/time';
import type { Slot } from './slots';

/** Time that an officer already has something else in (已占用), `to` not included. */
export interface Busy {
  readonly officer: OfficerId;
  readonly from: Instant;
  readonly to: Instant;
}

/** Who is free in which slot: one byte an officer and slot, so that a search is a loop over bytes. */
export class Diary {
  private readonly taken = new Map<OfficerId, Uint8Array>();

  constructor(
    private readonly slots: readonly Slot[],
    busy: readonly Busy[],
  ) {
    for (const { officer, from, to } of busy) {
      slots.forEach((slot, i) => {
        if (from < slot.to && slot.from < to) this.of(officer)[i] = 1;
      });
    }
  }

  private of(officer: OfficerId): Uint8Array {
    const known = this.taken.get(officer);
    if (known) return known;
    const fresh = new Uint8Array(this.slots.length);
    this.taken.set(officer, fresh);
    return fresh;
  }

  /** The first slot in which all of them are free, or -1. */
  firstFree(officers: readonly OfficerId[]): number {
    const diaries = officers.map((officer) => this.of(officer));
    for (let slot = 0; slot < this.slots.length; slot += 1) {
      if (diaries.every((diary) => diary[slot] === 0)) return slot;
    }
    return -1;
  }

  book(officers: readonly OfficerId[], slot: number): void {
    for (const officer of officers) this.of(officer)[slot] = 1;
  }

  /** How many slots an officer still has free. */
  freeSlots(officer: OfficerId): number {
    return this.of(officer).reduce((free, taken) => free + 1 - taken, 0);
  }
}
