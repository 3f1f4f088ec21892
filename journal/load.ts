import { beijingDay, beijingTime } from '../domain/calendar/beijing';
import { isMachine, type Duty, type MachineDuty } from '../domain/kernel/duty';
import { overdueRung, RUNG_ACT } from '../domain/kernel/life';
import type { Instant } from '../domain/kernel/time';
import type { ChildRef, Owed, ProcessRef } from '../contracts/runner';
import type { Journal, ProcessRow } from './journal';
import { readProcess } from './journal';
import { isOwed, nextDue } from './kernel';
import type { Tx } from './db';

/** Children that one turn of a workflow starts. */
const START_BATCH = 200;
/** A clock that stands still brings no date nearer; whoever moves it pokes. */
const STILL_MS = 3_600_000;
const OVER: Owed = { over: true, act: null, start: [], waitMs: null, waits: '', details: '' };

/**
 * What the machine owes a process now (系统所欠). No law in here: the duties were stored by the last command.
 * @param started children that the workflow has started since it last asked; said once, so that they are not started again
 */
export async function load(
  { db }: Pick<Journal, 'db'>,
  ref: ProcessRef,
  started: readonly string[] = [],
): Promise<Owed> {
  if (started.length > 0)
    await db.query(
      'UPDATE journal.process SET started = true WHERE id = ANY ($1) AND NOT started',
      [started],
      'children-started',
    );
  const row = await readProcess(db, ref.id);
  if (!row || row.ended || ref.epoch < row.epoch) return OVER;
  const now = row.now.toISOString();
  const machine = row.duties.filter(isMachine);
  const { waits, details } = tell(row);
  const act = nextAct(machine, now, row.open_children);
  if (act) return { over: false, act, start: [], waitMs: null, waits, details };
  const start = row.open_children > 0 ? await unstarted(db, row.id) : [];
  const due = nextDue(machine);
  return {
    over: false,
    act: null,
    start,
    waitMs: due === null ? null : Math.max(row.still ? STILL_MS : 1, Date.parse(due) - Date.parse(now)),
    waits,
    details,
  };
}

/** Acts owed at once come first, then children, then the earliest date that has come. */
function nextAct(machine: readonly MachineDuty[], now: Instant, openChildren: number): Owed['act'] {
  const owed = machine.filter((duty) => isOwed(duty, now, openChildren));
  const first =
    owed.find(({ kind }) => kind === 'effect') ?? owed.find(({ kind }) => kind === 'children') ?? owed.sort(byDue)[0];
  if (!first) return null;
  const rung = first.kind === 'timer' ? overdueRung(first, now) : undefined;
  return { name: rung ? RUNG_ACT[rung] : first.act, key: first.key };
}

const dueOf = (duty: MachineDuty): Instant => (duty.kind === 'timer' ? duty.due : '');
const byDue = (a: MachineDuty, b: MachineDuty): number => (dueOf(a) < dueOf(b) ? -1 : 1);

const unstarted = (tx: Tx, parent: string) =>
  tx.query<ChildRef>(
    `SELECT name AS type, id, epoch FROM journal.process WHERE parent = $1 AND NOT started AND NOT ended ORDER BY id LIMIT ${START_BATCH}`,
    [parent],
    'children-unstarted',
  );

/** For Temporal's own UI: stage, whose role is awaited, until when. No names, no findings. */
function tell({ stage, duties }: ProcessRow): { waits: string; details: string } {
  const persons = duties.flatMap((duty) => (duty.kind === 'person' ? [duty] : []));
  const timer = duties.filter((duty): duty is Extract<Duty, { kind: 'timer' }> => duty.kind === 'timer').sort(byDue)[0];
  const lines = persons
    .slice(0, 10)
    .map(
      ({ command, role, org, deadline }) =>
        `- ${command} · ${role}@${org}${deadline ? ` · ${when(deadline.due)}` : ''}`,
    );
  const more = persons.length > 10 ? [`- … ${persons.length - 10} more`] : [];
  return {
    waits: timer
      ? `${stage} · ${timer.ladder ? `${timer.act} ${timer.ladder.role}@${timer.ladder.org}` : timer.act} · ${when(timer.due)}`
      : `${stage} · signal`,
    details: [`**${stage}**`, '', ...lines, ...more].join('\n'),
  };
}

const when = (at: Instant): string => `${beijingDay(at)} ${beijingTime(at)}`;
