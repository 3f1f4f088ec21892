import type { Scheme } from '../../../domain/plan-rules/scheme';
import type { ReadDb } from '../db';

/** An inspection with its task, target, visit and newest delivery. */
export interface VisitFacts {
  readonly id: string;
  readonly task: string;
  readonly number: string;
  readonly name: string;
  readonly now: Date;
  /** A machine owes something now. */
  readonly busy: boolean;
  readonly lead_org: string;
  readonly window_to: string | null;
  readonly scheme: Scheme | null;
  readonly position: number;
  readonly uid: string;
  readonly target: string | null;
  readonly address: string | null;
  readonly stage: string;
  readonly overlay: string | null;
  readonly visit_from: Date;
  readonly visit_to: Date;
  readonly leader: string | null;
  readonly vehicle: string | null;
  readonly arrived_at: Date | null;
  readonly published_at: Date | null;
  readonly delivery: string | null;
  readonly own: boolean;
}

/** $2: the viewer's own entry in the officers' library. */
export async function visitFacts(db: ReadDb, id: string, officer: string | null): Promise<VisitFacts | null> {
  const [row] = await db.rows<VisitFacts>(
    `SELECT i.id, t.id AS task, t.number, t.name, n.now, t.lead_org, t.window_to::text, t.scheme, i.position, i.uid, d.name AS target, d.address,
       i.stage, i.overlay, i.visit_from, i.visit_to, v.leader, v.vehicle, i.arrived_at, i.published_at, s.state AS delivery,
       EXISTS (SELECT FROM inspection_officer o WHERE o.inspection_id = i.id AND o.officer_id = $2) AS own,
       EXISTS (SELECT FROM journal.process p WHERE p.id = i.id AND NOT p.ended AND (p.owed_since IS NOT NULL OR p.next_due <= n.now)) AS busy
     FROM inspection i JOIN task t ON t.id = i.task_id CROSS JOIN LATERAL (SELECT journal.now_of(i.clock) AS now) n
     LEFT JOIN LATERAL (SELECT name, address FROM drawn_target WHERE draw_id = t.draw_id AND position = i.position AND uid = i.uid ORDER BY generation DESC LIMIT 1) d ON true
     LEFT JOIN visit v ON v.process = t.id AND v.position = i.position
     LEFT JOIN LATERAL (SELECT state FROM delivery WHERE inspection_id = i.id ORDER BY version DESC LIMIT 1) s ON true
     WHERE i.id = $1`,
    id,
    officer,
  );
  return row ?? null;
}

export interface TeamRow {
  readonly org: string;
  readonly officer: string;
  readonly name: string;
  readonly certificate: string | null;
  readonly position: string;
  readonly fields: readonly string[];
}

/** The team as it was sent, each with the certificate that holds on the day of the visit (V1); of its number the last four signs. */
export const teamRows = (db: ReadDb, id: string) =>
  db.rows<TeamRow>(
    `SELECT o.org_id AS org, o.officer_id AS officer, p.name, f.position, f.fields,
       (SELECT right(c.number, 4) FROM certificate c WHERE c.officer_id = o.officer_id AND c.valid_from <= w.day AND w.day <= c.valid_to ORDER BY c.valid_to DESC LIMIT 1) AS certificate
     FROM inspection i CROSS JOIN LATERAL (SELECT (i.visit_from AT TIME ZONE 'Asia/Shanghai')::date AS day) w
     JOIN inspection_officer o ON o.inspection_id = i.id JOIN officer f ON f.id = o.officer_id JOIN person p ON p.id = f.person_id
     WHERE i.id = $1 ORDER BY o.org_id, o.officer_id`,
    id,
  );

export interface ItemRow {
  readonly item: string;
  readonly version: number;
  readonly name: string;
  readonly kind: 'key' | 'general';
  readonly content: string;
  readonly basis: string;
  readonly checklist: readonly string[];
}

/** Items in the versions that the scheme froze. */
export const itemRows = (db: ReadDb, items: readonly { readonly item: string; readonly version: number }[]) =>
  db.rows<ItemRow>(
    `SELECT i.id AS item, i.version, i.name, i.kind, i.content, array_to_string(i.basis, '；') AS basis, i.checklist
     FROM unnest($1::text[], $2::int[]) AS wanted (id, version) JOIN item i USING (id, version)`,
    items.map(({ item }) => item),
    items.map(({ version }) => version),
  );

export interface ResultRow {
  readonly org: string;
  readonly round: number;
  readonly item: string;
  readonly code: string;
  readonly problem: string;
  readonly disposal: string;
  readonly entered_by: string;
}

export const resultRows = (db: ReadDb, id: string) =>
  db.rows<ResultRow>(
    `SELECT org_id AS org, round, item_id AS item, code, problem, disposal, entered_by FROM result WHERE process = $1 ORDER BY org_id, round DESC, ord`,
    id,
  );

export interface ReviewRow {
  readonly org: string;
  readonly round: number;
  readonly outcome: 'passed' | 'returned';
  readonly opinion: string;
  readonly by: string;
  readonly at: Date;
}

/** The newest review of each department. */
export const reviewRows = (db: ReadDb, id: string) =>
  db.rows<ReviewRow>(
    `SELECT DISTINCT ON (org_id) org_id AS org, round, outcome, opinion, by_person AS by, at FROM review WHERE inspection_id = $1 ORDER BY org_id, round DESC, at DESC`,
    id,
  );
