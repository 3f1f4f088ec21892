import { parsePlan } from '../../../domain/draw/plan/parse';
import type { Plan } from '../../../domain/draw/plan/plan';
import { teamHash, type TeamSlot } from '../../../domain/draw/result-hash';
import { sha256 } from '../../../journal/canonical';
import type { ReadDb } from '../db';
import type { PublicDrawView } from '../index';
import { movedBy } from './results';

interface DrawRow {
  readonly id: string;
  readonly task: string;
  readonly pool_id: string;
  readonly plan_text: string | null;
  readonly beacon: string | null;
  readonly result_hash: string | null;
}
interface StratumRow {
  readonly key: string;
  /** Commitments, comma-separated: one text a stratum is read much faster than an array of hundreds of thousands. */
  readonly leaves: string;
  /** Null: every leaf weighs one. */
  readonly weights: readonly number[] | null;
}
interface EventRow {
  readonly type: 'recuse' | 'withdraw' | 'replace' | 'lock';
  readonly pos: number;
  readonly reason: string;
  readonly evidence: string;
  readonly head: string;
}

/**
 * The public view of a draw (draw.md §4): what anybody recomputes it from, byte for byte what was hashed, and no name. Teams
 * are their hashes, events about an officer their link of the chain. Null before the draw has a result.
 */
export async function publicDraw(db: ReadDb, task: string): Promise<PublicDrawView | null> {
  const [draw] = await db.rows<DrawRow>(
    `SELECT d.id, d.task_id AS task, d.pool_id, d.plan_text, d.beacon, d.result_hash FROM task t JOIN draw d ON d.id = t.draw_id WHERE t.id = $1`,
    task,
  );
  return draw ? viewOf(db, draw) : null;
}

/**
 * The same by the draw's own number: one that another has followed stays public, as its result stays on record. So does what it
 * was when a result was published that a recusal has moved since: who holds that hash proves it by nothing else.
 */
export async function publicDrawOf(db: ReadDb, id: string, result?: string): Promise<PublicDrawView | null> {
  const [draw] = await db.rows<DrawRow>(
    `SELECT id, task_id AS task, pool_id, plan_text, beacon, result_hash FROM draw WHERE id = $1`,
    id,
  );
  if (!draw) return null;
  if (result === undefined || result === draw.result_hash) return viewOf(db, draw);
  const before = await movedBy(db, draw, result);
  return before === undefined ? null : viewOf(db, draw, before);
}

/** Every row of an event is written beside it, and none is changed: what stood before one is what has a smaller number. */
const NOW = 2 ** 31 - 1;

async function viewOf(db: ReadDb, draw: DrawRow, before = NOW): Promise<PublicDrawView | null> {
  const plan = draw.plan_text === null ? null : parsePlan(draw.plan_text);
  if (draw.plan_text === null || !plan?.ok || draw.beacon === null || draw.result_hash === null) return null;
  const [strata, reveals, events, teams] = await Promise.all([
    strataOf(db, draw.pool_id),
    revealsOf(db, draw.id),
    eventsOf(db, draw.id, before),
    teamsOf(db, draw.id, before, plan.value),
  ]);
  return { plan_text: draw.plan_text, strata, reveals, beacon: beaconIn(plan.value, draw.beacon), events, teams };
}

const beaconIn = ({ beacon }: Plan, text: string) =>
  beacon.kind === 'drand' ? { round: beacon.round, sig: text } : { text };

async function strataOf(db: ReadDb, poolId: string) {
  const rows = await db.rows<StratumRow>(
    `SELECT stratum AS key, string_agg(c, ',' ORDER BY c COLLATE "C") AS leaves, CASE WHEN bool_or(weight <> 1) THEN array_agg(weight ORDER BY c COLLATE "C") END AS weights
     FROM pool_unit WHERE pool_id = $1 GROUP BY stratum ORDER BY stratum COLLATE "C"`,
    poolId,
  );
  return rows.map(({ key, leaves, weights }) => ({
    key,
    leaves: leaves.split(',').map((c, index) => ((weights?.[index] ?? 1) === 1 ? c : [c, weights?.[index]])),
  }));
}

const revealsOf = (db: ReadDb, drawId: string) =>
  db.rows<{ id: string; secret: string }>(
    `SELECT org_id AS id, secret FROM draw_share WHERE draw_id = $1 AND secret IS NOT NULL ORDER BY org_id COLLATE "C"`,
    drawId,
  );

/** Of an officer's recusal the public learns that there was one: its link, without position, reason or person. */
async function eventsOf(db: ReadDb, drawId: string, before: number) {
  const rows = await db.rows<EventRow>(
    `SELECT type, pos, reason, evidence, head FROM draw_event WHERE draw_id = $1 AND seq < $2 ORDER BY no`,
    drawId,
    before,
  );
  return rows.map(({ type, pos, reason, evidence, head }) =>
    type === 'recuse' || type === 'withdraw' ? { type, head } : { type, pos, reason, evidence },
  );
}

/** The hash of the team at each position, as the draw left it: whoever was appointed later is no result of the draw. */
async function teamsOf(db: ReadDb, drawId: string, before: number, { match }: Plan): Promise<readonly string[]> {
  const roles = new Map(match?.roles.map(({ org }, role) => [org, role]));
  const rows = await db.rows<{ position: number; org: string; slot: number; o: string | null }>(
    `SELECT m.position, m.org_id AS org, m.slot, r.o FROM (
       SELECT DISTINCT ON (org_id, position, slot) org_id, position, slot, officer_id FROM match_member
       WHERE draw_id = $1 AND seq < $2 AND NOT appointed ORDER BY org_id, position, slot, generation DESC) m
     LEFT JOIN roster_officer r ON r.draw_id = $1 AND r.officer_id = m.officer_id ORDER BY m.position`,
    drawId,
    before,
  );
  const teams: TeamSlot[][] = [];
  for (const { position, org, slot, o } of rows) (teams[position - 1] ??= []).push([roles.get(org) ?? 0, slot, o]);
  return teams.map((team) =>
    teamHash(
      sha256,
      team.sort(([a, i], [b, j]) => a - b || i - j),
    ),
  );
}
