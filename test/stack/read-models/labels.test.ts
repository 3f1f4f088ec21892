import { parseEvent } from '../../../journal/append';
import { sha256 } from '../../../journal/canonical';
import { verify } from '../../../journal/verify';
import { labelHash } from '../../../domain/plan-rules/labels';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { draft, liveUntil, moveTo, open } from './life';
import { makeWorld, type World } from './world';

jest.setTimeout(60_000);

const AFTER = '2026-12-21T01:00:00.000Z';

let world: World;
let towns: readonly { readonly code: string; readonly name: string }[];
/** Strata by town; and strata by town and by what raises a ratio. */
let plain: string;
let shaped: string;

beforeAll(async () => {
  world = await makeWorld();
  const { db, tag, clock } = world;
  towns = [1, 2].map((n) => ({ code: `${tag}-town${n}`, name: `${tag}街道${n}` }));
  for (const [n, { code, name }] of towns.entries()) {
    await db.query(`INSERT INTO town (code, name, kind) VALUES ($1, $2, '街道')`, [code, name]);
    await db.query(`UPDATE target SET town_code = $2, tags = ARRAY['重点'] WHERE clock = $1 AND right(uid, 1) ~ $3`, [
      clock,
      code,
      n === 0 ? '[02468]' : '[13579]',
    ]);
  }
  const by = async (name: string, change: Partial<Scheme>) => {
    const task = await open(world, name);
    await draft(world, task, 4, { strata: 'town', ...change });
    await liveUntil(world, task, 'schedule');
    return task;
  };
  plain = await by('按镇街分层', {});
  shaped = await by('有提高比例', { raised: { tags: ['重点'], ratio: { num: 1, den: 3 } } });
});
afterAll(() => world?.close());

const recordOf = async (task: string) => {
  const record = await world.models.drawRecord(`${task}-01`);
  if (!record?.plan || !record.result) throw new Error(`no result of ${task}`);
  return { ...record, plan: record.plan, result: record.result };
};

test('the plan’s event fixes the hash of what the strata stand for, and the record shows it from the signature on', async () => {
  for (const task of [plain, shaped]) {
    const { plan } = await recordOf(task);
    expect(plan.labelHash).toMatch(/^[0-9a-f]{64}$/);
    const events = await world.db.query<{ text: string }>(
      `SELECT text FROM journal.event WHERE process = $1 AND text LIKE '%"type":"planPublished"%'`,
      [task],
    );
    expect(events.map(({ text }) => (parseEvent(text) as { labelHash?: string }).labelHash)).toEqual([plan.labelHash]);
  }
});

test('until the window is over the table lies sealed, and the record tells numbers alone', async () => {
  for (const task of [plain, shaped]) {
    const record = await recordOf(task);
    expect(record.plan.labels).toBeNull();
    expect(record.result.strata.map(({ label }) => label)).toEqual(record.result.strata.map(() => null));
  }
  const stored = await world.db.query<{ content: string }>('SELECT content FROM label_table WHERE process = ANY ($1)', [
    [plain, shaped],
  ]);
  expect(stored).toHaveLength(2);
  for (const { content } of stored)
    for (const { code, name } of towns)
      for (const word of [code, name]) expect(Buffer.from(content, 'base64').includes(word)).toBe(false);
});

test('the sealed table is part of the chain that is verified', async () => {
  const { broken } = await verify(world.db);
  expect(broken.filter(({ process }) => process === plain || process === shaped)).toEqual([]);
});

describe('after the window', () => {
  beforeAll(() => moveTo(world, AFTER));

  test('the table is opened, hashes to what was fixed, and names the strata', async () => {
    const { plan, result } = await recordOf(plain);
    expect(plan.labels?.matches).toBe(true);
    expect(labelHash(sha256, plan.labels?.text ?? '')).toBe(plan.labelHash);
    expect(result.strata.map(({ key, label }) => [key, label])).toEqual([
      ['0/01', towns[0]?.name],
      ['0/02', towns[1]?.name],
    ]);
  });

  test('where a class may have shaped the strata it stays sealed', async () => {
    const { plan, result } = await recordOf(shaped);
    expect(plan.labels).toBeNull();
    expect(result.strata.some(({ label }) => label !== null)).toBe(false);
    for (const { name } of towns) expect(JSON.stringify(await recordOf(shaped))).not.toContain(name);
  });

  test('a table that is not the one that was fixed is shown as such', async () => {
    await world.db.query('UPDATE draw SET label_hash = $2 WHERE id = $1', [`${plain}-01`, 'ab'.repeat(32)]);
    expect((await recordOf(plain)).plan.labels?.matches).toBe(false);
  });
});
