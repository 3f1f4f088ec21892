import { addDays, beijingDay, beijingInstant } from '../../domain/calendar/beijing';
import { calendarOf, LATEST_CALENDAR } from '../../domain/calendar/calendar';
import { later, type Instant } from '../../domain/kernel/time';
import { JOINT_TASK_STAGES, type JointTaskStage } from '../../contracts/stages/joint-task';
import type { AwaitedItem, ClockView } from '../../contracts/views/drill';
import type { TaskView } from '../../contracts/views/task';
import { actFor, type Cast } from './acts';
import { ApiError } from './client';
import type { Narrator } from './narrator';

const DRILL_LOGIN = 'drill.drill';
const OFFICE_OPENS = 9 * 60;
/** A drill of months moves its clock a few dozen times; one that moves it so often waits for something that never comes. */
const MOST_MOVES = 250;
/** How many people act at the same time. */
const AT_ONCE = 8;

export interface Lived {
  readonly began: Instant;
  readonly ended: Instant;
  readonly commands: number;
  readonly moves: number;
}

/**
 * Lives a joint task from its first duty to its archive, or to the stage (阶段) that it is to rest in: everyone awaited acts, then
 * the clock is moved to what comes next.
 */
export async function live(
  cast: Cast,
  clock: string,
  narrator: Narrator,
  until: JointTaskStage | null = null,
): Promise<Lived> {
  const began = (await settled(cast, clock)).now;
  let stage = '';
  for (let moves = 0; ;) {
    const { now, nextDue } = await settled(cast, clock);
    const task = await cast.city.get<TaskView>(cast.lead, cast.taskPath);
    if (until !== null && hasCome(task, until)) return { began, ended: now, commands: cast.city.sent.commands, moves };
    if (task.status.word !== stage) {
      // People look into their inbox the next morning: a stage takes a day at least, as it would.
      if (stage !== '' && (await waitForMorning(cast, clock, now, nextDue))) {
        moves += 1;
        stage = task.status.word;
        narrator.stage((await settled(cast, clock)).now, stage);
        continue;
      }
      narrator.stage(now, (stage = task.status.word));
    }
    if (task.rail.every(({ state }) => state === 'was'))
      return { began, ended: now, commands: cast.city.sent.commands, moves };
    const awaited = await cast.city.get<readonly AwaitedItem[]>(DRILL_LOGIN, `clocks/${clock}/awaited`);
    const ripe = awaited.filter((item) => isRipe(item, now));
    const acted = await actAll(cast, clock, ripe, now, narrator);
    tellVisits(ripe, cast, now, narrator);
    if (acted > 0) continue;
    if (moves >= MOST_MOVES) throw new ApiError(504, 'DRILL_STUCK', stuck(now, awaited));
    await move(cast, clock, nextMoment(now, nextDue, awaited));
    moves += 1;
  }
}

const STAGES = Object.entries(JOINT_TASK_STAGES);

/** Whether a task is in a stage or beyond it. */
const hasCome = ({ status }: TaskView, until: JointTaskStage): boolean =>
  STAGES.findIndex(([, word]) => word === status.word) >= STAGES.findIndex(([stage]) => stage === until);

const stuck = (now: Instant, awaited: readonly AwaitedItem[]): string =>
  awaited.length > 0
    ? `到 ${beijingDay(now)} 还在等 ${awaited
        .map(({ org, command }) => `${org} ${command}`)
        .slice(0, 3)
        .join('、')}`
    : `到 ${beijingDay(now)} 没有人可等：多半有系统故障待运维处理，请以 ops.ops 登录看待办`;

const VISIT_WORDS: Readonly<Record<string, string>> = { arrive: '到场', enterResults: '录入', passReview: '审核' };

/** The visits of a day in one line: 到场5、录入15、审核15. */
function tellVisits(items: readonly AwaitedItem[], { task }: Cast, now: Instant, narrator: Narrator): void {
  const counts = Object.entries(VISIT_WORDS).flatMap(([command, word]) => {
    const n = items.filter((item) => item.process !== task && item.command === command).length;
    return n > 0 ? [`${word}${n}`] : [];
  });
  if (counts.length > 0) narrator.deed(now, `检查：${counts.join('、')}`);
}

