import { officers as officersPage } from '../../../api/read-models/officers/officers';
import type { ReadDb } from '../../../api/read-models/db';
import type { Viewer } from '../../../api/read-models';
import type { OfficersView } from '../../../contracts/views/officers';
import { doAs, draft, liveUntil, open, send } from './life';
import { makeWorld, MOBILE, viewerOf, type World } from './world';

// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

const NOTE = '负责人是本人表兄';
const EACH = 8;
const DRAWN = 3;

let world: World;
/** One task at 回避申报, of three targets, two officers of two departments at each. */
let task: string;

beforeAll(async () => {
  world = await makeWorld(EACH);
  task = await open(world, '人员');
  await draft(world, task, DRAWN);
  await liveUntil(world, task, 'recusal');
});
afterAll(() => world?.close());

const page = async (viewer: Viewer, query: object = {}, id = task): Promise<OfficersView> => {
  const view = await world.models.officers(viewer, id, { limit: 100, ...query });
  if (!view) throw new Error(`${viewer.person} sees no ${id}`);
  return view;
};
const leader = () => viewerOf(world.lead, 'leader');
const drawn = () =>
  world.db.query<{ position: number; name: string }>(
    'SELECT position, name FROM current_target WHERE process = $1 ORDER BY 1',
    [task],
  );
/** Who holds a place of a department, by officer. */
const heldBy = async (org: string, id = task) =>
  world.db.query<{ officer: string; position: number; slot: number }>(
    'SELECT officer_id AS officer, position, slot FROM current_member WHERE process = $1 AND org_id = $2 ORDER BY 2, 3',
    [id, org],
  );
const asOfficer = (officer: string, org: string): Viewer => ({
  ...viewerOf(org, 'officer'),
  person: officer,
  login: officer,
  officer,
});
const declareConflict = (officer: string, position: number) =>
  send(world, {
    process: task,
    type: 'declareConflict',
    body: { position, ground: 'kin', note: NOTE },
    org: world.lead,
    role: 'officer',
    person: officer,
  });

describe('who sees whom', () => {
  test('a department sees its own officers by name, and of the others numbers alone', async () => {
    for (const [org, own, others] of [
      [world.lead, '甲局执法', '乙局执法'],
      [world.other, '乙局执法', '甲局执法'],
    ] as const)
      for (const role of ['handler', 'approver', 'leader', 'reviewer'] as const) {
        const view = await page(viewerOf(org, role));
        expect(view.rows).toHaveLength(2 * DRAWN);
        expect(view.rows.filter(({ officer }) => !officer?.startsWith(own))).toEqual([]);
        expect(JSON.stringify(view)).not.toContain(others);
        expect(view.departments.map(({ name, places, undeclared }) => [name, places, undeclared])).toEqual([
          ['甲局', 2 * DRAWN, 2 * DRAWN],
          ['乙局', 2 * DRAWN, 2 * DRAWN],
        ]);
      }
  });

  test('who takes no part sees numbers alone', async () => {
    const view = await page(viewerOf(world.stranger, 'auditor'));
    expect([view.department, view.rows, view.applications]).toEqual([null, [], []]);
    expect(view.departments).toHaveLength(2);
    expect(JSON.stringify(view)).not.toContain('局执法');
  });

  test('an officer sees his own places, with the firms that he is to know, and no colleague', async () => {
    const held = await heldBy(world.lead);
    const targets = await drawn();
    for (const officer of new Set(held.map((one) => one.officer))) {
      const own = held.filter((one) => one.officer === officer).map(({ position }) => position);
      const view = await page(asOfficer(officer, world.lead));
      expect(view.rows.map(({ position, target }) => [position, target?.name])).toEqual(
        own.map((position) => [position, targets.find((one) => one.position === position)?.name]),
      );
      expect(new Set(view.rows.map((row) => row.officer)).size).toBe(1);
      expect(view.total).toBe(own.length);
    }
  });

  test('of a firm the position alone is told, but to the handler of the lead (X2)', async () => {
    const named = async (viewer: Viewer) => (await page(viewer)).rows.map(({ target }) => target?.name ?? null);
    for (const viewer of [leader(), viewerOf(world.other, 'handler'), viewerOf(world.lead, 'approver')])
      expect(new Set(await named(viewer))).toEqual(new Set([null]));
    const names = (await drawn()).flatMap(({ name }) => [name, name]);
    expect(await named(viewerOf(world.lead, 'handler'))).toEqual(names);
  });

  test('of a certificate the last four characters are told, and no phone number (X5)', async () => {
    const view = await page(leader());
    expect(view.rows.map(({ certificate }) => certificate?.length)).toEqual(view.rows.map(() => 4));
    expect(JSON.stringify(view)).not.toContain(MOBILE);
  });
});

