import { addDays, beijingDay, beijingInstant } from '../../domain/calendar/beijing';
import type { AwaitedItem, ClockView } from '../../contracts/views/drill';
import type { InspectionView } from '../../contracts/views/inspection';
import type { SchemeView } from '../../contracts/views/task';
import { actFor, type Cast } from '../../cli/drill/acts';
import type { CityClient } from '../../cli/drill/client';
import { diceOf } from '../../cli/drill/dice';
import { drillScheme } from '../../cli/drill/scheme';
import { finding } from './rows';

/** A command of a person, ready to be sent. */
interface Ready {
  readonly login: string;
  readonly path: string;
  readonly command: 'enterResults' | 'passReview';
  readonly body: object;
  readonly about: string;
}
/** An inspection whose team has arrived: the four commands that it still awaits. */
export interface Arrived {
  readonly id: string;
  readonly commands: readonly Ready[];
}

const [LEAD, DRILL] = ['amr.handler', 'drill.drill'];
const FROM = '2026-09-21';
const NINE = 9 * 60;
const AT_ONCE = 8;
/** Bringing a task this far takes a dozen moves of its clock. */
const MOST_MOVES = 60;
const MEASURED: ReadonlySet<string> = new Set(['enterResults', 'passReview']);
/** After these another person's duty may be another one. */
const CHANGING: ReadonlySet<string> = new Set(['approveScheme', 'setBeacon', 'decideRecusal']);

/** A quarter of the sample city's targets: the lists of items allow three in ten (P2). */
const MOST_TARGETS = 150;

/**
 * Brings drills' tasks of two departments to 检查中 with every team arrived, through HTTP alone, and reads what every
 * department has to enter; each login opens its session on the way. Teams arrive before their day, so that all wait at one date.
 */
export async function arrivedInspections(city: CityClient, seed: string, targets: number): Promise<readonly Arrived[]> {
  const arrived: Arrived[] = [];
  for (let task = 1; arrived.length < targets; task += 1) {
    const wanted = Math.min(targets - arrived.length, MOST_TARGETS);
    arrived.push(...(await arrivedOf(city, `${seed.toLowerCase().replace(/[^a-z0-9-]/g, '-')}-${task}`, wanted)));
  }
  return arrived;
}

async function arrivedOf(city: CityClient, seed: string, targets: number): Promise<readonly Arrived[]> {
  const clock = `drill-${seed}`;
  const cast = await begun(city, seed, clock);
  await saveScheme(cast, seed, targets);
  for (let moves = 0; moves < MOST_MOVES;) {
    const { now, nextDue } = await settled(city, clock);
    const awaited = await city.get<readonly AwaitedItem[]>(DRILL, `clocks/${clock}/awaited`);
    const entries = awaited.filter(({ command }) => command === 'enterResults');
    if (entries.length === targets * 2) return readAll(city, entries);
    const before = awaited.filter(({ command }) => !MEASURED.has(command));
    if (await actAll(cast, clock, before)) continue;
    const tomorrow = beijingInstant(addDays(beijingDay(now), 1), NINE);
    const to = nextDue !== null && nextDue > now ? nextDue : tomorrow;
    await city.post(DRILL, `clocks/${clock}/move`, { to }, `move ${to}`);
    moves += 1;
  }
  throw new Error(`the task did not come to its visits within ${MOST_MOVES} moves of its clock`);
}

async function begun(city: CityClient, seed: string, clock: string): Promise<Cast> {
  await city.post(DRILL, 'clocks', { id: clock, at: beijingInstant(FROM, NINE) }, clock);
  const made = await city.post<{ process: string }>(LEAD, 'tasks', { name: `压测${seed}部门联合抽查`, clock }, clock);
  return {
    city,
    dice: diceOf(seed),
    task: made.process,
    taskPath: `tasks/${made.process}`,
    visitsFrom: addDays(FROM, 28),
    lead: LEAD,
    absent: null,
    // Nothing is returned and nobody is recused here.
    told: new Set(['returned', 'recused']),
  };
}

async function saveScheme({ city, taskPath, visitsFrom }: Cast, seed: string, targets: number): Promise<void> {
  const view = await city.get<SchemeView>(LEAD, `${taskPath}/scheme`);
  const whole = drillScheme(view, {
    name: `压测${seed}部门联合抽查`,
    targets,
    experts: 0,
    from: visitsFrom,
    to: addDays(visitsFrom, 60),
  });
  const departments = whole.departments.slice(0, 2);
  const items = whole.items.filter(({ org }) => departments.includes(org));
  await city.command(LEAD, taskPath, 'saveScheme', { scheme: { ...whole, departments, items } }, 'scheme');
}

/** Waits until machines owe nothing at this moment. */
async function settled(city: CityClient, clock: string): Promise<ClockView> {
  for (let turn = 0; turn < 3_000; turn += 1) {
    const view = await city.get<ClockView>(DRILL, `clocks/${clock}`);
    if (view.owed === 0) return view;
    await new Promise((resolve) => setTimeout(resolve, 50 + Math.min(turn, 150)));
  }
  throw new Error(`machines still owe something on ${clock}`);
}

/** Everyone awaited acts: what awaits one process in order, different inspections side by side; whether anybody did. */
async function actAll(cast: Cast, clock: string, items: readonly AwaitedItem[]): Promise<boolean> {
  let acted = false;
  const act = async (item: AwaitedItem) => {
    const deed = await actFor(item.command)?.(cast, item);
    if (!deed || !item.login) return;
    await cast.city.command(item.login, item.path, deed.command, deed.body, item.key);
    acted = true;
  };
  for (const item of items.filter(({ process }) => process === cast.task)) {
    await act(item);
    await settled(cast.city, clock);
    if (CHANGING.has(item.command)) break;
  }
  const queue = items.filter(({ process }) => process !== cast.task);
  const worker = async () => {
    for (let item = queue.shift(); item; item = queue.shift()) await act(item);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return acted;
}

/** Reads each inspection as those who enter its results, and opens the sessions of those who review them. */
async function readAll(city: CityClient, entries: readonly AwaitedItem[]): Promise<readonly Arrived[]> {
  const orgs = [...new Set(entries.map(({ org }) => org))];
  for (const org of orgs) await city.get(reviewerOf(org), 'inbox');
  const byInspection = new Map<string, Ready[]>();
  for (const item of entries) {
    const known = byInspection.get(item.process) ?? [];
    byInspection.set(item.process, [...known, await entryOf(city, item)]);
  }
  return [...byInspection].map(([id, own]) => ({
    id,
    commands: [...own, ...orgs.map((org) => reviewOf(own[0]?.path ?? '', org))],
  }));
}

const reviewerOf = (org: string): string => `${org}.reviewer`;

const reviewOf = (path: string, org: string): Ready => ({
  login: reviewerOf(org),
  path,
  command: 'passReview',
  body: { org, opinion: '核对无误' },
  about: `review ${org}`,
});

async function entryOf(city: CityClient, { login, path, org, key }: AwaitedItem): Promise<Ready> {
  const { parts } = await city.get<InspectionView>(login ?? '', path);
  const part = parts.find((one) => one.org === org);
  if (!login || !part) throw new Error(`nobody can enter the results of ${org} at ${path}`);
  const entries = part.items.map(({ item }) => ({ item, code: 'E', problem: finding(), disposal: '责令改正' }));
  const body = { officers: part.officers.map(({ id }) => id), entries };
  return { login, path, command: 'enterResults', body, about: key };
}
