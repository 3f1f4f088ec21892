import type { DrawRoomView, RoomDraw, RoomPlan, RoomShare } from '../../../contracts/views/draw-room';
import { HASH, OTHER_HASH, wait } from './common';
import { act, field, reason } from './task';

/** The mock's ceremony: 2026-10-15, 14:55:42 in Beijing, two of three departments have shown their shares. */
const NOW = '2026-10-15T06:55:42.000Z';
const MATCH: RoomPlan['match'] = {
  from: '2026-10-19',
  to: '2026-12-18',
  roles: [
    { org: '市市场监管局', tag: '', count: 2 },
    { org: '市消防救援支队', tag: '', count: 2 },
    { org: '市专业人员库', tag: '特种设备', count: 1 },
  ],
};
const PLAN = `{"spec":"drd1","draw_id":"2026-0417-01","pool_root":"${HASH}","reveal_by":"2026-10-15T06:58:00Z"}`;

const share = (org: string, name: string, change: Partial<RoomShare> = {}): RoomShare => ({
  org,
  name,
  commit: HASH,
  committedAt: '2026-10-14T02:12:00.000Z',
  revealedAt: '2026-10-15T06:50:31.000Z',
  escrowed: false,
  absent: false,
  status: { word: '已揭示，与承诺一致', tone: 'done' },
  ...change,
});
const SIZES = [600, 1240, 318, 701, 455, 560, 344, 273, 190, 402, 506, 366] as const;
const COUNTS = [12, 25, 16, 14, 9, 11, 7, 5, 4, 8, 6, 3] as const;

const waiting: RoomShare = share('fire', '市消防救援支队', {
  commit: OTHER_HASH,
  committedAt: '2026-10-14T08:20:00.000Z',
  revealedAt: null,
  status: { word: '等待揭示', tone: 'move' },
});

const draw: RoomDraw = {
  id: '2026-0417-01',
  attempt: 1,
  serial: 37,
  pool: { count: 5955, root: HASH, at: '2026-10-14T01:02:00.000Z' },
  wanted: 120,
  roster: { root: OTHER_HASH, confirmed: 3, of: 3 },
  shares: [share('amr', '市市场监管局'), waiting, share('eco', '市生态环境局')],
  plan: {
    text: PLAN,
    hash: OTHER_HASH,
    revealBy: '2026-10-15T06:58:00.000Z',
    signed: { by: '邓兆恒', at: '2026-10-14T09:00:00.000Z' },
    match: MATCH,
  },
  revealBy: '2026-10-15T06:58:00.000Z',
  revealClosedAt: null,
  beacon: {
    kind: 'drand',
    round: 33_081_412,
    at: '2026-10-15T07:00:00.000Z',
    text: null,
    differed: false,
    first: null,
    set: null,
  },
  strata: SIZES.map((pool, index) => ({
    number: index + 1,
    label: null,
    pool,
    least: Math.floor((pool * 120) / 5955),
    most: Math.ceil((pool * 120) / 5955),
    odds: { num: 120, den: 5955 },
    drawn: null,
  })),
  result: null,
};

/** 揭示中, as the lead's handler sees it, who may ask for a void. */
export const revealing: DrawRoomView = {
  id: '2026-0417',
  number: '2026-0417',
  name: '餐饮服务单位联合抽查',
  drill: false,
  seq: 31,
  busy: false,
  status: { word: '揭示中', tone: 'move' },
  draw,
  waits: [
    wait({
      who: '市消防救援支队经办',
      what: '揭示抽取份额',
      why: null,
      then: '截止后缺席部门按空值计入，结果照常产生',
    }),
  ],
  acts: [act({ command: 'askVoid', title: '申请作废本次抽取', fields: [reason] })],
  whyNot: [
    {
      title: '为什么不能重抽',
      text: '同一次锁定只有一个结果，由公开数据决定。要再抽，须另行锁定名录，写明理由并经审批；原结果保留。',
    },
    { title: '为什么不能提前开始', text: '抽取计划写定取10月15日（周四）15:00公布的信标，任何人不能改。' },
  ],
  sealed: [],
  agree: 0,
  differ: 0,
  recent: [
    { at: '2026-10-15T06:52:08.000Z', text: '市生态环境局揭示份额', quote: null, key: false },
    { at: '2026-10-15T06:50:31.000Z', text: '市市场监管局揭示份额', quote: null, key: false },
  ],
  earlier: [],
  asOf: NOW,
};

const secrets = [
  field({ name: 'draw', label: 'draw', widget: 'hidden', value: '2026-0417-01' }),
  field({ name: 'party', label: 'party', widget: 'hidden', value: 'fire' }),
];

