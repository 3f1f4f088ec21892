import type { Viewer } from '../../../api/read-models';
import { arrive, draft, enter, liveUntil, open, review, send } from './life';
import { makeWorld, MOBILE, OFFICERS, viewerOf, type World } from './world';

const PROBLEM = '后厨消毒柜停用';
const NOTE = '负责人是本人表兄';
const REASON = '系近姻亲，准予回避';

interface Drawn {
  readonly position: number;
  readonly name: string;
}
// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

let world: World;
/** One task in inspection: position 1 is published, position 2 entered by the other department, position 3 untouched. */
let task: string;
/** One task in recusal, with an application of the lead's first officer on the team. */
let recusing: string;
let drawn: readonly Drawn[];

const drawnOf = (id: string) =>
  world.db.query<Drawn>(`SELECT position, name FROM drawn_target WHERE process = $1 ORDER BY position`, [id]);
const nameAt = (position: number) => drawn.find((one) => one.position === position)?.name ?? 'nobody';

beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '检查');
  await draft(world, task, 3);
  await liveUntil(world, task, 'inspecting');
  for (const org of [world.lead, world.other]) {
    if (org === world.lead) await arrive(world, `${task}/1.1`);
    await enter(world, `${task}/1.1`, org, '');
  }
  for (const org of [world.lead, world.other]) await review(world, `${task}/1.1`, org);
  await arrive(world, `${task}/2.1`);
  await enter(world, `${task}/2.1`, world.other, PROBLEM);
  drawn = await drawnOf(task);

  recusing = await open(world, '回避');
  await draft(world, recusing, 3);
  await liveUntil(world, recusing, 'recusal');
  const [first] = await world.db.query<{ officer: string; position: number }>(
    `SELECT officer_id AS officer, position FROM match_member WHERE process = $1 AND org_id = $2 ORDER BY officer_id, position LIMIT 1`,
    [recusing, world.lead],
  );
  if (!first) throw new Error('nobody was matched');
  await send(world, {
    process: recusing,
    type: 'declareConflict',
    body: { position: first.position, ground: 'kin', note: NOTE },
    org: world.lead,
    role: 'officer',
    person: first.officer,
  });
});
afterAll(() => world?.close());

const officersOf = async (org: string): Promise<readonly Viewer[]> =>
  Array.from({ length: OFFICERS }, (_, n) => viewerOf(org, 'officer', n + 1));
const teamAt = async (position: number): Promise<ReadonlySet<string>> =>
  new Set(
    (
      await world.db.query<{ id: string }>('SELECT officer_id AS id FROM inspection_officer WHERE inspection_id = $1', [
        `${task}/${position}.1`,
      ])
    ).map(({ id }) => id),
  );
const namesSeen = async (viewer: Viewer) => (await world.models.task(viewer, task))?.visits.map(({ target }) => target);

describe('a drawn target before its results are public (X2)', () => {
  test('is named to the lead handler', async () => {
    expect(await namesSeen(viewerOf(world.lead, 'handler'))).toEqual([1, 2, 3].map(nameAt));
  });

  test.each(['approver', 'leader', 'auditor', 'ops'] as const)('is not named to a %s of the lead', async (role) => {
    expect(await namesSeen(viewerOf(world.lead, role))).toEqual([nameAt(1), null, null]);
  });

  test('is not named to the handler of another department', async () => {
    expect(await namesSeen(viewerOf(world.other, 'handler'))).toEqual([nameAt(1), null, null]);
  });

  test('is named to an officer exactly where he is of the group', async () => {
    for (const officer of [...(await officersOf(world.lead)), ...(await officersOf(world.other))]) {
      const own = async (position: number) => (await teamAt(position)).has(officer.officer ?? '');
      const wanted = [nameAt(1), (await own(2)) ? nameAt(2) : null, (await own(3)) ? nameAt(3) : null];
      expect(await namesSeen(officer)).toEqual(wanted);
    }
  });

  test.each([1, 2, 3])('is on the page of inspection %i named to whom the task names it', async (position) => {
    const viewers = [
      ...(['handler', 'approver', 'reviewer', 'auditor'] as const).map((role) => viewerOf(world.lead, role)),
      ...(await officersOf(world.other)),
    ];
    for (const viewer of viewers) {
      const view = await world.models.inspection(viewer, `${task}/${position}.1`);
      expect([viewer.person, view?.target?.name ?? null]).toEqual([
        viewer.person,
        (await namesSeen(viewer))?.[position - 1],
      ]);
    }
  });

  test('stays unnamed in the lists and in the inbox', async () => {
    for (const viewer of [
      viewerOf(world.lead, 'handler'),
      viewerOf(world.lead, 'reviewer'),
      ...(await officersOf(world.lead)),
    ]) {
      const told = JSON.stringify([
        await world.models.inbox(viewer, { tab: 'mine', limit: 100 }),
        await world.models.tasks(viewer, { limit: 100 }),
      ]);
      for (const { name } of drawn) expect(told).not.toContain(`${name}"`);
    }
  });
});

