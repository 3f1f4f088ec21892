import { actOf } from '../../../activities';
import { performAct } from '../../../activities/perform';
import { checkBundle } from '../../../domain/draw/bundle/checks';
import type { Db } from '../../../journal/db';
import type { ReplacedOfficer } from '../../../workflows/joint-task/officers/replacement';
import { draft, liveUntil, open, send, tell } from '../read-models/life';
import { makeWorld, type World } from '../read-models/world';
import { checkOf, MACHINE, publishedOf, rowsOf, teamAt, type Published } from './tables';

jest.setTimeout(60_000);

/** Three teams of two at the same hour, and two who are free. */
const EACH = 8;

let world: World;

// A clock of its own each: nobody is at a visit of another task but who is put there.
beforeEach(async () => {
  world = await makeWorld(EACH);
});
afterEach(() => world?.close());

/** A task with its visits under way; the recusal of one officer at position 1 is granted, and his replacement is owed. */
async function replacementOwed(name: string): Promise<{ task: string; recused: string; key: string }> {
  const task = await open(world, name);
  await draft(world, task, 3);
  await liveUntil(world, task, 'inspecting');
  const [recused = ''] = await teamAt(world, task, 1, world.lead);
  const body = { officer: recused, position: 1, ground: 'kin', note: '', reason: '情形属实' };
  const told = await tell(world, { process: task, type: 'orderRecusal', body, org: world.lead, role: 'leader' });
  expect(told).toMatchObject({ ok: true });
  return { task, recused, key: `replace/${task}-r1` };
}

/** Tries the act, and answers what it handed in beside what became of it. */
async function attempt(task: string, key: string, db: Db = world.db) {
  const act = actOf('replaceOfficer');
  const bodies: ReplacedOfficer[] = [];
  const noting: typeof act = {
    ...act,
    perform: async (deps, work) => {
      const body = await act.perform(deps, work);
      bodies.push(body as ReplacedOfficer);
      return body;
    },
  };
  const journal = { ...world.hands.journal, db };
  const outcome = await performAct({ ...world.hands, journal }, noting, { id: task, epoch: 1 }, key, 1).catch(
    (error: unknown) => (error as Error).message,
  );
  return { outcome, body: bodies[0] };
}

/** A worker that dies when all is written and nothing is committed, or when it is committed and nobody has heard. */
const dying = (db: Db, when: 'before' | 'after'): Db => ({
  ...db,
  transaction: async (work) => {
    await db.transaction(async (tx) => {
      const answer = await work(tx);
      if (when === 'before') throw new Error('killed');
      return answer;
    });
    throw new Error('killed');
  },
});

test('a replacement whose worker is killed at any moment comes to the same rows, once', async () => {
  const { task, key } = await replacementOwed('递补重试');
  const before = await rowsOf(world, `${task}-01`);
  const first = await attempt(task, key, dying(world.db, 'before'));
  expect(first.outcome).toBe('killed');
  expect(await rowsOf(world, `${task}-01`)).toEqual(before);
  const second = await attempt(task, key, dying(world.db, 'after'));
  expect([second.outcome, second.body]).toEqual(['killed', first.body]);
  const written = await rowsOf(world, `${task}-01`);
  expect(written['draw_event']).toHaveLength(1);
  expect(JSON.parse(String(written['draw_event']?.[0]))).toMatchObject({ ...snake(first.body?.links[0]) });
  expect(written['match_member']).toHaveLength((before['match_member']?.length ?? 0) + 1);
  expect(await attempt(task, key)).toEqual({ outcome: 'seenTo', body: undefined });
  expect(await rowsOf(world, `${task}-01`)).toEqual(written);
  expect(checkOf(await publishedOf(world, task)).verdict).toBe('passed');
});

const snake = (row: Readonly<Record<string, unknown>> = {}) =>
  Object.fromEntries(
    Object.entries(row).map(([name, value]) => [name.replace(/[A-Z]/g, (c) => `_${c.toLowerCase()}`), value]),
  );

test('whom the rule names and who is at another visit at that hour is barred in public, and the next is named', async () => {
  const { task, key, recused } = await replacementOwed('递补冲突');
  const { body: named } = await attempt(task, key, dying(world.db, 'before'));
  const busy = named?.to?.officer ?? '';
  await world.db.query(
    `INSERT INTO visit_officer (clock, officer_id, process, position, during)
     SELECT $2, $3, 'elsewhere', 1, tstzrange(visit_from, visit_to) FROM visit WHERE process = $1 AND position = 1`,
    [task, world.clock, busy],
  );
  const { outcome, body } = await attempt(task, key);
  expect(outcome).toBe('done');
  const next = body?.to?.officer ?? '';
  expect([next.startsWith(`${world.lead}.officer`), [busy, recused].includes(next)]).toEqual([true, false]);
  const links = await world.db.query(
    `SELECT e.no, e.type, e.pos, e.reason, r.officer_id AS officer FROM draw_event e JOIN roster_officer r ON r.draw_id = e.draw_id AND r.o = e.officer
     WHERE e.process = $1 ORDER BY e.no`,
    [task],
  );
  expect(links).toEqual([
    { no: 1, type: 'recuse', pos: 0, reason: 'recusal', officer: recused },
    { no: 2, type: 'recuse', pos: 0, reason: 'unavailable', officer: busy },
  ]);
  expect(await teamAt(world, task, 1, world.lead)).toContain(next);
  expect(checkOf(await publishedOf(world, task)).verdict).toBe('passed');
});

const eventsIn = ({ bundle }: Published) => (JSON.parse(bundle) as { events: readonly unknown[] }).events;

test('a second recusal of the same task goes on from the chain’s head, and what was public before stays verifiable', async () => {
  const { task, key } = await replacementOwed('两次回避');
  await attempt(task, key);
  const before = await publishedOf(world, task);
  const [officer = ''] = await teamAt(world, task, 2, world.other);
  const body = { officer, position: 2, ground: 'kin', note: '', reason: '情形属实' };
  await send(world, { process: task, type: 'orderRecusal', body, org: world.other, role: 'leader' });
  const after = await publishedOf(world, task);
  expect(after.resultHash).not.toBe(before.resultHash);
  const [known, all] = [eventsIn(before), eventsIn(after)];
  expect([known.length, all.length]).toEqual([1, 2]);
  expect(all.slice(0, known.length)).toEqual(known);
  expect(checkOf(after).verdict).toBe('passed');
  expect(checkBundle(MACHINE, after.bundle, { resultHash: before.resultHash, earlier: before.bundle })).toMatchObject({
    verdict: 'earlier',
    after: 1,
  });
  const record = await world.models.drawRecord(`${task}-01`);
  const hashes = record?.result?.hashes ?? [];
  expect(hashes.map(({ word }) => word)).toEqual(['回避递补之后', '回避递补之后', '抽取当时']);
  expect(hashes.map(({ hash }) => hash).slice(0, 2)).toEqual([after.resultHash, before.resultHash]);
  for (const [index, { hash }] of hashes.entries()) {
    const then = await world.models.publicDrawOf(`${task}-01`, hash);
    expect(then?.events).toEqual(all.slice(0, hashes.length - 1 - index));
    expect(checkBundle(MACHINE, JSON.stringify(then), { resultHash: hash }).verdict).toBe('passed');
  }
  expect(await world.models.publicDrawOf(`${task}-01`, before.resultHash)).toEqual(JSON.parse(before.bundle));
  expect(await world.models.publicDrawOf(`${task}-01`, 'ab'.repeat(32))).toBeNull();
});
