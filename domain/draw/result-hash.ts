import type { Hash } from '../kernel/hash';
import { E, fromHex, list, toHex, u32 } from './encoding/bytes';
import { tagged } from './encoding/tagged';

/** A place on a team (岗位): role index, number within the role, and the officer's commitment (hex) or null when vacant. */
export type TeamSlot = readonly [role: number, i: number, officer: string | null];

/** T("team", E(E(role, i, o or "")…)), hex; of no slots where the plan matches no officers. */
export const teamHash = (hash: Hash, team: readonly TeamSlot[]): string =>
  toHex(tagged(hash)('team', list(team.map(([role, i, o]) => E(u32(role), u32(i), fromHex(o ?? ''))))));

/** What the result says of one position; `c` null when it is vacant (its reserve was exhausted). */
export interface ResultRow {
  readonly c: string | null;
  readonly batch: number;
  readonly teamHash: string;
}

/**
 * The hash of a whole draw, T("result", E(seed, E(rows), last event)), hex: the same from every form of its bundle.
 * @param eventsHead e_last, hex
 */
export const resultHash = (hash: Hash, seed: Uint8Array, rows: readonly ResultRow[], eventsHead: string): string => {
  const rowBytes = rows.map((row) => E(fromHex(row.c ?? ''), u32(row.batch), fromHex(row.teamHash)));
  return toHex(tagged(hash)('result', E(seed, list(rowBytes), fromHex(eventsHead))));
};
