import { E, utf8, u32, concat, fromHex, toHex } from '../draw/encoding/bytes';
import { tagged } from '../draw/encoding/tagged';
import type { Hash } from '../kernel/hash';
import type { OfficerId } from '../kernel/duty';

/** The commitment of an officer, o, as 32 bytes: the match orders commitments, so that it can be shown without a name. */
export type Commitment = (officer: OfficerId) => Uint8Array;

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
    const made = known.get(officer) ?? T('officer', E(utf8(poolId), utf8(officer), salt(officer)));
    known.set(officer, made);
    return made;
  };
}

/** The tickets (号签) that order tasks and pairs; hexadecimal, so that text order is byte order. */
export interface Tickets {
  /** T("task", M‖c): when a target's slots are filled. */
  task(c: string): string;
  /** T("pair", T("role", M‖c‖u32 role)‖o): in which order officers stand for a target. */
  pair(c: string, officer: OfficerId): string;
}

/** Tickets of one department; `seedMatch` is M = T("sub", E(seed, "match")), `role` its place among the departments. */
export function ticketsOf(hash: Hash, seedMatch: Uint8Array, role: number, commitment: Commitment): Tickets {
  const T = tagged(hash);
  const roles = new Map<string, Uint8Array>();
  const roleSeed = (c: string): Uint8Array => {
    const made = roles.get(c) ?? T('role', concat(seedMatch, fromHex(c), u32(role)));
    roles.set(c, made);
    return made;
  };
  return {
    task: (c) => toHex(T('task', concat(seedMatch, fromHex(c)))),
    pair: (c, officer) => toHex(T('pair', concat(roleSeed(c), commitment(officer)))),
  };
}
