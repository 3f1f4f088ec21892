import { E, concat, fromHex, u32, utf8 } from '../draw/encoding/bytes';
import { tagPrefix, tagged } from '../draw/encoding/tagged';
import type { Hash } from '../kernel/hash';
import type { OfficerId } from '../kernel/duty';

/** The commitment of an officer, o, as 32 bytes: the match orders commitments, so that it can be shown without a name. */
export type Commitment = (officer: OfficerId) => Uint8Array;

const COMMITMENT_BYTES = 32;

/** The plain form of the salt, for installations that keep no salts of officers: it hides nothing from who knows the ids. */
export const PLAIN_SALT = new Uint8Array(32);

/**
 * o = T("officer", E(pool_id, oid, salt32)), remembered for each officer (draw.md §3 "Roster").
 * `salt` gives 32 bytes for an officer; recommended HMAC-H(key, E("drd1/salt", pool_id, "officer", oid)).
 */
export function officerCommitment(hash: Hash, poolId: string, salt: (officer: OfficerId) => Uint8Array): Commitment {
  const T = tagged(hash);
  const known = new Map<OfficerId, Uint8Array>();
  return (officer) => {
    const remembered = known.get(officer);
    if (remembered) return remembered;
    const made = T('officer', E(utf8(poolId), utf8(officer), salt(officer)));
    known.set(officer, made);
    return made;
  };
}

/** The tickets (号签) that order targets and pairs, 32 bytes each, smallest first in byte order. */
export interface Tickets {
  /** T("task", M‖c): when a target's slots are filled. */
  task(c: string): Uint8Array;
  /** T("pair", T("role", M‖c‖u32 role)‖o) for the officers of one target: in which order they stand for it. */
  pairsAt(c: string): (officer: OfficerId) => Uint8Array;
}

/** Tickets of one department; `seedMatch` is M = T("sub", E(seed, "match")), `role` its place among the departments. */
export function ticketsOf(hash: Hash, seedMatch: Uint8Array, role: number, commitment: Commitment): Tickets {
  const T = tagged(hash);
  const prefix = tagPrefix(hash, 'pair');
  return {
    task: (c) => T('task', concat(seedMatch, fromHex(c))),
    pairsAt(c) {
      // A match asks hundreds of thousands of these: all but the officer's part of the message is laid out once a target.
      const head = concat(prefix, T('role', concat(seedMatch, fromHex(c), u32(role))));
      const message = concat(head, new Uint8Array(COMMITMENT_BYTES));
      return (officer) => {
        message.set(commitment(officer), head.length);
        return hash(message);
      };
    },
  };
}