/** The department that is missing: it shows its share here. */
export const missing: DrawRoomView = {
  ...revealing,
  acts: [
    act({
      command: 'revealShare',
      title: '揭示抽取份额',
      main: true,
      fields: [field({ name: 'secret', label: '份额', widget: 'reveal' }), ...secrets],
    }),
  ],
};

/** 提交份额: nothing is signed; strata told by name to the lead's handler. `notary`: shares may be deposited. */
export const committing: DrawRoomView = {
  ...revealing,
  status: { word: '锁定名录', tone: 'move' },
  draw: {
    ...draw,
    roster: { root: null, confirmed: 2, of: 3 },
    shares: draw.shares.map((one) =>
      one.org === 'fire'
        ? { ...one, commit: null, committedAt: null, status: { word: '未提交', tone: 'idle' } }
        : { ...one, revealedAt: null, status: { word: '已提交', tone: 'done' } },
    ),
    plan: null,
    revealBy: null,
    beacon: { ...draw.beacon, round: null, at: null },
    strata: draw.strata.map((one) => ({ ...one, label: `石岐街道${one.number}，提高比例` })),
  },
  waits: [wait({ who: '市消防救援支队经办', what: '提交抽取份额', why: null })],
  acts: [
    act({
      command: 'commitShare',
      title: '提交抽取份额',
      main: true,
      fields: [
        field({ name: 'commit', label: '份额的承诺', widget: 'share' }),
        field({ name: 'escrow', label: '交存公证的密文', widget: 'hidden', required: false }),
        ...secrets,
      ],
    }),
  ],
  recent: [],
};
/** Of nobody: made for tests. */
export const NOTARY_KEY = 'age1rwvmeuhzrwsu26ue27lx8h7ad338tzwdm3pk8nxwvhjgnyq66qlskqkzv5';
export const NOTARY_IDENTITY = 'AGE-SECRET-KEY-1AZ6GWAZKZYK83K8HJMLTW448VVUKM47M040D37FJ6ZWCTRH4G3ZSZQMLVN';
export const depositing: DrawRoomView = {
  ...committing,
  acts: committing.acts.map((one) => ({
    ...one,
    fields: [...one.fields, field({ name: 'notary', label: '公证的公钥', widget: 'hidden', value: NOTARY_KEY })],
  })),
};

/** Shares and roster are complete: the approver reads the plan and signs it. */
export const signing: DrawRoomView = {
  ...committing,
  draw: {
    ...draw,
    shares: draw.shares.map((one) => ({ ...one, revealedAt: null, status: { word: '已提交', tone: 'done' } })),
    plan: { text: PLAN, hash: OTHER_HASH, revealBy: '2026-10-15T06:58:00.000Z', signed: null, match: MATCH },
    revealBy: null,
    beacon: { ...draw.beacon, kind: 'lottery', round: null, at: null },
  },
  waits: [wait({ who: '市市场监管局审批人', what: '签发抽取计划', why: null })],
  acts: [
    act({
      command: 'signPlan',
      title: '签发抽取计划',
      main: true,
      fields: [field({ name: 'planHash', label: '哈希', widget: 'hidden', value: OTHER_HASH })],
    }),
  ],
};

/** The notary has the missing department's share, sealed under his key. */
export const opening: DrawRoomView = {
  ...revealing,
  status: { word: '等待信标', tone: 'move' },
  draw: {
    ...draw,
    revealClosedAt: '2026-10-15T06:58:00.000Z',
    shares: draw.shares.map((one) =>
      one.org === 'fire' ? { ...one, escrowed: true, status: { word: '待公证启封', tone: 'move' } } : one,
    ),
  },
  acts: [
    act({
      command: 'openEscrow',
      title: '启封交存的份额：市消防救援支队',
      subject: 'fire',
      main: true,
      fields: [field({ name: 'secret', label: '解密得到的份额', widget: 'text' }), ...secrets],
    }),
  ],
  sealed: [
    {
      org: 'fire',
      name: '市消防救援支队',
      text: '-----BEGIN AGE ENCRYPTED FILE-----\nYWdlLWVuY3J5cHRpb24ub3JnL3YxCi0+IFgyNTUxOQ==\n-----END AGE ENCRYPTED FILE-----\n',
    },
  ],
};

/** The lottery's number has been typed once; another department types it unseen. */
export const typing: DrawRoomView = {
  ...revealing,
  status: { word: '等待信标', tone: 'move' },
  draw: {
    ...draw,
    revealClosedAt: '2026-10-15T06:58:00.000Z',
    shares: draw.shares.map((one) =>
      one.org === 'fire' ? { ...one, absent: true, status: { word: '缺席，按空值计入', tone: 'warn' } } : one,
    ),
    beacon: {
      kind: 'lottery',
      round: null,
      at: null,
      text: null,
      differed: false,
      first: { by: '市市场监管局 陈思敏', at: '2026-10-15T13:20:00.000Z' },
      set: null,
    },
  },
  acts: [
    act({
      command: 'setBeacon',
      title: '录入公开信标',
      main: true,
      fields: [field({ name: 'text', label: '公开信标', widget: 'text' })],
    }),
  ],
};

