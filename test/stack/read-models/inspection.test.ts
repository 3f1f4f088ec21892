import type { Viewer } from '../../../api/read-models';
import { arrive, draft, enter, liveUntil, open, review, send, teamOf } from './life';
import { makeWorld, OFFICERS, personOf, viewerOf, type World } from './world';

// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

let world: World;
let task: string;
/** The department's officers on an inspection and not on it; the leader of the visit first. */
interface Team {
  readonly leader: Viewer;
  readonly members: readonly Viewer[];
  readonly outsider: Viewer;
}

beforeAll(async () => {
  world = await makeWorld();
  task = await open(world, '检查页');
  await draft(world, task, 5);
  await liveUntil(world, task, 'inspecting');
});
afterAll(() => world?.close());

const officer = (id: string): Viewer => ({ ...viewerOf(world.lead, 'officer'), person: id, login: id, officer: id });

async function teamAt(id: string): Promise<Team> {
  const members = await teamOf(world, id, world.lead);
  const [visit] = await world.db.query<{ leader: string }>(
    'SELECT v.leader FROM visit v JOIN inspection i ON i.task_id = v.process AND i.position = v.position WHERE i.id = $1',
    [id],
  );
  const all = Array.from({ length: OFFICERS }, (_, n) => personOf(world.lead, 'officer', n + 1));
  const leader = visit?.leader ?? '';
  return {
    leader: officer(leader),
    members: members.filter((one) => one !== leader).map(officer),
    outsider: officer(all.find((one) => !members.includes(one)) ?? ''),
  };
}

const page = async (viewer: Viewer, id: string) => {
  const view = await world.models.inspection(viewer, id);
  if (!view) throw new Error(`${viewer.person} sees no ${id}`);
  return view;
};
const partOf = async (viewer: Viewer, id: string, org = world.lead) => {
  const part = (await page(viewer, id)).parts.find((one) => one.org === org);
  if (!part) throw new Error(`no part of ${org}`);
  return part;
};

describe('arrival', () => {
  test('awaits the leader of the visit, and every other member may register it too', async () => {
    const id = `${task}/1.1`;
    const { leader, members } = await teamAt(id);
    expect((await page(leader, id)).acts).toEqual([
      expect.objectContaining({ command: 'arrive', main: true, href: `/m/v/${task}/1.1` }),
    ]);
    for (const member of members)
      expect((await page(member, id)).acts).toEqual([expect.objectContaining({ command: 'arrive', main: false })]);
  });

  test('an officer of the department who is not of the team is told so', async () => {
    const { outsider } = await teamAt(`${task}/1.1`);
    const { acts, whyNot } = await page(outsider, `${task}/1.1`);
    expect(acts).toEqual([]);
    expect(whyNot[0]).toEqual({ title: '为什么不能到场', text: expect.stringContaining('不在这次检查的人员名单里') });
  });

  test('the certificates that are shown are those of the day, by their last four signs', async () => {
    const { officers } = await partOf(viewerOf(world.lead, 'handler'), `${task}/1.1`);
    expect(officers).toHaveLength(2);
    for (const { id, certificate } of officers) expect(certificate).toBe(`粤证${id}`.slice(-4));
  });
});

