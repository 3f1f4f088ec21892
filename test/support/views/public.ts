import type { PublicHomeView, PublicTaskView } from '../../../contracts/views/public';
import { HASH, NOW, OTHER_HASH } from './common';

const NAMES = [
  '中山市石岐榕荫茶餐厅',
  '中山市小榄镇菊园里私房菜馆',
  '中山市东区禾晏餐饮管理有限公司第三分公司',
  '中山市古镇灯火渔港餐饮有限公司',
];

export const home: PublicHomeView = {
  draws: [
    {
      id: '2026-0417',
      name: '2026年餐饮服务单位部门联合抽查',
      at: '2026-10-15T07:00:00.000Z',
      drawn: 120,
      poolSize: 5955,
      status: { word: '可核验', tone: 'done' },
    },
    {
      id: '2026-0411',
      name: '2026年加油站联合抽查',
      at: '2026-10-14T07:00:00.000Z',
      drawn: 36,
      poolSize: 120,
      status: { word: '已预告', tone: 'idle' },
    },
  ],
  disclosed: NAMES.map((name, index) => ({
    task: '2026-0417',
    name,
    result: index % 2 ? '未发现问题' : '发现问题已责令改正',
    tone: index % 2 ? ('done' as const) : ('warn' as const),
    at: '2026-10-28T07:00:00.000Z',
  })),
  asOf: NOW,
};
export const homeEmpty: PublicHomeView = { draws: [], disclosed: [], asOf: NOW };

/** Drawn, visits under way, some results public. */
export const running: PublicTaskView = {
  number: '2026-0417',
  id: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  drill: false,
  status: { word: '检查中', tone: 'move' },
  sentence: '抽出120户，已检查78户，已公示31户。没有公示的名单，在12月18日检查结束后公开。',
  rail: [
    { word: '定方案', note: '9月28日', state: 'was' },
    { word: '随机抽对象', note: '10月15日', state: 'was' },
    { word: '随机派人员', note: '10月16日', state: 'was' },
    { word: '检查', note: '10月19日起', state: 'now' },
    { word: '公示结果', note: '至12月18日', state: 'next' },
  ],
  lead: '市市场监管局',
  about: {
    participants: ['市消防救援支队', '市生态环境局'],
    experts: '每户1名，从专业人员库随机选派（食品检验）',
    scope: '全市餐饮服务单位，5,955户中抽120户，2.02%（120/5,955）',
    window: '2026年10月19日至12月18日',
    items: [
      { name: '食品经营许可情况', organ: '市市场监管局', kind: 'general', basis: '食品安全法第一百一十条' },
      { name: '消防安全检查', organ: '市消防救援支队', kind: 'key', basis: '消防法第五十三条' },
    ],
  },
  draw: {
    id: '2026-0417-01',
    serial: 12,
    status: { word: '已抽取', tone: 'done' },
    plan: {
      hash: OTHER_HASH,
      text: '{"v":"drd1","draw_id":"2026-0417-01"}',
      drawnAt: '2026-10-15T07:00:00.000Z',
      poolSize: 5955,
      drawn: 120,
      poolRoot: HASH,
      beacon: '双色球第2026118期 03 08 15 19 27 31+11',
      seed: HASH,
      resultHash: OTHER_HASH,
      parties: 3,
      absent: 1,
    },
  },
  progress: { drawn: 120, inspected: 78, disclosed: 31 },
  disclosed: NAMES.map((name, index) => ({
    uid: `91442000MA4TT00${index}`,
    name,
    item: '餐饮具清洗消毒情况',
    organ: '市市场监管局',
    result: index % 2 ? '未发现问题' : '通过登记的住所（经营场所）无法联系',
    tone: index % 2 ? ('done' as const) : ('warn' as const),
    disposal: index % 2 ? '' : '列入经营异常名录，并书面告知',
    inspectedOn: '2026-10-21',
    publishedAt: '2026-10-28T07:00:00.000Z',
  })),
  disclosedTotal: 92,
  next: 'bmV4dA',
  asOf: NOW,
};

/** Announced, no plan signed: nothing else is told. */
export const announced: PublicTaskView = {
  ...running,
  drill: true,
  status: { word: '已预告', tone: 'idle' },
  sentence: '已经预告一次抽取。',
  rail: [],
  about: null,
  draw: { ...running.draw, status: { word: '已预告', tone: 'idle' }, plan: null },
  progress: { drawn: null, inspected: 0, disclosed: 0 },
  disclosed: [],
  disclosedTotal: 0,
  next: null,
};
