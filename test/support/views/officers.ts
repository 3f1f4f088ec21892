import { GROUNDS } from '../../../domain/recusal/grounds';
import type { OfficersView, PlaceChange, PlaceRow } from '../../../contracts/views/officers';
import { due, HASH, NOW, OTHER_HASH, viewer } from './common';
import { act, field, reason } from './task';

export const leader = viewer({ name: '罗景行', role: 'leader', roleName: '负责人' });

const row = (at: string, change: Partial<PlaceRow> = {}): PlaceRow => ({
  at,
  position: Number(at.split('.')[0]),
  target: null,
  tag: '食品',
  officer: '李沛霖',
  certificate: '4417',
  load: 11,
  state: 'clear',
  status: { word: '无利害关系', tone: 'done' },
  appointed: false,
  changed: false,
  recusal: null,
  ...change,
});
const undeclared = { state: 'undeclared', status: { word: '未声明', tone: 'warn' } } as const;
const applied = {
  state: 'applied',
  status: { word: '已申请，待决定', tone: 'warn' },
  recusal: '2026-0417-r1',
} as const;
const vacancy = {
  officer: null,
  certificate: null,
  load: null,
  state: 'vacant',
  status: { word: '空缺', tone: 'bad' },
} as const;

const NOTHING = { undeclared: 0, applied: 0, vacant: 0, clear: 0 };

/** 负责人 of the lead: one application to decide, one vacancy, one place that was filled by the rule. */
export const leading: OfficersView = {
  id: '2026-0417',
  number: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  seq: 40,
  busy: false,
  status: { word: '回避申报', tone: 'move' },
  department: '市市场监管局',
  personal: false,
  experts: { shown: false, may: true },
  state: null,
  rows: [
    row('31.0'),
    row('31.1', { officer: '区凯珊', certificate: '2093', load: 9, ...undeclared }),
    row('32.0', { officer: '曾志远', certificate: '5520', load: 12, ...applied }),
    row('32.1', vacancy),
    row('33.0', { officer: '阮慧琳', certificate: '8862', load: 7, tag: null, appointed: true, changed: true }),
    row('35.1', { officer: '冼嘉豪', certificate: '7741', load: 9, changed: true }),
  ],
  next: 'next-page',
  total: 240,
  may: { held: '依职权决定回避', vacant: '指定人员补缺' },
  mine: null,
  picked: null,
  departments: [
    {
      org: 'amr',
      name: '市市场监管局',
      own: true,
      experts: false,
      lead: true,
      places: 240,
      undeclared: 12,
      applied: 1,
      vacant: 1,
      clear: 226,
    },
    { org: 'eco', name: '市生态环境局', own: false, experts: false, lead: false, places: 240, ...NOTHING, clear: 240 },
    {
      org: 'fire',
      name: '市消防救援支队',
      own: false,
      experts: false,
      lead: false,
      places: 240,
      ...NOTHING,
      clear: 238,
      vacant: 2,
    },
    {
      org: 'experts',
      name: '专业人员库',
      own: false,
      experts: true,
      lead: false,
      places: 120,
      ...NOTHING,
      clear: 119,
      vacant: 1,
    },
  ],
  shortages: [
    {
      org: 'amr',
      name: '市市场监管局',
      own: true,
      experts: false,
      tag: '食品',
      missing: 1,
      roster: null,
      positions: [32],
      due: due(),
    },
    {
      org: 'fire',
      name: '市消防救援支队',
      own: false,
      experts: false,
      tag: null,
      missing: 2,
      roster: null,
      positions: [],
      due: due(),
    },
    {
      org: 'experts',
      name: '专业人员库',
      own: true,
      experts: true,
      tag: '食品检验',
      missing: 1,
      roster: null,
      positions: [7],
      due: due(),
    },
  ],
  applications: [
    {
      id: '2026-0417-r1',
      officer: '曾志远',
      position: 32,
      at: '32.0',
      initiator: '本人申请回避',
      status: { word: '已申请，待决定', tone: 'warn' },
      appliedAt: '2026-10-08T06:20:00.000Z',
      decidedAt: null,
    },
    {
      id: '2026-0417-r0',
      officer: '司徒嘉敏',
      position: 35,
      at: '35.1',
      initiator: '利害关系人申请',
      status: { word: '已回避', tone: 'idle' },
      appliedAt: '2026-10-08T02:20:00.000Z',
      decidedAt: '2026-10-08T03:20:00.000Z',
    },
  ],
  decides: ['2026-0417-r1'],
  roster: null,
  acts: [],
  whyNot: [],
  fairnessHref: '/c/fairness',
  drawHref: '/p/draws/2026-0417-01/verify',
  asOf: NOW,
};