/** Moves to the next working morning, unless a machine acts before; true if the clock was moved. */
async function waitForMorning(cast: Cast, clock: string, now: Instant, nextDue: Instant | null): Promise<boolean> {
  const morning = nextMorning(now);
  if (nextDue !== null && nextDue < morning) return false;
  await move(cast, clock, morning);
  return true;
}

/** 09:00 of the next working day. */
function nextMorning(now: Instant): Instant {
  const calendar = calendarOf(LATEST_CALENDAR);
  let day = addDays(beijingDay(now), 1);
  while (!calendar.kindOf(day).working) day = addDays(day, 1);
  return beijingInstant(day, OFFICE_OPENS);
}

/** A visit is made on its day; everything else is done when it is asked. */
const isRipe = ({ command, due }: AwaitedItem, now: Instant): boolean =>
  command !== 'arrive' || due === null || beijingDay(due) <= beijingDay(now);

/**
 * Everyone awaited acts. What awaits one process is done in order, the task's own with the machines' answer waited for in
 * between, so that every process's record is the same in every run; different inspections go side by side.
 */
async function actAll(
  cast: Cast,
  clock: string,
  items: readonly AwaitedItem[],
  now: Instant,
  narrator: Narrator,
): Promise<number> {
  let acted = 0;
  const byProcess = new Map<string, AwaitedItem[]>();
  for (const item of items) byProcess.set(item.process, [...(byProcess.get(item.process) ?? []), item]);
  const queue = [...byProcess.values()];
  const one = async (): Promise<void> => {
    for (let own = queue.shift(); own; own = queue.shift()) {
      for (const item of own.sort(byKey)) {
        if (await act(cast, item, now, narrator)) acted += 1;
        // One duty may open or close the next: the task's others are looked at anew once machines have answered.
        if (item.process === cast.task) await settled(cast, clock);
        if (item.process === cast.task && CHANGING.has(item.command)) break;
      }
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, one));
  return acted;
}

/** Commands after which another person's duty may be another one. */
const CHANGING: ReadonlySet<string> = new Set(['approveScheme', 'setBeacon', 'decideRecusal']);
const byKey = (a: AwaitedItem, b: AwaitedItem): number => (a.since + a.key < b.since + b.key ? -1 : 1);

async function act(cast: Cast, item: AwaitedItem, now: Instant, narrator: Narrator): Promise<boolean> {
  const deed = await actFor(item.command)?.(cast, item);
  if (!deed) return false;
  if (!item.login) throw new Error(`nobody holds ${item.role} in ${item.org} for ${item.command}`);
  await cast.city.command(item.login, item.path, deed.command, deed.body, item.key);
  if (deed.say) narrator.deed(now, deed.say);
  return true;
}

/** Waits until machines owe nothing at this moment, so that the clock never runs ahead of them. */
async function settled(cast: Cast, clock: string): Promise<ClockView> {
  for (let turn = 0; ; turn++) {
    const view = await cast.city.get<ClockView>(DRILL_LOGIN, `clocks/${clock}`);
    if (view.owed === 0) return view;
    if (turn > 6000) throw new ApiError(504, 'DRILL_STUCK', `系统事项一直未完成：时钟 ${clock} 上还欠 ${view.owed} 件`);
    await new Promise((resolve) => setTimeout(resolve, Math.min(250, 10 + turn)));
  }
}

/** The morning of the next visit, or the next date at which a machine acts, whichever is first; at least tomorrow morning. */
function nextMoment(now: Instant, nextDue: Instant | null, awaited: readonly AwaitedItem[]): Instant {
  const tomorrow = nextMorning(now);
  const visits = awaited
    .filter(({ command, due }) => command === 'arrive' && due !== null)
    .map(({ due }) => beijingInstant(beijingDay(due ?? now), OFFICE_OPENS));
  const first = [...visits, ...(nextDue ? [nextDue] : [])].sort()[0];
  return first ? later(first, now === first ? tomorrow : first) : tomorrow;
}

async function move(cast: Cast, clock: string, to: Instant): Promise<void> {
  await cast.city.post(DRILL_LOGIN, `clocks/${clock}/move`, { to }, `move ${to}`);
}
