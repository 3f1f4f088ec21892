import type { Scheme } from '../../../domain/plan-rules/scheme';
import type { ReadDb } from '../db';

/** A task with the draw that it is at. */
export interface TaskFacts {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly clock: string;
  readonly drill: boolean;
  readonly now: Date;
  /** A machine owes something now, for the task or one of its inspections. */
  readonly busy: boolean;
  readonly lead_org: string;
  readonly stage: string;
  readonly overlay: string | null;
  readonly scheme: Scheme | null;
  readonly scheme_version: number;
  readonly window_from: string | null;
  readonly window_to: string | null;
  readonly pool_count: number | null;
  readonly drawn_count: number | null;
  readonly inspected_count: number;
  readonly disclosed_count: number;
  readonly closed_count: number;
  readonly opened_at: Date;
  readonly closed_at: Date | null;
  readonly draw_id: string | null;
  readonly attempt: number | null;
  /** Its number in the public log of its clock. */
  readonly serial: number | null;
  readonly pool_id: string | null;
  readonly pool_root: string | null;
  readonly roster_root: string | null;
  readonly draw_state: string | null;
  readonly plan_text: string | null;
  readonly plan_hash: string | null;
  readonly reveal_by: Date | null;
  readonly beacon: string | null;
  readonly seed: string | null;
  readonly events_head: string | null;
  readonly result_hash: string | null;
  readonly drawn_at: Date | null;
}

export async function taskFacts(db: ReadDb, id: string): Promise<TaskFacts | null> {
  const [row] = await db.rows<TaskFacts>(
    `SELECT t.id, t.number, t.name, t.clock, c.purpose = 'drill' AS drill, n.now, t.lead_org, t.stage, t.overlay, t.scheme, t.scheme_version,
       t.window_from::text, t.window_to::text, t.pool_count, t.drawn_count, t.inspected_count, t.disclosed_count, t.closed_count, t.opened_at, t.closed_at,
       d.id AS draw_id, d.attempt, d.serial, d.pool_id, d.pool_root, d.roster_root, d.state AS draw_state, d.plan_text, d.plan_hash, d.reveal_by, d.beacon, d.seed, d.events_head, d.result_hash, d.drawn_at,
       EXISTS (SELECT FROM journal.process p WHERE (p.id = t.id OR p.parent = t.id) AND NOT p.ended AND (p.owed_since IS NOT NULL OR p.next_due <= n.now)) AS busy
     FROM task t JOIN journal.clock c ON c.id = t.clock CROSS JOIN LATERAL (SELECT journal.now_of(t.clock) AS now) n
     LEFT JOIN draw d ON d.id = t.draw_id WHERE t.id = $1`,
    id,
  );
  return row ?? null;
}
