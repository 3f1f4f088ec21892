import { checkRebuild } from '../../../journal/rebuild';
import { verify } from '../../../journal/verify';
import { arrive, draft, enter, liveUntil, open, send, tell, teamOf } from '../read-models/life';
import { makeWorld, viewerOf, type World } from '../read-models/world';
import { checkOf, publishedOf, teamAt, type Published } from './tables';

jest.setTimeout(60_000);

const NOTE = '负责人系本人姐夫';
const REASON = '情形属实，依职权决定回避';
const DRAWN = 3;
/** Three teams of two at the same hour, and two who are free. */
const EACH = 8;

let world: World;
let task: string;
/** The recused officer at position 1, whose team has arrived there, and what was public before. */
let recused: string;
let before: Published;
let teamBefore: readonly string[];

beforeAll(async () => {
  world = await makeWorld(EACH);
  task = await open(world, '检查中回避');
  await draft(world, task, DRAWN);
  await liveUntil(world, task, 'inspecting');
  await arrive(world, `${task}/1.1`);
  before = await publishedOf(world, task);
  teamBefore = await teamOf(world, `${task}/1.1`);
  recused = (await teamAt(world, task, 1, world.lead))[0] ?? '';
  await send(world, {
    process: task,
    type: 'orderRecusal',
    body: { officer: recused, position: 1, ground: 'kin', note: NOTE, reason: REASON },
    org: world.lead,
    role: 'leader',
  });
});
afterAll(() => world?.close());

const bookedAt = async (position: number) =>
  (
    await world.db.query<{ id: string }>(
      'SELECT officer_id AS id FROM visit_officer WHERE process = $1 AND position = $2 ORDER BY 1',
      [task, position],
    )
  ).map(({ id }) => id);

describe('a recusal granted while the inspection is under way', () => {
  test('puts whom the rule names on the inspection in his stead, and nobody else', async () => {
    const [decision] = await world.db.query<{ by: string; rule: string; initiator: string }>(
      'SELECT replaced_by AS by, rule, initiator FROM recusal_decision WHERE task_id = $1',
      [task],
    );
    expect(decision).toMatchObject({ by: expect.stringContaining(`${world.lead}.officer`), initiator: 'agency' });
    expect(['a', 'b']).toContain(decision?.rule);
    const wanted = [...teamBefore.filter((id) => id !== recused), decision?.by].sort();
    expect(await teamOf(world, `${task}/1.1`)).toEqual(wanted);
    expect(await bookedAt(1)).toEqual(wanted);
    expect(await teamAt(world, task, 1)).toEqual(wanted);
  });

  test('leaves the other teams and visits as they were', async () => {
    for (const position of [2, 3])
      expect(await bookedAt(position)).toEqual(await teamOf(world, `${task}/${position}.1`));
    const touched = await world.db.query(
      'SELECT DISTINCT position FROM match_member WHERE process = $1 AND generation > 1',
      [task],
    );
    expect(touched).toEqual([{ position: 1 }]);
  });

  test('gives the draw another result, and before as after the public bundle verifies to what was published', async () => {
    const after = await publishedOf(world, task);
    expect(after.resultHash).not.toBe(before.resultHash);
    expect([checkOf(before).verdict, checkOf(after).verdict]).toEqual(['passed', 'passed']);
    expect(checkOf({ ...before, resultHash: after.resultHash }).verdict).toBe('failed');
    expect(checkOf({ ...after, resultHash: before.resultHash }).verdict).toBe('failed');
  });

  test('shows the public one link of the chain, without officer, position or ground', async () => {
    const { events } = JSON.parse((await publishedOf(world, task)).bundle) as { events: unknown[] };
    expect(events).toEqual([{ type: 'recuse', head: expect.stringMatching(/^[0-9a-f]{64}$/) }]);
  });

  test('lets him enter nothing there any more, and his successor everything', async () => {
    const id = `${task}/1.1`;
    const officers = await teamOf(world, id, world.lead);
    const entries = [{ item: `${world.lead}-item`, code: '1', problem: '', disposal: '' }];
    const deed = { process: id, type: 'enterResults', body: { officers, entries }, org: world.lead, role: 'officer' };
    expect(await tell(world, { ...deed, role: 'officer', person: recused })).toMatchObject({
      ok: false,
      refusal: { code: 'NOT_ON_TEAM' },
    });
    await enter(world, id, world.lead, '');
  });
});