describe('entry and review', () => {
  test('each department may enter its own part and no other', async () => {
    const id = `${task}/2.1`;
    await arrive(world, id);
    const { members } = await teamAt(id);
    const [member] = members;
    if (!member) throw new Error('a team of one');
    const { parts } = await page(member, id);
    expect(parts.map(({ org, mayEnter, mayReview }) => [org, mayEnter, mayReview])).toEqual([
      [world.lead, true, false],
      [world.other, false, false],
    ]);
  });

  test('what was entered waits for the department’s reviewer, who did not take part', async () => {
    const id = `${task}/2.1`;
    await enter(world, id, world.lead, '灭火器过期');
    const part = await partOf(viewerOf(world.lead, 'reviewer'), id);
    expect([part.status.word, part.mayReview, part.enteredBy]).toEqual([
      '待审核',
      true,
      expect.stringMatching(/^甲局执法/),
    ]);
    const { acts } = await page(viewerOf(world.lead, 'reviewer'), id);
    expect(
      acts.map(({ command, fields }) => [command, fields.map(({ name, widget, value }) => [name, widget, value])]),
    ).toEqual([
      [
        'passReview',
        [
          ['org', 'hidden', world.lead],
          ['opinion', 'textarea', ''],
        ],
      ],
      [
        'returnResults',
        [
          ['org', 'hidden', world.lead],
          ['reason', 'textarea', ''],
        ],
      ],
    ]);
    expect((await partOf(viewerOf(world.other, 'reviewer'), id)).mayReview).toBe(false);
  });

  test('who inspected is told that the own results are another’s to review', async () => {
    const id = `${task}/2.1`;
    const { leader } = await teamAt(id);
    await world.db.query(
      `INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $2, $3, 'reviewer', '2020-01-01')`,
      [`${leader.person}/reviewer`, leader.person, world.lead],
    );
    const both: Viewer = { ...leader, role: 'reviewer' };
    const { acts, whyNot, parts } = await page(both, id);
    expect([acts, parts.some(({ mayReview }) => mayReview)]).toEqual([[], false]);
    expect(whyNot[0]?.text).toContain('检查与审核须由不同的人办理');
  });

  test('after a return the changed item is marked, the unchanged one is not', async () => {
    const id = `${task}/3.1`;
    await arrive(world, id);
    await enter(world, id, world.lead, '台账缺页');
    await enter(world, id, world.other, '');
    for (const org of [world.lead, world.other])
      await send(world, { process: id, type: 'returnResults', body: { org, reason: '请核对' }, org, role: 'reviewer' });
    expect((await partOf(viewerOf(world.lead, 'reviewer'), id)).status).toEqual({ word: '退回修改', tone: 'warn' });
    await enter(world, id, world.lead, '台账缺三页');
    await enter(world, id, world.other, '');
    const viewer = viewerOf(world.lead, 'handler');
    const results = async (org: string) =>
      (await partOf(viewer, id, org)).items.map(({ result }) => [result?.problem, result?.changed]);
    expect(await results(world.lead)).toEqual([['台账缺三页', true]]);
    expect(await results(world.other)).toEqual([['', false]]);
    expect((await partOf(viewer, id)).round).toBe(2);
  });

  test('the task counts what waits in its inspections by department and duty', async () => {
    const view = await world.models.task(viewerOf(world.lead, 'handler'), task);
    const waits = view?.waits.map(({ who, what }) => `${who} ${what}`) ?? [];
    expect(waits).toEqual(expect.arrayContaining(['甲局执法人员 到场（3人）', '甲局审核人 审核通过（2件）']));
    expect(waits.join()).not.toMatch(/系统/);
  });
});

describe('an act that fails for good', () => {
  test('waits for ops, who alone may take it up again', async () => {
    const id = `${task}/4.1`;
    await arrive(world, id);
    for (const org of [world.lead, world.other]) await enter(world, id, org, '');
    await review(world, id, world.lead);
    world.province.refuses = true;
    await expect(review(world, id, world.other)).rejects.toThrow(/deliver.*failed/);
    const { acts, waits } = await page(viewerOf(world.lead, 'ops'), id);
    expect(acts).toEqual([
      expect.objectContaining({
        command: 'retryAct',
        subject: 'deliver/1',
        fields: expect.arrayContaining([
          expect.objectContaining({ name: 'key', widget: 'hidden', value: 'deliver/1' }),
        ]),
      }),
    ]);
    expect(waits).toEqual([expect.objectContaining({ who: '运维', what: '处理系统故障' })]);
    for (const role of ['handler', 'reviewer', 'leader'] as const)
      expect((await page(viewerOf(world.lead, role), id)).acts).toEqual([]);
  });

  test('once taken up and done it waits for nobody', async () => {
    const id = `${task}/4.1`;
    world.province.refuses = false;
    await send(world, {
      process: id,
      type: 'retryAct',
      body: { key: 'deliver/1', reason: '平台已修好' },
      org: world.lead,
      role: 'ops',
    });
    const { waits, status, delivery } = await page(viewerOf(world.lead, 'ops'), id);
    expect([waits, status.word, delivery?.word]).toEqual([[], '已办结', '已确认']);
  });
});
