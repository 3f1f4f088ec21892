import { JOINT_TASK_RULES } from '../../../contracts/stages/joint-task';
import { doAs, draft, liveUntil, open, send } from './life';
import { makeWorld, personOf, viewerOf, type World } from './world';

// Tasks live months in each of these, on a machine that may be busy.
jest.setTimeout(60_000);

let world: World;
let tasks: Readonly<Record<'fresh' | 'approval' | 'confirmation' | 'commitment' | 'reveal', string>>;

beforeAll(async () => {
  world = await makeWorld();
  const rest = async (stage: Parameters<typeof liveUntil>[2]) => {
    const task = await open(world, stage);
    await draft(world, task, 3);
    await liveUntil(world, task, stage);
    return task;
  };
  tasks = {
    fresh: await open(world, '新任务'),
    approval: await rest('approval'),
    confirmation: await rest('confirmation'),
    commitment: await rest('commitment'),
    reveal: await rest('target_draw'),
  };
});
afterAll(() => world?.close());

const task = async (viewer: ReturnType<typeof viewerOf>, id: string) => {
  const view = await world.models.task(viewer, id);
  if (!view) throw new Error(`${viewer.person} sees no ${id}`);
  return view;
};

describe('acts', () => {
  test('a new task awaits its lead handler, who is led to the scheme', async () => {
    const { acts, waits } = await task(viewerOf(world.lead, 'handler'), tasks.fresh);
    expect(acts).toEqual([
      expect.objectContaining({
        command: 'submitScheme',
        main: true,
        fields: [],
        href: `/c/tasks/${tasks.fresh}/scheme`,
      }),
    ]);
    expect(waits).toEqual([
      expect.objectContaining({ who: '甲局经办', what: '提交审批', then: '逾期自动升级到联席会议办公室' }),
    ]);
  });

  test('on the page of the scheme both saving and submitting are forms', async () => {
    const scheme = await world.models.scheme(viewerOf(world.lead, 'handler'), tasks.fresh);
    expect(scheme?.acts.map(({ command, href }) => [command, href])).toEqual([
      ['submitScheme', null],
      ['saveScheme', null],
    ]);
    expect(scheme?.editable).toBe(true);
  });

  test.each(['approver', 'reviewer', 'leader', 'auditor', 'ops'] as const)('a new task awaits no %s', async (role) => {
    expect((await task(viewerOf(world.lead, role), tasks.fresh)).acts).toEqual([]);
  });

  test('an approver may approve or return, with an opinion or a reason to write', async () => {
    const { acts } = await task(viewerOf(world.lead, 'approver'), tasks.approval);
    expect(
      acts.map(({ command, main, fields }) => [command, main, fields.map(({ name, widget }) => [name, widget])]),
    ).toEqual([
      ['approveScheme', true, [['opinion', 'textarea']]],
      ['returnScheme', false, [['reason', 'textarea']]],
    ]);
  });

  test('who submitted is told why the own scheme cannot be approved, before anything is typed', async () => {
    const submitted = personOf(world.lead, 'handler');
    await world.db.query(
      `INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $2, $3, 'approver', '2020-01-01')`,
      [`${submitted}/approver`, submitted, world.lead],
    );
    const both = { ...viewerOf(world.lead, 'handler'), role: 'approver' as const };
    const { acts, whyNot } = await task(both, tasks.approval);
    expect(acts).toEqual([]);
    expect(whyNot.map(({ text }) => text).join()).toContain('提交与审批须由两个人办理');
  });

  test('once all have accepted, a department is told in which stage one confirms', async () => {
    const other = viewerOf(world.other, 'handler');
    const before = await task(other, tasks.confirmation);
    expect(before.acts.map(({ command }) => command)).toEqual(['acceptScheme', 'askChange']);
    const { whyNot } = await task(other, tasks.commitment);
    expect(whyNot.find(({ title }) => title === '为什么不能确认联合方案')?.text).toContain('锁定名录');
  });

  test('a share is asked for on the page of the task and made in the draw room, whose form carries the draw and the party', async () => {
    const viewer = viewerOf(world.other, 'handler');
    const there = (await task(viewer, tasks.commitment)).acts.find(({ command }) => command === 'commitShare');
    expect(there?.href).toBe(`/c/tasks/${tasks.commitment}/draw`);
    const room = await world.models.drawRoom(viewer, tasks.commitment, 'https://city.example');
    const acts = room?.acts ?? [];
    const fields = Object.fromEntries(
      (acts.find(({ command }) => command === 'commitShare')?.fields ?? []).map(({ name, widget, value }) => [
        name,
        [widget, value],
      ]),
    );
    expect(fields).toEqual({
      commit: ['share', ''],
      escrow: ['hidden', ''],
      draw: ['hidden', `${tasks.commitment}-01`],
      party: ['hidden', world.other],
    });
  });

  test('a department that has committed is told that a share cannot be changed', async () => {
    const items = await world.models.awaited(world.clock);
    const item = items.find(
      ({ process, org, command }) => process === tasks.commitment && org === world.other && command === 'commitShare',
    );
    if (!item) throw new Error('nobody is awaited');
    await doAs(world, item, tasks.commitment);
    const { acts, whyNot } = await task(viewerOf(world.other, 'handler'), tasks.commitment);
    expect(acts.map(({ command, href }) => [command, href])).toEqual([
      ['confirmRoster', `/c/tasks/${tasks.commitment}/officers`],
    ]);
    expect(whyNot.find(({ title }) => title === '为什么不能提交抽取份额')?.text).toContain('不能更换');
  });

  test('before the reveals close the beacon is refused with the date on which they do', async () => {
    const { whyNot } = await task(viewerOf(world.lead, 'handler'), tasks.reveal);
    expect(whyNot[0]).toEqual({
      title: '为什么不能录入公开信标',
      text: expect.stringMatching(/^还不能录入信标：揭示到2026年9月\d+日（周.）17:30才截止/),
    });
  });

  test('never more than five reasons, none of them of another department or role', async () => {
    for (const id of Object.values(tasks)) {
      for (const role of ['handler', 'approver', 'leader', 'reviewer', 'officer'] as const) {
        const { whyNot } = await task(viewerOf(world.lead, role, role === 'officer' ? 1 : undefined), id);
        expect(whyNot.length).toBeLessThanOrEqual(5);
        expect(whyNot.map(({ title }) => title).join()).not.toMatch(/重试系统事项|确认联合方案/);
      }
    }
  });

  test('every act that is shown is one that the law permits', async () => {
    const viewers = [world.lead, world.other].flatMap((org) =>
      (['handler', 'approver', 'leader', 'reviewer'] as const).map((role) => viewerOf(org, role)),
    );
    for (const id of Object.values(tasks)) {
      for (const viewer of viewers) {
        const asked = await world.ask({
          process: id,
          sender: { kind: 'person', person: viewer.person, post: { org: viewer.org, role: viewer.role } },
          types: Object.keys(JOINT_TASK_RULES),
        });
        const { acts } = await task(viewer, id);
        for (const { command } of acts)
          expect([id, viewer.person, command, asked?.permits[command]?.ok]).toEqual([id, viewer.person, command, true]);
      }
    }
  });

  test('a returned scheme says who sent it back and why, and is marked so', async () => {
    const id = await open(world, '退回');
    await draft(world, id, 3);
    await liveUntil(world, id, 'approval');
    await send(world, {
      process: id,
      type: 'returnScheme',
      body: { reason: '请补车辆' },
      org: world.lead,
      role: 'approver',
    });
    const scheme = await world.models.scheme(viewerOf(world.lead, 'handler'), id);
    expect(scheme?.status).toEqual({ word: '已退回', tone: 'warn' });
    expect(scheme?.returned).toEqual(expect.objectContaining({ by: '甲局approver', reason: '请补车辆' }));
  });
});

