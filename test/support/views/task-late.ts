import type { TaskView } from '../../../contracts/views/task';
import { due, HASH, OTHER_HASH, overdue, paused, wait } from './common';
import { act, confirming, draw, field, opinion, railAt, reason } from './task';

const drawn: TaskView['draw'] = {
  ...draw,
  status: { word: '已抽取', tone: 'done' },
  shares: draw.shares.map((share) => ({ ...share, committed: true, revealed: true, commit: share.commit ?? HASH })),
  beacon: '双色球第2026118期 03 08 15 19 27 31+11',
  seed: HASH,
  resultHash: OTHER_HASH,
  drawn: 120,
};
const visit = (position: number, change: Partial<TaskView['visits'][number]> = {}): TaskView['visits'][number] => ({
  position,
  inspection: `2026-0417/${position}.1`,
  target: '中山市石岐榕荫茶餐厅',
  from: '2026-10-21T01:30:00.000Z',
  leader: '李沛霖',
  vehicle: position % 2 ? '粤T·A3102' : null,
  officers: 6,
  status: { word: '待检查', tone: 'idle' },
  ...change,
});

/** 检查中: drawn, matched, one officer replaced, visits in every state; long names. */
export const inspecting: TaskView = {
  ...confirming,
  drill: true,
  status: { word: '检查中', tone: 'move' },
  rail: railAt(8),
  waits: [
    wait({
      who: '检查一组 李沛霖',
      what: '录入检查结果 第52号对象',
      due: overdue,
      rung: 'escalation',
      then: '已升级到本局负责人',
    }),
    wait({
      who: '市生态环境局 黎晓岚',
      what: '审核检查结果 第17号对象',
      due: due({ workingDays: 4, calendarDays: 4 }),
    }),
    wait({ who: '检查二组 区凯珊', what: '到场 第53号对象', due: null, why: null }),
    wait({ who: '检查三组 欧阳俊贤', what: '到场 第54号对象', due: paused, why: null, then: '' }),
  ],
  draw: drawn,
  match: [
    { org: 'amr', name: '市市场监管局', members: 240, officers: 24, shortages: [] },
    {
      org: 'fire',
      name: '市消防救援支队',
      members: 238,
      officers: 12,
      shortages: ['第32号对象缺1人', '第77号对象缺1人'],
    },
  ],
  recusals: [
    {
      id: 'r1',
      officer: '曾志远',
      org: '市市场监管局',
      position: 32,
      status: { word: '已回避', tone: 'idle' },
      at: '2026-10-16T06:20:00.000Z',
      replacedBy: '冼嘉豪',
    },
    {
      id: 'r2',
      officer: '司徒嘉敏',
      org: '市市场监管局',
      position: 35,
      status: { word: '已申请，待决定', tone: 'warn' },
      at: '2026-10-16T07:20:00.000Z',
      replacedBy: null,
    },
  ],
  visits: [
    visit(1, { status: { word: '已办结', tone: 'done' } }),
    visit(2, {
      target: '中山市东区禾晏餐饮管理有限公司第三分公司（含中央厨房及集体用餐配送）',
      status: { word: '退回修改', tone: 'warn' },
    }),
    visit(3, { target: null, inspection: null, status: { word: '待检查', tone: 'idle' } }),
  ],
  visitsTotal: 120,
  progress: { drawn: 120, inspected: 78, disclosed: 31, closed: 12 },
};

/** 归档: closed, nothing awaited. */
export const closed: TaskView = {
  ...inspecting,
  drill: false,
  status: { word: '已归档', tone: 'done' },
  findings: { targets: 1, problems: 2 },
  rail: railAt(10),
  waits: [],
  acts: [],
  whyNot: [{ title: '为什么不能再办理', text: '任务已归档，不能再办理。' }],
};

/** Approver: approve or return. */
export const approving: TaskView = {
  ...confirming,
  status: { word: '待审批', tone: 'move' },
  rail: railAt(1),
  acts: [
    act({ command: 'approveScheme', title: '同意方案', main: true, fields: [opinion] }),
    act({ command: 'returnScheme', title: '退回方案', fields: [reason] }),
  ],
  timeline: [],
  events: 0,
};

/** Every widget of a generated form. */
export const formed: TaskView = {
  ...confirming,
  acts: [
    act({
      command: 'scheduleVisits',
      title: '安排检查日程',
      main: true,
      fields: [
        field({ name: 'from', label: '自哪天起排', widget: 'date', value: '2026-10-19' }),
        field({ name: 'vehicles', label: '可用车辆', widget: 'lines', required: false, hint: '每行一个' }),
        field({ name: 'limit', label: '每天最多几户', widget: 'number', required: false }),
        field({
          name: 'absent',
          label: '本期不能出勤的人员',
          widget: 'checks',
          required: false,
          value: 'o2\no3',
          hint: '勾上不能来的人；都能来就不用勾，直接确认。',
          options: ['o1', 'o2', 'o3'].map((value) => ({ value, label: `欧阳俊贤（证号尾${value}）` })),
        }),
      ],
    }),
    act({
      command: 'decideRecusal',
      title: '决定回避申请',
      subject: 'r/2',
      fields: [
        field({ name: 'recusal', label: 'recusal', widget: 'hidden', value: 'r/2' }),
        field({
          name: 'grant',
          label: '决定',
          widget: 'select',
          options: [
            { value: 'yes', label: '准予回避' },
            { value: 'no', label: '不予回避' },
          ],
        }),
        field({
          name: 'kind',
          label: '情形',
          widget: 'select',
          value: 'c',
          options: ['a', 'b', 'c', 'd', 'e'].map((value) => ({ value, label: `情形${value}` })),
        }),
        reason,
      ],
    }),
    act({
      command: 'setBeacon',
      title: '录入公开信标',
      fields: [field({ name: 'text', label: '公开信标', widget: 'text' })],
    }),
    act({ command: 'declareClear', title: '声明无利害关系', href: '/c/tasks/2026-0417/recusal' }),
    act({ command: 'closeTask', title: '归档' }),
  ],
};
