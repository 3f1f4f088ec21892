import type { PersonDuty } from '../domain/kernel/duty';
import type { Actor } from '../domain/kernel/process';
import type { Instant } from '../domain/kernel/time';
import type { PersonChanges } from './kernel';
import type { WriteTx } from './db';

interface Place {
  readonly process: string;
  readonly task: string;
  readonly clock: string;
  readonly at: Instant;
}

/** A duty as its row of the ledger (待办, 任务台账). */
const rowOf = (duty: PersonDuty, { process, task, clock }: Omit<Place, 'at'>) => ({
  process,
  task_id: task,
  clock,
  key: duty.key,
  stage: duty.stage,
  command: duty.command,
  subject: duty.subject ?? null,
  org_id: duty.org,
  role: duty.role,
  person_id: duty.person ?? null,
  deadline: duty.deadline ?? null,
  due: duty.deadline?.due ?? null,
  assumed: duty.deadline?.assumed ?? false,
});

const RECORD = `process text, task_id text, clock text, key text, stage text, command text, subject text, org_id text, role text, person_id text, deadline jsonb, due timestamptz, assumed boolean`;
const COLUMNS =
  'process, task_id, clock, key, stage, command, subject, org_id, role, person_id, deadline, due, assumed';

/** Opens rows, of one process or of many at once. */
export function openItems(
  tx: WriteTx,
  duties: readonly { duty: PersonDuty; place: Omit<Place, 'at'> }[],
  at: Instant,
): void {
  if (duties.length === 0) return;
  const rows = duties.map(({ duty, place }) => rowOf(duty, place));
  tx.send(
    `INSERT INTO work_item (${COLUMNS}, since, state) SELECT ${COLUMNS}, $2, 'open' FROM jsonb_to_recordset($1::jsonb) AS r (${RECORD})`,
    [JSON.stringify(rows), at],
    'work-items-open',
  );
}

/** A closed duty is done by whom it awaited, else dropped: another's deed made it pointless. */
const isDone = (duty: PersonDuty, actor: Actor): boolean =>
  actor.kind === 'person' && duty.org === actor.post.org && duty.role === actor.post.role;

/** Rows closed, changed and opened, in one statement. */
export function changeItems(tx: WriteTx, { opened, closed, changed }: PersonChanges, place: Place, actor: Actor): void {
  if (opened.length + closed.length + changed.length === 0) return;
  const rows = (duties: readonly PersonDuty[]) => JSON.stringify(duties.map((duty) => rowOf(duty, place)));
  const ends = closed.map((duty) => ({ key: duty.key, done: isDone(duty, actor) || duty.role === 'ops' }));
  tx.send(
    `WITH o AS (INSERT INTO work_item (${COLUMNS}, since, state) SELECT ${COLUMNS}, $6, 'open' FROM jsonb_to_recordset($2::jsonb) AS r (${RECORD})),
       c AS (UPDATE work_item w SET deadline = r.deadline, due = r.due, assumed = r.assumed, stage = r.stage, org_id = r.org_id, role = r.role, person_id = r.person_id
         FROM jsonb_to_recordset($3::jsonb) AS r (${RECORD}) WHERE w.process = $1 AND w.key = r.key)
     UPDATE work_item w SET state = CASE WHEN e.done THEN 'done' ELSE 'dropped' END, done_by = CASE WHEN e.done THEN $5 END, done_at = $6
     FROM jsonb_to_recordset($4::jsonb) AS e (key text, done boolean) WHERE w.process = $1 AND w.key = e.key AND w.state = 'open'`,
    [
      place.process,
      rows(opened),
      rows(changed),
      JSON.stringify(ends),
      actor.kind === 'person' ? actor.person : null,
      place.at,
    ],
    'work-items-change',
  );
}
