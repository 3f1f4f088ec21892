import { compareBytes, compareHex, toHex } from './encoding/bytes';
import { HASH_BYTES } from './encoding/merkle';

/** A unit's commitment with its ticket (抽签号), both hex. The smaller ticket comes first. */
export interface Ticketed {
  readonly c: string;
  readonly ticket: string;
}

/** The one order of a draw: by ticket, then by commitment. */
export const byTicket = (a: Ticketed, b: Ticketed): number => compareHex(a.ticket, b.ticket) || compareHex(a.c, b.c);

/** Where the low half of a 64-bit number lies in memory: first on every machine but a few large ones. */
const LOW = new Uint8Array(Uint32Array.of(1).buffer)[0] === 1 ? 0 : 1;
const HIGH = 1 - LOW;

/**
 * Units in the order of a draw, by rank from 0. Texts are made only of those that are asked for: of a hundred thousand in the
 * reserve a few are ever taken.
 */
export class TicketOrder {
  private constructor(
    private readonly commitments: Uint8Array,
    private readonly tickets: Uint8Array,
    /** units by rank */
    private readonly units: Uint32Array,
  ) {}

  /**
   * Sorts by ticket, then by commitment: by the first four bytes of the tickets as numbers, which the machine does without
   * asking us, then the few that are equal there by all bytes.
   */
  static of(commitments: Uint8Array, tickets: Uint8Array): TicketOrder {
    const size = tickets.length / HASH_BYTES;
    const keys = new BigUint64Array(size);
    const halves = new Uint32Array(keys.buffer);
    const view = new DataView(tickets.buffer, tickets.byteOffset);
    for (let unit = 0; unit < size; unit += 1) {
      halves[2 * unit + LOW] = unit;
      halves[2 * unit + HIGH] = view.getUint32(unit * HASH_BYTES);
    }
    keys.sort();
    const units = new Uint32Array(size);
    for (let rank = 0; rank < size; rank += 1) units[rank] = halves[2 * rank + LOW] ?? 0;
    const at = (hashes: Uint8Array, unit: number) => hashes.subarray(unit * HASH_BYTES, (unit + 1) * HASH_BYTES);
    const byAllBytes = (a: number, b: number): number =>
      compareBytes(at(tickets, a), at(tickets, b)) || compareBytes(at(commitments, a), at(commitments, b));
    for (let from = 0, to = 1; from < size; from = to, to += 1) {
      while (to < size && halves[2 * to + HIGH] === halves[2 * from + HIGH]) to += 1;
      if (to - from > 1) units.subarray(from, to).sort(byAllBytes);
    }
    return new TicketOrder(commitments, tickets, units);
  }

  get length(): number {
    return this.units.length;
  }

  at(rank: number): Ticketed | undefined {
    const unit = this.units[rank];
    if (unit === undefined) return undefined;
    const textOf = (hashes: Uint8Array) => toHex(hashes.subarray(unit * HASH_BYTES, (unit + 1) * HASH_BYTES));
    return { c: textOf(this.commitments), ticket: textOf(this.tickets) };
  }

  /** The ranks from `start` on, without those from `end` on: a view, as cheap as none. */
  slice(start: number, end?: number): TicketOrder {
    return new TicketOrder(this.commitments, this.tickets, this.units.subarray(start, end));
  }

  toArray(): Ticketed[] {
    return Array.from(this.units, (_, rank) => this.at(rank)).filter((one) => one !== undefined);
  }
}
