import { addDays, beijingDay } from '../../../domain/calendar/beijing';
import { actOf } from '../../../activities';
import { performAct } from '../../../activities/perform';
import { sha256 } from '../../../journal/canonical';
import { FACTS } from '../../../journal/facts';
import { timestampingBy } from '../../../journal/facts/timestamping';
import { startWorker, until } from '../../support/city/worker';
import { asOwner } from '../../support/journal';
import { makeAuthority, type Authority } from '../../support/tsa/authority';
import { startTsa, type Manner, type TsaSimulator } from '../../support/tsa/simulator';
import { readsOf } from '../api/reads';
import { startServer, type TestServer } from '../api/server';
import { draftPlan } from '../../../workflows/joint-task/draw/plan';
import { doAs, draft, moveTo, open, stateOf, tell } from '../read-models/life';
import { makeWorld, personOf, type World } from '../read-models/world';
import type { ChildProcess } from 'node:child_process';
import type { AwaitedItem } from '../../../contracts/views/drill';

jest.setTimeout(120_000);

let authority: Authority;
let server: TestServer;
let simulators: TsaSimulator[] = [];
let worker: ChildProcess | null = null;
let worlds: World[] = [];

beforeAll(async () => {
  authority = makeAuthority();
  const world = await makeWorld();
  server = await startServer(readsOf(world.hands.journal));
  await world.close();
});
afterEach(async () => {
  worker?.kill('SIGKILL');
  worker = null;
  await Promise.all(simulators.map((one) => one.close()));
  simulators = [];
  await Promise.all(worlds.map((one) => one.close()));
  worlds = [];
});
afterAll(async () => {
  await server.close();
  authority.close();
});

/** A world in whose installation an authority is named; its clock stands, usually at this real moment: an authority has its own time. */
async function worldOf(purpose: 'city' | 'drill', at = new Date().toISOString()): Promise<World> {
  const made = await makeWorld(undefined, { at, purpose });
  const journal = { ...made.hands.journal, facts: { ...FACTS, timestamping: timestampingBy(true) } };
  const world = { ...made, hands: { ...made.hands, journal } };
  worlds.push(world);
  return world;
}

type Awaited = Omit<AwaitedItem, 'process' | 'login'>;
const AWAITED = `SELECT key, command, subject, org_id AS org, role FROM work_item WHERE process = $1 AND state = 'open' AND role <> 'ops' ORDER BY since, key LIMIT 1`;

const drawOf = async (world: World, task: string) => (await stateOf(world, task)).state.draw;

/** A task whose plan is signed: its stamp is owed, and no machine has asked for it. */
async function planSigned(world: World, name: string): Promise<string> {
  const task = await open(world, name);
  const today = beijingDay((await stateOf(world, task)).now);
  await draft(world, task, 4, { window: { from: addDays(today, 35), to: addDays(today, 60) } });
  while ((await drawOf(world, task)).readyAt === null) {
    const [item] = await world.db.query<Awaited>(AWAITED, [task]);
    if (!item) throw new Error(`${task} awaits nobody`);
    await doAs(world, { ...item, process: task, login: personOf(item.org, item.role) }, task);
  }
  const { state, now } = await stateOf(world, task);
  const plan = draftPlan(state, now, sha256);
  if (!plan.ok) throw new Error(plan.refusal.code);
  const body = { planHash: plan.value.hash, opinion: '同意签发' };
  const signed = await tell(world, { process: task, type: 'signPlan', body, org: world.lead, role: 'approver' });
  expect(signed).toMatchObject({ ok: true });
  return task;
}

async function simulate(manner: Manner): Promise<Readonly<Record<string, string>>> {
  const simulator = await startTsa(authority, manner);
  simulators.push(simulator);
  return { TSA_URL: simulator.url, TSA_CA_FILE: authority.caFile };
}

/** The act by hand, so that nobody waits for the pauses between its tries. */
async function tryStamping(world: World, task: string, manner: Manner, attempt = 1): Promise<string> {
  const environment = await simulate(manner);
  Object.assign(process.env, environment);
  try {
    return await performAct(world.hands, actOf('stampPlan'), { id: task, epoch: 1 }, 'stamp-plan/1', attempt);
  } finally {
    for (const name of Object.keys(environment)) delete process.env[name];
  }
}

