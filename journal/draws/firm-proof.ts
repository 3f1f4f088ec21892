import { proveUnitInSteps, type UnitProof } from '../../domain/draw/bundle/proof';
import { openTeam, type TeamOpening } from '../../domain/draw/bundle/team';
import type { TeamSlot } from '../../domain/draw/result-hash';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import { noteAccess, type Access } from './access-notes';
import { sha256 } from '../canonical';
import type { Tx } from '../db';
import { drawToGive, type Given, type GivenDraw } from './given';
import { saltKeyIn, strataOf } from './records';
import type { Journal } from '../journal';
import { inSteps } from '../steps';

/** Nobody gives a proof up half-way: of a large city it takes seconds. */
const NEVER = new AbortController().signal;

/**
 * 在库证明: what one firm gets after the window, its own row with salt and paths, and of a firm that was drawn its own team. Noted
 * with the firm's code. Refuses NO_SUCH_THING for a firm that is not in the pool, and what `drawToGive` refuses.
 */
export async function giveProof(
  { db, installationKey }: Pick<Journal, 'db' | 'installationKey'>,
  access: Omit<Access, 'what' | 'uid'> & { readonly uid: string },
): Promise<Result<Given<UnitProof>>> {
  const { draw: id, uid } = access;
  const draw = await drawToGive(db, id);
  if (!draw.ok) return draw;
  const { plan, poolId } = draw.value;
  const [unit] = await db.query<{ uid: string; stratum: string; region: string; domain: string; weight: number }>(
    `SELECT uid, stratum, coalesce(town_code, '') AS region, '' AS domain, weight FROM pool_unit WHERE pool_id = $1 AND uid = $2`,
    [poolId, uid],
  );
  if (!unit) return refuse('NO_SUCH_THING', { what: `名录中的对象 ${uid}` });
  const saltKey = await saltKeyIn(db, installationKey, poolId);
  if (!saltKey) throw new Error(`the salt key of ${poolId} is gone`);
  const strata = await strataOf(db, poolId);
  const proof = await inSteps(proveUnitInSteps(sha256, plan, strata, unit, saltKey), NEVER);
  if (!proof.ok) return proof;
  const team = await teamOf(db, id, draw.value, saltKey, uid);
  if (!team.ok) return team;
  const no = await noteAccess(db, { ...access, what: 'proof' });
  return ok({ no, value: team.value ? { ...proof.value, team: team.value } : proof.value });
}

interface Held {
  readonly position: number;
  readonly org: string;
  readonly slot: number;
  readonly o: string | null;
  readonly oid: string | null;
}

/** The team of a firm as the draw left it: whoever was appointed later is no result of the draw. Null: it was not drawn. */
async function teamOf(
  tx: Tx,
  drawId: string,
  { plan, poolId, resultHash }: GivenDraw,
  saltKey: Uint8Array,
  uid: string,
): Promise<Result<TeamOpening | null>> {
  if (plan.match === null || resultHash === null) return ok(null);
  const rows = await tx.query<Held>(
    `SELECT m.position, m.org_id AS org, m.slot, r.o, r.officer_id AS oid FROM (
       SELECT DISTINCT ON (org_id, position, slot) org_id, position, slot, officer_id FROM match_member
       WHERE draw_id = $1 AND NOT appointed ORDER BY org_id, position, slot, generation DESC) m
     JOIN (SELECT DISTINCT ON (position) position, uid FROM drawn_target WHERE draw_id = $1 ORDER BY position, generation DESC) t USING (position)
     LEFT JOIN roster_officer r ON r.draw_id = $1 AND r.officer_id = m.officer_id WHERE t.uid = $2`,
    [drawId, uid],
  );
  const [first] = rows;
  if (!first) return ok(null);
  const roles = new Map(plan.match.roles.map(({ org }, role) => [org, role]));
  const slots = rows
    .map(({ org, slot, o }): TeamSlot => [roles.get(org) ?? 0, slot, o])
    .sort(([a, i], [b, j]) => a - b || i - j);
  const place = { position: first.position - 1, slots };
  return openTeam(
    sha256,
    { poolId, saltKey },
    place,
    rows.flatMap(({ oid }) => oid ?? []),
  );
}
