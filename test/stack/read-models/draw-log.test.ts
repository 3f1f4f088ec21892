import { writeCursor } from '../../../api/read-models/db';
import { strataOf } from '../../../api/read-models/public/strata';
import type { Plan, QuotaRule } from '../../../domain/draw/plan/plan';
import type { DrawLogRow, DrawLogView } from '../../../contracts/views/draws';
import { draft, liveUntil, moveTo, open, secretOf, send, stateOf } from './life';
import { makeWorld, TARGETS, type World } from './world';

jest.setTimeout(60_000);

const DRAWN = 3;
const WHY_VOID = '名录漏了两户';
const WHY_REDRAW = '停业户过多，经联席会议同意重抽';

let world: World;
/** A task whose first draw was void, whose second was followed by a third; and another task after it. */
let task: string;
let other: string;

const end = async (command: 'askVoid' | 'askRedraw', reason: string) => {
  const { lead: org } = world;
  await send(world, { process: task, type: command, body: { reason }, org, role: 'handler' });
  await send(world, { process: task, type: 'decideRedraw', body: { grant: 'yes', reason }, org, role: 'approver' });
};

beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '日志');
  await draft(world, task, DRAWN);
  await liveUntil(world, task, 'target_draw');
  await end('askVoid', WHY_VOID);
  await liveUntil(world, task, 'recusal');
  await end('askRedraw', WHY_REDRAW);
  await liveUntil(world, task, 'recusal');
  other = await open(world, '另一项');
  await draft(world, other, DRAWN);
  await liveUntil(world, other, 'commitment');
});
afterAll(() => world?.close());

const logOf = async (limit = 100, cursor?: string): Promise<DrawLogView> => {
  const log = await world.models.drawLog({ clock: world.clock, limit, cursor });
  if (!log) throw new Error('no log');
  return log;
};
const recordOf = async (id: string) => {
  const record = await world.models.drawRecord(id);
  if (!record) throw new Error(`no record of ${id}`);
  return record;
};

describe('the public log of a clock', () => {
  test('shows every draw by its serial, newest first: void and superseded ones with the reason and what followed', async () => {
    const { rows, total, missing, drill } = await logOf();
    expect([total, missing, drill]).toEqual([4, 0, true]);
    expect(rows.map(({ serial, draw }) => [serial, draw?.id, draw?.status.word])).toEqual([
      [4, `${other}-01`, '已预告'],
      [3, `${task}-03`, '已抽取'],
      [2, `${task}-02`, '已重抽'],
      [1, `${task}-01`, '作废'],
    ]);
    expect(rows.map(({ draw }) => draw?.end && [draw.end.reason, draw.end.followedBy])).toEqual([
      null,
      null,
      [WHY_REDRAW, { id: `${task}-03`, serial: 3 }],
      [WHY_VOID, { id: `${task}-02`, serial: 2 }],
    ]);
  });

  test('says pool and drawn number, both hashes and when each step was, of those whose plan was signed', async () => {
    const { rows } = await logOf();
    const facts = rows.map(({ draw }) => [draw?.poolSize, draw?.drawn]);
    expect(facts).toEqual([
      [null, null],
      [TARGETS, DRAWN],
      [TARGETS, DRAWN],
      [TARGETS, null],
    ]);
    const [announced, drawn, superseded, voided] = rows.map(({ draw }) => draw);
    expect([announced?.signedAt, announced?.planHash]).toEqual([null, null]);
    for (const draw of [drawn, superseded]) {
      expect([draw?.planHash, draw?.resultHash]).toEqual([
        expect.stringMatching(/^\w{64}$/),
        expect.stringMatching(/^\w{64}$/),
      ]);
      const steps = [draw?.announcedAt, draw?.signedAt, draw?.revealBy, draw?.drawnAt];
      expect(steps).toEqual([...steps].sort());
    }
    expect([voided?.planHash, voided?.resultHash, voided?.drawnAt]).toEqual([expect.any(String), null, null]);
  });

  test('is the same whatever the size of its pages', async () => {
    const whole = (await logOf()).rows;
    for (const limit of [1, 2, 3]) {
      const rows: DrawLogRow[] = [];
      for (let cursor: string | null = ''; cursor !== null;) {
        const page: DrawLogView = await logOf(limit, cursor);
        expect(page.rows.length).toBeLessThanOrEqual(limit);
        rows.push(...page.rows);
        cursor = page.next;
      }
      expect(rows).toEqual(whole);
    }
  });

  test('begins at its newest draw again where a cursor was made up', async () => {
    const whole = await logOf();
    for (const made of ['-3000000000', '0', 'x'])
      expect((await logOf(100, writeCursor(made))).rows).toEqual(whole.rows);
  });

  test('of the city holds no drill, and of a clock that is not there there is none', async () => {
    const city = await world.models.drawLog({ clock: 'city', limit: 100 });
    expect(city?.drill).toBe(false);
    expect(JSON.stringify(city)).not.toContain(world.tag);
    expect(await world.models.drawLog({ clock: 'drill-nowhere', limit: 100 })).toBeNull();
  });

  test('shows a number whose draw is gone as a gap, be it in the middle or the newest', async () => {
    // What somebody would do who takes a draw away: the number that was given out stays in the clock's counter.
    await world.db.query('UPDATE draw SET serial = 5 WHERE id = $1', [`${other}-01`]);
    await world.db.query('UPDATE journal.clock SET draws = 6 WHERE id = $1', [world.clock]);
    const { rows, total, missing } = await logOf();
    expect([total, missing]).toEqual([6, 2]);
    expect(rows.map(({ serial, draw }) => [serial, draw?.id ?? null])).toEqual([
      [6, null],
      [5, `${other}-01`],
      [4, null],
      [3, `${task}-03`],
      [2, `${task}-02`],
      [1, `${task}-01`],
    ]);
    await world.db.query('UPDATE draw SET serial = 4 WHERE id = $1', [`${other}-01`]);
    await world.db.query('UPDATE journal.clock SET draws = 4 WHERE id = $1', [world.clock]);
  });
});

