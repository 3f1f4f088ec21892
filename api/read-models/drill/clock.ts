import { addDays, beijingDay } from '../../../domain/calendar/beijing';
import type { Duty, MachineDuty } from '../../../domain/kernel/duty';
import type { Instant } from '../../../domain/kernel/time';
import { isOwed, machineDuties } from '../../../journal/kernel';
import type { ClockView, DrillView } from '../../../contracts/views/drill';
import { iso, type ReadDb } from '../db';
import { dueView } from '../due';
import { pageOf } from '../page-of';
import { actWord, commandTitle, dutyWord, ROLE_WORDS, stageStatus } from '../words';
import { awaitedRows, type AwaitedRow } from './awaited';
import { morningOf, workingDayFrom } from './office';

const TASKS_SHOWN = 20;

/** One drill clock: what machines owe on it, what comes next, and who is awaited, each with a login that may act. */
export async function drill(db: ReadDb, clock: ClockView): Promise<Omit<DrillView, 'password'>> {
  const { id, now, nextDue } = clock;
  const [owed, next, tasks, items] = await Promise.all([
    actsOwed(db, id, now),
    nextDue === null || nextDue <= now ? [] : actsOwed(db, id, nextDue),
    tasksOn(db, id),
    awaitedRows(db, id),
  ]);
  return { clock, owed, next, moves: movesOf(clock, items), tasks, awaited: items.map((item) => awaitedOf(item, now)) };
}

interface OwingRow {
  readonly duties: readonly Duty[];
  readonly open_children: number;
}

/** What machines owe at a moment, in words; the same act for several processes is said once, with its number. */
async function actsOwed(db: ReadDb, clock: string, at: Instant): Promise<readonly string[]> {
  const rows = await db.rows<OwingRow>(
    `SELECT duties, open_children FROM journal.process WHERE clock = $1 AND NOT ended AND (owed_since IS NOT NULL OR next_due <= $2::timestamptz)`,
    clock,
    at,
  );
  const counts = new Map<string, number>();
  for (const { duties, open_children } of rows)
    for (const duty of machineDuties(duties).filter((each) => isOwed(each, at, open_children)))
      counts.set(actOf(duty), (counts.get(actOf(duty)) ?? 0) + 1);
  return [...counts].map(([word, n]) => (n > 1 ? `${word}（${n}件）` : word));
}

const actOf = (duty: MachineDuty): string =>
  duty.kind === 'timer' && duty.ladder ? `${actWord(duty.act)}：${dutyWord(duty.ladder.of)}` : actWord(duty.act);

interface TaskRow {
  readonly id: string;
  readonly name: string;
  readonly lead: string;
  readonly stage: string;
  readonly overlay: string | null;
}

async function tasksOn(db: ReadDb, clock: string): Promise<DrillView['tasks']> {
  const rows = await db.rows<TaskRow>(
    `SELECT t.id, t.name, o.short_name AS lead, t.stage, t.overlay FROM task t JOIN org_unit o ON o.id = t.lead_org
     WHERE t.clock = $1 ORDER BY t.opened_at DESC, t.id DESC LIMIT ${TASKS_SHOWN}`,
    clock,
  );
  return rows.map(({ stage, overlay, ...task }) => ({ ...task, status: stageStatus('jointTask', stage, overlay) }));
}

const awaitedOf = (
  { process, key, command, org_name, role, person, login, deadline }: AwaitedRow,
  now: Instant,
): DrillView['awaited'][number] => ({
  process,
  key,
  who: `${org_name}${ROLE_WORDS[role]}${person === null ? '' : ` ${person}`}`,
  what: commandTitle(command),
  href: pageOf(process, command),
  login,
  due: dueView(deadline, now),
});

/** The morning of the next visit, the next date at which a machine acts, the next working morning: the nearest first. */
function movesOf({ now, nextDue }: ClockView, items: readonly AwaitedRow[]): DrillView['moves'] {
  const visit = items
    .flatMap(({ command, due }) => (command === 'arrive' && due ? [morningOf(beijingDay(iso(due)))] : []))
    .filter((at) => at > now)
    .sort()[0];
  const moves = [
    ...(nextDue !== null && nextDue > now ? [{ word: '到下一个限期', to: nextDue }] : []),
    ...(visit === undefined ? [] : [{ word: '到下一个检查日', to: visit }]),
    { word: '前进1个工作日', to: nextMorning(now) },
  ];
  return moves.sort((a, b) => (a.to < b.to ? -1 : 1));
}

const nextMorning = (now: Instant): Instant => morningOf(workingDayFrom(addDays(beijingDay(now), 1)));
