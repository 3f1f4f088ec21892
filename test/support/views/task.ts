import type { ActView, FieldView, RailStep } from '../../../contracts/views/common';
import type { TaskView } from '../../../contracts/views/task';
import { due, HASH, NOW, OTHER_HASH, wait } from './common';

export const field = (change: Partial<FieldView> & Pick<FieldView, 'name' | 'label' | 'widget'>): FieldView => ({
  required: true,
  options: [],
  value: '',
  hint: null,
  ...change,
});
export const act = (change: Partial<ActView> & Pick<ActView, 'command' | 'title'>): ActView => ({
  subject: null,
  main: false,
  fields: [],
  href: null,
  ...change,
});
export const opinion = field({
  name: 'opinion',
  label: '办理意见',
  widget: 'textarea',
  required: false,
  hint: '最多500字',
});
export const reason = field({ name: 'reason', label: '理由', widget: 'textarea', hint: '最多500字' });

const WORDS = [
  '拟定方案',
  '待审批',
  '会商确认',
  '锁定名录',
  '抽取对象',
  '匹配人员',
  '回避申报',
  '排期',
  '检查中',
  '归档中',
];
export const railAt = (now: number): readonly RailStep[] =>
  WORDS.map((word, index) => ({
    word,
    note: index === 0 ? '09-21' : index === 1 ? '09-28' : index === now ? '限10-12' : null,
    state: index < now ? 'was' : index === now ? 'now' : 'next',
  }));

/** 会商确认: two of three have accepted, the viewer leads. */
export const confirming: TaskView = {
  id: '2026-0417',
  number: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  drill: false,
  clockHref: null,
  seq: 12,
  busy: false,
  status: { word: '会商确认', tone: 'move' },
  rail: railAt(2),
  waits: [wait()],
  acts: [],
  whyNot: [
    {
      title: '为什么不能提交抽取份额',
      text: '不能提交抽取份额：任务现在是会商确认，锁定名录后才能提交。全部部门确认后，系统自动锁定名录。',
    },
    { title: '为什么不能保存方案', text: '不能保存方案：方案已审批。改比例请退回后重拟。' },
  ],
  summary: [
    { label: '任务号', value: '2026-0417', href: null },
    { label: '牵头', value: '市市场监管局 陈思敏', href: null },
    { label: '参与', value: '市消防救援支队、市生态环境局', href: null },
    { label: '应抽', value: '120户 / 名录5,955户', href: null },
    { label: '检查窗口', value: '10月19日至12月18日', href: null },
    { label: '方案', value: '第2版', href: '/c/tasks/2026-0417/scheme' },
  ],
  departments: [
    {
      org: 'amr',
      name: '市市场监管局',
      lead: true,
      items: 4,
      officers: 24,
      due: null,
      accepted: true,
      status: { word: '已确认方案', tone: 'done' },
      at: '2026-09-28T09:21:00.000Z',
    },
    {
      org: 'fire',
      name: '市消防救援支队',
      lead: false,
      items: 2,
      officers: null,
      due: due(),
      accepted: false,
      status: { word: '未回复', tone: 'idle' },
      at: null,
    },
    {
      org: 'eco',
      name: '市生态环境局',
      lead: false,
      items: 1,
      officers: 6,
      due: due(),
      accepted: true,
      status: { word: '已确认方案', tone: 'done' },
      at: '2026-10-08T08:04:00.000Z',
    },
  ],
  draw: null,
  match: [],
  recusals: [],
  visits: [],
  visitsTotal: 0,
  progress: { drawn: null, inspected: 0, disclosed: 0, closed: 0 },
  findings: null,
  timeline: [
    { at: '2026-10-08T08:04:00.000Z', text: '市生态环境局确认联合方案', quote: '可派6人，均持证。', key: true },
    { at: '2026-10-08T01:00:00.000Z', text: '系统催办 市消防救援支队', quote: null, key: false },
    { at: '2026-09-29T01:12:00.000Z', text: '方案送达3个部门', quote: null, key: true },
    {
      at: '2026-09-28T09:21:00.000Z',
      text: '邓兆恒同意',
      quote: '按计划执行，注意与学校食堂抽查合并入企。',
      key: true,
    },
    { at: '2026-09-24T07:47:00.000Z', text: '邓兆恒退回', quote: '餐饮具一项比例请重新测算。', key: true },
  ],
  events: 14,
  publicHref: '/p/tasks/2026-0417',
  asOf: NOW,
};

/** A participant who may accept or ask for a change. */
export const answering: TaskView = {
  ...confirming,
  acts: [
    act({ command: 'acceptScheme', title: '确认联合方案', main: true, fields: [opinion] }),
    act({ command: 'askChange', title: '提出调整', fields: [reason] }),
  ],
};

export const draw: NonNullable<TaskView['draw']> = {
  id: '2026-0417-01',
  attempt: 1,
  serial: 37,
  rosterRoot: OTHER_HASH,
  draft: null,
  status: { word: '揭示中', tone: 'move' },
  poolSize: 5955,
  poolRoot: HASH,
  planHash: OTHER_HASH,
  planText:
    '{"v":"drd1","draw_id":"2026-0417-01","profile":"sha256","parties":[{"id":"amr"},{"id":"eco"},{"id":"fire"}]}',
  revealBy: '2026-10-15T06:58:00.000Z',
  shares: [
    { org: 'amr', name: '市市场监管局', committed: true, revealed: true, commit: HASH },
    { org: 'fire', name: '市消防救援支队', committed: true, revealed: false, commit: OTHER_HASH },
    { org: 'eco', name: '市生态环境局', committed: false, revealed: false, commit: null },
  ],
  beacon: null,
  seed: null,
  resultHash: null,
  drawn: null,
};

/** Shares, the plan and the beacon have their forms in 抽取室. */
const inRoom = (command: string, title: string): ActView =>
  act({ command, title, main: true, href: '/c/tasks/2026-0417/draw' });

export const committing: TaskView = {
  ...confirming,
  status: { word: '锁定名录', tone: 'move' },
  rail: railAt(3),
  waits: [wait({ who: '市消防救援支队', what: '提交抽取份额', why: null })],
  draw: { ...draw, status: { word: '提交份额', tone: 'move' }, planHash: null, planText: null, revealBy: null },
  acts: [inRoom('commitShare', '提交抽取份额')],
};
/** Shares and roster are complete: the approver reads the plan and signs it. */
export const signing: TaskView = {
  ...committing,
  waits: [wait({ who: '市市场监管局审批人', what: '签发抽取计划', why: null })],
  draw: {
    ...draw,
    status: { word: '提交份额', tone: 'move' },
    planHash: null,
    planText: null,
    revealBy: null,
    draft: { text: draw.planText ?? '', hash: OTHER_HASH, revealBy: '2026-10-15T06:58:00.000Z' },
  },
  acts: [inRoom('signPlan', '签发抽取计划')],
};
/** The last department has confirmed: a machine freezes the pool. The viewer moves the drill's clock. */
export const freezing: TaskView = {
  ...confirming,
  drill: true,
  clockHref: '/c/drill/drill-2',
  busy: true,
  status: { word: '锁定名录', tone: 'move' },
  rail: railAt(3),
  waits: [wait({ who: '系统', what: '锁定名录', due: null, why: null, then: '办好即进入下一步，不用您操作' })],
};
export const revealing: TaskView = {
  ...committing,
  status: { word: '抽取对象', tone: 'move' },
  rail: railAt(4),
  waits: [wait({ who: '市消防救援支队', what: '揭示抽取份额', why: null })],
  draw,
  acts: [inRoom('revealShare', '揭示抽取份额')],
};