/** Two have typed it, and not alike. */
export const differed: DrawRoomView = {
  ...typing,
  draw: typing.draw && { ...typing.draw, beacon: { ...typing.draw.beacon, differed: true, first: null } },
};

/** The reveals are over, drand's round is still to come. */
export const counting: DrawRoomView = {
  ...revealing,
  status: { word: '抽取对象', tone: 'move' },
  draw: {
    ...draw,
    revealClosedAt: '2026-10-15T06:58:00.000Z',
    shares: draw.shares.map((one) => share(one.org, one.name)),
  },
  waits: [
    wait({ who: '系统', what: '取公开信标（10-15 15:00）', due: null, why: null, then: '到时自动办理，不用您操作' }),
  ],
  acts: [],
  asOf: '2026-10-15T06:58:18.000Z',
};

export const drawn: DrawRoomView = {
  ...counting,
  seq: 40,
  agree: 17,
  status: { word: '回避申报', tone: 'move' },
  draw: {
    ...draw,
    revealClosedAt: '2026-10-15T06:58:00.000Z',
    shares: draw.shares.map((one) => share(one.org, one.name)),
    beacon: {
      ...draw.beacon,
      text: HASH + HASH.slice(0, 32),
      set: { by: '系统', at: '2026-10-15T07:00:02.000Z' },
    },
    strata: draw.strata.map((one, index) => ({
      ...one,
      drawn: { count: COUNTS[index] ?? 0, firstBatch: Math.floor((COUNTS[index] ?? 0) / 2) },
    })),
    result: {
      count: 120,
      at: '2026-10-15T07:00:03.000Z',
      seed: HASH,
      hash: OTHER_HASH,
      parties: 3,
      verify: {
        href: `/p/draws/2026-0417-01/verify#result=${OTHER_HASH}`,
        url: `https://shuangsuiji.example.gov.cn/p/draws/2026-0417-01/verify#result=${OTHER_HASH}`,
      },
      bundle: '/api/v1/draws/2026-0417-01/bundle',
    },
  },
  waits: [],
  acts: [act({ command: 'askRedraw', title: '申请重抽', fields: [reason] })],
  whyNot: [
    {
      title: '什么时候可以重抽',
      text: '结果已由公开数据决定，不会变。排期之前牵头部门可以申请另抽一次：须另行锁定名录，写明理由并经审批；原结果保留并公开。',
    },
  ],
  earlier: [
    {
      id: '2026-0417-00',
      serial: 35,
      status: { word: '作废', tone: 'bad' },
      at: '2026-10-13T02:00:00.000Z',
      askedBy: '陈思敏',
      reason: '名录漏了10月新登记的单位',
      decidedBy: '邓兆恒',
      decision: '同意作废，另行锁定名录',
      verify: null,
    },
  ],
  asOf: '2026-10-15T07:00:41.000Z',
};

/** The strata of a whole city, and a name that takes the line: still one wall. */
export const crowded: DrawRoomView = {
  ...drawn,
  drill: true,
  name: '2026年餐饮服务单位部门联合抽查',
  draw: drawn.draw && {
    ...drawn.draw,
    id: 'drill-12-2026-0001-01',
    strata: Array.from({ length: 26 }, (_, index) => ({
      number: index + 1,
      label: null,
      pool: 1240,
      least: 25,
      most: 25,
      odds: { num: 120, den: 5955 },
      drawn: { count: 25, firstBatch: 12 },
    })),
  },
};

/** Days before the reveals end, of a drill with a long name: a wall's tallest state. */
export const waitingDays: DrawRoomView = {
  ...revealing,
  drill: true,
  name: '2026年餐饮服务单位部门联合抽查',
  draw: {
    ...draw,
    id: 'drill-12-2026-0001-01',
    shares: draw.shares.map((one) => ({ ...one, revealedAt: null, status: { word: '等待揭示', tone: 'move' } })),
    beacon: { ...draw.beacon, kind: 'lottery', round: null, at: null },
  },
  asOf: '2026-10-03T01:00:00.000Z',
};

/** On a drill's clock, before anything is frozen. */
export const unfrozen: DrawRoomView = {
  ...revealing,
  drill: true,
  busy: true,
  status: { word: '锁定名录', tone: 'move' },
  draw: null,
  waits: [wait({ who: '系统', what: '锁定名录', due: null, why: null, then: '办好即进入下一步，不用您操作' })],
  acts: [],
  whyNot: [],
  recent: [],
};
