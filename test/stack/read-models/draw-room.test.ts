import type { DrawRoomView } from '../../../contracts/views/draw-room';
import { drawRoom } from '../../../contracts/routes/answers/draw-room';
import type { Viewer } from '../../../api/read-models';
import { drawRoom as read } from '../../../api/read-models/draw-room/room';
import type { ReadDb } from '../../../api/read-models/db';
import { NOTARY_KEY } from '../../support/views/draw-room';
import { doAs, draft, liveUntil, moveTo, open, secretOf, send, stateOf } from './life';
import { makeWorld, personOf, viewerOf, type World } from './world';

// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

const ORIGIN = 'https://city.example';
let world: World;
/** At 锁定名录, at the reveal with one share shown, and in 回避申报 after a void and one draw. */
let committing: string;
let revealing: string;
let drawn: string;

const at = async (viewer: Viewer, task: string): Promise<DrawRoomView> => {
  const view = await world.models.drawRoom(viewer, task, ORIGIN);
  if (!view) throw new Error(`${viewer.person} sees no room of ${task}`);
  return view;
};
const lead = () => viewerOf(world.lead, 'handler');
const other = () => viewerOf(world.other, 'handler');

async function show(task: string, org: string): Promise<void> {
  const items = await world.models.awaited(world.clock);
  const item = items.find((one) => one.process === task && one.org === org && one.command === 'revealShare');
  if (!item) throw new Error('nobody is awaited');
  await doAs(world, item, task);
}

beforeAll(async () => {
  world = await makeWorld();
  const begin = async (name: string) => {
    const task = await open(world, name);
    await draft(world, task, 3);
    await liveUntil(world, task, 'commitment');
    return task;
  };
  committing = await begin('份额');
  drawn = await begin('抽取');
  const said = (type: string, role: 'handler' | 'approver', body: object) =>
    send(world, { process: drawn, type, body, org: world.lead, role });
  await said('askVoid', 'handler', { reason: '名录漏了新登记的单位' });
  await said('decideRedraw', 'approver', { grant: 'yes', reason: '同意另行锁定' });
  await liveUntil(world, drawn, 'recusal');
  revealing = await begin('揭示');
  await liveUntil(world, revealing, 'target_draw');
  await show(revealing, world.lead);
});
afterAll(() => world?.close());

describe('where the draw stands', () => {
  test('is counted by department, with who is missing and until when', async () => {
    const { draw, waits } = await at(other(), revealing);
    expect(draw?.shares.map(({ org, status, revealedAt }) => [org, status.word, revealedAt !== null])).toEqual([
      [world.lead, '已揭示，与承诺一致', true],
      [world.other, '等待揭示', false],
    ]);
    expect(draw?.revealBy).toBe((await stateOf(world, revealing)).state.draw.revealBy);
    expect(waits.map(({ who, what }) => [who, what])).toEqual([['乙局经办', '揭示抽取份额']]);
  });

  test('is told alike to every post that may see the task', async () => {
    const seen = async (viewer: Viewer) => {
      const { draw } = await at(viewer, revealing);
      return draw && { ...draw, strata: draw.strata.map(({ number, pool }) => ({ number, pool })) };
    };
    const first = await seen(lead());
    for (const viewer of [other(), viewerOf(world.lead, 'approver'), viewerOf(world.other, 'auditor')])
      expect(await seen(viewer)).toEqual(first);
  });

  test('is what the table of routes promises', async () => {
    for (const task of [committing, revealing, drawn])
      expect(drawRoom.safeParse(await at(lead(), task)).error).toBeUndefined();
  });

  test('costs seven statements at every stage, one more where nobody has looked at the pool before, and none a row', async () => {
    let statements = 0;
    const count = async (task: string) => {
      statements = 0;
      await read(counting, world.ask, lead(), task, { origin: ORIGIN, notary: null });
      return statements;
    };
    const counting: ReadDb = {
      rows: (sql, ...values) => {
        statements += 1;
        return world.reads.rows(sql, ...values);
      },
    };
    for (const task of [committing, revealing, drawn])
      expect([await count(task), await count(task), await count(task)]).toEqual([8, 7, 7]);
  });
});

describe('what is kept back', () => {
  test('no firm is named to anybody, drawn or not, nor its code', async () => {
    const rows = await world.db.query<{ name: string; uid: string }>(
      'SELECT name, uid FROM pool_unit WHERE process = $1',
      [drawn],
    );
    expect(rows.length).toBeGreaterThan(0);
    for (const viewer of [lead(), other(), viewerOf(world.lead, 'reviewer'), viewerOf(world.lead, 'officer', 1)]) {
      const told = JSON.stringify(await at(viewer, drawn));
      expect(rows.filter(({ name, uid }) => told.includes(name) || told.includes(uid))).toEqual([]);
    }
  });

  test('no secret of a department, though the journal has those that were shown', async () => {
    const told = JSON.stringify(await at(lead(), revealing));
    expect(told).not.toContain(secretOf(revealing, world.lead));
  });

  test('chances before the draw from all but the lead; after it from nobody (N8)', async () => {
    const odds = async (viewer: Viewer, task: string) => (await at(viewer, task)).draw?.strata.map((one) => one.odds);
    expect(await odds(lead(), committing)).toEqual([{ num: 3, den: 12 }]);
    expect(await odds(other(), committing)).toEqual([null]);
    expect(await odds(other(), drawn)).toEqual([{ num: 3, den: 12 }]);
  });

  test('what a stratum stands for: numbered for all but whom X1 and X2 let know', async () => {
    const labels = async (viewer: Viewer) => (await at(viewer, drawn)).draw?.strata.map(({ label }) => label);
    expect(await labels(lead())).toEqual(['不分镇街']);
    expect(await labels(viewerOf(world.other, 'reviewer'))).toEqual(['不分镇街']);
    for (const viewer of [other(), viewerOf(world.lead, 'approver'), viewerOf(world.lead, 'auditor')])
      expect(await labels(viewer)).toEqual([null]);
  });
});

