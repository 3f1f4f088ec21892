import { fairnessInput } from '../../../journal/fairness/input';
import { draft, liveUntil, moveTo, open, send } from './life';
import { makeWorld, personOf, TARGETS, type World } from './world';

// A task lives months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

const DRAWN = 5;
let world: World;
let task: string;

/** A drawn task in which one officer asked to be recused from one target, and it was granted. */
beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '自查');
  await draft(world, task, DRAWN);
  await liveUntil(world, task, 'recusal');
  const [member] = await world.db.query<{ officer: string; org: string; position: number }>(
    'SELECT officer_id AS officer, org_id AS org, position FROM match_member WHERE process = $1 AND org_id = $2 ORDER BY position, slot LIMIT 1',
    [task, world.lead],
  );
  if (!member) throw new Error('nobody was matched');
  await send(world, {
    process: task,
    type: 'declareConflict',
    body: { position: member.position, ground: 'kin', note: '其配偶在该企业任职' },
    org: member.org,
    role: 'officer',
    person: member.officer,
  });
  await liveUntil(world, task, 'inspecting');
});
afterAll(() => world?.close());

const input = () => world.db.snapshot((tx) => fairnessInput(tx, world.clock));
const column = async <T>(sql: string): Promise<readonly T[]> =>
  (await world.db.query<{ value: T }>(sql, [task])).map(({ value }) => value);

describe('what the audit of fairness reads', () => {
  test('is where the drawn targets stood in the list, in the order of their codes', async () => {
    const listed = [...(await column<string>('SELECT uid AS value FROM pool_unit WHERE process = $1'))].sort();
    const drawn = await column<string>('SELECT uid AS value FROM drawn_target WHERE process = $1 AND generation = 1');
    const { draws, strata } = await input();
    expect([draws, listed.length]).toEqual([1, TARGETS]);
    expect(strata.map(({ size, places }) => [size, [...places].sort((a, b) => a - b)])).toEqual([
      [TARGETS, drawn.map((uid) => listed.indexOf(uid)).sort((a, b) => a - b)],
    ]);
  });

  test('is how often places were drawn anew, recusals applied for and granted, of how many', async () => {
    const { redraws, recusals, grants, voids, replacements } = await input();
    const sum = (counted: readonly { times: number; of: number }[]) =>
      counted.reduce((all, { times, of }) => ({ times: all.times + times, of: all.of + of }), { times: 0, of: 0 });
    const places = (await column<number>('SELECT slot AS value FROM match_member WHERE process = $1')).length;
    expect(sum(redraws)).toEqual({ times: 1, of: places });
    expect(redraws.find(({ who }) => who === world.lead)?.times).toBe(1);
    expect(sum(recusals)).toEqual({ times: 1, of: places });
    expect(grants).toEqual([{ who: personOf(world.lead, 'leader'), times: 1, of: 1 }]);
    expect([voids, replacements]).toEqual([
      { times: 0, of: 1 },
      { times: 0, of: DRAWN },
    ]);
  });

  test('names no target of a task whose window is not over, and all of them after', async () => {
    expect((await input()).meetings).toEqual([]);
    await moveTo(world, '2026-12-18T17:00:00.000Z');
    const met = (await input()).meetings.map(({ officer, target }) => `${officer} ${target}`);
    const teams = await column<string>(
      `SELECT o.officer_id || ' ' || i.uid AS value FROM inspection i JOIN inspection_officer o ON o.inspection_id = i.id WHERE i.task_id = $1`,
    );
    expect([...met].sort()).toEqual([...teams].sort());
    expect(met.length).toBeGreaterThanOrEqual(2 * 2 * DRAWN);
  });
});