const hiddenAt = (value: string) => field({ name: 'at', label: 'at', widget: 'hidden', value });
const positionOf = (value: string) => field({ name: 'position', label: '对象序号', widget: 'hidden', value });
const appoint = (options: { value: string; label: string }[]) =>
  act({
    command: 'appointOfficer',
    title: '指定人员补缺',
    subject: '32.1',
    fields: [
      positionOf('32'),
      field({
        name: 'officer',
        label: '指定的人员',
        widget: 'select',
        options,
        hint: '负荷小的在前。不能派的：证件不覆盖检查窗口1人，须回避这户1人。',
      }),
      reason,
      hiddenAt('32.1'),
    ],
  });

/** The vacancy is picked, and somebody can take it. */
export const filling: OfficersView = {
  ...leading,
  state: 'vacant',
  rows: [row('32.1', vacancy)],
  next: null,
  total: 1,
  picked: { ...row('32.1', vacancy), changes: [] },
  acts: [
    appoint(
      ['冼嘉豪', '欧阳俊贤', '司徒嘉敏', '阮慧琳', '区凯珊'].map((name, n) => ({
        value: `o${n}`,
        label: `${name}（证号尾77${n}1，负荷${n + 7}）`,
      })),
    ),
  ],
};

export const nobodyLeft: OfficersView = { ...filling, state: null, acts: [appoint([])] };

const change = (of: Partial<PlaceChange>): PlaceChange => ({
  at: '2026-10-08T03:21:00.000Z',
  from: '司徒嘉敏',
  to: '冼嘉豪',
  rule: 'a',
  because: null,
  moved: [],
  reason: null,
  chain: { head: HASH, result: OTHER_HASH },
  ...of,
});

/** A place with every kind of change, the newest first. */
export const replaced: OfficersView = {
  ...leading,
  picked: {
    ...row('35.1', { officer: '冼嘉豪', certificate: '7741', load: 9, changed: true }),
    changes: [
      change({ at: '2026-10-08T09:00:00.000Z' }),
      change({
        at: '2026-10-08T08:00:00.000Z',
        rule: 'c',
        because: 12,
        moved: [{ position: 12, from: '区凯珊', to: '司徒嘉敏' }],
        from: '阮慧琳',
        to: '司徒嘉敏',
      }),
      change({
        at: '2026-10-08T07:00:00.000Z',
        rule: null,
        from: null,
        to: '阮慧琳',
        reason: '名录内无人可派',
        chain: null,
      }),
      change({ at: '2026-10-08T06:00:00.000Z', rule: null, from: '欧阳俊贤', to: null, chain: null }),
      change({ at: '2026-10-08T05:00:00.000Z', rule: 'd', to: null }),
      change({ at: '2026-10-08T04:00:00.000Z', rule: 'b' }),
    ],
  },
};

const firm = (name: string, address: string) => ({ target: { name, address } });
const own = [
  row('31.0', { ...undeclared, ...firm('中山市石岐榕荫茶餐厅', '中山市石岐街道孙文中路1号') }),
  row('33.1', {
    ...undeclared,
    ...firm(
      '中山市东区禾晏餐饮管理有限公司第三分公司（含中央厨房及集体用餐配送）',
      '中山市东区街道博爱六路88号之一二层208卡',
    ),
  }),
];