const stampOf = (task: string) => fetch(`${server.url}/api/v1/public/draws/${task}-01/timestamp`);
const planHashOf = async (world: World, task: string): Promise<string> =>
  (await world.db.query<{ hash: string }>('SELECT plan_hash AS hash FROM draw WHERE task_id = $1', [task]))[0]?.hash ??
  '';
const incidentsOf = async (world: World, task: string) =>
  (
    await world.db.query<{ reason: string }>(
      `SELECT life -> 'incidents' -> 'stamp-plan/1' ->> 'reason' AS reason FROM journal.process WHERE id = $1`,
      [task],
    )
  )[0]?.reason;

test('a signed plan gets its stamp, which everybody may take and openssl verifies by the plan hash', async () => {
  const world = await worldOf('city');
  const task = await planSigned(world, '打时间戳');
  expect((await stampOf(task)).status).toBe(404);
  expect(await tryStamping(world, task, 'honest')).toBe('done');
  const answer = await stampOf(task);
  expect([answer.status, answer.headers.get('content-type'), answer.headers.get('content-disposition')]).toEqual([
    200,
    'application/timestamp-reply',
    `attachment; filename="${task}-01.tsr"`,
  ]);
  const tsr = new Uint8Array(await answer.arrayBuffer());
  const hash = await planHashOf(world, task);
  expect([authority.verifies(tsr, hash), authority.verifies(tsr, 'ab'.repeat(32))]).toEqual([true, false]);
  const [row] = await world.db.query<{ early: boolean }>(
    'SELECT s.gen_time < d.reveal_by AS early FROM plan_stamp s JOIN draw d ON d.id = s.draw_id WHERE d.task_id = $1',
    [task],
  );
  expect(row?.early).toBe(true);
  expect(await tryStamping(world, task, 'honest')).toBe('seenTo');
});

test('the worker asks again until the authority is there', async () => {
  const world = await worldOf('city');
  const task = await planSigned(world, '再问时间戳');
  const environment = await simulate('late');
  await asOwner('DELETE FROM journal.poke WHERE process <> $1', [task]);
  worker = startWorker(world.hands.journal.installationKey, environment);
  await until('the stamp', async () => (await stampOf(task)).status === 200);
  expect(simulators[0]?.asked()).toBe(2);
  const tsr = new Uint8Array(await (await stampOf(task)).arrayBuffer());
  expect(authority.verifies(tsr, await planHashOf(world, task))).toBe(true);
});

test('an authority that refuses becomes ops’ affair after some tries, and the draw goes on to its result without', async () => {
  const world = await worldOf('city');
  const task = await planSigned(world, '没有时间戳');
  await expect(tryStamping(world, task, 'refusing')).rejects.toThrow(/gave no time stamp: .*refused/);
  expect(await tryStamping(world, task, 'forged', 5)).toBe('failed');
  expect(await incidentsOf(world, task)).toMatch(/false signature/);
  while ((await drawOf(world, task)).result === null) {
    const [item] = await world.db.query<Awaited>(AWAITED, [task]);
    if (item) await doAs(world, { ...item, process: task, login: personOf(item.org, item.role) }, task);
    else await moveTo(world, (await drawOf(world, task)).revealBy ?? '');
  }
  expect([(await stampOf(task)).status, await incidentsOf(world, task)]).toEqual([404, null]);
});

test('a stamp that says a time after the reveal proves nothing and is not taken', async () => {
  const world = await worldOf('city', '2026-09-21T01:00:00.000Z');
  const task = await planSigned(world, '时间戳太晚');
  expect(await tryStamping(world, task, 'honest')).toBe('failed');
  expect(await incidentsOf(world, task)).toMatch(/^STAMP_LATE/);
});

test('a drill gets none: its clock has nothing to do with the authority’s', async () => {
  const world = await worldOf('drill');
  const task = await planSigned(world, '演练无时间戳');
  expect((await drawOf(world, task)).stamping).toBeUndefined();
  expect(await tryStamping(world, task, 'honest')).toBe('seenTo');
});
