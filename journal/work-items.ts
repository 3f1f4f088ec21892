import type { PersonDuty } from '../domain/kernel/duty';
import type { Actor } from '../domain/kernel/process';
import type { Instant } from '../domain/kernel/time';
import type { PersonChanges } from './kernel';
import type { Tx } from './db';

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
export async function openItems(
  tx: Tx,
  duties: readonly { duty: PersonDuty; place: Omit<Place, 'at'> }[],
  at: Instant,
): Promise<void> {
  if (duties.length === 0) return;
  const rows = duties.map(({ duty, place }) => rowOf(duty, place));
  await tx.query(
    `INSERT INTO work_item (${COLUMNS}, since, state) SELECT ${COLUMNS}, $2, 'open' FROM jsonb_to_recordset($1::jsonb) AS r (${RECORD})`,
    [JSON.stringify(rows), at],
    'work-items-open',
  );
}

/** A closed duty is done by whom it awaited, else dropped: another's deed made it pointless. */
const isDone = (duty: PersonDuty, actor: Actor): boolean =>
  actor.kind === 'person' && duty.org === actor.post.org && duty.role === actor.post.role;

export async function changeItems(
  tx: Tx,
  { opened, closed, changed }: PersonChanges,
  place: Place,
  actor: Actor,
): Promise<void> {
  if (closed.length > 0) {
    const ends = closed.map((duty) => ({ key: duty.key, done: isDone(duty, actor) || duty.role === 'ops' }));
    await tx.query(
      `UPDATE work_item w SET state = CASE WHEN e.done THEN 'done' ELSE 'dropped' END, done_by = CASE WHEN e.done THEN $3 END, done_at = $4
       FROM jsonb_to_recordset($2::jsonb) AS e (key text, done boolean) WHERE w.process = $1 AND w.key = e.key AND w.state = 'open'`,
      [place.process, JSON.stringify(ends), actor.kind === 'person' ? actor.person : null, place.at],
      'work-items-close',
    );
  }
  await openItems(
    tx,
    opened.map((duty) => ({ duty, place })),
    place.at,
  );
  for (const duty of changed) {
    await tx.query(
      `UPDATE work_item SET deadline = $3, due = $4, assumed = $5, stage = $6, org_id = $7, role = $8, person_id = $9 WHERE process = $1 AND key = $2`,
      [
        place.process,
        duty.key,
        duty.deadline ?? null,
        duty.deadline?.due ?? null,
        duty.deadline?.assumed ?? false,
        duty.stage,
        duty.org,
        duty.role,
        duty.person ?? null,
      ],
      'work-item-change',
    );
  }
}
