import { findingsOf } from '../../../api/read-models/task/findings';
import { readBundle } from '../../../domain/draw/bundle/bundle';
import { runBundle } from '../../../domain/draw/bundle/run';
import type { DisclosedRow } from '../../../contracts/views/public';
import { sha256 } from '../../../journal/canonical';
import { arrive, draft, enter, liveUntil, moveTo, open, review, stateOf } from './life';
import { makeWorld, TARGETS, viewerOf, type World } from './world';

// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

let world: World;
let task: string;
let names: readonly string[];
/** Inspections whose results are public. */
const PUBLISHED = [1, 2, 3];
const DRAWN = 5;

beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '公示');
  await draft(world, task, DRAWN);
  await liveUntil(world, task, 'inspecting');
  for (const position of PUBLISHED) {
    const id = `${task}/${position}.1`;
    await arrive(world, id);
    await enter(world, id, world.lead, '');
    await enter(world, id, world.other, position === 2 ? '通道堵塞' : '');
    await review(world, id, world.lead);
    await review(world, id, world.other);
  }
  const rows = await world.db.query<{ name: string }>(
    `SELECT name FROM drawn_target WHERE process = $1 ORDER BY position`,
    [task],
  );
  names = rows.map(({ name }) => name);
});
afterAll(() => world?.close());

const pageOf = async (limit: number, cursor?: string) => {
  const page = await world.models.publicTask(task, { limit, cursor });
  if (!page) throw new Error('the task is not public');
  return page;
};

test('a task is nobody’s business before its pool is frozen', async () => {
  const id = await open(world, '未公开');
  expect(await world.models.publicTask(id, { limit: 10 })).toBeNull();
  await draft(world, id, 3);
  await liveUntil(world, id, 'confirmation');
  expect(await world.models.publicTask(id, { limit: 10 })).toBeNull();
  await liveUntil(world, id, 'commitment');
  expect((await world.models.publicTask(id, { limit: 10 }))?.draw).toMatchObject({ id: `${id}-01`, plan: null });
  expect(await world.models.publicDraw(id)).toBeNull();
});

test('until its plan is signed nothing is public of a draw but that it is announced', async () => {
  const id = await open(world, '已预告');
  await draft(world, id, 3);
  await liveUntil(world, id, 'commitment');
  const { pool } = (await stateOf(world, id)).state.draw;
  const [page, record, log] = await Promise.all([
    world.models.publicTask(id, { limit: 10 }),
    world.models.drawRecord(`${id}-01`),
    world.models.drawLog({ clock: world.clock, limit: 100 }),
  ]);
  expect(page).toMatchObject({ status: { word: '已预告' }, rail: [], about: null, disclosed: [] });
  expect(record).toMatchObject({ status: { word: '已预告' }, poolSize: null, plan: null, result: null });
  expect(record?.steps.map(({ word }) => word)).toEqual(['预告']);
  const told = JSON.stringify([page, record, log]);
  for (const kept of [pool?.root ?? '', '2026-12-18', '12月18日', '乙局', '甲局事项']) expect(told).not.toContain(kept);
  await liveUntil(world, id, 'target_draw');
  const signed = JSON.stringify([
    await world.models.publicTask(id, { limit: 10 }),
    await world.models.drawRecord(`${id}-01`),
  ]);
  for (const shown of [pool?.root ?? '', '12月18日', '乙局', '甲局事项']) expect(signed).toContain(shown);
});

test('the public page names a firm when its own results are public and never before', async () => {
  const told = JSON.stringify(await pageOf(100));
  const shown = names.map((name) => told.includes(`"${name}"`));
  expect(shown).toEqual(names.map((_, index) => PUBLISHED.includes(index + 1)));
});

