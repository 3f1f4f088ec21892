import type { ChildProcess } from 'node:child_process';
import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import { NativeConnection, Worker } from '@temporalio/worker';
import { Client as PgClient } from 'pg';
import { actOf, createActivities } from '../../../activities';
import { performAct } from '../../../activities/perform';
import { TASK_QUEUE } from '../../../contracts/runner';
import type { AwaitedItem } from '../../../contracts/views/drill';
import { parsePlan } from '../../../domain/draw/plan/parse';
import type { Leaf } from '../../../domain/draw/pool';
import { drawTargets } from '../../../domain/draw/targets';
import { sha256 } from '../../../journal/canonical';
import { handle } from '../../../journal/handle';
import { workflowBundle } from '../../../worker/bundle';
import { asOwner, databaseUrl, temporal } from '../../support/journal';
import { startWorker, until } from '../../support/city/worker';
import { doAs, draft, moveTo, open, stateOf } from '../read-models/life';
import { makeWorld, personOf, type World } from '../read-models/world';

jest.setTimeout(120_000);

const TARGETS = 20_000;
const BEACON = '03 08 15 21 26 32+09';
const KEY = 'draw-targets/1';
/** Wherever in its try the kill finds the worker, of a length that covers reading, drawing and waiting to hand in. */
const KILL_WITHIN_MS = 1_500;
const SEED = Number(process.env['TEST_SEED'] ?? randomInt(1_000_000));

let world: World;
const workers: ChildProcess[] = [];

beforeAll(async () => {
  world = await makeWorld();
  await world.db.query(
    `INSERT INTO target (clock, uid, valid_from, name, kind, address, risk_class, content_hash)
     SELECT $1, $2 || '-v' || n, '2020-01-01', $2 || '抽查企业' || n, '企业', '某路' || n || '号', 'D', 'x' FROM generate_series(1, ${TARGETS}) AS n`,
    [world.clock, world.tag],
  );
});
afterAll(async () => {
  for (const worker of workers) worker.kill('SIGKILL');
  await world.close();
});

/** A task whose draw is owed: everybody has acted, the beacon has come, no machine has. */
async function drawOwed(name: string): Promise<string> {
  const task = await open(world, name);
  await draft(world, task, 500);
  for (;;) {
    const [item] = (await world.models.awaited(world.clock)).filter(({ process }) => process === task);
    if (item?.command === 'setBeacon') await typeBeacon(task, item);
    else if (item) await doAs(world, item, task);
    else await moveTo(world, await nextDate(task));
    if ((await drawOf(task)).beacon.text !== null) return task;
  }
}

/** When the reveal ends: nobody can do more before. */
async function nextDate(task: string): Promise<string> {
  const [row] = await world.db.query<{ due: Date | null }>(
    'SELECT next_due AS due FROM journal.process WHERE id = $1',
    [task],
  );
  if (!row?.due) throw new Error(`${task} awaits nobody and nothing`);
  return row.due.toISOString();
}

/** Two persons type it; after the second the machines would draw, and here do not. */
async function typeBeacon(task: string, { org, role, login }: AwaitedItem): Promise<void> {
  const sender = { kind: 'person', person: login ?? personOf(org, role), post: { org, role } } as const;
  const order = { process: task, id: `beacon-${task}-${org}`, type: 'setBeacon', body: { text: BEACON }, sender };
  expect(await handle(world.hands.journal, order)).toMatchObject({ ok: true });
}

const drawOf = async (task: string) => (await stateOf(world, task)).state.draw;

/** The drawn commitments in order by one call of the domain, from what was published and nothing of the machine's. */
async function drawnAtOneGo(task: string): Promise<readonly (string | null)[]> {
  const { planText, pool, shares } = await drawOf(task);
  const plan = parsePlan(planText);
  if (!plan.ok) throw new Error('no plan');
  const leaves = await world.db.query<Leaf & { readonly stratum: string }>(
    'SELECT stratum, c, weight FROM pool_unit WHERE pool_id = $1 ORDER BY c',
    [pool?.poolId],
  );
  const keys = [...new Set(leaves.map(({ stratum }) => stratum))];
  const strata = keys.map((key) => ({ key, leaves: leaves.filter(({ stratum }) => stratum === key) }));
  const reveals = Object.entries(shares).flatMap(([id, { secret }]) => (secret === null ? [] : [{ id, secret }]));
  const drawn = drawTargets(sha256, plan.value, strata, reveals, { kind: 'text', text: BEACON });
  if (!drawn.ok) throw new Error(drawn.refusal.code);
  return drawn.value.positions.map(({ c }) => c);
}

const drawnTargets = async (task: string): Promise<readonly string[]> =>
  (await world.db.query<{ c: string }>('SELECT c FROM drawn_target WHERE process = $1 ORDER BY position', [task])).map(
    ({ c }) => c,
  );

