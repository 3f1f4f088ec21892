import type { ChildProcess } from 'node:child_process';
import { actOf } from '../../../activities';
import { performAct } from '../../../activities/perform';
import { verifyDrand } from '../../../crypto/drand';
import { checkBundle } from '../../../domain/draw/bundle/checks';
import type { AwaitedItem } from '../../../contracts/views/drill';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { planHash } from '../../../domain/draw/plan/plan';
import type { AnyProcess } from '../../../domain/kernel/process';
import { sha256 } from '../../../journal/canonical';
import { moveClock } from '../../../journal/clock';
import { REGISTRY } from '../../../journal/registry';
import { drandAfter, publishedAt } from '../../../workflows/joint-task/draw/beacon';
import { startWorker, until } from '../../support/city/worker';
import { ROUNDS, startDrand, type Manner, type Simulator } from '../../support/drand/simulator';
import { asOwner } from '../../support/journal';
import { doAs, draft, moveTo, open, stateOf, tell } from '../read-models/life';
import { makeWorld, personOf, type World } from '../read-models/world';

jest.setTimeout(120_000);

/** One second of the day when drand's quicknet began: the first round a minute later is 1000, whose signature is known. */
const REVEAL_BY = '2023-08-23T15:58:22.000Z';
const ROUND_OUT = '2023-08-23T15:59:24.000Z';
/** One that is silent costs a try its whole patience: the adapter's own test has it. */
const MISBEHAVING: readonly Manner[] = ['other round', 'relabelled', 'other chain', 'truncated', 'broken'];

let world: World;
let relays: Simulator[] = [];
let worker: ChildProcess | null = null;

beforeEach(async () => {
  const made = await makeWorld(undefined, { at: '2023-08-22T01:00:00.000Z', purpose: 'city' });
  const registry = { ...REGISTRY, jointTask: revealingLate(REGISTRY['jointTask']) };
  world = { ...made, hands: { ...made.hands, journal: { ...made.hands.journal, registry } } };
});
afterEach(async () => {
  worker?.kill('SIGKILL');
  worker = null;
  await Promise.all(relays.map((relay) => relay.close()));
  relays = [];
  await world.close();
});

/** The law with one office hour changed: reveals end shortly before midnight, so that the plan waits for a round of the vectors. */
function revealingLate(law: AnyProcess | undefined): AnyProcess {
  if (!law) throw new Error('no joint task is registered');
  return {
    ...law,
    decide(state, command, context) {
      const decided = law.decide(state, command, context);
      if (!decided.ok || command.type !== 'signPlan') return decided;
      const events = decided.value.events.map((event) => {
        const plan = JSON.parse((event as unknown as Published).planText) as object;
        const beacon = drandAfter(REVEAL_BY);
        const planText = JSON.stringify({ ...plan, reveal_by: REVEAL_BY.replace('.000', ''), beacon });
        return { ...event, planText, planHash: planHash(sha256, planText), revealBy: REVEAL_BY };
      });
      return { ...decided, value: { ...decided.value, events } };
    },
  };
}
interface Published {
  readonly planText: string;
}

const drawOf = async (task: string) => (await stateOf(world, task)).state.draw;

type Awaited = Omit<AwaitedItem, 'process' | 'login'>;
const AWAITED = `SELECT key, command, subject, org_id AS org, role FROM work_item WHERE process = $1 AND state = 'open' ORDER BY since, key LIMIT 1`;

/** A task that awaits drand's round 1000: everybody has acted, and the reveal has closed. */
async function beaconAwaited(name: string): Promise<string> {
  const task = await open(world, name);
  await draft(world, task, 4, { beacon: 'drand' });
  while ((await drawOf(task)).revealClosedAt === null) {
    const [item] = await world.db.query<Awaited>(AWAITED, [task]);
    if (item) await doAs(world, { ...item, process: task, login: personOf(item.org, item.role) }, task);
    else await moveTo(world, REVEAL_BY);
  }
  const plan = parsePlan((await drawOf(task)).planText);
  if (!plan.ok || plan.value.beacon.kind !== 'drand') throw new Error('no plan with drand');
  expect([plan.value.beacon.round, publishedAt(plan.value.beacon)]).toEqual([1000, ROUND_OUT]);
  return task;
}

async function urlsOf(manners: readonly Manner[]): Promise<string> {
  relays = await Promise.all(manners.map(startDrand));
  return relays.map(({ url }) => url).join(' ');
}

const ops = async (task: string) =>
  world.db.query<{ key: string }>(`SELECT key FROM work_item WHERE process = $1 AND role = 'ops' AND state = 'open'`, [
    task,
  ]);
