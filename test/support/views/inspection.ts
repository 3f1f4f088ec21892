import { resultCodes } from '../../../domain/catalogue/result-codes';
import type { InspectionPart, InspectionView, ItemView } from '../../../contracts/views/inspection';
import { due, NOW, wait } from './common';
import { act, opinion, reason } from './task';

const item = (id: string, name: string, change: Partial<ItemView> = {}): ItemView => ({
  item: id,
  version: 1,
  name,
  kind: 'general',
  content: '许可证在有效期内，经营项目与许可一致，悬挂在经营场所醒目位置。',
  basis: '食品安全法第三十三条',
  checklist: ['看许可证正本', '核对经营项目'],
  result: null,
  ...change,
});
const found = (text: string, tone: 'done' | 'warn', problem = '', changed = false): ItemView['result'] => ({
  code: tone === 'done' ? '1' : 'E',
  text,
  tone,
  problem,
  disposal: problem === '' ? '' : '责令改正，10月29日前',
  changed,
});

const amr: InspectionPart = {
  org: 'amr',
  name: '市市场监管局',
  status: { word: '录入中', tone: 'move' },
  round: 1,
  officers: [
    { id: 'o1', name: '李沛霖', certificate: '粤T-4417' },
    { id: 'o2', name: '区凯珊', certificate: '粤T-2093' },
  ],
  items: [
    item('food-licence', '食品经营许可情况'),
    item('food-raw', '原料控制（含食品添加剂）情况'),
    item('food-ware', '餐饮具清洗消毒情况', { checklist: [] }),
  ],
  enteredBy: null,
  enteredAt: null,
  review: null,
  due: due(),
  mayEnter: false,
  mayReview: false,
};
const fire: InspectionPart = {
  ...amr,
  org: 'fire',
  name: '市消防救援支队',
  officers: [
    { id: 'o3', name: '袁家栋', certificate: '粤T-6620' },
    { id: 'o4', name: '区志鹏', certificate: '粤T-6631' },
  ],
  items: [item('fire-safety', '消防安全检查', { kind: 'key', result: found('未发现问题', 'done') })],
  status: { word: '审核通过', tone: 'move' },
  enteredBy: '袁家栋',
  enteredAt: '2026-10-21T02:20:00.000Z',
  due: null,
};

const base: InspectionView = {
  id: '2026-0417/52.1',
  task: { id: '2026-0417', number: '2026-0417', name: '2026年餐饮服务单位部门联合抽查' },
  position: 52,
  seq: 4,
  busy: false,
  target: { uid: '91442000MA4TT0017N', name: '中山市石岐榕荫茶餐厅', address: '中山市石岐街道孙文中路1号' },
  status: { word: '录入中', tone: 'move' },
  visit: { from: '2026-10-21T01:30:00.000Z', to: '2026-10-21T03:00:00.000Z', leader: '李沛霖', vehicle: '粤T·A3102' },
  arrivedAt: '2026-10-21T01:32:00.000Z',
  parts: [amr, fire],
  experts: [
    {
      id: 'experts.expert4',
      name: '谭映琪',
      position: '样例食品检验中心 高级工程师',
      fields: ['食品检验'],
      arrived: true,
    },
  ],
  codes: resultCodes(1).map(({ code, text, needsProblem }) => ({ code, text, needsProblem })),
  waits: [wait({ who: '检查一组 李沛霖', what: '录入检查结果' })],
  acts: [],
  whyNot: [{ title: '为什么不能审核通过', text: '不能审核通过：结果还没有录入。' }],
  publishDue: null,
  delivery: null,
  timeline: [{ at: '2026-10-21T01:32:00.000Z', text: '检查组到场', quote: null, key: true }],
  asOf: NOW,
};

/** The whole team has yet to arrive. */
export const arriving: InspectionView = {
  ...base,
  status: { word: '待检查', tone: 'idle' },
  arrivedAt: null,
  acts: [act({ command: 'arrive', title: '到场', main: true })],
  parts: [
    { ...amr, mayEnter: false },
    { ...fire, items: fire.items.map((each) => ({ ...each, result: null })) },
  ],
};

/** The market regulator's officers enter. */
export const entering: InspectionView = {
  ...base,
  acts: [act({ command: 'enterResults', title: '录入检查结果', main: true })],
  parts: [{ ...amr, mayEnter: true }, fire],
};

/** The entry was returned; a long name and a rare result. */
export const reentering: InspectionView = {
  ...entering,
  target: {
    ...(base.target ?? { uid: '', address: '' }),
    name: '中山市东区禾晏餐饮管理有限公司第三分公司（含中央厨房及集体用餐配送）',
  },
  status: { word: '退回修改', tone: 'warn' },
  parts: [
    {
      ...amr,
      mayEnter: true,
      round: 2,
      status: { word: '退回修改', tone: 'warn' },
      items: [
        item('food-licence', '食品经营许可情况', { result: found('未发现问题', 'done') }),
        item('food-raw', '原料控制（含食品添加剂）情况', {
          result: { ...found('发现问题待后续处理', 'warn', '添加剂没有专柜。'), code: 'A' } as ItemView['result'],
        }),
        item('food-ware', '餐饮具清洗消毒情况', { result: found('发现问题已责令改正', 'warn', '保洁柜门锁损坏。') }),
      ],
      review: { outcome: 'returned', opinion: '门锁的情况请写清楚。', by: '梁婉仪', at: '2026-10-22T01:12:00.000Z' },
    },
    fire,
  ],
};

/** Nothing for this officer to enter; the name is not for this viewer (X2). */
export const waiting: InspectionView = { ...base, target: null };

/** A reviewer of the own department. */
export const reviewing: InspectionView = {
  ...base,
  status: { word: '待审核', tone: 'move' },
  waits: [wait({ who: '市市场监管局 梁婉仪', what: '审核检查结果' })],
  acts: [
    act({ command: 'passReview', title: '审核通过', main: true, fields: [opinion] }),
    act({ command: 'returnResults', title: '退回修改', fields: [reason] }),
  ],
  parts: [
    {
      ...amr,
      mayReview: true,
      round: 2,
      status: { word: '待审核', tone: 'move' },
      enteredBy: '李沛霖',
      enteredAt: '2026-10-21T02:41:00.000Z',
      items: [
        item('food-licence', '食品经营许可情况', { result: found('未发现问题', 'done') }),
        item('food-raw', '原料控制（含食品添加剂）情况', { result: found('未发现问题', 'done') }),
        item('food-ware', '餐饮具清洗消毒情况', {
          result: found('发现问题已责令改正', 'warn', '保洁柜门锁损坏，3只已消毒餐盘放在操作台上。', true),
        }),
      ],
    },
    fire,
  ],
};

/** Disclosed and delivered. */
export const done: InspectionView = {
  ...reviewing,
  id: '2026-0417/52.2',
  status: { word: '已办结', tone: 'done' },
  waits: [],
  acts: [],
  whyNot: [],
  parts: reviewing.parts.map((part) => ({
    ...part,
    mayReview: false,
    due: null,
    status: { word: '审核通过', tone: 'move' },
    review: { outcome: 'passed', opinion: '', by: '梁婉仪', at: '2026-10-23T01:12:00.000Z' },
  })),
  publishDue: due({
    statutory: true,
    day: '2026-11-18',
    due: '2026-11-18T16:00:00.000Z',
    workingDays: 20,
    calendarDays: 28,
  }),
  delivery: { word: '已确认', tone: 'done' },
};
