import type { Budget, DeadlineBasis, DeadlineInput } from './clock';

/** A budget by name: an office parameter (办理期限参数) or a rule of law. */
export interface Parameter {
  readonly budget: Budget;
  readonly ends: DeadlineInput['ends'];
  readonly basis: DeadlineBasis;
}

interface Row {
  readonly title: string;
  readonly amount: number;
  readonly unit?: Budget['unit'];
  readonly since?: string;
}

/** What an office gives itself; a city may set other figures in a later version. Working days unless said otherwise. */
const OFFICE = {
  scheme: { title: '拟定方案', amount: 5, since: '立项或退回' },
  approval: { title: '审批', amount: 3, since: '送审' },
  confirmation: { title: '会商确认', amount: 5 },
  share: { title: '提交抽取份额', amount: 3, since: '名录锁定' },
  reveal: { title: '揭示抽取份额', amount: 2, since: '抽取计划公布' },
  beacon: { title: '录入公开信标', amount: 3, since: '揭示截止' },
  roster: { title: '确认本部门人员', amount: 3, since: '名录锁定' },
  plan: { title: '签发抽取计划', amount: 2, since: '份额与人员齐备' },
  escrow: { title: '启封交存的份额', amount: 1, since: '揭示截止' },
  redraw: { title: '决定作废或重抽', amount: 2, since: '提出申请' },
  vacancy: { title: '补缺', amount: 2, since: '出现空缺' },
  declaration: { title: '回避申报', amount: 2 },
  recusalDecision: { title: '决定回避', amount: 2, since: '提出申请' },
  schedule: { title: '排期', amount: 5, since: '人员确定' },
  visit: { title: '到场', amount: 1, unit: 'calendarDays', since: '排定' },
  entry: { title: '录入检查结果', amount: 3, since: '检查结束' },
  review: { title: '审核检查结果', amount: 5, since: '送审' },
  closing: { title: '归档', amount: 5, since: '全部检查办结' },
  incident: { title: '处理系统故障', amount: 1, since: '发生' },
} as const satisfies Record<string, Row>;

/** What the law gives; another figure needs another law, so these are rules and not the city's to set. */
const STATUTORY = {
  // D1: art. 11 sets the clock for clean results only; for findings we apply the same.
  D1: { title: '公示检查结果', amount: 20, since: '检查结束', text: '《企业公示信息抽查暂行办法》第十一条' },
  D2: { title: '归集共享检查结果', amount: 20, since: '结果形成', text: '《广东省市场监管条例》第二十三条' },
} as const satisfies Record<string, Row & { text: string }>;

export type OfficeParameter = keyof typeof OFFICE;
export type StatutoryParameter = keyof typeof STATUTORY;
export type ParameterName = OfficeParameter | StatutoryParameter;

const budgetOf = ({ amount, unit = 'workingDays' }: Row): Budget => ({ amount, unit });

const sinceOf = ({ since }: Row): { since?: string } => (since ? { since } : {});

function officeParameter(version: number, name: OfficeParameter, row: Row): Parameter {
  const text = `办理期限参数“${row.title}”第${version}版`;
  const basis = { parameter: name, version, text, title: row.title, ...sinceOf(row) };
  return { budget: budgetOf(row), ends: 'office', basis };
}

function statutoryParameter(version: number, name: StatutoryParameter): Parameter {
  const row = STATUTORY[name];
  const basis = { parameter: name, version, text: `${row.text}（${name}）`, title: row.title, ...sinceOf(row) };
  return { budget: budgetOf(row), ends: 'statutory', basis };
}

function versionOf(
  version: number,
  office: Readonly<Record<OfficeParameter, Row>>,
): Readonly<Record<ParameterName, Parameter>> {
  const names = Object.keys(office) as OfficeParameter[];
  const rules = Object.keys(STATUTORY) as StatutoryParameter[];
  return Object.fromEntries([
    ...names.map((name) => [name, officeParameter(version, name, office[name])]),
    ...rules.map((name) => [name, statutoryParameter(version, name)]),
  ]) as Record<ParameterName, Parameter>;
}

/** Every version there has been; a running process keeps the one it began with. */
const VERSIONS = new Map([[1, versionOf(1, OFFICE)]]);

/** What a new process begins with. */
export const LATEST_PARAMETERS = 1;

export const PARAMETER_NAMES = [...Object.keys(OFFICE), ...Object.keys(STATUTORY)] as readonly ParameterName[];

/**
 * The budget, the end of day and the Chinese basis of a duty. Office budgets are the defaults of architecture, "Time";
 * D1 and D2 are rules. Throws on a version that never was: versions come from journaled state, so that is a bug.
 */
export function parameterOf(version: number, name: ParameterName): Parameter {
  const parameters = VERSIONS.get(version);
  if (!parameters) throw new RangeError(`no parameters have version ${version}`);
  return parameters[name];
}
