import type { DueView, ViewerView, WaitView, WhyView } from '../../../contracts/views/common';
import type { PageContext } from '../../../contracts/views/page';

/** Views for tests of pages: fictional firms and people. The day is 2026-10-09, a Friday after the National Day. */
export const NOW = '2026-10-09T02:32:05.000Z';
export const HASH = '3f9a61c2a8b04e17d5c0e9b2f4a17788c2905d6e1b3f4a5968778695a4b3c2d1';
export const OTHER_HASH = 'c05d9f1a22b8e14476a0f3d9e8b7c6a5948372615049382716059483726b2b94';

export const due = (change: Partial<DueView> = {}): DueView => ({
  due: '2026-10-12T09:30:00.000Z',
  day: '2026-10-12',
  statutory: false,
  pausedSince: null,
  workingDays: 2,
  calendarDays: 3,
  overdue: false,
  assumed: false,
  ...change,
});
export const overdue = due({
  due: '2026-10-08T09:30:00.000Z',
  day: '2026-10-08',
  workingDays: -1,
  calendarDays: -1,
  overdue: true,
});
export const dueToday = due({ due: '2026-10-09T09:30:00.000Z', day: '2026-10-09', workingDays: 0, calendarDays: 0 });
export const dueLater = due({ due: '2026-10-30T09:30:00.000Z', day: '2026-10-30', workingDays: 16, calendarDays: 21 });
export const dueNextYear = due({
  due: '2027-01-05T16:00:00.000Z',
  day: '2027-01-05',
  statutory: true,
  workingDays: 61,
  calendarDays: 88,
  assumed: true,
});
export const paused = due({ pausedSince: '2026-10-08T01:00:00.000Z' });

const WEEK = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const cell = (
  day: string,
  counted: number | null,
  label: string,
  off = false,
  last = false,
): WhyView['days'][number] => ({
  day,
  weekday: WEEK[new Date(`${day}T00:00:00Z`).getUTCDay()] ?? '周日',
  counted,
  label,
  off,
  last,
});
export const why: WhyView = {
  days: [
    cell('2026-09-29', null, '送达'),
    cell('2026-09-30', 1, '计入'),
    ...['2026-10-01', '2026-10-02', '2026-10-03', '2026-10-04', '2026-10-05', '2026-10-06', '2026-10-07'].map((day) =>
      cell(day, null, '国庆', true),
    ),
    cell('2026-10-08', 2, '计入'),
    cell('2026-10-09', 3, '今天'),
    cell('2026-10-10', 4, '补班'),
    cell('2026-10-11', null, '休息', true),
    cell('2026-10-12', 5, '到期', false, true),
  ],
  sentence:
    '会商确认期限为5个工作日，自送达次日起算。国庆7天、周日1天跳过；10月10日（周六）补班，计入。没有中止时段。依据：联合抽查办法参数“会商期限”第2版，日历2026年第1版。',
};

export const wait = (change: Partial<WaitView> = {}): WaitView => ({
  who: '市消防救援支队 王启明',
  what: '确认联合方案',
  since: '2026-09-29T01:12:00.000Z',
  due: due(),
  why,
  rung: null,
  then: '自动升级到联席会议办公室',
  ...change,
});

export const viewer = (change: Partial<ViewerView> = {}): ViewerView => ({
  person: 'p-chen',
  name: '陈思敏',
  org: 'amr',
  orgName: '市市场监管局',
  role: 'handler',
  roleName: '经办',
  posts: [
    { id: 'post-1', label: '市市场监管局 · 经办', current: true },
    { id: 'post-2', label: '市市场监管局 · 审核人', current: false },
  ],
  counts: { inbox: 6, overdue: 0, dueToday: 1 },
  ...change,
});
export const officer = viewer({
  name: '李沛霖',
  role: 'officer',
  roleName: '执法人员',
  posts: [{ id: 'post-3', label: '市市场监管局 · 执法人员', current: true }],
  counts: { inbox: 2, overdue: 1, dueToday: 0 },
});
export const driller = viewer({
  name: '演练员',
  org: 'drill',
  orgName: '演练',
  role: 'drill',
  roleName: '演练',
  posts: [{ id: 'post-4', label: '演练 · 演练', current: true }],
  counts: { inbox: 0, overdue: 0, dueToday: 0 },
});

/** Three of many are awaited in a drill. */
export const relay: NonNullable<PageContext['relay']> = {
  clock: 'drill-2',
  task: 'drill-2-2026-0001',
  busy: false,
  items: [
    { key: 'a', what: '声明无利害关系', href: '/c/tasks/drill-2-2026-0001/officers', login: 'amr.officer1' },
    { key: 'b', what: '录入检查结果', href: '/m/v/drill-2-2026-0001/12.1', login: 'fire.officer12' },
    { key: 'c', what: '审核通过', href: '/c/inspections/drill-2-2026-0001/12.1', login: 'eco.reviewer' },
  ],
  total: 25,
  here: 0,
  password: 'sample-password',
};

let forms = 0;
export const context = (change: Partial<PageContext> = {}): PageContext => ({
  viewer: viewer(),
  path: '/c/inbox',
  commandId: () => `form-${String((forms += 1)).padStart(8, '0')}`,
  refused: null,
  relay: null,
  ...change,
});