test('a recusal that comes when the visit has ended is refused', async () => {
  await enter(world, `${task}/1.1`, world.other, '');
  const [officer = ''] = await teamAt(world, task, 1, world.other);
  const body = { officer, position: 1, by: 'party', ground: 'kin', note: '' };
  expect(
    await tell(world, { process: task, type: 'applyRecusal', body, org: world.lead, role: 'handler' }),
  ).toMatchObject({ ok: false, refusal: { code: 'VISIT_ENDED' } });
});

describe('the ground of a recusal (X3)', () => {
  test('lies sealed: no table holds it or its note in the clear', async () => {
    const tables = await world.db.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'journal') AND has_table_privilege(format('%I.%I', schemaname, tablename), 'SELECT')`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining(['public.recusal', 'journal.event']));
    const holding = await Promise.all(
      tables.map(async ({ name }) =>
        (await world.db.query(`SELECT FROM ${name} t WHERE t::text LIKE $1`, [`%${NOTE}%`])).length > 0 ? [name] : [],
      ),
    );
    expect(holding.flat()).toEqual([]);
    const [row] = await world.db.query<{ ground: string }>('SELECT ground FROM recusal WHERE process = $1', [task]);
    expect(row?.ground).not.toMatch(/ownInterest|kin|other/);
  });

  test('is read by the leader who decides, and by nobody else', async () => {
    const seen = async (viewer: Parameters<World['models']['recusal']>[0]) =>
      (await world.models.recusal(viewer, task))?.applications.map(({ ground, note }) => [ground, note]) ?? null;
    expect(await seen(viewerOf(world.lead, 'leader'))).toEqual([[expect.stringContaining('近姻亲'), NOTE]]);
    expect(await seen(viewerOf(world.other, 'leader'))).toEqual([]);
    const himself = { ...viewerOf(world.lead, 'officer'), person: recused, officer: recused };
    expect(await seen(himself)).toBeNull();
    for (const role of ['handler', 'approver', 'reviewer', 'auditor', 'ops'] as const)
      expect(await seen(viewerOf(world.lead, role))).toBeNull();
  });
});

test('a recusal granted after the visit is on record, and who has been there stays who has been there', async () => {
  const id = `${task}/2.1`;
  const [officer = ''] = await teamAt(world, task, 2, world.other);
  const body = { officer, position: 2, by: 'party', ground: 'ownInterest', note: '' };
  await send(world, { process: task, type: 'applyRecusal', body, org: world.other, role: 'handler' });
  await arrive(world, id);
  for (const org of [world.lead, world.other]) await enter(world, id, org, '');
  const [was, team] = [await publishedOf(world, task), await teamOf(world, id)];
  const decision = { recusal: `${task}-r2`, grant: 'yes', reason: '情形属实，检查已结束' };
  await send(world, { process: task, type: 'decideRecusal', body: decision, org: world.other, role: 'leader' });
  const decided = await world.db.query('SELECT state, replaced_by AS by FROM recusal_decision WHERE recusal_id = $1', [
    decision.recusal,
  ]);
  expect(decided).toEqual([{ state: 'granted', by: null }]);
  expect([await teamAt(world, task, 2), await bookedAt(2), await teamOf(world, id)]).toEqual([team, team, team]);
  expect(await publishedOf(world, task)).toEqual(was);
});

test('the journal verifies over the sealed rows, and its events give the snapshots again', async () => {
  const own = ({ process }: { process: string }) => process.startsWith(task);
  expect((await verify(world.db)).broken.filter(own)).toEqual([]);
  expect((await checkRebuild(world.hands.journal)).differences.filter(own)).toEqual([]);
});