describe('paging', () => {
  test('shows each place once, in the order of positions', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const view = await page(leader(), { limit: 4, cursor });
      expect(view.total).toBe(2 * DRAWN);
      seen.push(...view.rows.map(({ at }) => at));
      if (view.next === null) break;
      cursor = view.next;
    }
    expect(seen).toEqual((await heldBy(world.lead)).map(({ position, slot }) => `${position}.${slot}`));
  });

  test('leaves out what does not stand as asked', async () => {
    expect((await page(leader(), { state: 'undeclared' })).total).toBe(2 * DRAWN);
    expect((await page(leader(), { state: 'vacant' })).rows).toEqual([]);
  });
});

describe('what may be done about a place', () => {
  const actsOf = async (viewer: Viewer, at: string) =>
    (await page(viewer, { at })).acts.flatMap(({ command, subject, fields }) =>
      subject === at ? [[command, fields.find(({ name }) => name === 'position')?.value]] : [],
    );

  test('depends on the post: apply, enter an application, recuse ex officio', async () => {
    const [held] = await heldBy(world.lead);
    if (!held) throw new Error('nobody was matched');
    const at = `${held.position}.${held.slot}`;
    const position = String(held.position);
    expect(await actsOf(asOfficer(held.officer, world.lead), at)).toEqual([['declareConflict', position]]);
    expect(await actsOf(viewerOf(world.lead, 'handler'), at)).toEqual([['applyRecusal', position]]);
    expect(await actsOf(leader(), at)).toEqual([['orderRecusal', position]]);
    expect(await actsOf(viewerOf(world.lead, 'reviewer'), at)).toEqual([]);
  });

  test('reaches no place of another department and no other officer’s', async () => {
    const theirs = (await heldBy(world.other)).find(({ slot }) => slot > 0);
    const [own] = await heldBy(world.lead);
    const stranger = (await heldBy(world.lead)).find(({ officer }) => officer !== own?.officer);
    const at = `${stranger?.position}.${stranger?.slot}`;
    expect((await page(asOfficer(own?.officer ?? '', world.lead), { at })).picked).toBeNull();
    // The same address is another place for each department.
    const picked = (await page(leader(), { at: `${theirs?.position}.${theirs?.slot}` })).picked;
    expect(picked?.officer).toMatch(/^甲局/);
  });
});

describe('from application to 看递补', () => {
  let held: { officer: string; position: number; slot: number };
  let at: string;
  beforeAll(async () => {
    const [first] = await heldBy(world.lead);
    if (!first) throw new Error('nobody was matched');
    held = first;
    at = `${first.position}.${first.slot}`;
    await declareConflict(first.officer, first.position);
  });

  test('the place is applied for, and awaits the leader of the department', async () => {
    const view = await page(leader(), { at });
    expect(view.picked).toMatchObject({ state: 'applied', recusal: `${task}-r1` });
    expect(view.decides).toEqual([`${task}-r1`]);
    expect(view.acts).toEqual([]);
    expect(view.applications).toEqual([expect.objectContaining({ at, initiator: '本人申请回避', decidedAt: null })]);
    expect((await page(viewerOf(world.other, 'leader'))).decides).toEqual([]);
    expect((await page(viewerOf(world.other, 'leader'))).applications).toEqual([]);
  });

  test('once granted, everybody of the department reads who came for whom, by which rule, and the head of the chain', async () => {
    await send(world, {
      process: task,
      type: 'decideRecusal',
      body: { recusal: `${task}-r1`, grant: 'yes', reason: '情形属实' },
      org: world.lead,
      role: 'leader',
    });
    const [decision] = await world.db.query<{ by: string; rule: string; head: string; result: string }>(
      `SELECT p.name AS by, r.rule, d.events_head AS head, d.result_hash AS result FROM recusal_decision r
       JOIN draw d ON d.id = r.draw_id JOIN person p ON p.id = r.replaced_by WHERE r.recusal_id = $1`,
      [`${task}-r1`],
    );
    const { picked, drawHref } = await page(viewerOf(world.lead, 'handler'), { at });
    expect(picked).toMatchObject({ officer: decision?.by, state: 'undeclared', changed: true });
    expect(picked?.changes).toEqual([
      expect.objectContaining({
        from: expect.stringMatching(/^甲局执法/),
        to: decision?.by,
        rule: decision?.rule,
        because: null,
        moved: [],
        chain: { head: decision?.head, result: decision?.result },
      }),
    ]);
    expect(drawHref).toBe(`/p/draws/${task}-01/verify`);
    expect(picked?.changes[0]?.from).not.toBe(picked?.changes[0]?.to);
  });

  test('he who was recused sees his application decided, and the place no more', async () => {
    const view = await page(asOfficer(held.officer, world.lead), { at });
    expect(view.applications).toEqual([
      expect.objectContaining({ at: null, status: { word: '已回避', tone: 'idle' } }),
    ]);
    expect(view.picked).toBeNull();
  });

  test('no ground or note is told to anybody, nor read by a statement of this page (X3)', async () => {
    const sent: string[] = [];
    const listening: ReadDb = {
      rows: (sql, ...values) => {
        sent.push(sql);
        return world.reads.rows(sql, ...values);
      },
    };
    const viewers = [world.lead, world.other].flatMap((org) =>
      (['handler', 'approver', 'leader', 'reviewer', 'auditor'] as const).map((role) => viewerOf(org, role)),
    );
    for (const viewer of [...viewers, asOfficer(held.officer, world.lead)]) {
      const view = await officersPage(listening, world.ask, viewer, task, { limit: 100, at });
      // The form to apply with offers every ground: it is left out.
      expect(JSON.stringify({ ...view, acts: [] })).not.toMatch(/表兄|kin|近姻亲/);
    }
    expect(sent.length).toBeGreaterThan(viewers.length * 4);
    expect(sent.filter((sql) => /\b(ground|note)\b/.test(sql))).toEqual([]);
  });
});

