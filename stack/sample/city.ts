import { addDays, beijingDay, beijingInstant } from '../../domain/calendar/beijing';
import { calendarOf, LATEST_CALENDAR } from '../../domain/calendar/calendar';
import { randomOf, sampleCity } from '../../domain/library/sample';
import { SAMPLE_FROM } from '../../domain/library/sample/orgs';
import type { Day, Instant } from '../../domain/kernel/time';
import { settleDirectly } from '../../activities/direct';
import type { Hands } from '../../activities/perform';
import { JOINT_TASK_STAGES, type JointTaskStage } from '../../contracts/stages/joint-task';
import { beginTask } from '../../journal/begin';
import { clockView, moveClock, setReal, setStill } from '../../journal/clock';
import { handle } from '../../journal/handle';
import { writeLibraries } from './libraries';
import { act, awaitedOn, schemeOf, secretsOf, type Cast } from './people';
import { SAMPLE_TASKS, type SampleTask } from './plans';

const CLOCK = 'city';
const WEEKS = 10;
const OFFICE_OPENS = 9 * 60;
const ORDER = Object.keys(JOINT_TASK_STAGES) as JointTaskStage[];

/**
 * Makes the sample city on a clock begun ten weeks before `today`, and sets it to the real time. Every act is a command under a
 * derived id, so that a start that was broken off goes on where it stopped. The same seed and day make the same bytes.
 */
export async function makeCity(
  hands: Hands,
  { seed, today, say }: { seed: string; today: Day; say: (text: string) => void },
): Promise<void> {
  const { db } = hands.journal;
  const first = addDays(today, -7 * WEEKS);
  const began = beijingInstant(first, OFFICE_OPENS);
  const random = randomOf(seed);
  await setStill(db, CLOCK, began);
  await db.transaction((tx) => writeLibraries(tx, sampleCity(random, today), beijingInstant(SAMPLE_FROM, 0), seed));
  say('libraries: 12 departments, 60 officers, 6 experts, 600 targets');
  const cast: Cast = {
    journal: hands.journal,
    random: random.fork('results'),
    secret: secretsOf(seed),
    told: new Set(),
  };
  const calendar = calendarOf(LATEST_CALENDAR);
  const tasks = new Map<string, SampleTask>();
  const last = lastWorkingDay(today);
  for (let day = beijingDay(await now(hands)); day <= today; day = addDays(day, 1)) {
    if (!calendar.kindOf(day).working) continue;
    await advanceTo(hands, beijingInstant(day, OFFICE_OPENS));
    for (const [index, task] of SAMPLE_TASKS.entries()) {
      if (addDays(last, -Math.round(task.weeksAgo * 7)) <= day) await open(hands, task, index, tasks);
    }
    await live(hands, cast, tasks);
  }
  await db.transaction(async (tx) => {
    await setReal(tx, CLOCK);
    // Nobody is to be told of what has ended; a child is started by its parent's workflow.
    await tx.query(
      `DELETE FROM journal.poke k USING journal.process p WHERE p.id = k.process AND (p.ended OR p.parent IS NOT NULL)`,
    );
  });
  say(`tasks: ${tasks.size}, one in each stage`);
}

/** Tasks are opened on working days: on a Sunday those of today were opened on Friday. */
function lastWorkingDay(today: Day): Day {
  const calendar = calendarOf(LATEST_CALENDAR);
  let day = today;
  while (!calendar.kindOf(day).working) day = addDays(day, -1);
  return day;
}

const now = async ({ journal }: Hands): Promise<Instant> => {
  const view = await clockView(journal.db, CLOCK);
  if (!view.ok) throw new Error('the city has no clock');
  return view.value.now;
};

/** Moves the clock, stopping wherever a machine acts by itself. */
async function advanceTo(hands: Hands, to: Instant): Promise<void> {
  for (;;) {
    const view = await clockView(hands.journal.db, CLOCK);
    if (!view.ok || view.value.now >= to) return;
    const { nextDue } = view.value;
    await moveClock(hands.journal.db, {
      id: CLOCK,
      to: nextDue !== null && nextDue > view.value.now && nextDue < to ? nextDue : to,
    });
    await settleDirectly(hands, CLOCK);
  }
}

/** Opens a task once: its command ids are those of its place in the list. */
async function open(hands: Hands, task: SampleTask, index: number, tasks: Map<string, SampleTask>): Promise<void> {
  if ([...tasks.values()].includes(task)) return;
  const sender = { kind: 'person', person: `${task.lead}.handler`, post: { org: task.lead, role: 'handler' } } as const;
  const begun = await beginTask(hands.journal, { id: `sample:task:${index}`, name: task.name, clock: CLOCK, sender });
  if (!begun.ok) throw new Error(`${task.name}: ${begun.refusal.code}`);
  const { process } = begun.answer;
  tasks.set(process, task);
  if (begun.repeated) return;
  const scheme = await schemeOf(hands.journal, task, await now(hands));
  const saved = await handle(hands.journal, {
    process,
    id: `sample:scheme:${index}`,
    type: 'saveScheme',
    body: { scheme },
    sender,
  });
  if (!saved.ok) throw new Error(`${task.name}: ${saved.refusal.code} ${JSON.stringify(saved.refusal.facts)}`);
}

/** Everybody awaited acts until every task rests where it is to rest today, or waits for its date. */
async function live(hands: Hands, cast: Cast, tasks: ReadonlyMap<string, SampleTask>): Promise<void> {
  for (let acted = true; acted;) {
    acted = false;
    await settleDirectly(hands, CLOCK);
    const stages = await stagesOf(hands);
    const today = beijingDay(await now(hands));
    for (const item of await awaitedOn(hands.journal, CLOCK)) {
      const rests = tasks.get(item.task)?.rests ?? 'scheme';
      const stage = stages.get(item.task) ?? 'scheme';
      if (ORDER.indexOf(stage) >= ORDER.indexOf(rests) && !(rests === 'inspecting' && item.process !== item.task))
        continue;
      if (item.command === 'arrive' && item.due !== null && beijingDay(item.due.toISOString()) > today) continue;
      if (await act(cast, item)) acted = true;
      if (item.process === item.task) break;
    }
  }
}

async function stagesOf({ journal }: Hands): Promise<ReadonlyMap<string, JointTaskStage>> {
  const rows = await journal.db.query<{ id: string; stage: JointTaskStage }>(
    `SELECT id, stage FROM task WHERE clock = $1`,
    [CLOCK],
  );
  return new Map(rows.map(({ id, stage }) => [id, stage]));
}
