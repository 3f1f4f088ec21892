import { GROUNDS } from '../../../domain/recusal/grounds';
import type { RecusalView } from '../../../contracts/views/recusal';
import { due, NOW } from './common';
import { act, field, reason } from './task';

/** An officer who has yet to declare. */
export const declaring: RecusalView = {
  id: '2026-0417',
  number: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  seq: 40,
  status: { word: '回避申报', tone: 'move' },
  mine: { status: { word: '未声明', tone: 'warn' }, due: due() },
  targets: [
    { position: 31, name: '中山市石岐榕荫茶餐厅', address: '中山市石岐街道孙文中路1号', town: '石岐街道' },
    {
      position: 33,
      name: '中山市东区禾晏餐饮管理有限公司第三分公司（含中央厨房及集体用餐配送）',
      address: '中山市东区街道博爱六路88号之一二层208卡',
      town: '东区街道',
    },
  ],
  applications: [],
  grounds: GROUNDS.map(({ code, text }) => ({ value: code, label: text })),
  acts: [
    act({ command: 'declareClear', title: '声明无利害关系', main: true }),
    act({
      command: 'declareConflict',
      title: '申请回避',
      fields: [field({ name: 'position', label: '对象序号', widget: 'number' })],
    }),
  ],
  whyNot: [],
  asOf: NOW,
};

/** The officer has applied. */
export const applied: RecusalView = {
  ...declaring,
  mine: { status: { word: '申请回避', tone: 'warn' }, due: null },
  applications: [
    {
      id: '31.o1',
      officer: '李沛霖',
      position: 31,
      status: { word: '申请回避', tone: 'warn' },
      at: '2026-10-16T06:20:00.000Z',
      decidedAt: null,
      ground: null,
      note: null,
    },
  ],
  acts: [],
  whyNot: [{ title: '为什么不能声明无利害关系', text: '您已经声明过了。' }],
};

const grant = field({
  name: 'grant',
  label: '决定',
  widget: 'select',
  options: [
    { value: 'yes', label: '准予回避' },
    { value: 'no', label: '不予回避' },
  ],
});
const decision = (id: string) =>
  act({
    command: 'decideRecusal',
    title: '决定回避申请',
    subject: id,
    main: true,
    fields: [field({ name: 'recusal', label: '回避申请编号', widget: 'hidden', value: id }), grant, reason],
  });

/** A decider with two applications to decide and one decided. */
export const deciding: RecusalView = {
  ...declaring,
  mine: null,
  targets: [],
  applications: [
    {
      id: '31.o1',
      officer: '曾志远',
      position: 31,
      status: { word: '申请回避', tone: 'warn' },
      at: '2026-10-16T06:20:00.000Z',
      decidedAt: null,
      ground: '近姻亲关系',
      note: '妻弟在该企业任职。',
    },
    {
      id: '35.o7',
      officer: '司徒嘉敏',
      position: 35,
      status: { word: '申请回避', tone: 'warn' },
      at: '2026-10-16T07:20:00.000Z',
      decidedAt: null,
      ground: '本人利害关系',
      note: '',
    },
    {
      id: '36.o8',
      officer: '阮慧琳',
      position: 36,
      status: { word: '不予回避', tone: 'idle' },
      at: '2026-10-15T07:20:00.000Z',
      decidedAt: '2026-10-16T07:20:00.000Z',
      ground: '其他',
      note: '同乡。',
    },
  ],
  acts: [decision('31.o1'), decision('35.o7')],
};

/** An officer to whom nothing was assigned. */
export const nothing: RecusalView = {
  ...declaring,
  targets: [],
  acts: [],
  mine: { status: { word: '无利害关系', tone: 'done' }, due: null },
};
