import type { SchemeView } from '../../../contracts/views/task';
import { act, opinion, reason } from './task';

const items: SchemeView['choices']['items'] = [
  ['food-licence', 'amr', '市市场监管局', '食品经营许可情况', 'general', true],
  ['food-raw', 'amr', '市市场监管局', '原料控制（含食品添加剂）情况', 'general', true],
  ['food-ware', 'amr', '市市场监管局', '餐饮具清洗消毒情况', 'general', true],
  ['scale', 'amr', '市市场监管局', '在用计量器具检定情况', 'general', false],
  ['fire-safety', 'fire', '市消防救援支队', '消防安全检查', 'key', true],
  ['fire-gear', 'fire', '市消防救援支队', '消防设施维护保养', 'key', true],
  ['fume', 'eco', '市生态环境局', '油烟净化设施运行情况', 'general', true],
  ['labour', 'hrss', '市人力资源社会保障局', '劳动用工和社会保险参保缴费情况', 'general', true],
].map(([item, org, orgName, name, kind, published]) => ({
  item: String(item),
  version: 1,
  org: String(org),
  orgName: String(orgName),
  name: String(name),
  kind: kind === 'key' ? ('key' as const) : ('general' as const),
  basis: '食品安全法第三十三条；食品安全法实施条例第二十六条',
  published: published === true,
}));

const TOWNS = [
  '石岐街道',
  '东区街道',
  '西区街道',
  '南区街道',
  '五桂山街道',
  '中山港街道',
  '民众街道',
  '南朗街道',
  '黄圃镇',
  '东凤镇',
  '古镇镇',
  '沙溪镇',
  '坦洲镇',
  '港口镇',
  '三角镇',
  '横栏镇',
  '南头镇',
  '阜沙镇',
  '三乡镇',
  '板芙镇',
  '大涌镇',
  '神湾镇',
  '小榄镇',
];

/** A draft with two things to mend. */
export const drafting: SchemeView = {
  id: '2026-0417',
  number: '2026-0417',
  name: '2026年餐饮服务单位部门联合抽查',
  seq: 3,
  version: 1,
  status: { word: '拟定方案', tone: 'move' },
  editable: true,
  scheme: {
    name: '2026年餐饮服务单位部门联合抽查',
    lead: 'amr',
    departments: ['amr', 'fire', 'eco'],
    scope: { kinds: ['餐饮服务'], towns: [], tags: [] },
    items: [
      { item: 'food-licence', version: 1, org: 'amr', name: '食品经营许可情况', kind: 'general', method: 'onSite' },
      { item: 'food-ware', version: 1, org: 'amr', name: '餐饮具清洗消毒情况', kind: 'general', method: 'onSite' },
      { item: 'fire-safety', version: 1, org: 'fire', name: '消防安全检查', kind: 'key', method: 'onSite' },
      { item: 'gone', version: 1, org: 'eco', name: '旧版油烟检查', kind: 'general', method: 'written' },
    ],
    ratio: { num: 100, den: 100 },
    count: null,
    strata: 'town',
    raised: { tags: ['投诉举报多'], ratio: { num: 5, den: 100 } },
    beacon: 'lottery',
    batches: 2,
    experts: { org: 'experts', count: 1, field: '食品检验' },
    window: { from: '2026-10-19', to: '2026-12-18' },
    minOfficers: 2,
  },
  findings: [
    {
      rule: 'P2',
      severity: 'must',
      field: 'ratio',
      text: '『餐饮具清洗消毒情况』比例为100%。一般检查事项须低于100%（P2）。请改比例。',
      source: '市实施方案二（四）；国市监信〔2019〕38号二（一）',
    },
    {
      rule: 'P1',
      severity: 'must',
      field: 'items.3',
      text: '『旧版油烟检查』已不在现行清单中。',
      source: '国办发〔2015〕58号',
    },
    {
      rule: 'P10',
      severity: 'warn',
      field: 'items',
      text: '与 2026-0402 学校食堂联合抽查重叠，可合并入企。',
      source: '广东省市场监管条例第二十六条',
    },
  ],
  poolSize: 5955,
  drawCount: 5955,
  choices: {
    departments: [
      { id: 'amr', name: '市市场监管局' },
      { id: 'fire', name: '市消防救援支队' },
      { id: 'eco', name: '市生态环境局' },
      { id: 'hrss', name: '市人力资源社会保障局' },
    ],
    towns: TOWNS.map((name, index) => ({ id: `4420${String(index).padStart(2, '0')}`, name })),
    kinds: ['餐饮服务', '食品销售', '单位食堂'],
    tags: ['投诉举报多', '列入经营异常名录', '有严重违法记录'],
    items,
    libraries: [{ id: 'experts', name: '专业人员库', fields: ['特种设备', '食品检验'] }],
  },
  acts: [
    act({ command: 'saveScheme', title: '保存方案', main: true }),
    act({ command: 'submitScheme', title: '提交审批', main: true }),
  ],
  returned: null,
};

/** Sent back, mended, ready. */
export const ready: SchemeView = {
  ...drafting,
  version: 2,
  scheme: { ...drafting.scheme, ratio: { num: 2, den: 100 }, items: drafting.scheme.items.slice(0, 3) },
  findings: [],
  drawCount: 120,
  returned: { by: '邓兆恒', at: '2026-09-24T07:47:00.000Z', reason: '餐饮具一项比例请重新测算。' },
};

/** Nothing filled in yet, and a library without tags. */
export const blank: SchemeView = {
  ...drafting,
  version: 0,
  scheme: {
    ...drafting.scheme,
    departments: ['amr'],
    scope: { kinds: [], towns: [], tags: [] },
    items: [],
    ratio: null,
    raised: null,
    experts: undefined,
  },
  findings: [
    {
      rule: 'FORM',
      severity: 'must',
      field: 'ratio',
      text: '抽查比例和抽查户数都没有填写，须填一项。',
      source: '广东省优化营商环境条例第四十八条（计划的内容）',
    },
  ],
  drawCount: null,
  choices: { ...drafting.choices, tags: [] },
};

/** As an approver reads it. */
export const reading: SchemeView = {
  ...ready,
  editable: false,
  status: { word: '待审批', tone: 'move' },
  acts: [
    act({ command: 'approveScheme', title: '同意方案', main: true, fields: [opinion] }),
    act({ command: 'returnScheme', title: '退回方案', fields: [reason] }),
  ],
  returned: null,
};
