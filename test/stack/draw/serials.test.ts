import { actOf } from '../../../activities';
import { performAct } from '../../../activities/perform';
import type { Db } from '../../../journal/db';
import { draft, liveUntil, open, tell } from '../read-models/life';
import { makeWorld, type World } from '../read-models/world';

jest.setTimeout(60_000);

const TASKS = 6;
const KEY = 'freeze-pool/1';

let world: World;
let tasks: readonly string[];

/** Tasks of one clock whose pools all wait to be frozen. */
beforeAll(async () => {
  world = await makeWorld();
  const opened: string[] = [];
  for (let n = 0; n < TASKS; n++) {
    const task = await open(world, `同时锁定${n}`);
    await draft(world, task, 3);
    await liveUntil(world, task, 'confirmation');
    opened.push(task);
  }
  tasks = opened;
  for (const process of tasks)
    await tell(world, { process, type: 'acceptScheme', body: { opinion: '接受' }, org: world.other, role: 'handler' });
});
afterAll(() => world?.close());

const freeze = (task: string, db: Db = world.hands.journal.db) =>
  performAct(
    { ...world.hands, journal: { ...world.hands.journal, db } },
    actOf('freezePool'),
    { id: task, epoch: 1 },
    KEY,
    1,
  );

/** A database that loses the connection before a transaction is committed. */
const dying = (db: Db): Db => ({
  ...db,
  transaction: (work) =>
    db.transaction(async (tx) => {
      await work(tx);
      throw new Error('killed');
    }),
});

test('pools frozen at the same time are numbered one after the other, without a gap where one was killed half-way', async () => {
  const [killed = '', ...others] = tasks;
  const [first, ...rest] = await Promise.allSettled([
    freeze(killed, dying(world.db)),
    ...others.map((id) => freeze(id)),
  ]);
  expect(first).toMatchObject({ status: 'rejected', reason: expect.objectContaining({ message: 'killed' }) });
  expect(rest).toEqual(others.map(() => ({ status: 'fulfilled', value: 'done' })));
  expect(await freeze(killed)).toBe('done');
  const draws = await world.db.query<{ task: string; serial: number }>(
    'SELECT task_id AS task, serial FROM draw WHERE clock = $1 ORDER BY serial',
    [world.clock],
  );
  expect(draws.map(({ serial }) => serial)).toEqual(tasks.map((_, n) => n + 1));
  expect(draws.at(-1)?.task).toBe(killed);
  expect(new Set(draws.map(({ task }) => task))).toEqual(new Set(tasks));
});

test('a pool that is frozen already takes no second number', async () => {
  expect(await Promise.all(tasks.map((id) => freeze(id)))).toEqual(tasks.map(() => 'seenTo'));
  const [clock] = await world.db.query<{ draws: number }>('SELECT draws FROM journal.clock WHERE id = $1', [
    world.clock,
  ]);
  expect(clock?.draws).toBe(TASKS);
});
