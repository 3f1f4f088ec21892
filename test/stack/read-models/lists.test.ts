import type { ReadDb } from '../../../api/read-models/db';
import { inbox } from '../../../api/read-models/inbox';
import { publicTask } from '../../../api/read-models/public/task';
import { task as taskPage } from '../../../api/read-models/task/task';
import { tasks as taskList } from '../../../api/read-models/tasks';
import { doAs, draft, liveUntil, open } from './life';
import { makeWorld, viewerOf, type World } from './world';

// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

let world: World;
const ids: string[] = [];

beforeAll(async () => {
  world = await makeWorld();
  for (let n = 0; n < 5; n++) ids.push(await open(world, `列表任务${n}`));
  for (const [index, count] of [2, 5].entries()) {
    const id = ids[index] ?? '';
    await draft(world, id, count);
    await liveUntil(world, id, 'inspecting');
  }
});
afterAll(() => world?.close());

/** Counts the statements that a screen sends. */
function counting(db: ReadDb): ReadDb & { readonly count: () => number } {
  let statements = 0;
  return {
    rows: (sql, ...values) => {
      statements += 1;
      return db.rows(sql, ...values);
    },
    count: () => statements,
  };
}

test('paging through tasks shows each once, newest first', async () => {
  const viewer = viewerOf(world.lead, 'handler');
  const seen: string[] = [];
  for (let cursor: string | undefined; ;) {
    const page = await world.models.tasks(viewer, { limit: 2, cursor });
    seen.push(...page.rows.map(({ id }) => id));
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(seen).toEqual([...ids].reverse());
});

test('a task is in the list of those who take part, and in nobody else’s', async () => {
  const listed = async (org: string) =>
    (await world.models.tasks(viewerOf(org, 'handler'), { limit: 100 })).rows.map(({ id }) => id);
  expect(await listed(world.other)).toEqual([ids[1], ids[0]]);
  expect(await listed(world.stranger)).toEqual([]);
});

test('the list finds by number, by name and by stage, and takes no wildcard for one', async () => {
  const viewer = viewerOf(world.lead, 'handler');
  const found = async (query: object) =>
    (await world.models.tasks(viewer, { limit: 100, ...query })).rows.map(({ id }) => id);
  expect(await found({ q: ids[3] })).toEqual([ids[3]]);
  expect(await found({ q: '列表任务4' })).toEqual([ids[4]]);
  expect(await found({ stage: 'inspecting' })).toEqual([ids[1], ids[0]]);
  expect(await found({ q: '%' })).toEqual([]);
});

test('the inbox holds what awaits this post, in the order of its limits, each once over all pages', async () => {
  const viewer = viewerOf(world.lead, 'handler');
  const rows = [];
  for (let cursor: string | undefined; ;) {
    const page = await world.models.inbox(viewer, { tab: 'mine', limit: 2, cursor });
    expect(page.total).toBe(3);
    rows.push(...page.rows);
    if (page.next === null) break;
    cursor = page.next;
  }
  expect(rows.map(({ process }) => process)).toEqual(ids.slice(2));
  expect(rows.map(({ due }) => due?.due)).toEqual([...rows.map(({ due }) => due?.due)].sort());
  expect((await world.models.frame(viewer)).counts.inbox).toBe(3);
});

test('what a person has done is in the done list, newest first', async () => {
  const { rows, lastDone } = await world.models.inbox(viewerOf(world.lead, 'approver'), { tab: 'done', limit: 10 });
  expect(rows.map(({ process, title }) => [process, title])).toEqual([
    [ids[1], '签发抽取计划'],
    [ids[1], '同意方案'],
    [ids[0], '签发抽取计划'],
    [ids[0], '同意方案'],
  ]);
  expect(lastDone?.title).toBe('签发抽取计划');
});

test('what was done at the same moment is paged through without a gap, each with the time it was done', async () => {
  const viewer = viewerOf(world.lead, 'handler');
  const whole = await world.models.inbox(viewer, { tab: 'done', limit: 100 });
  const seen = [];
  for (let cursor: string | undefined; ;) {
    const page = await world.models.inbox(viewer, { tab: 'done', limit: 1, cursor });
    seen.push(...page.rows);
    if (page.next === null) break;
    cursor = page.next;
  }
  const keysOf = (rows: readonly { process: string; key: string }[]) => rows.map(({ process, key }) => [process, key]);
  expect(whole.rows.length).toBeGreaterThan(6);
  expect(keysOf(seen)).toEqual(keysOf(whole.rows));
  expect(seen).toHaveLength(whole.total);
  const times = seen.map(({ doneAt }) => doneAt ?? '');
  expect(times).toEqual([...times].sort().reverse());
  expect(new Set(times).size).toBeLessThan(times.length);
  expect(seen.every(({ drill }) => drill)).toBe(true);
});

test('a screen sends as many statements for five targets as for two', async () => {
  const viewer = viewerOf(world.lead, 'handler');
  const statements = async (show: (db: ReadDb, id: string) => Promise<unknown>) =>
    Promise.all(
      ids.slice(0, 2).map(async (id) => {
        const db = counting(world.reads);
        expect(await show(db, id)).not.toBeNull();
        return db.count();
      }),
    );
  expect(await statements((db, id) => taskPage(db, world.ask, viewer, id))).toEqual([7, 7]);
  expect(await statements((db, id) => publicTask(db, id, { limit: 20 }))).toEqual([5, 5]);
  expect(await statements((db) => taskList(db, viewer, { limit: 20 }))).toEqual([1, 1]);
  expect(await statements((db) => inbox(db, viewer, { tab: 'mine', limit: 20 }))).toEqual([3, 3]);
});

describe('who is awaited in a drill', () => {
  test('is told with a login that the law lets act', async () => {
    const items = (await world.models.awaited(world.clock)).filter(({ process }) => process === ids[2]);
    expect(items).toEqual([
      expect.objectContaining({ path: `tasks/${ids[2]}`, command: 'submitScheme', login: `${world.lead}.handler` }),
    ]);
    await draft(world, ids[2] ?? '', 3);
    for (const item of items) await doAs(world, item, ids[2] ?? '');
    const next = (await world.models.awaited(world.clock)).filter(({ process }) => process === ids[2]);
    expect(next.map(({ command }) => command)).toEqual(['approveScheme']);
  });

  test('inspections are addressed by task and number, their duties by the person named', async () => {
    const items = (await world.models.awaited(world.clock)).filter(({ process }) => process.startsWith(`${ids[0]}/`));
    expect(items.map(({ path }) => path).sort()).toEqual([`inspections/${ids[0]}/1.1`, `inspections/${ids[0]}/2.1`]);
    for (const { login, command } of items)
      expect([command, login]).toEqual(['arrive', expect.stringMatching(/\.officer\d$/)]);
  });

  test('the city’s clock tells nobody of whom it awaits', async () => {
    expect(await world.models.awaited('city')).toEqual([]);
  });
});
