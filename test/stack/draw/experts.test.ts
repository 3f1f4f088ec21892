import { checkRebuild } from '../../../journal/rebuild';
import { verify } from '../../../journal/verify';
import { arrive, doAs, draft, enter, liveUntil, open, review, send, teamOf, tell } from '../read-models/life';
import { makeWorld, personOf, viewerOf, type World } from '../read-models/world';
import { asExpert, makeLibrary } from './library';
import { checkOf, publishedOf, teamAt, type Published } from './tables';

jest.setTimeout(90_000);

const DRAWN = 3;
const NOTE = '曾受该企业委托编制报告';
/** Three teams of two at the same hour, two officers free. */
const OFFICERS = 8;
/** Of the field: one at every target, and two who are free. */
const EXPERTS = 10;
const FIELD = '特种设备';

let world: World;
let library: string;
let task: string;
/** The expert who asked to be recused from position 1, and what was public before. */
let recused: string;
let before: Published;

beforeAll(async () => {
  world = await makeWorld(OFFICERS);
  library = await makeLibrary(world, EXPERTS);
  task = await open(world, '请专家的抽查');
  await draft(world, task, DRAWN, { experts: { org: library, count: 1, field: FIELD } });
  await liveUntil(world, task, 'recusal');
  before = await publishedOf(world, task);
  recused = (await teamAt(world, task, 1, library))[0] ?? '';
});
afterAll(() => world?.close());

const officersIn = (value: unknown): string => JSON.stringify(value);
/** Whatever would tell who the experts are. */
const NAMES = /专家库专家|\.expert\d|某研究院/;

describe('a library of experts', () => {
  test('is refused in a scheme when it is a department, or has too few of the field (V3)', async () => {
    const other = await open(world, '请错专家');
    const submit = async (experts: { org: string; count: number; field: string }) => {
      await draft(world, other, DRAWN, { experts });
      return tell(world, { process: other, type: 'submitScheme', body: {}, org: world.lead, role: 'handler' });
    };
    const refused = { ok: false, refusal: { code: 'SCHEME_BREAKS_RULE', facts: { rule: 'V3' } } };
    expect(await submit({ org: world.stranger, count: 1, field: '' })).toMatchObject(refused);
    expect(await submit({ org: library, count: 1, field: '财务审计' })).toMatchObject(refused);
    expect(await submit({ org: library, count: 3, field: FIELD })).toMatchObject({ ok: true });
  });

  test('is frozen into the roster with the field alone, and no certificate is asked of it', async () => {
    const rows = await world.db.query<{ id: string; tags: string[]; until: string }>(
      `SELECT officer_id AS id, tags, valid_to::text AS until FROM roster_officer WHERE process = $1 AND org_id = $2`,
      [task, library],
    );
    expect(rows).toHaveLength(EXPERTS / 2);
    expect(rows.every(({ tags }) => tags.includes(FIELD))).toBe(true);
    const grounds = await world.db.query(
      `SELECT DISTINCT ground FROM roster_exclusion WHERE process = $1 AND org_id = $2`,
      [task, library],
    );
    expect(grounds).toEqual([{ ground: '不具备所需专业领域' }]);
  });

  test('sees the task that asks for it, though it is no department; another does not', async () => {
    const keeper = await world.models.tasks(viewerOf(library, 'handler'), { limit: 10 });
    expect(keeper.rows.map(({ id }) => id)).toContain(task);
    const elsewhere = await world.models.tasks(viewerOf(world.stranger, 'handler'), { limit: 10 });
    expect(elsewhere.rows.map(({ id }) => id)).not.toContain(task);
  });
});

