import { pathOf } from '../../../contracts/routes/parts';
import type { AwaitedItem } from '../../../contracts/views/drill';
import type { Deadline } from '../../../domain/clocks/deadline';
import type { Role } from '../../../domain/kernel/duty';
import { iso, isoOrNull, TODAY, type ReadDb } from '../db';

/** As many as a drill is told at once. */
const MOST = 500;

export interface AwaitedRow {
  readonly process: string;
  readonly task_id: string;
  readonly key: string;
  readonly command: string;
  readonly subject: string | null;
  readonly org: string;
  readonly org_name: string;
  readonly role: Role;
  readonly person: string | null;
  readonly login: string | null;
  readonly since: Date;
  readonly due: Date | null;
  readonly deadline: Deadline | null;
}

/**
 * Who is awaited on a drill's clock, oldest due first, each with a login that may do it: the person named, else the first
 * holder of the post. Ops' incidents are no part of a drill's life; a clock of the city answers nothing.
 */
export const awaitedRows = (db: ReadDb, clock: string): Promise<readonly AwaitedRow[]> =>
  db.rows<AwaitedRow>(
    `WITH logins AS (
       SELECT p.org_id, p.role, min(u.login) AS login FROM post p JOIN app_user u ON u.person_id = p.person_id
       WHERE u.disabled_at IS NULL AND p.valid_from <= ${TODAY} AND (p.valid_to IS NULL OR ${TODAY} < p.valid_to) GROUP BY p.org_id, p.role)
     SELECT w.process, w.task_id, w.key, w.command, w.subject, w.org_id AS org, o.short_name AS org_name, w.role, n.name AS person,
       CASE WHEN w.person_id IS NULL THEN l.login ELSE u.login END AS login, w.since, w.due, w.deadline
     FROM work_item w JOIN journal.clock c ON c.id = w.clock JOIN org_unit o ON o.id = w.org_id
     LEFT JOIN person n ON n.id = w.person_id LEFT JOIN app_user u ON u.person_id = w.person_id
     LEFT JOIN logins l ON l.org_id = w.org_id AND l.role = w.role
     WHERE w.clock = $1 AND c.purpose = 'drill' AND w.state = 'open' AND w.role <> 'ops'
     ORDER BY w.due NULLS LAST, w.process, w.key LIMIT ${MOST}`,
    clock,
  );

export const awaited = async (db: ReadDb, clock: string): Promise<readonly AwaitedItem[]> =>
  (await awaitedRows(db, clock)).map(({ process, task_id, key, command, subject, org, role, login, since, due }) => ({
    process,
    path: pathOf(process === task_id ? 'tasks' : 'inspections', process),
    key,
    command,
    subject,
    org,
    role,
    login,
    since: iso(since),
    due: isoOrNull(due),
  }));