test('a finding is public by its code, with what was done about it (处置); the text of the problem is not', async () => {
  const { disclosed } = await pageOf(100);
  expect(disclosed.filter(({ tone }) => tone === 'warn')).toEqual([
    expect.objectContaining({ name: names[1], result: '发现问题已责令改正', organ: '乙局', disposal: '责令改正' }),
  ]);
  expect(JSON.stringify(disclosed)).not.toContain('通道堵塞');
});

test('who closes the task is told how many problems were found, and nobody before', async () => {
  const found = (stage: string) => findingsOf(world.reads, { id: task, stage });
  expect([await found('inspecting'), await found('closing')]).toEqual([null, { targets: 1, problems: 1 }]);
});

test('paging shows every disclosed line once, whatever the size of a page', async () => {
  const whole = await pageOf(100);
  expect(whole.disclosedTotal).toBe(PUBLISHED.length * 2);
  expect(whole.disclosed).toHaveLength(whole.disclosedTotal);
  for (const limit of [1, 2, 3]) {
    const rows: DisclosedRow[] = [];
    for (let cursor: string | null = ''; cursor !== null;) {
      const page = await pageOf(limit, cursor);
      expect(page.disclosed.length).toBeLessThanOrEqual(limit);
      rows.push(...page.disclosed);
      cursor = page.next;
    }
    expect(rows).toEqual(whole.disclosed);
  }
});

test('the public bundle of a draw recomputes to the result that was published, on any machine', async () => {
  const view = JSON.parse(JSON.stringify(await world.models.publicDraw(task))) as unknown;
  const bundle = readBundle(view);
  if (!bundle.ok) throw new Error(JSON.stringify(bundle.refusal));
  const run = runBundle({ sha256 }, bundle.value);
  if (!run.ok) throw new Error(JSON.stringify(run.refusal));
  const { draw } = await pageOf(1);
  expect([run.value.fields.result_hash, run.value.fields.seed, run.value.fields.plan_hash]).toEqual([
    draw.plan?.resultHash,
    draw.plan?.seed,
    draw.plan?.hash,
  ]);
  expect(run.value.fields.final).toHaveLength(DRAWN);
});

test('the public bundle is the same by the draw’s own number, and there is none by another', async () => {
  const { draw } = await pageOf(1);
  expect(await world.models.publicDrawOf(draw.id)).toEqual(await world.models.publicDraw(task));
  expect(await world.models.publicDrawOf(task)).toBeNull();
});

test('the public bundle holds every leaf of the pool and neither a firm nor a salt', async () => {
  const view = await world.models.publicDraw(task);
  const told = JSON.stringify(view);
  expect(told.match(/"[0-9a-f]{64}"/g)).toHaveLength(TARGETS + 2 + DRAWN);
  expect(told).not.toContain(`${world.tag}-u`);
  for (const name of names) expect(told).not.toContain(name);
});

test('a drill is not among the city’s news', async () => {
  const told = JSON.stringify(await world.models.publicHome());
  expect(told).not.toContain(world.tag);
});

describe('D1: results are public within twenty working days of the end of the inspection', () => {
  test('the page names the day that ends at 24:00, not the day after', async () => {
    const id = `${task}/4.1`;
    await moveTo(world, '2026-10-20T02:00:00.000Z');
    await arrive(world, id);
    await enter(world, id, world.lead, '');
    await enter(world, id, world.other, '');
    const view = await world.models.inspection(viewerOf(world.lead, 'handler'), id);
    // 20 working days after Tuesday 20 October 2026: Tuesday 17 November; the instant is 00:00 of the 18th in Beijing.
    expect(view?.publishDue).toEqual(
      expect.objectContaining({
        day: '2026-11-17',
        due: '2026-11-17T16:00:00.000Z',
        statutory: true,
        workingDays: 20,
        overdue: false,
      }),
    );
  });

  test('once the results are public no such day is named any more', async () => {
    const view = await world.models.inspection(viewerOf(world.lead, 'handler'), `${task}/1.1`);
    expect([view?.publishDue, view?.delivery?.word]).toEqual([null, '已确认']);
  });
});
