import type { ReadDb } from '../db';

export interface ShareRow {
  readonly org: string;
  readonly name: string;
  readonly commit: string | null;
  readonly committed_at: Date | null;
  readonly revealed_at: Date | null;
  readonly escrowed: boolean;
  readonly opened: boolean;
}

/** The departments of a task, lead first, each with its share of one draw. */
export const shareRows = (db: ReadDb, task: string, draw: string) =>
  db.rows<ShareRow>(
    `SELECT d.org_id AS org, o.short_name AS name, s.commit_hash AS commit, s.committed_at, s.revealed_at,
       coalesce(s.escrowed, false) AS escrowed, coalesce(s.opened, false) AS opened
     FROM task_department d JOIN org_unit o ON o.id = d.org_id LEFT JOIN draw_share s ON s.draw_id = $2 AND s.org_id = d.org_id
     WHERE d.task_id = $1 ORDER BY d.lead DESC, d.org_id`,
    task,
    draw,
  );

export interface DrawnRow {
  readonly stratum: string;
  readonly drawn: number;
  readonly first: number;
}

/** What was first drawn of each stratum; a replacement takes a place and draws nobody more. */
export const drawnRows = (db: ReadDb, draw: string) =>
  db.rows<DrawnRow>(
    `SELECT stratum, count(*)::int AS drawn, (count(*) FILTER (WHERE batch = 0))::int AS first FROM drawn_target
     WHERE draw_id = $1 AND generation = 1 GROUP BY stratum`,
    draw,
  );

export interface DrawRow {
  readonly id: string;
  readonly serial: number;
  readonly state: string;
  readonly signed_by: string | null;
  readonly signed_at: Date | null;
  readonly ended_at: Date | null;
  readonly result_hash: string | null;
  readonly agree: number;
  readonly differ: number;
}

/** Every draw of a task, newest first: one that ended stays on record. With what strangers' devices have reported of it (自愿上报). */
export const drawRows = (db: ReadDb, task: string) =>
  db.rows<DrawRow>(
    `SELECT d.id, d.serial, d.state, d.signed_by, d.signed_at, d.ended_at, d.result_hash, r.agree, r.differ FROM draw d
     CROSS JOIN LATERAL (
       SELECT (count(*) FILTER (WHERE agrees))::int AS agree, (count(*) FILTER (WHERE NOT agrees))::int AS differ FROM draw_report WHERE draw_id = d.id
     ) r WHERE d.task_id = $1 ORDER BY d.attempt DESC`,
    task,
  );

/** What was deposited by departments that did not show their shares, sealed. */
export const sealedRows = (db: ReadDb, draw: string, orgs: readonly string[]) =>
  db.rows<{ org: string; name: string; sealed: string }>(
    `SELECT e.org_id AS org, o.short_name AS name, e.sealed FROM share_escrow e JOIN org_unit o ON o.id = e.org_id
     WHERE e.draw_id = $1 AND e.org_id = ANY ($2) ORDER BY e.org_id`,
    draw,
    [...orgs],
  );