/** An officer who has yet to declare. */
export const declaring: OfficersView = {
  ...leading,
  personal: true,
  experts: { shown: false, may: false },
  rows: own,
  next: null,
  total: 2,
  may: { held: '申请回避', vacant: null },
  mine: { status: { word: '未声明', tone: 'warn' }, due: due() },
  shortages: [],
  applications: [],
  decides: [],
  acts: [act({ command: 'declareClear', title: '声明无利害关系', main: true })],
  fairnessHref: null,
};

/** He has picked the one that he must not visit. */
export const applying: OfficersView = {
  ...declaring,
  picked: own[0] ? { ...own[0], changes: [] } : null,
  acts: [
    ...declaring.acts,
    act({
      command: 'declareConflict',
      title: '申请回避',
      subject: '31.0',
      fields: [
        positionOf('31'),
        field({
          name: 'ground',
          label: '回避情形',
          widget: 'select',
          options: GROUNDS.map(({ code, text }) => ({ value: code, label: text })),
        }),
        field({
          name: 'note',
          label: '说明（只有决定人可见）',
          widget: 'textarea',
          required: false,
          hint: '最多300字',
        }),
        hiddenAt('31.0'),
      ],
    }),
  ],
};

/** 锁定名录: the department is asked who can come. */
export const confirming: OfficersView = {
  ...leading,
  status: { word: '锁定名录', tone: 'move' },
  rows: [],
  next: null,
  total: 0,
  may: { held: null, vacant: null },
  departments: leading.departments.map((one) => ({ ...one, places: 0, ...NOTHING })),
  shortages: [],
  applications: [],
  decides: [],
  roster: {
    window: { from: '2026-10-19', to: '2026-12-18' },
    officers: [
      { id: 'o1', name: '李沛霖', certificate: '4417', fields: null, validTo: '2028-03-31', absent: false },
      { id: 'o2', name: '区凯珊', certificate: '2093', fields: null, validTo: '2027-06-30', absent: false },
      { id: 'o3', name: '曾志远', certificate: '5520', fields: null, validTo: null, absent: false },
      { id: 'o4', name: '阮慧琳', certificate: null, fields: null, validTo: null, absent: false },
    ],
    conflicts: 0,
    confirmed: false,
    due: due(),
    grounds: GROUNDS.map(({ code, text }) => ({ value: code, label: text })),
  },
  acts: [act({ command: 'confirmRoster', title: '确认本部门人员', main: true })],
  fairnessHref: null,
  drawHref: null,
};
const { roster } = confirming;

/** Asked again, since it could send one alone. */
export const short: OfficersView = {
  ...confirming,
  shortages: [
    {
      org: 'amr',
      name: '市市场监管局',
      own: true,
      experts: false,
      tag: null,
      missing: 1,
      roster: { fit: 1, wanted: 2 },
      positions: [],
      due: due(),
    },
    {
      org: 'eco',
      name: '市生态环境局',
      own: false,
      experts: false,
      tag: null,
      missing: 2,
      roster: { fit: 0, wanted: 2 },
      positions: [],
      due: null,
    },
  ],
  roster: roster && { ...roster, conflicts: 2 },
};

export const confirmed: OfficersView = {
  ...confirming,
  roster: roster && {
    ...roster,
    confirmed: true,
    due: null,
    conflicts: 2,
    officers: roster.officers.map((one) => ({ ...one, absent: one.id === 'o2' })),
  },
  acts: [],
};

/** 联席办 takes no part: counts alone. */
export const outside: OfficersView = {
  ...leading,
  department: null,
  rows: [],
  next: null,
  total: 0,
  may: { held: null, vacant: null },
  departments: leading.departments.map((one) => ({ ...one, own: false })),
  shortages: leading.shortages.map((one) => ({ ...one, own: false, positions: [] })),
  applications: [],
  decides: [],
};

/** Nothing has been drawn yet. */
export const empty: OfficersView = { ...confirming, roster: null, acts: [] };
