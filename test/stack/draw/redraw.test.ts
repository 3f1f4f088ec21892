import { fairnessInput } from '../../../journal/fairness/input';
import { draft, liveUntil, open, send, stateOf } from '../read-models/life';
import { makeWorld, type World } from '../read-models/world';
import { checkOf, publishedOf, rowsOf, teamAt, type Published } from './tables';

jest.setTimeout(60_000);

const WHY_VOID = '名录漏了两户';
const WHY_REDRAW = '停业户过多，经联席会议同意重抽';

let world: World;
let task: string;

beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '作废与重抽');
  await draft(world, task, 3);
});
afterAll(() => world?.close());

const end = async (command: 'askVoid' | 'askRedraw', reason: string) => {
  const { lead: org } = world;
  await send(world, { process: task, type: command, body: { reason }, org, role: 'handler' });
  const body = { grant: 'yes', reason };
  await send(world, { process: task, type: 'decideRedraw', body, org, role: 'approver' });
};
const drawsOf = () =>
  world.db.query(
    'SELECT id, serial, attempt, state, ended_reason AS why FROM draw WHERE task_id = $1 ORDER BY attempt',
    [task],
  );

/** What ended a draw stands in its own row; everything else of it must be as it was. */
const kept = async (drawId: string): Promise<Readonly<Record<string, readonly unknown[]>>> => {
  const { draw = [], ...rest } = await rowsOf(world, drawId);
  const fields = draw.map((row) => {
    const {
      state: _state,
      ended_reason: _why,
      ended_at: _at,
      ...fixed
    } = JSON.parse(String(row)) as Record<string, unknown>;
    return fixed;
  });
  return { ...rest, draw: fields };
};

test('a void draw keeps its number and its pool, and the next one is made from empty', async () => {
  await liveUntil(world, task, 'target_draw');
  const before = await kept(`${task}-01`);
  expect(before['roster_officer']?.length).toBe(8);
  await end('askVoid', WHY_VOID);
  expect(await kept(`${task}-01`)).toEqual(before);
  expect(await drawsOf()).toEqual([
    { id: `${task}-01`, serial: 1, attempt: 1, state: 'void', why: WHY_VOID },
    { id: `${task}-02`, serial: 2, attempt: 2, state: 'committing', why: null },
  ]);
  const { draw } = (await stateOf(world, task)).state;
  expect(draw).toMatchObject({ attempt: 2, shares: {}, rosterRoot: null, planText: '' });
  const roots = await world.db.query<{ root: string }>('SELECT pool_root AS root FROM draw WHERE task_id = $1', [task]);
  expect(new Set(roots.map(({ root }) => root)).size).toBe(2);
});

describe('a redraw', () => {
  let first: Published;
  let before: Awaited<ReturnType<typeof kept>>;
  let recused: { officer: string; uid: string };

  beforeAll(async () => {
    await liveUntil(world, task, 'recusal');
    const [officer = ''] = await teamAt(world, task, 1, world.lead);
    const [target] = await world.db.query<{ uid: string }>(
      'SELECT uid FROM current_target WHERE process = $1 AND position = 1',
      [task],
    );
    recused = { officer, uid: target?.uid ?? '' };
    const body = { officer, position: 1, ground: 'kin', note: '', reason: '情形属实' };
    await send(world, { process: task, type: 'orderRecusal', body, org: world.lead, role: 'leader' });
    const [applicant = ''] = await teamAt(world, task, 2, world.lead);
    const application = { officer: applicant, position: 2, by: 'party', ground: 'other', note: '与该户有债务往来' };
    await send(world, { process: task, type: 'applyRecusal', body: application, org: world.lead, role: 'handler' });
    first = await publishedOf(world, task);
    before = await kept(`${task}-02`);
    await end('askRedraw', WHY_REDRAW);
    await liveUntil(world, task, 'inspecting');
  });

  test('leaves the first result as it was, on record with the reason', async () => {
    expect(await kept(`${task}-02`)).toEqual(before);
    expect(before['drawn_target']).toHaveLength(3);
    expect(before['match_member']).toHaveLength(13);
    expect(await drawsOf()).toMatchObject([
      { state: 'void' },
      { id: `${task}-02`, serial: 2, state: 'superseded', why: WHY_REDRAW },
      { id: `${task}-03`, serial: 3, attempt: 3, state: 'drawn', why: null },
    ]);
  });

  test('is a draw of its own, and either verifies to its own result alone', async () => {
    const second = await publishedOf(world, task);
    expect(second.resultHash).not.toBe(first.resultHash);
    expect([checkOf(first).verdict, checkOf(second).verdict]).toEqual(['passed', 'passed']);
    expect(checkOf({ ...second, resultHash: first.resultHash }).verdict).toBe('failed');
  });

  test('leaves the first result public, byte for byte; a void draw has none', async () => {
    expect(JSON.stringify(await world.models.publicDrawOf(`${task}-02`))).toBe(first.bundle);
    expect(await world.models.publicDrawOf(`${task}-01`)).toBeNull();
  });

  test('ends what was applied for at the first and not decided', async () => {
    const rows = await world.db.query(
      'SELECT recusal_id AS id, state FROM recusal_decision WHERE task_id = $1 ORDER BY applied_at, id',
      [task],
    );
    expect(rows).toEqual([
      { id: `${task}-r1`, state: 'granted' },
      { id: `${task}-r2`, state: 'lapsed' },
    ]);
  });

  test('knows from its roster who was recused from whom', async () => {
    const [row] = await world.db.query<{ barred: boolean }>(
      `SELECT u.c = ANY (o.recused) AS barred FROM roster_officer o JOIN draw d ON d.id = o.draw_id JOIN pool_unit u ON u.pool_id = d.pool_id
       WHERE d.id = $1 AND o.officer_id = $2 AND u.uid = $3`,
      [`${task}-03`, recused.officer, recused.uid],
    );
    expect(row).toEqual({ barred: true });
  });

  test('is looked at by the audit of fairness like the draw before it, and what a leader ordered is no application', async () => {
    const { draws, voids, grants } = await world.db.snapshot((tx) => fairnessInput(tx, world.clock));
    expect([draws, voids, grants]).toEqual([2, { times: 1, of: 3 }, []]);
  });

  test('makes the visits and the inspections of its own targets, and of no other', async () => {
    const inspected = await world.db.query<{ uid: string }>(
      'SELECT uid FROM inspection WHERE task_id = $1 ORDER BY position',
      [task],
    );
    const drawn = await world.db.query<{ uid: string }>(
      'SELECT uid FROM drawn_target WHERE draw_id = $1 ORDER BY position',
      [`${task}-03`],
    );
    expect(inspected).toEqual(drawn);
    const booked = await world.db.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM visit_officer WHERE process = $1',
      [task],
    );
    expect(booked).toEqual([{ n: 3 * 4 }]);
  });
});
