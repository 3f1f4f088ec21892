import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import { fromHex, toHex } from '../encoding/bytes';
import { arrayOf, hexOf, integer, nullOr, object, text, type Read } from '../encoding/shape';
import { teamHash, type TeamSlot } from '../result-hash';
import { officerCommitment, officerCommitter } from '../roster';

/**
 * The team of one firm (本户检查组) as its draw left it, opened to that firm alone: the public view has the hash of every team and
 * no person. Written in the snake case of bundles.
 */
export interface TeamOpening {
  /** from 0, as in bundles */
  readonly position: number;
  readonly slots: readonly TeamSlot[];
  /** each officer of the slots once */
  readonly officers: readonly { readonly o: string; readonly oid: string; readonly salt: string }[];
}

const SLOT: Read<TeamSlot> = (value, at) => {
  if (!Array.isArray(value) || value.length !== 3) return refuse('DRAW_MALFORMED', { at, why: 'not [r, i, o]' });
  const [r, i, o]: unknown[] = value;
  const read = object({ r: integer(0), i: integer(0), o: nullOr(hexOf(32)) })({ r, i, o }, at);
  return read.ok ? ok([read.value.r, read.value.i, read.value.o]) : read;
};

export const TEAM: Read<TeamOpening> = object<TeamOpening>({
  position: integer(0),
  slots: arrayOf(SLOT),
  officers: arrayOf(object<TeamOpening['officers'][number]>({ o: hexOf(32), oid: text(), salt: hexOf(32) })),
});

/**
 * Opens a team to its firm.
 * @param oids the pool's officers, one of whom has every place that is held
 * @returns DRAW_NO_SUCH_OFFICER for a place whose officer is none of them
 */
export const openTeam = (
  hash: Hash,
  { poolId, saltKey }: { readonly poolId: string; readonly saltKey: Uint8Array },
  { position, slots }: Pick<TeamOpening, 'position' | 'slots'>,
  oids: readonly string[],
): Result<TeamOpening> => {
  const commit = officerCommitter(hash, poolId, saltKey);
  const known = new Map(
    oids.map((oid) => {
      const { c, salt } = commit(oid);
      return [toHex(c), { o: toHex(c), oid, salt: toHex(salt) }];
    }),
  );
  const held = [...new Set(slots.flatMap(([, , o]) => o ?? []))];
  const officers = held.flatMap((o) => known.get(o) ?? []);
  return officers.length === held.length
    ? ok({ position, slots, officers })
    : refuse('DRAW_NO_SUCH_OFFICER', { at: `team[${position}]` });
};

/**
 * Does this team open what it says, no officer too few and none too many?
 * @returns its hash, to be held against `teams[position]` of the public view, or DRAW_COMMITMENT with the place
 */
export const checkTeam = (hash: Hash, poolId: string, { slots, officers }: TeamOpening): Result<string> => {
  const commitment = officerCommitment(hash, poolId);
  const wanted = new Set(slots.flatMap(([, , o]) => o ?? []));
  for (const [i, { o, oid, salt }] of officers.entries()) {
    if (!wanted.delete(o) || toHex(commitment(oid, fromHex(salt))) !== o)
      return refuse('DRAW_COMMITMENT', { at: `team.officers[${i}]`, why: 'not who stands in the team' });
  }
  if (wanted.size > 0) return refuse('DRAW_COMMITMENT', { at: 'team.officers', why: 'one of the team is not opened' });
  return ok(teamHash(hash, slots));
};