test('a draw that is cancelled half-way hands nothing in, and is the same when it is made again', async () => {
  const task = await drawOwed('取消');
  const cancel = new AbortController();
  let hashes = 0;
  const { journal, deps } = world.hands;
  const hash = (message: Uint8Array): Uint8Array => {
    hashes += 1;
    // All leaves and nodes of the pool's tree are hashed by then, and half of the tickets.
    if (hashes === 2.5 * TARGETS) cancel.abort(new Error('CANCELLED'));
    return sha256(message);
  };
  const perform = (signal?: AbortSignal) =>
    performAct({ journal, deps: { ...deps, hash } }, actOf('drawTargets'), { id: task, epoch: 1 }, KEY, 1_000, signal);
  const cancelled = perform(cancel.signal);
  await expect(cancelled).rejects.toThrow('CANCELLED');
  expect(hashes).toBeLessThan(3 * TARGETS);
  expect([await drawnTargets(task), (await drawOf(task)).drawn]).toEqual([[], null]);
  expect(await perform()).toBe('done');
  expect(await drawnTargets(task)).toEqual(await drawnAtOneGo(task));
});

test('a draw whose workflow is ended is given up between two beats and hands nothing in', async () => {
  const task = await drawOwed('终止');
  let hashes = 0;
  const hash = (message: Uint8Array): Uint8Array => {
    hashes += 1;
    if (hashes % 100 === 0) spin(10);
    return sha256(message);
  };
  const { journal, deps } = world.hands;
  const { address, namespace } = temporal();
  const native = await NativeConnection.connect({ address });
  const worker = await Worker.create({
    connection: native,
    namespace,
    taskQueue: TASK_QUEUE,
    workflowBundle: await workflowBundle(),
    activities: createActivities({ journal, deps: { ...deps, hash } }),
    maxHeartbeatThrottleInterval: '1s',
  });
  const running = worker.run();
  const connection = await Connection.connect({ address });
  try {
    const { workflow } = new Client({ connection, namespace });
    const drawing = await workflow.start('jointTask', {
      workflowId: task,
      taskQueue: TASK_QUEUE,
      args: [{ id: task, epoch: 1 }],
    });
    await until('the hashing', () => Promise.resolve(hashes > 2_000));
    await drawing.terminate('nobody wants it any more');
    let before = -1;
    await until('its end', async () => {
      const still = hashes === before;
      before = hashes;
      await sleep(500);
      return still;
    });
    // All leaves, all nodes of the tree and all tickets would be at least so many.
    expect(hashes).toBeLessThan(3 * TARGETS);
    expect([await drawnTargets(task), (await drawOf(task)).drawn]).toEqual([[], null]);
  } finally {
    worker.shutdown();
    await running;
    await connection.close();
    await native.close();
  }
});

/** Computes for so long, as a larger pool would. */
function spin(ms: number): void {
  for (const end = performance.now() + ms; performance.now() < end;);
}

function begin(): ChildProcess {
  const worker = startWorker(world.hands.journal.installationKey);
  workers.push(worker);
  return worker;
}

test('a draw whose worker is killed comes to the same by another worker', async () => {
  const moment = SEED % KILL_WITHIN_MS;
  console.info(`seed ${SEED}: killed ${moment} ms into its try`);
  const task = await drawOwed('杀死');
  const held = new PgClient({ connectionString: databaseUrl() });
  const connection = await Connection.connect({ address: temporal().address });
  const workflow = new Client({ connection, namespace: temporal().namespace }).workflow.getHandle(task);
  const tries = async () => {
    const { raw } = await workflow.describe();
    return raw.pendingActivities?.find(({ activityType }) => activityType?.name === 'drawTargets')?.attempt ?? 0;
  };
  try {
    // Nobody can hand the draw in while the process's row is held: the kill comes before its end, however quick the machine.
    await held.connect();
    await held.query('BEGIN');
    await held.query('SELECT FROM journal.process WHERE id = $1 FOR UPDATE', [task]);
    await asOwner('DELETE FROM journal.poke WHERE process <> $1', [task]);
    const first = begin();
    await until('its first try', async () => (await tries().catch(() => 0)) === 1);
    await sleep(moment);
    first.kill('SIGKILL');
    begin();
    await until('its second try', async () => (await tries()) > 1);
    expect(await drawnTargets(task)).toEqual([]);
    await held.query('ROLLBACK');
    await until('the draw', async () => (await drawOf(task)).drawn !== null);
    const drawn = await drawnTargets(task);
    expect(drawn).toHaveLength(500);
    expect(drawn).toEqual(await drawnAtOneGo(task));
  } finally {
    await held.end();
    await connection.close();
  }
});
