import { ok, refuse, type Result } from '../kernel/result';

/** The fields of a target that a list's columns may fill. */
export const TARGET_FIELDS = [
  'name',
  'uscc',
  'regNo',
  'registeredOn',
  'kind',
  'businessScope',
  'address',
  'town',
  'regAuthority',
  'regState',
  'tags',
  'riskClass',
] as const;
export type TargetField = (typeof TARGET_FIELDS)[number];

/** Headers in use for each field (识列); of several present ones the first named here is taken. */
const HEADERS: Readonly<Record<TargetField, readonly string[]>> = {
  name: ['企业名称', '单位名称', '主体名称', '对象名称', '市场主体名称', '名称', '字号名称'],
  uscc: ['统一社会信用代码', '社会信用代码', '信用代码', '统一社会信用代码/注册号', '统一代码', '代码'],
  regNo: ['注册号', '登记号', '工商注册号', '编号'],
  registeredOn: ['注册日期', '成立日期', '登记日期', '设立日期'],
  kind: ['企业类型', '主体类型', '市场主体类型', '对象类别', '类型', '类别'],
  businessScope: ['经营范围', '业务范围', '经营（业务）范围'],
  address: ['注册地址', '地址', '住所', '经营地址', '经营场所', '住所（经营场所）', '生产经营地址'],
  town: ['镇街', '所属镇街', '镇区', '所属镇区', '属地', '乡镇街道'],
  regAuthority: ['登记机关', '属地监管机关'],
  regState: ['登记状态', '经营状态', '企业状态', '状态'],
  tags: ['标签', '行业标签', '分类标注', '行业'],
  riskClass: ['风险等级', '信用风险等级', '信用风险分类', '风险分类'],
};

/** Which column holds which field, and what is left over. */
export interface Columns {
  readonly header: readonly string[];
  readonly at: Readonly<Partial<Record<TargetField, number>>>;
  /** Headers of columns that are not used (不用的列). */
  readonly unused: readonly string[];
}

const plain = (header: string): string =>
  header
    .normalize('NFKC')
    .replace(/[\s*"'\ufeff]/gu, '')
    .toLowerCase();

/**
 * Recognises the columns of a list of targets by their headers, whatever their order and width.
 * @returns IMPORT_COLUMNS with `missing` (Chinese names) where no name or no code column is found.
 */
export function recogniseColumns(header: readonly string[]): Result<Columns> {
  const seen = header.map(plain);
  const at: Partial<Record<TargetField, number>> = {};
  for (const field of TARGET_FIELDS) {
    const found = HEADERS[field].map((name) => seen.indexOf(plain(name))).find((index) => index >= 0);
    if (found !== undefined) at[field] = found;
  }
  const missing = [
    ...(at.name === undefined ? ['名称'] : []),
    ...(at.uscc === undefined && at.regNo === undefined ? ['统一社会信用代码'] : []),
  ];
  if (missing.length > 0)
    return refuse('IMPORT_COLUMNS', {
      missing: missing.join('、'),
      found: header.slice(0, 12).join('、').slice(0, 200),
    });
  const used = new Set(Object.values(at));
  return ok({ header, at, unused: header.filter((_, index) => !used.has(index)) });
}
