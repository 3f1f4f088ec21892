import type { RecusalView } from '../../../contracts/views/recusal';
import { NOW } from './common';
import { act, field, reason } from './task';

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
  id: '2026-0417',
  number: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  seq: 40,
  status: { word: '回避申报', tone: 'move' },
  applications: [
    {
      id: '31.o1',
      officer: '曾志远',
      position: 31,
      status: { word: '已申请，待决定', tone: 'warn' },
      at: '2026-10-16T06:20:00.000Z',
      decided: null,
      ground: '近姻亲关系',
      note: '妻弟在该企业任职。',
    },
    {
      id: '35.o7',
      officer: '司徒嘉敏',
      position: 35,
      status: { word: '已申请，待决定', tone: 'warn' },
      at: '2026-10-16T07:20:00.000Z',
      decided: null,
      ground: '本人利害关系',
      note: '',
    },
    {
      id: '36.o8',
      officer: '阮慧琳',
      position: 36,
      status: { word: '不予回避', tone: 'idle' },
      at: '2026-10-15T07:20:00.000Z',
      decided: { at: '2026-10-16T07:20:00.000Z', by: '霍启明', reason: '同乡不属于应当回避的情形。' },
      ground: '其他',
      note: '同乡。',
    },
  ],
  acts: [decision('31.o1'), decision('35.o7')],
  whyNot: [],
  asOf: NOW,
};

/** Nobody has applied. */
export const nothing: RecusalView = {
  ...deciding,
  applications: [],
  acts: [],
  whyNot: [{ title: '为什么不能决定回避申请', text: '没有待决定的申请。' }],
};