describe('the record of one draw', () => {
  test('tells the steps of its own ceremony and of no other of the task', async () => {
    const steps = async (id: string) => (await recordOf(id)).steps.map(({ word }) => word);
    expect(await steps(`${task}-01`)).toEqual(['预告', '签发计划', '作废']);
    const whole = ['预告', '签发计划', '揭示截止', '取得信标', '抽取对象', '匹配人员'];
    expect(await steps(`${task}-02`)).toEqual([...whole, '另行抽取']);
    expect(await steps(`${task}-03`)).toEqual(whole);
  });

  test('leads to the draws before and after it', async () => {
    const { earlier, end } = await recordOf(`${task}-02`);
    expect([earlier?.id, end?.followedBy?.id]).toEqual([`${task}-01`, `${task}-03`]);
    expect((await recordOf(`${task}-01`)).earlier).toBeNull();
  });

  test('gives the strata with quotas that add up to what was drawn', async () => {
    const { result, resultHash } = await recordOf(`${task}-03`);
    expect(result?.hash).toBe(resultHash);
    expect(result?.strata.map(({ size, quota, expected, chance }) => [size, quota, expected, chance])).toEqual([
      [TARGETS, DRAWN, DRAWN, DRAWN / TARGETS],
    ]);
  });

  test('gives bounds by weight where units of a stratum weigh differently, and a chance where they do not', async () => {
    const pool = `POOL-${world.tag}-weighted`;
    await world.db.query(
      `INSERT INTO pool_unit (process, seq, ord, pool_id, uid, name, stratum, weight, c)
       SELECT $1, 9999, n, $2, 'U' || n, '', CASE WHEN n <= 8 THEN '0/01' ELSE '0/02' END, CASE WHEN n IN (7, 8) THEN 3 ELSE 1 END, 'c' || n FROM generate_series(1, 12) n`,
      [task, pool],
    );
    const rule: QuotaRule = {
      group: '*',
      mode: 'fixed',
      n: new Map([
        ['0/01', 2],
        ['0/02', 1],
      ]),
    };
    const plan = { drawId: 'weighted', quota: [rule] } as unknown as Plan;
    const [mixed, even] = await strataOf(world.reads, pool, plan, 'ab'.repeat(32), null);
    expect(even).toMatchObject({ size: 4, quota: 1, expected: 1, chance: 0.25, byWeight: null });
    expect(mixed).toMatchObject({
      size: 8,
      quota: 2,
      chance: null,
      byWeight: [
        { weight: 1, units: 6 },
        { weight: 3, units: 2 },
      ],
    });
    const [one, three] = mixed?.byWeight ?? [];
    expect(three?.low).toBeGreaterThan(one?.high ?? 1);
  });

  test('shows a share only when the beacon is out, and who showed none as absent', async () => {
    await liveUntil(world, other, 'target_draw');
    const id = `${other}-01`;
    const shares = async () => (await recordOf(id)).plan?.parties.map(({ status, secret }) => [status.word, secret]);
    const secret = secretOf(other, world.lead);
    await send(world, { process: other, type: 'revealShare', body: { secret }, org: world.lead, role: 'handler' });
    expect(await shares()).toEqual([
      ['已揭示', null],
      ['待揭示', null],
    ]);
    expect(JSON.stringify(await recordOf(id))).not.toContain(secret);
    const { revealBy } = (await stateOf(world, other)).state.draw;
    await moveTo(world, revealBy ?? '');
    expect((await recordOf(id)).status.word).toBe('等待信标');
    for (const org of [world.lead, world.other])
      await send(world, {
        process: other,
        type: 'setBeacon',
        body: { text: '03 08 15 21 26 32+09' },
        org,
        role: 'handler',
      });
    expect(await shares()).toEqual([
      ['已揭示', secret],
      ['缺席，按空值计', null],
    ]);
    expect((await recordOf(id)).plan?.beacon.value).toBe('03 08 15 21 26 32+09');
  });
});