describe('a vacancy', () => {
  let short: string;
  const officer = (n: number) => `${world.lead}.officer${n}`;
  beforeAll(async () => {
    short = await open(world, '空缺');
    await draft(world, short, DRAWN);
    await liveUntil(world, short, 'commitment');
    const absent = [3, 4, 5, 6, 7, 8].map(officer);
    const body = { absent, conflicts: [] };
    await send(world, { process: short, type: 'confirmRoster', body, org: world.lead, role: 'handler' });
    await liveUntil(world, short, 'recusal');
    const recusal = { officer: officer(1), position: 1, ground: 'kin', note: '', reason: '情形属实' };
    await send(world, { process: short, type: 'orderRecusal', body: recusal, org: world.lead, role: 'leader' });
  });

  test('is named by department, number and position; of another department the number alone', async () => {
    const shortage = { missing: 1, tag: null, roster: null };
    expect((await page(leader(), {}, short)).shortages).toEqual([
      expect.objectContaining({ ...shortage, own: true, positions: [1], due: expect.any(Object) }),
    ]);
    expect((await page(viewerOf(world.other, 'handler'), {}, short)).shortages).toEqual([
      expect.objectContaining({ ...shortage, own: false, name: '甲局', positions: [] }),
    ]);
  });

  test('offers the leader who can take it, the least load first, and tells in numbers why the others cannot', async () => {
    await world.db.query(`UPDATE certificate SET valid_to = '2026-11-01' WHERE officer_id = $1`, [officer(3)]);
    const [vacancy] = (await page(leader(), { state: 'vacant' }, short)).rows;
    const { acts, picked } = await page(leader(), { at: vacancy?.at }, short);
    expect(picked).toMatchObject({ officer: null, position: 1 });
    expect(picked?.changes).toEqual([expect.objectContaining({ rule: 'd', to: null, from: '甲局执法1' })]);
    const field = acts[0]?.fields.find(({ name }) => name === 'officer');
    expect(acts.map(({ command }) => command)).toEqual(['appointOfficer']);
    expect(field?.options.map(({ value }) => value)).toEqual([4, 5, 6, 7, 8].map(officer));
    expect(field?.hint).toBe('负荷小的在前。不能派的：证件不覆盖检查窗口1人，已在这一组1人，须回避这户1人。');
    expect((await page(viewerOf(world.lead, 'handler'), { at: vacancy?.at }, short)).acts).toEqual([]);
  });

  test('filled, says that a person chose, and why', async () => {
    const body = { position: 1, officer: officer(4), reason: '名录内无人可派' };
    await send(world, { process: short, type: 'appointOfficer', body, org: world.lead, role: 'leader' });
    const row = (await page(leader(), {}, short)).rows.find(({ appointed }) => appointed);
    const { picked, shortages } = await page(leader(), { at: row?.at }, short);
    expect(picked?.changes).toEqual([
      expect.objectContaining({ rule: null, to: '甲局执法4', reason: '名录内无人可派', chain: null }),
      expect.objectContaining({ rule: 'd' }),
    ]);
    expect(shortages).toEqual([]);
    await world.db.query(`UPDATE certificate SET valid_to = '2030-01-01' WHERE officer_id = $1`, [officer(3)]);
  });
});

