import type { OrgId } from '../../kernel/duty';
import type { Day } from '../../kernel/time';
import { TOWNS } from '../towns';
import { SAMPLE_EXPERTS_ORG } from './experts';

export interface SampleOrg {
  readonly id: OrgId;
  readonly name: string;
  readonly shortName: string;
  readonly kind: 'city' | 'department' | 'unit' | 'town' | 'office' | 'experts';
  readonly parentId: OrgId | null;
  readonly townCode: string | null;
  readonly validFrom: Day;
}

/** A department of the sample city, with how many officers it has and in which fields they are at home. */
export interface SampleDepartment {
  readonly id: OrgId;
  readonly name: string;
  readonly shortName: string;
  readonly officers: number;
  readonly fields: readonly string[];
}

/** Since when the sample's libraries are in force: the day of the city's plan (2020-07-27). */
export const SAMPLE_FROM: Day = '2020-07-27';

/**
 * Twelve departments, by their public names. `amr` leads most joint tasks; it, `fire` and `eco` have officers enough for a
 * joint task of three departments even while some are recused, absent or without a valid certificate.
 */
export const SAMPLE_DEPARTMENTS: readonly SampleDepartment[] = [
  {
    id: 'amr',
    name: '中山市市场监督管理局',
    shortName: '市市场监管局',
    officers: 12,
    fields: ['食品', '登记', '计量', '特种设备'],
  },
  { id: 'fire', name: '中山市消防救援支队', shortName: '市消防救援支队', officers: 9, fields: ['消防'] },
  { id: 'eco', name: '中山市生态环境局', shortName: '市生态环境局', officers: 9, fields: ['大气', '水', '固体废物'] },
  { id: 'health', name: '中山市卫生健康局', shortName: '市卫生健康局', officers: 4, fields: ['公共场所卫生'] },
  {
    id: 'emergency',
    name: '中山市应急管理局',
    shortName: '市应急管理局',
    officers: 4,
    fields: ['安全生产', '危险化学品'],
  },
  { id: 'urban', name: '中山市城市管理和综合执法局', shortName: '市城管执法局', officers: 4, fields: ['燃气', '市容'] },
  { id: 'culture', name: '中山市文化广电旅游局', shortName: '市文广旅局', officers: 3, fields: ['文化市场', '旅游'] },
  { id: 'civil', name: '中山市民政局', shortName: '市民政局', officers: 3, fields: ['养老', '社会组织'] },
  { id: 'edu', name: '中山市教育和体育局', shortName: '市教育体育局', officers: 3, fields: ['学校'] },
  { id: 'housing', name: '中山市住房和城乡建设局', shortName: '市住房城乡建设局', officers: 3, fields: ['建筑市场'] },
  { id: 'agri', name: '中山市农业农村局', shortName: '市农业农村局', officers: 3, fields: ['农产品', '农药'] },
  { id: 'police', name: '中山市公安局', shortName: '市公安局', officers: 3, fields: ['特种行业'] },
];

/** The joint office sits in the market bureau (市实施方案四（四）); ops, audit and the drill have no department of their own. */
const OFFICES: readonly (readonly [id: OrgId, name: string, parent: OrgId])[] = [
  ['joint-office', '市“双随机、一公开”监管工作联席会议办公室', 'amr'],
  ['ops', '平台运维组', 'city'],
  ['audit', '平台审计组', 'city'],
  ['admin', '平台管理组', 'city'],
  ['drill', '演练组', 'city'],
  ['notary', '公证处', 'city'],
];
const OFFICE_SHORT: Readonly<Record<OrgId, string>> = { 'joint-office': '联席办' };

/** The organisation tree, parents before children: the city, its departments, offices and the towns that exist. */
export const SAMPLE_ORGS: readonly SampleOrg[] = [
  {
    id: 'city',
    name: '中山市',
    shortName: '中山市',
    kind: 'city',
    parentId: null,
    townCode: null,
    validFrom: SAMPLE_FROM,
  },
  ...SAMPLE_DEPARTMENTS.map(({ id, name, shortName }): SampleOrg => ({
    id,
    name,
    shortName,
    kind: 'department',
    parentId: 'city',
    townCode: null,
    validFrom: SAMPLE_FROM,
  })),
  ...OFFICES.map(([id, name, parentId]): SampleOrg => ({
    id,
    name,
    shortName: OFFICE_SHORT[id] ?? name,
    kind: 'office',
    parentId,
    townCode: null,
    validFrom: SAMPLE_FROM,
  })),
  {
    id: SAMPLE_EXPERTS_ORG,
    name: '市“双随机、一公开”监管专业人员库',
    shortName: '专业人员库',
    kind: 'experts',
    parentId: 'city',
    townCode: null,
    validFrom: SAMPLE_FROM,
  },
  ...TOWNS.filter(({ validTo }) => validTo === null).map(({ code, name, validFrom }): SampleOrg => ({
    id: `town-${code}`,
    name: `中山市${name}`,
    shortName: name,
    kind: 'town',
    parentId: 'city',
    townCode: code,
    validFrom: validFrom !== null && validFrom > SAMPLE_FROM ? validFrom : SAMPLE_FROM,
  })),
];
