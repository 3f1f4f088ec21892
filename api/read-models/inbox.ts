import { addDays, beijingDay, weekdayIndex, dayNumber } from '../../domain/calendar/beijing';
import type { Deadline } from '../../domain/clocks/deadline';
import type { Instant } from '../../domain/kernel/time';
import type { DueView } from '../../contracts/views/common';
import type { InboxRow, InboxView } from '../../contracts/views/task';
import { iso, isoOrNull, readCursor, writeCursor, type ReadDb } from './db';
import { dueView } from './due';
import type { InboxQuery, Viewer } from './index';
import { pageOf } from './page-of';
import { commandTitle, stageWord, workItemStatus } from './words';

interface Row {
  readonly process: string;
  readonly key: string;
  readonly command: string;
  readonly stage: string;
  readonly task_id: string;
  readonly task_name: string;
  readonly lead: string;
  readonly since: Date;
  readonly due: Date | null;
  readonly deadline: Deadline | null;
  readonly rung: string | null;
  readonly state: string;
  readonly done_at: Date | null;
  readonly drill: boolean;
  readonly now: Date;
}

const COLUMNS = `w.process, w.key, w.command, w.stage, w.task_id, t.name AS task_name, o.short_name AS lead, w.since, w.due, w.deadline, w.rung, w.state, w.done_at, c.purpose = 'drill' AS drill,
  journal.now_of(w.clock) AS now`;
const FROM = `work_item w JOIN task t ON t.id = w.task_id JOIN org_unit o ON o.id = t.lead_org JOIN journal.clock c ON c.id = w.clock`;
/** A duty is mine if it names me, or names nobody and asks for my post. $1 person, $2 organisation, $3 role. */
const MINE = `w.state = 'open' AND ((w.person_id = $1 AND w.role = $3) OR (w.person_id IS NULL AND w.org_id = $2 AND w.role = $3))`;
/** Ops and the joint office see what has been escalated in the city; everyone else what was escalated in the own department. */
const ESCALATED = `w.state = 'open' AND w.rung IN ('escalation', 'breach') AND (w.org_id = $2 OR $3 IN ('ops', 'jointOffice', 'auditor')) AND $1::text IS NOT NULL`;
const DONE = `w.state = 'done' AND w.done_by = $1 AND $2::text IS NOT NULL AND $3::text IS NOT NULL`;
const WHERE = { mine: MINE, escalated: ESCALATED, done: DONE } as const;
/** A due date that never comes sorts last. */
const NEVER = `'9999-01-01T00:00:00Z'::timestamptz`;

/** What a page is ordered by, and what comes after its last row: $4 and the following. */
const NEAREST_DUE = {
  by: `coalesce(w.due, ${NEVER}), w.process, w.key`,
  next: `(coalesce(w.due, ${NEVER}), w.process, w.key) > ($4::timestamptz, $5, $6)`,
  parts: 3,
};
/** A drill's clock stands anywhere: its times are in no order with the city's, so that each keeps its own. */
const NEWEST_DONE = {
  by: `c.purpose = 'drill' DESC, w.done_at DESC, w.process DESC, w.key DESC`,
  next: `(c.purpose = 'drill', w.done_at, w.process, w.key) < ($7::boolean, $4::timestamptz, $5, $6)`,
  parts: 4,
};

function cursorOf(tab: InboxQuery['tab'], { due, done_at, process, key, drill }: Row): string {
  const at = (moment: Date | null) => iso(moment ?? new Date('9999-01-01T00:00:00Z'));
  return tab === 'done' ? writeCursor(at(done_at), process, key, String(drill)) : writeCursor(at(due), process, key);
}

/** 待办: nearest deadline first; names of drawn targets are not shown before the window closes (X2). */
export async function inbox(db: ReadDb, viewer: Viewer, { tab, cursor, limit }: InboxQuery): Promise<InboxView> {
  const who = [viewer.person, viewer.org, viewer.role] as const;
  const { by, next, parts } = tab === 'done' ? NEWEST_DONE : NEAREST_DUE;
  const given = readCursor(cursor);
  const after = given?.length === parts ? given : null;
  const [rows, total, lastDone] = await Promise.all([
    db.rows<Row>(
      `SELECT ${COLUMNS} FROM ${FROM} WHERE ${WHERE[tab]} ${after ? `AND ${next}` : ''} ORDER BY ${by} LIMIT ${limit + 1}`,
      ...who,
      ...(after ?? []),
    ),
    count(db, who, tab),
    newestDone(db, who),
  ]);
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    tab,
    rows: shown.map(inboxRow),
    next: rows.length > limit && last ? cursorOf(tab, last) : null,
    total,
    lastDone,
    // The city's time, where the page has anything of the city: a drill's clock stands elsewhere.
    asOf: iso((shown.find(({ drill }) => !drill) ?? last)?.now ?? new Date()),
  };
}

async function count(db: ReadDb, who: readonly string[], tab: InboxQuery['tab']): Promise<number> {
  const [row] = await db.rows<{ n: number }>(`SELECT count(*)::int AS n FROM work_item w WHERE ${WHERE[tab]}`, ...who);
  return row?.n ?? 0;
}

async function newestDone(db: ReadDb, who: readonly string[]): Promise<InboxView['lastDone']> {
  const [row] = await db.rows<{ command: string; done_at: Date }>(
    `SELECT w.command, w.done_at FROM work_item w WHERE ${DONE} ORDER BY w.done_at DESC, w.process DESC, w.key DESC LIMIT 1`,
    ...who,
  );
  return row ? { title: commandTitle(row.command), at: iso(row.done_at) } : null;
}

function inboxRow(row: Row): InboxRow {
  const now = iso(row.now);
  const due = dueView(row.deadline, now);
  const position = row.process.slice(row.task_id.length + 1).replace(/\.1$/, '');
  return {
    process: row.process,
    key: row.key,
    title: commandTitle(row.command),
    subject:
      row.process === row.task_id ? `${row.task_id} ${row.task_name}` : `${row.task_id}/${position.padStart(4, '0')}`,
    href: pageOf(row.process, row.command),
    drill: row.drill,
    doneAt: isoOrNull(row.done_at),
    status: workItemStatus(row, row.now),
    stage: stageWord(row.process === row.task_id ? 'jointTask' : 'inspection', row.stage),
    from: row.lead,
    since: iso(row.since),
    due,
    group: groupOf(due, now),
  };
}

function groupOf(due: DueView | null, now: Instant): InboxRow['group'] {
  // While the clock stands no day is the last.
  if (due === null || due.pausedSince !== null) return 'none';
  if (due.overdue) return 'overdue';
  const today = beijingDay(now);
  if (due.day <= today) return 'today';
  return due.day <= addDays(today, 7 - (weekdayIndex(dayNumber(today)) || 7)) ? 'week' : 'later';
}