describe('the roster before the draw', () => {
  let asked: string;
  const handler = () => viewerOf(world.lead, 'handler');
  const find = (viewer: Viewer, q: string, more: object = {}) =>
    world.models.poolTargets(viewer, asked, { q, limit: 5, ...more });
  beforeAll(async () => {
    asked = await open(world, '名录');
    await draft(world, asked, DRAWN);
    await liveUntil(world, asked, 'commitment');
  });

  test('lists the department for its posts, not for an officer', async () => {
    const { roster } = await page(handler(), {}, asked);
    expect(roster).toMatchObject({ confirmed: false, conflicts: 0, due: expect.any(Object) });
    expect(roster?.officers).toHaveLength(EACH);
    expect((await page(viewerOf(world.lead, 'officer', 1), {}, asked)).roster).toBeNull();
  });

  test('finds targets of the pool by name or code, page by page, and takes no wildcard for one', async () => {
    const seen: string[] = [];
    for (let cursor: string | undefined; ;) {
      const found = await find(handler(), '抽查企业', { cursor });
      seen.push(...(found?.rows ?? []).map(({ uid }) => uid));
      if (!found?.next) break;
      cursor = found.next;
    }
    const pool = await world.db.query<{ uid: string }>('SELECT uid FROM pool_unit WHERE process = $1 ORDER BY uid', [
      asked,
    ]);
    expect(seen).toEqual(pool.map(({ uid }) => uid));
    expect((await find(handler(), '企业12'))?.rows).toHaveLength(1);
    expect((await find(handler(), '%'))?.rows).toEqual([]);
  });

  test('is searched by nobody else, and not once the department has answered', async () => {
    for (const role of ['leader', 'approver', 'officer'] as const)
      expect(await find(viewerOf(world.lead, role), '企业')).toBeNull();
    expect(await find(viewerOf(world.stranger, 'handler'), '企业')).toBeNull();
  });

  test('that is too short is named with what is wanted, and asked again', async () => {
    const absent = [2, 3, 4, 5, 6, 7, 8].map((n) => `${world.lead}.officer${n}`);
    const body = { absent, conflicts: [] };
    await send(world, { process: asked, type: 'confirmRoster', body, org: world.lead, role: 'handler' });
    const other = (await world.models.awaited(world.clock)).find(
      ({ process, org, command }) => process === asked && org === world.other && command === 'confirmRoster',
    );
    if (!other) throw new Error('nobody is awaited');
    await doAs(world, other, asked);
    const named = expect.objectContaining({ name: '甲局', missing: 1, roster: { fit: 1, wanted: 2 } }) as unknown;
    expect((await page(handler(), {}, asked)).shortages).toEqual([named]);
    expect((await page(viewerOf(world.other, 'handler'), {}, asked)).shortages).toEqual([named]);
    expect((await page(handler(), {}, asked)).roster?.officers.filter((one) => one.absent)).toHaveLength(EACH - 1);
  });
});

test('the page sends as many statements for two thousand places as for six, and shows a page of them', async () => {
  let statements = 0;
  const counting: ReadDb = {
    rows: (sql, ...values) => {
      statements += 1;
      return world.reads.rows(sql, ...values);
    },
  };
  const ask = async (query: object) => {
    statements = 0;
    const view = await officersPage(counting, world.ask, leader(), task, { limit: 20, ...query });
    return { view, statements };
  };
  const before = await ask({ at: '1.0' });
  const PLACES = 2_000;
  await world.db.query(
    `INSERT INTO match_member (process, seq, ord, draw_id, org_id, position, slot, generation, officer_id)
     SELECT m.process, 9999, n, m.draw_id, $2, 100 + n / 2, n % 2, 1, m.officer_id FROM generate_series(1, $3::int) AS n,
       (SELECT process, draw_id, officer_id FROM current_member WHERE process = $1 AND org_id = $2 LIMIT 1) m`,
    [task, world.lead, PLACES - 2 * DRAWN],
  );
  const after = await ask({ at: '1.0' });
  expect([after.view?.rows.length, after.view?.total, after.view?.next]).toEqual([20, PLACES, expect.any(String)]);
  expect([before.statements, after.statements]).toEqual([7, 7]);
  const next = await ask({ cursor: after.view?.next });
  const shown = [...(after.view?.rows ?? []), ...(next.view?.rows ?? [])].map(({ at }) => at);
  expect(new Set(shown).size).toBe(40);
});