describe('what may be done here', () => {
  const acts = async (viewer: Viewer, task: string) => (await at(viewer, task)).acts.map(({ command }) => command);

  test('is what awaits the department, and for the lead’s handler a void while nobody can know the result', async () => {
    expect(await acts(other(), committing)).toEqual(['commitShare']);
    expect(await acts(lead(), committing)).toEqual(['commitShare', 'askVoid']);
    expect(await acts(other(), revealing)).toEqual(['revealShare']);
    expect(await acts(lead(), revealing)).toEqual(['askVoid']);
    expect(await acts(lead(), drawn)).toEqual(['askRedraw']);
    expect(await acts(viewerOf(world.lead, 'auditor'), revealing)).toEqual([]);
  });

  test('and everybody is told whether a redraw is possible, and why', async () => {
    const titles = async (viewer: Viewer, task: string) => (await at(viewer, task)).whyNot.map(({ title }) => title);
    for (const viewer of [lead(), viewerOf(world.other, 'auditor')]) {
      expect((await titles(viewer, revealing)).slice(-3)).toEqual([
        '为什么不能重抽',
        '什么时候可以作废',
        '为什么不能提前开始',
      ]);
      expect(await titles(viewer, revealing)).not.toContain('为什么不能申请重抽');
      expect(await titles(viewer, drawn)).toContain('什么时候可以重抽');
    }
  });

  test('a deposit is offered where the installation names a notary’s key, and nowhere else', async () => {
    const offered = async (notary: string | null) => {
      const view = await read(world.reads, world.ask, other(), committing, { origin: ORIGIN, notary });
      return view?.acts[0]?.fields.find(({ name }) => name === 'notary')?.value;
    };
    expect(await offered(NOTARY_KEY)).toBe(NOTARY_KEY);
    expect(await offered(null)).toBeUndefined();
  });
});

describe('after the draw', () => {
  test('strata say how many were drawn of how many, which add up', async () => {
    const { draw } = await at(other(), drawn);
    expect(draw?.strata.map(({ number, pool, drawn: got }) => [number, pool, got])).toEqual([
      [1, 12, { count: 3, firstBatch: 3 }],
    ]);
    expect(draw?.wanted).toBe(draw?.result?.count);
  });

  test('the result leads to the public page that verifies it, with the hash that it must have', async () => {
    const { state } = await stateOf(world, drawn);
    const { draw } = await at(lead(), drawn);
    const hash = state.draw.result?.resultHash;
    expect(draw?.result).toMatchObject({ hash, seed: state.draw.drawn?.seed, parties: 2 });
    expect(draw?.result?.verify?.url).toBe(`${ORIGIN}/p/draws/${drawn}-02/verify#result=${hash}`);
  });

  test('a draw that was made void before stays on the page, with who asked, who decided, and why', async () => {
    const { earlier, draw, recent } = await at(other(), drawn);
    expect(draw?.id).toBe(`${drawn}-02`);
    expect(earlier).toEqual([
      expect.objectContaining({
        id: `${drawn}-01`,
        status: { word: '作废', tone: 'bad' },
        askedBy: '甲局handler',
        reason: '名录漏了新登记的单位',
        decidedBy: '甲局approver',
        decision: '同意另行锁定',
        verify: null,
      }),
    ]);
    expect(recent.map(({ text }) => text).join()).not.toContain('作废');
  });
});

test('a notary sees no room in which nothing was deposited with him', async () => {
  const notary: Viewer = { ...viewerOf('notary', 'notary'), person: personOf('notary', 'notary') };
  expect(await world.models.drawRoom(notary, revealing, ORIGIN)).toBeNull();
});

// The last, since it moves the clock of all.
test('what was typed first as beacon is told to nobody until another department has typed it too', async () => {
  const task = await open(world, '信标');
  await draft(world, task, 3);
  await liveUntil(world, task, 'target_draw');
  await show(task, world.lead);
  await show(task, world.other);
  await moveTo(world, (await stateOf(world, task)).state.draw.revealBy ?? '');
  const beacon = (org: string, text: string) =>
    send(world, { process: task, type: 'setBeacon', body: { text }, org, role: 'handler' });
  // How it is written is told before it is typed.
  const asked = (await at(lead(), task)).acts.find(({ command }) => command === 'setBeacon');
  expect(asked?.fields.map(({ hint }) => hint)).toEqual([expect.stringMatching(/红球由小到大.*02 05 11 19 27 30\+08/)]);
  await beacon(world.lead, '03 08 15 21 26 32+08');
  await beacon(world.other, '03 08 15 21 26 32+09');
  expect((await at(other(), task)).draw?.beacon).toMatchObject({ differed: true, first: null, text: null });
  await beacon(world.lead, '03 08 15 21 26 32+09');
  for (const viewer of [lead(), other()]) {
    const view = await at(viewer, task);
    expect(JSON.stringify(view)).not.toContain('03 08 15');
    expect(view.draw?.beacon.first?.by).toBe('甲局 甲局handler');
  }
  await beacon(world.other, '03 08 15 21 26 32+09');
  const { draw } = await at(other(), task);
  expect(draw?.beacon).toMatchObject({
    text: '03 08 15 21 26 32+09',
    differed: false,
    set: { by: '乙局 乙局handler' },
  });
  expect(draw?.plan?.match).toEqual({
    from: '2026-10-19',
    to: '2026-12-18',
    roles: [
      { org: '甲局', tag: '', count: 2 },
      { org: '乙局', tag: '', count: 2 },
    ],
  });
});
