import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { compareBytes, compareHex, E, fromHex, list, toHex, u64, utf8 } from './encoding/bytes';
import { merkleRoot } from './encoding/merkle';
import { day } from './encoding/moment';
import { arrayOf, hexOf, integer, object, text, type Read } from './encoding/shape';
import { hmac, tagged } from './encoding/tagged';
import type { Committed } from './pool';

/** What a match asks of an officer (执法人员), whichever name he goes by. */
interface Attributes {
  /** the department */
  readonly org: string;
  /** what he is certified for (持证类别) */
  readonly tags: readonly string[];
  /** where he inspects; "*" stands for everywhere */
  readonly regions: readonly string[];
  /** first and last day of his certificate */
  readonly from: string;
  readonly to: string;
  /** most visits that this draw may give him (人均上限) */
  readonly cap: number;
  /** visits that he has already (已有任务数) */
  readonly load0: number;
}

/** An officer as his department knows him; `recuse` names the targets that he must not inspect (回避) by uid. */
export interface RosterOfficer extends Attributes {
  readonly oid: string;
  readonly recuse: readonly string[];
}

/** An officer as auditors see him: attributes open, himself and his recusals as commitments (hex). */
export interface RosterRow extends Attributes {
  readonly o: string;
  readonly recuse: readonly string[];
}

/** A frozen roster (人员名录). `rosterRoot` stands in the plan; `commitments` (oid → o) is not for others. */
export interface Roster {
  readonly rosterRoot: string;
  readonly rows: readonly RosterRow[];
  readonly commitments: ReadonlyMap<string, string>;
}

/** A list that stands for a set: a member twice would be one set under two hashes. */
const setOf =
  (member: Read<string>): Read<string[]> =>
  (value, at) => {
    const read = arrayOf(member)(value, at);
    return read.ok && new Set(read.value).size < read.value.length
      ? refuse('DRAW_MALFORMED', { at, why: 'a member twice' })
      : read;
  };

const ATTRIBUTES = {
  org: text(),
  tags: setOf(text()),
  regions: setOf(text()),
  from: day,
  to: day,
  cap: integer(0),
  load0: integer(0),
};

/** Reads an officer of a private bundle. */
export const ROSTER_OFFICER: Read<RosterOfficer> = object<RosterOfficer>({
  oid: text(),
  ...ATTRIBUTES,
  recuse: setOf(text()),
});

/** Reads an officer of a full bundle. */
export const ROSTER_ROW: Read<RosterRow> = object<RosterRow>({
  o: hexOf(32),
  ...ATTRIBUTES,
  recuse: setOf(hexOf(32)),
});

/** o = T("officer", E(pool_id, oid, salt)), salt = HMAC(salt key, E("drd1/salt", pool_id, "officer", oid)). */
export const officerCommitter = (hash: Hash, poolId: string, saltKey: Uint8Array): ((oid: string) => Committed) => {
  const saltOf = hmac(hash, saltKey);
  const [label, pool, kind] = [utf8('drd1/salt'), utf8(poolId), utf8('officer')];
  const commitment = officerCommitment(hash, poolId);
  return (oid) => {
    const salt = saltOf(E(label, pool, kind, utf8(oid)));
    return { c: commitment(oid, salt), salt };
  };
};

/** The same from a salt that somebody was given. */
export const officerCommitment = (hash: Hash, poolId: string): ((oid: string, salt: Uint8Array) => Uint8Array) => {
  const [t, pool] = [tagged(hash), utf8(poolId)];
  return (oid, salt) => t('officer', E(pool, utf8(oid), salt));
};

/** S = E of the sorted members. */
const S = (members: readonly Uint8Array[]): Uint8Array => list([...members].sort(compareBytes));

/** Leaf data of the roster's tree. Not one attribute can change afterwards without another root. */
const leafData = (row: RosterRow): Uint8Array =>
  E(
    fromHex(row.o),
    utf8(row.org),
    S(row.tags.map(utf8)),
    S(row.regions.map(utf8)),
    utf8(row.from),
    utf8(row.to),
    u64(row.cap),
    u64(row.load0),
    S(row.recuse.map(fromHex)),
  );

/** Rows in the order of the roster's tree, which hides the order of oids. */
export const rowsInOrder = (rows: readonly RosterRow[]): RosterRow[] => [...rows].sort((a, b) => compareHex(a.o, b.o));

/**
 * The root of a roster from its rows, in whatever order they come.
 * @returns the root (hex), "" of nobody, or DRAW_DUPLICATE_OFFICER
 */
export const rosterRoot = (hash: Hash, rows: readonly RosterRow[]): Result<string> => {
  if (new Set(rows.map(({ o }) => o)).size < rows.length) return refuse('DRAW_DUPLICATE_OFFICER', { at: 'roster' });
  return ok(rows.length === 0 ? '' : toHex(merkleRoot(hash, rowsInOrder(rows).map(leafData))));
};

/**
 * Freezes a roster (锁定人员名录) beside its pool: salts and commits every officer and the targets that he is recused from.
 * @param input `saltKey` and `commitments` (uid → c) are the pool's; `officers` in any order
 * @returns the roster, or DRAW_TEXT, DRAW_MALFORMED, DRAW_DUPLICATE_OFFICER (one oid once), DRAW_COMMITMENT for a recusal
 * from a target that is not in the pool
 * Source: drd1 §3 "Roster".
 */
export const freezeRoster = (
  hash: Hash,
  input: {
    readonly poolId: string;
    readonly saltKey: Uint8Array;
    readonly officers: readonly RosterOfficer[];
    readonly commitments: ReadonlyMap<string, string>;
  },
): Result<Roster> => {
  const commit = officerCommitter(hash, input.poolId, input.saltKey);
  const commitments = new Map<string, string>();
  const rows: RosterRow[] = [];
  for (const [i, raw] of input.officers.entries()) {
    const officer = ROSTER_OFFICER(raw, `officers[${i}]`);
    if (!officer.ok) return officer;
    const { oid, recuse, ...attributes } = officer.value;
    if (commitments.has(oid)) return refuse('DRAW_DUPLICATE_OFFICER', { at: `officers[${i}]` });
    const recused = recuse.map((uid) => input.commitments.get(uid));
    if (!recused.every((c) => c !== undefined))
      return refuse('DRAW_COMMITMENT', { at: `officers[${i}].recuse`, why: 'not in the pool' });
    const o = toHex(commit(oid).c);
    commitments.set(oid, o);
    rows.push({ o, ...attributes, recuse: recused.sort(compareHex) });
  }
  const root = rosterRoot(hash, rows);
  return root.ok ? ok({ rosterRoot: root.value, rows: rowsInOrder(rows), commitments }) : root;
};
