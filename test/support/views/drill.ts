import type { DrillsView, DrillView } from '../../../contracts/views/drill';
import { due, dueLater } from './common';

export const none: DrillsView = { clocks: [], proposed: { id: 'drill-1', day: '2026-09-21' } };
export const some: DrillsView = {
  clocks: [
    { id: 'drill-2', now: '2026-09-23T09:30:00.000Z', tasks: 1, open: 1 },
    { id: 'drill-1', now: '2026-11-30T01:00:00.000Z', tasks: 2, open: 0 },
  ],
  proposed: { id: 'drill-3', day: '2026-10-09' },
};

const MOVES: DrillView['moves'] = [
  { word: '到下一个限期', to: '2026-10-09T09:30:00.000Z' },
  { word: '前进1个工作日', to: '2026-10-10T01:00:00.000Z' },
  { word: '到下一个检查日', to: '2026-10-19T01:00:00.000Z' },
];
const AT = { id: 'drill-2', now: '2026-10-09T02:30:00.000Z', owed: 0, nextDue: '2026-10-09T09:30:00.000Z', open: 5 };

/** Nothing on it yet. */
export const fresh: DrillView = {
  clock: { ...AT, nextDue: null, open: 0 },
  owed: [],
  next: [],
  moves: MOVES.slice(1, 2),
  tasks: [],
  awaited: [],
  password: 'sample-password',
};

/** Two are awaited, one of them held by nobody. */
export const standing: DrillView = {
  ...fresh,
  clock: AT,
  next: ['揭示截止', '催办：揭示抽取份额（2件）'],
  moves: MOVES,
  tasks: [
    {
      id: 'drill-2-2026-0001',
      name: '2026年餐饮服务单位部门联合抽查',
      lead: '市市场监管局',
      status: { word: '抽取对象', tone: 'move' },
    },
  ],
  awaited: [
    {
      process: 'drill-2-2026-0001',
      key: 'reveal/1/fire',
      who: '市消防救援支队经办',
      what: '揭示抽取份额',
      href: '/c/tasks/drill-2-2026-0001',
      login: 'fire.handler',
      due: due(),
    },
    {
      process: 'drill-2-2026-0001/12.1',
      key: 'enter/eco/1',
      who: '市生态环境局执法人员 黎晓岚',
      what: '录入检查结果',
      href: '/m/v/drill-2-2026-0001/12.1',
      login: null,
      due: dueLater,
    },
  ],
};

/** Machines are at work; outside the sample city passwords are nobody's to print. */
export const moving: DrillView = {
  ...standing,
  clock: { ...AT, owed: 2 },
  owed: ['抽取对象', '报送检查结果（3件）'],
  password: null,
};