const incidentsOf = async (task: string) =>
  (
    await world.db.query<{ keys: string[] }>(
      `SELECT array(SELECT jsonb_object_keys(life -> 'incidents')) AS keys FROM journal.process WHERE id = $1`,
      [task],
    )
  )[0]?.keys;

const paste = (task: string, text: string, org = world.other) =>
  tell(world, { process: task, type: 'setBeacon', body: { text }, org, role: 'handler' });

/** One try of the act by hand, so that nobody waits for the pauses between tries. */
const tryFetching = async (task: string, urls: string, attempt: number) => {
  const before = process.env['DRAND_URLS'];
  process.env['DRAND_URLS'] = urls;
  try {
    return await performAct(world.hands, actOf('fetchBeacon'), { id: task, epoch: 1 }, 'fetch-beacon/1', attempt);
  } finally {
    if (before === undefined) delete process.env['DRAND_URLS'];
    else process.env['DRAND_URLS'] = before;
  }
};

test('the worker takes the planned round from the one relay that has it, tries again until it is there, and draws by it', async () => {
  const task = await beaconAwaited('取信标');
  const DRAND_URLS = await urlsOf([...MISBEHAVING, 'late']);
  await moveClock(world.db, { id: world.clock, to: ROUND_OUT });
  await asOwner('DELETE FROM journal.poke WHERE process <> $1', [task]);
  worker = startWorker(world.hands.journal.installationKey, { DRAND_URLS });
  await until('the match', async () => (await drawOf(task)).result !== null, 90_000);
  const { beacon, result } = await drawOf(task);
  expect(beacon.text).toBe(ROUNDS[1000]);
  expect(relays.map((relay) => relay.asked() >= 2)).toEqual(relays.map(() => true));
  const bundle = JSON.stringify(await world.models.publicDraw(task));
  const resultHash = result?.resultHash ?? '';
  expect(checkBundle({ sha256, drand: verifyDrand }, bundle, { resultHash })).toMatchObject({ verdict: 'passed' });
});

test('a round that is not out yet is not asked for', async () => {
  const task = await beaconAwaited('未到时间');
  expect(await tryFetching(task, await urlsOf(['honest']), 1)).toBe('seenTo');
  expect(relays.map((relay) => relay.asked())).toEqual([0]);
});

test('a round that no relay gives becomes ops’ affair, is pasted by hand, and leaves no incident behind', async () => {
  const task = await beaconAwaited('贴信标');
  await moveClock(world.db, { id: world.clock, to: ROUND_OUT });
  const urls = await urlsOf(MISBEHAVING);
  await expect(tryFetching(task, urls, 1)).rejects.toThrow(/no endpoint gave round 1000/);
  expect(await incidentsOf(task)).toEqual([]);
  expect(await tryFetching(task, urls, 10)).toBe('failed');
  expect(await incidentsOf(task)).toEqual(['fetch-beacon/1']);
  expect(await ops(task)).toEqual([{ key: 'incident/fetch-beacon/1/1' }]);

  const forged = `${(ROUNDS[1000] ?? '').slice(0, -1)}8`;
  for (const text of [ROUNDS[123] ?? '', forged, 'ab'.repeat(48)]) {
    const refused = await paste(task, text);
    expect(refused.ok ? 'taken' : refused.refusal.code).toMatch(/^BEACON_(SIGNATURE|POINT)$/);
  }
  expect(await paste(task, '03 08 15 21 26 32+09')).toMatchObject({ refusal: { code: 'BEACON_MALFORMED' } });
  expect(await paste(task, ROUNDS[1000] ?? '')).toMatchObject({ ok: true });
  expect((await drawOf(task)).beacon.text).toBe(ROUNDS[1000]);
  expect([await incidentsOf(task), await ops(task)]).toEqual([[], []]);
  expect(await paste(task, ROUNDS[1000] ?? '', world.lead)).toMatchObject({ refusal: { code: 'BEACON_ALREADY_SET' } });
});

test('a drill refuses drand when its scheme is submitted, and says why', async () => {
  const drill = await makeWorld();
  try {
    const task = await open(drill, '演练用drand');
    await draft(drill, task, 4, { beacon: 'drand' });
    const order = { process: task, type: 'submitScheme', body: {}, org: drill.lead, role: 'handler' } as const;
    expect(await tell(drill, order)).toMatchObject({
      refusal: {
        code: 'SCHEME_BREAKS_RULE',
        facts: { rule: 'FORM', text: expect.stringContaining('演练不能用drand信标') },
      },
    });
    await draft(drill, task, 4);
    expect(await tell(drill, order)).toMatchObject({ ok: true });
  } finally {
    await drill.close();
  }
});
