import type { Deadline } from '../../domain/clocks/deadline';
import { JOINT_TASK_STAGES } from '../../contracts/stages/joint-task';
import type { TaskListView, TaskRow } from '../../contracts/views/task';
import { iso, readCursor, writeCursor, type ReadDb } from './db';
import { dueView } from './due';
import type { TasksQuery, Viewer } from './index';
import { commandTitle, ROLE_WORDS, stageStatus } from './words';
import type { Role } from '../../domain/kernel/duty';

interface Row {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly lead: string;
  readonly stage: string;
  readonly overlay: string | null;
  readonly opened_at: Date;
  readonly drawn_count: number | null;
  readonly closed_count: number;
  readonly drill: boolean;
  readonly now: Date;
  readonly waits: { command: string; org: string; role: Role; deadline: Deadline | null } | null;
  readonly waiting: number;
}

/** Departments, and libraries of experts, see the tasks they take part in; those who watch over all see all. $1 organisations, $2 sees all. */
const VISIBLE = `($2 OR t.lead_org = ANY ($1) OR ((t.stage <> 'scheme' OR t.overlay IS NOT NULL)
  AND (t.scheme->'experts'->>'org' = ANY ($1) OR EXISTS (SELECT FROM task_department d WHERE d.task_id = t.id AND d.org_id = ANY ($1)))))`;
export const WATCHERS: ReadonlySet<Role> = new Set<Role>(['ops', 'auditor', 'jointOffice', 'admin', 'drill']);

/** 任务: newest first, with who is awaited and until when; the awaited one is the open duty with the nearest deadline. */
export async function tasks(
  db: ReadDb,
  viewer: Viewer,
  { stage, q, cursor, limit }: TasksQuery,
): Promise<TaskListView> {
  const after = readCursor(cursor);
  const rows = await db.rows<Row>(
    `SELECT t.id, t.number, t.name, o.short_name AS lead, t.stage, t.overlay, t.opened_at, t.drawn_count, t.closed_count, c.purpose = 'drill' AS drill,
       journal.now_of(t.clock) AS now, w.waits, n.waiting
     FROM task t JOIN org_unit o ON o.id = t.lead_org JOIN journal.clock c ON c.id = t.clock
     LEFT JOIN LATERAL (
       SELECT json_build_object('command', f.command, 'org', wo.short_name, 'role', f.role, 'deadline', f.deadline) AS waits
       FROM (SELECT command, org_id, role, deadline FROM work_item WHERE task_id = t.id AND state = 'open' ORDER BY due, key LIMIT 1) f
       LEFT JOIN org_unit wo ON wo.id = f.org_id
     ) w ON true
     CROSS JOIN LATERAL (SELECT count(*)::int AS waiting FROM work_item w WHERE w.task_id = t.id AND w.state = 'open') n
     WHERE ${VISIBLE} AND ($3::text IS NULL OR t.stage = $3) AND ($4::text IS NULL OR t.id ILIKE $4 OR t.name ILIKE $4)
       AND ($5::timestamptz IS NULL OR (t.opened_at, t.id) < ($5::timestamptz, $6))
     ORDER BY t.opened_at DESC, t.id DESC LIMIT ${limit + 1}`,
    [...viewer.orgs],
    WATCHERS.has(viewer.role),
    stage ?? null,
    q ? `%${q.replace(/[\\%_]/g, '\\$&')}%` : null,
    after?.[0] ?? null,
    after?.[1] ?? '',
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(taskRow),
    next: rows.length > limit && last ? writeCursor(iso(last.opened_at), last.id) : null,
    filter: { stage: stage ?? null, q: q ?? null },
    stages: Object.entries(JOINT_TASK_STAGES).map(([id, word]) => ({ id, word })),
    mayCreate: viewer.role === 'handler',
    // The city's time, where the page has anything of the city: a drill's clock stands elsewhere.
    asOf: iso((shown.find(({ drill }) => !drill) ?? shown[0])?.now ?? new Date()),
  };
}

function taskRow({
  id,
  number,
  name,
  lead,
  stage,
  overlay,
  drawn_count,
  closed_count,
  drill,
  now,
  waits,
  waiting,
}: Row): TaskRow {
  const awaited = waits
    ? `${waits.org ?? '运维'}${ROLE_WORDS[waits.role]} ${commandTitle(waits.command)}${waiting > 1 ? `等${waiting}件` : ''}`
    : '';
  return {
    id,
    number,
    name,
    lead,
    status: stageStatus('jointTask', stage, overlay),
    awaited: awaited || (stage === 'closed' ? '' : '系统'),
    due: dueView(waits?.deadline ?? null, iso(now)),
    drawn: drawn_count,
    closed: closed_count,
    drill,
  };
}
