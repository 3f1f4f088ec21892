import type { DrawLogView, DrawRecordView, LoggedDraw } from '../../../contracts/views/draws';
import { HASH, NOW, OTHER_HASH } from './common';

const drawn: LoggedDraw = {
  id: '2026-0417-02',
  serial: 12,
  task: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  attempt: 2,
  status: { word: '已抽取', tone: 'done' },
  announcedAt: '2026-10-12T01:00:00.000Z',
  signedAt: '2026-10-13T03:20:00.000Z',
  revealBy: '2026-10-15T06:58:00.000Z',
  drawnAt: '2026-10-15T07:00:12.000Z',
  poolSize: 5955,
  drawn: 120,
  planHash: HASH,
  resultHash: OTHER_HASH,
  end: null,
};
const announced: LoggedDraw = {
  ...drawn,
  id: '2026-0421-01',
  serial: 14,
  task: '2026-0421',
  name: '2026年养老机构联合抽查',
  attempt: 1,
  status: { word: '已预告', tone: 'idle' },
  signedAt: null,
  revealBy: null,
  drawnAt: null,
  poolSize: null,
  drawn: null,
  planHash: null,
  resultHash: null,
};
const voided: LoggedDraw = {
  ...drawn,
  id: '2026-0417-01',
  serial: 11,
  attempt: 1,
  status: { word: '作废', tone: 'bad' },
  drawnAt: null,
  drawn: null,
  resultHash: null,
  end: {
    at: '2026-10-11T08:00:00.000Z',
    reason: '名录漏了两户，须重新锁定',
    followedBy: { id: '2026-0417-02', serial: 12 },
  },
};

/** With a gap, a draw that was void, and one that is announced. */
export const log: DrawLogView = {
  clock: 'city',
  drill: false,
  rows: [
    { serial: 14, draw: announced },
    { serial: 13, draw: null },
    { serial: 12, draw: drawn },
    { serial: 11, draw: voided },
  ],
  next: 'WyIxMSJd',
  total: 14,
  missing: 1,
  asOf: NOW,
};
export const logOfDrill: DrawLogView = {
  ...log,
  clock: 'drill-2',
  drill: true,
  rows: [{ serial: 1, draw: { ...drawn, serial: 1 } }],
  next: null,
  total: 1,
  missing: 0,
};
export const logEmpty: DrawLogView = { ...log, rows: [], next: null, total: 0, missing: 0 };

const parties = ['市市场监管局', '市消防救援支队', '市生态环境局'].map((name, index) => ({
  id: `d${index}`,
  name,
  commit: index % 2 ? HASH : OTHER_HASH,
  committedAt: '2026-10-12T02:00:00.000Z' as const,
}));
const plan: NonNullable<DrawRecordView['plan']> = {
  text: '{"spec":"drd1","alg":"sha256","draw_id":"2026-0417-02"}',
  poolRoot: HASH,
  rosterRoot: OTHER_HASH,
  parties: parties.map((party, index) => ({
    ...party,
    status: index === 1 ? { word: '缺席，按空值计', tone: 'warn' } : { word: '已揭示', tone: 'done' },
    secret: index === 1 ? null : HASH,
    revealedAt: index === 1 ? null : '2026-10-15T06:30:00.000Z',
  })),
  beacon: { source: '揭示截止后第一期双色球开奖号码（红球由小到大，加蓝球）', value: '03 08 15 19 27 31+11' },
  labelHash: OTHER_HASH,
  labels: null,
  stampedAt: '2026-10-13T03:20:07.000Z',
};

export const recordDrawn: DrawRecordView = {
  ...drawn,
  clock: 'city',
  drill: false,
  lead: '市市场监管局',
  earlier: { id: '2026-0417-01', serial: 11 },
  steps: [
    { word: '预告', at: '2026-10-12T01:00:00.000Z' },
    { word: '签发计划', at: '2026-10-13T03:20:00.000Z' },
    { word: '揭示截止', at: '2026-10-15T06:58:00.000Z' },
    { word: '取得信标', at: '2026-10-15T07:00:03.000Z' },
    { word: '抽取对象', at: '2026-10-15T07:00:12.000Z' },
    { word: '匹配人员', at: '2026-10-15T07:00:14.000Z' },
  ],
  plan,
  result: {
    seed: HASH,
    hash: OTHER_HASH,
    hashes: [
      { word: '回避递补之后', at: '2026-10-17T02:30:00.000Z', hash: OTHER_HASH },
      { word: '抽取当时', at: '2026-10-15T07:00:14.000Z', hash: HASH },
    ],
    eventsHead: HASH,
    strata: Array.from({ length: 12 }, (_, i) => ({
      no: i + 1,
      key: `0/${String(i + 1).padStart(2, '0')}`,
      label: null,
      size: 400 + 17 * i,
      quota: 8 + (i % 5),
      expected: 8.06 + 0.3426 * i,
      chance: 0.02015,
      byWeight: null,
    })),
  },
  reports: { agree: 17, differ: 0 },
  asOf: NOW,
};
export const recordVoid: DrawRecordView = {
  ...recordDrawn,
  ...voided,
  earlier: null,
  steps: recordDrawn.steps.slice(0, 2),
  plan: {
    ...plan,
    parties: plan.parties.map((party) => ({
      ...party,
      status: { word: '未揭示', tone: 'idle' },
      secret: null,
      revealedAt: null,
    })),
    beacon: { ...plan.beacon, value: null },
  },
  result: null,
  reports: null,
};
export const recordAnnounced: DrawRecordView = {
  ...recordDrawn,
  ...announced,
  drill: true,
  clock: 'drill-2',
  earlier: null,
  steps: recordDrawn.steps.slice(0, 1),
  plan: null,
  result: null,
  reports: null,
};
/** A stratum whose units weigh differently, beside one that nobody reckons. */
export const recordWeighted: DrawRecordView = {
  ...recordDrawn,
  result: recordDrawn.result && {
    ...recordDrawn.result,
    strata: [
      {
        no: 1,
        key: '0/01',
        label: null,
        size: 100,
        quota: 20,
        expected: 19.7,
        chance: null,
        byWeight: [
          { weight: 1, units: 90, low: 0.1731, high: 0.1742 },
          { weight: 3, units: 10, low: 0.4322, high: 0.4331 },
        ],
      },
      { no: 2, key: '0/02', label: null, size: 90_000, quota: 9000, expected: 9000, chance: null, byWeight: null },
    ],
  },
};
/** After the window: what the strata stood for. */
export const recordOpened: DrawRecordView = {
  ...recordDrawn,
  plan: { ...plan, labels: { text: '{"salt":"3f9a","raised":[],"strata":[]}', matches: true } },
  result: recordDrawn.result && {
    ...recordDrawn.result,
    strata: recordDrawn.result.strata.map((stratum, i) => ({ ...stratum, label: i % 2 ? '石岐街道' : '小榄镇' })),
  },
};
