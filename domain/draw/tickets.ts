import type { Hash } from '../kernel/hash';
import { compareBytes, compareHex, concat, putHex, putU32, toHex } from './encoding/bytes';
import { tagPrefix } from './encoding/tagged';
import type { Leaf } from './pool';

/** A unit's commitment with its ticket (抽签号), both hex. The smaller ticket comes first. */
export interface Ticketed {
  readonly c: string;
  readonly ticket: string;
}

/** The one order of a draw: by ticket, then by commitment. */
export const byTicket = (a: Ticketed, b: Ticketed): number => compareHex(a.ticket, b.ticket) || compareHex(a.c, b.c);

/**
 * τ = min over j < w of T("ticket", D‖c‖u32 j): w balls, of which the smallest counts. A ticket hangs on nothing but the
 * seed and its own unit, so that a unit more in the pool moves no other ticket.
 * @param targetSeed sub-seed "target", 32 bytes: with the tag's prefix exactly one block of the hash
 */
export const ticketMaker = (hash: Hash, targetSeed: Uint8Array): ((leaf: Leaf) => Ticketed) => {
  const prefix = concat(tagPrefix(hash, 'ticket'), targetSeed);
  const message = concat(prefix, new Uint8Array(36));
  const ball = (j: number): Uint8Array => {
    putU32(message, prefix.length + 32, j);
    return hash(message);
  };
  return ({ c, weight }) => {
    putHex(message, prefix.length, c);
    let least = ball(0);
    for (let j = 1; j < weight; j += 1) {
      const next = ball(j);
      if (compareBytes(next, least) < 0) least = next;
    }
    return { c, ticket: toHex(least) };
  };
};