describe('findings', () => {
  test('are told to the group and to the reviewer, and to nobody who may not know the target', async () => {
    const reads = async (viewer: Viewer) =>
      JSON.stringify(await world.models.inspection(viewer, `${task}/2.1`)).includes(PROBLEM);
    expect(await reads(viewerOf(world.other, 'reviewer'))).toBe(true);
    for (const officer of await officersOf(world.other))
      expect(await reads(officer)).toBe((await teamAt(2)).has(officer.officer ?? ''));
    for (const role of ['approver', 'leader', 'auditor', 'ops'] as const)
      expect(await reads(viewerOf(world.lead, role))).toBe(false);
  });
});

describe('the ground of a recusal (X3)', () => {
  test('is told to the leader who decides it', async () => {
    const view = await world.models.recusal(viewerOf(world.lead, 'leader'), recusing);
    expect(view?.applications).toEqual([
      expect.objectContaining({ note: NOTE, ground: expect.stringContaining('近姻亲') }),
    ]);
    expect(view?.acts).toEqual([
      expect.objectContaining({ command: 'decideRecusal', subject: view?.applications[0]?.id }),
    ]);
  });

  test('is told to nobody else: not to the applicant, nor to another leader, nor on any other page', async () => {
    const viewers = [
      ...(await officersOf(world.lead)),
      ...(['handler', 'approver', 'reviewer', 'auditor'] as const).map((role) => viewerOf(world.lead, role)),
    ];
    for (const viewer of viewers) expect(await world.models.recusal(viewer, recusing)).toBeNull();
    expect((await world.models.recusal(viewerOf(world.other, 'leader'), recusing))?.applications).toEqual([]);
    for (const viewer of [...viewers, viewerOf(world.lead, 'leader')]) {
      const told = JSON.stringify([
        await world.models.task(viewer, recusing),
        await world.models.officers(viewer, recusing, { limit: 100 }),
      ]);
      expect(told).not.toMatch(/表兄|kin"/);
    }
  });

  test('the name of who applied is told to the lead, not to another department', async () => {
    const nameFor = async (viewer: Viewer) => (await world.models.task(viewer, recusing))?.recusals[0]?.officer;
    expect(await nameFor(viewerOf(world.lead, 'handler'))).toMatch(/^甲局执法/);
    expect(await nameFor(viewerOf(world.other, 'handler'))).toBe('一名执法人员');
  });

  test('a reason that was written for the decision stays with the department that decided', async () => {
    const [application] = (await world.models.recusal(viewerOf(world.lead, 'leader'), recusing))?.applications ?? [];
    const body = { recusal: application?.id, grant: 'yes', reason: REASON };
    await send(world, { process: recusing, type: 'decideRecusal', body, org: world.lead, role: 'leader' });
    const [after] = (await world.models.recusal(viewerOf(world.lead, 'leader'), recusing))?.applications ?? [];
    expect(after?.decided).toMatchObject({ by: '甲局leader', reason: REASON });
    const quoted = async (viewer: Viewer) =>
      JSON.stringify((await world.models.task(viewer, recusing))?.timeline).includes(REASON);
    expect(await quoted(viewerOf(world.lead, 'leader'))).toBe(true);
    for (const viewer of [
      viewerOf(world.lead, 'handler'),
      viewerOf(world.other, 'leader'),
      viewerOf(world.lead, 'auditor'),
    ])
      expect(await quoted(viewer)).toBe(false);
  });
});

describe('a draft (X4)', () => {
  test('is seen by its own department and by those who watch over all, by nobody else until it is sent out', async () => {
    const id = await open(world, '草稿');
    await draft(world, id, 3);
    const seen = async (viewer: Viewer) => (await world.models.scheme(viewer, id)) !== null;
    expect(await seen(viewerOf(world.lead, 'approver'))).toBe(true);
    expect(await seen(viewerOf(world.stranger, 'auditor'))).toBe(true);
    expect(await seen(viewerOf(world.other, 'handler'))).toBe(false);
    await liveUntil(world, id, 'confirmation');
    expect(await seen(viewerOf(world.other, 'handler'))).toBe(true);
  });
});

test('no page tells a phone number (X5) or a risk class (X1)', async () => {
  const viewers = [world.lead, world.other].flatMap((org) => [
    ...(['handler', 'leader', 'reviewer', 'auditor'] as const).map((role) => viewerOf(org, role)),
    viewerOf(org, 'officer', 1),
  ]);
  const { models } = world;
  for (const viewer of viewers) {
    const told = JSON.stringify([
      await models.frame(viewer),
      await models.task(viewer, task),
      await models.scheme(viewer, task),
      await models.recusal(viewer, task),
      await models.officers(viewer, task, { limit: 100 }),
      await models.inspection(viewer, `${task}/1.1`),
    ]);
    expect(told).not.toContain(MOBILE);
    expect(told).not.toMatch(/risk|"D"/i);
  }
});