describe('an expert who asks to be recused', () => {
  let successor: string;

  test('sees his own targets, and the lead’s leader his ground; no other leader does', async () => {
    const own = await world.models.officers(asExpert(library, recused), task, { limit: 20 });
    expect(own).toMatchObject({ personal: true, may: { held: '申请回避' } });
    expect(own?.rows.map(({ position, target }) => [position, target !== null])).toContainEqual([1, true]);
    await send(world, {
      process: task,
      type: 'declareConflict',
      body: { position: 1, ground: 'ownInterest', note: NOTE },
      org: library,
      role: 'expert',
      person: recused,
    });
    const leader = await world.models.recusal(viewerOf(world.lead, 'leader'), task);
    expect(leader?.applications).toMatchObject([{ position: 1, note: NOTE }]);
    expect((await world.models.recusal(viewerOf(world.other, 'leader'), task))?.applications).toEqual([]);
    const page = async (org: string) =>
      world.models.officers(viewerOf(org, 'leader'), task, { limit: 20, of: 'experts' });
    const theirs = await page(world.lead);
    expect(theirs).toMatchObject({ experts: { shown: true, may: true }, total: DRAWN, decides: [`${task}-r1`] });
    expect(theirs?.departments.at(-1)).toMatchObject({ org: library, experts: true, own: true, applied: 1 });
    const elsewhere = await page(world.other);
    expect(elsewhere).toMatchObject({ experts: { shown: false, may: false } });
    expect(JSON.stringify(elsewhere)).not.toMatch(NAMES);
  });

  test('is succeeded by whom the redraw rule names, of the same field, and nobody else moves', async () => {
    const teams = async () => Promise.all([1, 2, 3].map((position) => teamAt(world, task, position)));
    const was = await teams();
    const recusal = `${task}-r1`;
    const body = { recusal, grant: 'yes', reason: '情形属实' };
    const deed = { process: task, type: 'decideRecusal', body, role: 'leader' } as const;
    expect(await tell(world, { ...deed, org: world.other })).toMatchObject({ ok: false });
    await send(world, { ...deed, org: world.lead });
    successor = (await teamAt(world, task, 1, library))[0] ?? '';
    expect(successor).toMatch(/\.expert[13579]$/);
    expect(successor).not.toBe(recused);
    const now = await teams();
    expect(now.slice(1)).toEqual(was.slice(1));
    expect(now[0]).toEqual([...(was[0] ?? []).filter((id) => id !== recused), successor].sort());
    const [decision] = await world.db.query<{ rule: string }>(
      `SELECT rule FROM recusal_decision WHERE recusal_id = $1 AND replaced_by = $2`,
      [recusal, successor],
    );
    expect(['a', 'b']).toContain(decision?.rule);
  });

  test('leaves a public draw that verifies before and after, and names nobody', async () => {
    const after = await publishedOf(world, task);
    expect([checkOf(before).verdict, checkOf(after).verdict]).toEqual(['passed', 'passed']);
    expect(after.resultHash).not.toBe(before.resultHash);
    const { plan_text: plan } = JSON.parse(after.bundle) as { plan_text: string };
    const { parties, match } = JSON.parse(plan) as {
      parties: readonly { id: string }[];
      match: { roles: readonly unknown[] };
    };
    expect(match.roles.at(-1)).toEqual({ org: library, tag: FIELD, count: 1 });
    expect(parties.map(({ id }) => id)).toEqual([world.lead, world.other]);
    const page = await world.models.publicTask(task, { limit: 20 });
    expect(page?.about?.experts).toBe(`每户1名，从专业人员库随机选派（${FIELD}）`);
    expect(after.bundle + officersIn(page)).not.toMatch(NAMES);
  });
});

describe('the visits', () => {
  beforeAll(() => liveUntil(world, task, 'inspecting'));

  test('take the expert with them, at no two places at once', async () => {
    for (const position of [1, 2, 3]) {
      const expert = await teamAt(world, task, position, library);
      expect(expert).toHaveLength(1);
      expect(await teamOf(world, `${task}/${position}.1`, library)).toEqual(expert);
      const booked = await world.db.query(
        `SELECT FROM visit_officer WHERE process = $1 AND position = $2 AND officer_id = $3`,
        [task, position, expert[0]],
      );
      expect(booked).toHaveLength(1);
    }
  });

  test('show the expert to who may read them, and whether he came', async () => {
    const id = `${task}/1.1`;
    const [expert = ''] = await teamAt(world, task, 1, library);
    const shown = async () => (await world.models.inspection(viewerOf(world.lead, 'handler'), id))?.experts;
    expect(await shown()).toMatchObject([{ id: expert, fields: [FIELD], position: '某研究院 研究员', arrived: null }]);
    await arrive(world, id);
    expect(await shown()).toMatchObject([{ id: expert, arrived: true }]);
    const own = await world.models.inspection(asExpert(library, expert), id);
    expect(own?.target).not.toBeNull();
    const another = [1, 3].map((n) => personOf(library, 'expert', n)).find((one) => one !== expert) ?? '';
    const foreign = await world.models.inspection(asExpert(library, another), id);
    expect(foreign?.target).toBeNull();
  });

  test('end in the archive, with a record that names no expert and a journal that verifies', async () => {
    for (const position of [1, 2, 3]) {
      const id = `${task}/${position}.1`;
      if (position > 1) await arrive(world, id);
      for (const org of [world.lead, world.other]) await enter(world, id, org, '');
      for (const org of [world.lead, world.other]) await review(world, id, org);
    }
    for (const item of await world.models.awaited(world.clock))
      if (item.process === task && item.command === 'closeTask') await doAs(world, item, task);
    const page = await world.models.publicTask(task, { limit: 20 });
    expect(page?.status.word).toBe('已归档');
    const records = await world.db.query(`SELECT payload FROM disclosure WHERE task_id = $1`, [task]);
    expect(records).toHaveLength(DRAWN);
    expect(officersIn([page, records])).not.toMatch(NAMES);
    expect(checkOf(await publishedOf(world, task)).verdict).toBe('passed');
    const own = ({ process }: { readonly process: string }) => process.startsWith(task);
    expect((await verify(world.db)).broken.filter(own)).toEqual([]);
    expect((await checkRebuild(world.hands.journal)).differences.filter(own)).toEqual([]);
  });
});