describe('at 锁定名录', () => {
  test('who cannot come is ticked among the own officers; without a certificate over the window it says so', async () => {
    await world.db.query(`UPDATE certificate SET valid_to = '2026-11-01' WHERE officer_id = $1`, [
      personOf(world.other, 'officer', 2),
    ]);
    const view = await world.models.officers(viewerOf(world.other, 'handler'), tasks.commitment, { limit: 20 });
    expect(view?.acts.map(({ command, href }) => [command, href])).toEqual([['confirmRoster', null]]);
    expect(view?.roster?.officers.map(({ id, validTo }) => [id, validTo])).toEqual(
      [1, 2, 3, 4].map((n) => [personOf(world.other, 'officer', n), n === 2 ? null : '2030-01-01']),
    );
  });

  test('a department that has confirmed stays so while it owes something else', async () => {
    const { departments, busy } = await task(viewerOf(world.lead, 'handler'), tasks.commitment);
    expect(departments.map(({ org, accepted, status }) => [org, accepted, status.word])).toEqual([
      [world.lead, true, '待确认本部门人员（2件）'],
      [world.other, true, '待确认本部门人员'],
    ]);
    expect(busy).toBe(false);
  });
});

test('the facts of a refusal are told with the names of departments and items; what is no id of ours stays', async () => {
  const { lead, other, models } = world;
  expect(await models.told({ org: lead, parties: `${lead}、${other}`, item: `${other}-item`, wanted: 2 })).toEqual({
    org: '甲局',
    parties: '甲局、乙局',
    item: '乙局事项',
    wanted: 2,
  });
  expect(await models.told({ org: 'nobody', officer: personOf(lead, 'officer', 1) })).toEqual({
    org: 'nobody',
    officer: personOf(lead, 'officer', 1),
  });
});
