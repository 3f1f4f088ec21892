import type { LoginView } from '../../../contracts/views/access';
import type { InboxRow, InboxView, TaskRow, TasksPageView } from '../../../contracts/views/task';
import { due, dueLater, dueNextYear, dueToday, NOW, overdue, paused } from './common';

export const login: LoginView = { error: null, login: '', samples: [], next: '/c/inbox' };
export const loginFailed: LoginView = {
  ...login,
  login: 'wangqiming',
  error: '没有登录：账号或密码不对。请核对后重试；连续5次不对将锁定15分钟。',
};
const LABELS = [
  '牵头经办 市市场监管局',
  '审批人 市市场监管局',
  '参与部门经办 市消防救援支队',
  '执法人员 市市场监管局',
  '审核人 市生态环境局',
];
export const loginSamples: LoginView = {
  ...login,
  samples: Array.from({ length: 20 }, (_, index) => ({
    login: `sample.${index}`,
    label: LABELS[index % LABELS.length] ?? '',
    first: index < 12,
    password: 'sample-password',
  })),
};

const row = (change: Partial<InboxRow> & Pick<InboxRow, 'key' | 'title' | 'group'>): InboxRow => ({
  process: '2026-0417',
  subject: '2026-0417 2026年餐饮服务单位部门联合抽查',
  href: '/c/tasks/2026-0417',
  status: { word: '办理中', tone: 'move' },
  stage: '会商确认',
  from: '市市场监管局',
  since: '2026-09-29T01:12:00.000Z',
  due: due(),
  drill: false,
  doneAt: null,
  ...change,
});
export const inbox: InboxView = {
  tab: 'mine',
  rows: [
    row({
      key: 'a',
      title: '补交检查结果',
      group: 'overdue',
      due: overdue,
      status: { word: '已逾期', tone: 'bad' },
      subject: '2026-0388/0046',
      stage: '检查中',
    }),
    row({ key: 'b', title: '确认联合方案', group: 'today', due: dueToday }),
    row({ key: 'c', title: '提交抽取份额', group: 'week', subject: '2026-0411 2026年加油站联合抽查', drill: true }),
    row({
      key: 'd',
      title: '声明有无利害关系',
      group: 'later',
      due: dueLater,
      status: { word: '未声明', tone: 'warn' },
      stage: '回避申报',
    }),
    row({
      key: 'e',
      title: '公示检查结果',
      group: 'later',
      due: dueNextYear,
      subject: '2026-0365 2026年危险化学品使用单位（含重大危险源）联合抽查',
    }),
    row({ key: 'f', title: '处理系统故障', group: 'none', due: null, status: { word: '已升级', tone: 'bad' } }),
  ],
  next: 'bmV4dA',
  asOf: NOW,
  total: 26,
  lastDone: null,
};
export const inboxEmpty: InboxView = {
  ...inbox,
  rows: [],
  next: null,
  total: 0,
  lastDone: { title: '审核检查结果', at: '2026-10-08T01:31:00.000Z' },
};
export const inboxDone: InboxView = {
  ...inbox,
  tab: 'done',
  rows: [
    row({
      key: 'g',
      title: '同意方案',
      group: 'none',
      status: { word: '已办', tone: 'done' },
      doneAt: '2026-10-08T01:31:00.000Z',
    }),
    row({
      key: 'h',
      title: '归档',
      group: 'none',
      drill: true,
      subject: 'drill-2-2026-0001 2026年加油站联合抽查',
      status: { word: '已办', tone: 'done' },
      doneAt: '2027-01-04T01:00:00.000Z',
    }),
  ],
  next: null,
  total: 2,
};
export const inboxEscalated: InboxView = { ...inboxEmpty, tab: 'escalated', lastDone: null };

const task = (change: Partial<TaskRow> & Pick<TaskRow, 'id' | 'name'>): TaskRow => ({
  number: change.id,
  lead: '市市场监管局',
  status: { word: '会商确认', tone: 'move' },
  awaited: '市消防救援支队 王启明',
  due: due(),
  drawn: null,
  closed: 0,
  drill: false,
  ...change,
});
export const tasks: TasksPageView = {
  filter: { stage: null, q: null },
  stages: [
    { id: 'scheme', word: '拟定方案' },
    { id: 'confirmation', word: '会商确认' },
    { id: 'inspecting', word: '检查中' },
    { id: 'closed', word: '已归档' },
  ],
  mayCreate: true,
  clocks: [],
  chosen: null,
  rows: [
    task({
      id: '2026-0388',
      name: '2026年医疗美容机构联合抽查',
      status: { word: '检查中', tone: 'move' },
      awaited: '市消防救援支队 补交结果',
      due: overdue,
      drawn: 80,
      closed: 61,
    }),
    task({ id: '2026-0417', name: '2026年餐饮服务单位部门联合抽查' }),
    task({
      id: '2026-0422',
      name: '2026年人力资源服务机构联合抽查',
      status: { word: '已退回', tone: 'warn' },
      drill: true,
    }),
    task({
      id: '2026-0377',
      name: '2026年建筑起重机械联合抽查',
      status: { word: '已中止', tone: 'pause' },
      awaited: '中止至台风应急响应解除',
      due: paused,
      drawn: 15,
      closed: 4,
    }),
    task({
      id: '2026-0365',
      name: '2026年危险化学品使用单位（含重大危险源、仓储经营、带有储存设施的经营企业）联合抽查',
      status: { word: '归档中', tone: 'move' },
      awaited: '系统 封存证据',
      due: null,
      drawn: 40,
      closed: 38,
    }),
    task({
      id: '2026-0317',
      name: '2026年房地产经纪机构联合抽查',
      status: { word: '已归档', tone: 'done' },
      awaited: '—',
      due: null,
      drawn: 1242,
      closed: 1242,
    }),
  ],
  next: null,
  asOf: NOW,
};
export const tasksEmpty: TasksPageView = { ...tasks, rows: [] };
export const tasksNone: TasksPageView = { ...tasksEmpty, filter: { stage: 'closed', q: '养老' }, mayCreate: false };

/** With drill clocks that a new task may be put on. */
export const tasksDrills: TasksPageView = {
  ...tasks,
  clocks: [
    { id: 'drill-1', now: '2026-09-21T01:00:00.000Z' },
    { id: 'drill-beacon-and-shares', now: '2026-10-12T09:30:00.000Z' },
  ],
  chosen: 'drill-beacon-and-shares',
};
