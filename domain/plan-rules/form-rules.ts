import type { SchemeFacts } from './facts';
import type { Finding } from './finding';
import { must, warn } from './finding';
import { isRatio } from './ratio';
import type { Scheme } from './scheme';

/** One task carries at most so many targets (architecture, "Processes"). */
const MOST_TARGETS = 10_000;

/** 填报: that the seven sections are filled and agree with each other. */
export function checkForm(scheme: Scheme, facts: Pick<SchemeFacts, 'today' | 'drill'>): Finding[] {
  return [
    ...checkName(scheme),
    ...checkDepartments(scheme),
    ...checkItems(scheme),
    ...checkNumber(scheme),
    ...checkWindow(scheme, facts),
    ...checkBeacon(scheme, facts),
  ];
}

const checkName = ({ name, scope }: Scheme): Finding[] => [
  ...(name.trim() === '' ? [must('FORM', 'name', '任务名称没有填写。')] : []),
  ...(scope.kinds.length + scope.towns.length + scope.tags.length === 0
    ? [warn('P5', 'scope', '对象范围没有限定，将以全部名录为抽查范围。')]
    : []),
];

function checkDepartments({ departments, lead, minOfficers }: Scheme): Finding[] {
  const findings: Finding[] = [];
  if (!departments.includes(lead)) findings.push(must('FORM', 'departments', `参与部门中没有牵头部门『${lead}』。`));
  const distinct = new Set(departments).size;
  if (distinct < departments.length) findings.push(must('FORM', 'departments', '参与部门有重复。'));
  if (distinct === 0) findings.push(must('FORM', 'departments', '没有参与部门。'));
  // One department alone is a task of its own kind (内部双随机), lawful but seldom what a joint form is filled in for.
  if (distinct === 1)
    findings.push(warn('FORM', 'departments', '只有一个部门，是部门内部双随机；联合抽查须有两个以上部门。'));
  if (minOfficers < 2) {
    findings.push(
      must(
        'V1',
        'minOfficers',
        `每户每部门${minOfficers}名执法人员。执法人员不得少于两人（V1），各部门分别计算（V2）。`,
      ),
    );
  }
  return findings;
}

function checkItems({ items, departments }: Scheme): Finding[] {
  const without = departments.filter((org) => !items.some((item) => item.org === org));
  const strangers = items.flatMap((item, i) =>
    departments.includes(item.org)
      ? []
      : [must('FORM', `items.${i}`, `『${item.name}』的部门『${item.org}』不在参与部门中。`)],
  );
  const twice = items.flatMap((item, i) =>
    items.findIndex(({ org, item: id }) => org === item.org && id === item.item) < i
      ? [must('FORM', `items.${i}`, `『${item.name}』在同一部门列了两次。`)]
      : [],
  );
  return [
    ...without.map((org) => must('FORM', 'items', `部门『${org}』没有检查事项，每个部门至少一项。`)),
    ...strangers,
    ...twice,
  ];
}

function checkNumber({ ratio, count, batches }: Scheme): Finding[] {
  const findings: Finding[] = [];
  if (ratio === null && count === null)
    findings.push(must('FORM', 'ratio', '抽查比例和抽查户数都没有填写，须填一项。'));
  if (ratio !== null && count !== null) findings.push(must('FORM', 'ratio', '抽查比例和抽查户数只能填一项。'));
  if (ratio !== null && !isRatio(ratio)) {
    findings.push(must('FORM', 'ratio', `抽查比例${ratio.num}/${ratio.den}不对，须大于0、不超过100%。`));
  }
  if (count !== null && (count < 1 || count > MOST_TARGETS)) {
    findings.push(must('FORM', 'count', `抽查户数${count}不对，须为1至${MOST_TARGETS}户。`));
  }
  if (batches < 1) findings.push(must('P5', 'batches', `批次${batches}不对，至少一批。`));
  return findings;
}

function checkWindow({ window: { from, to } }: Scheme, { today }: Pick<SchemeFacts, 'today'>): Finding[] {
  if (from > to) return [must('FORM', 'window', `检查时间${from}至${to}前后颠倒。`)];
  if (to < today) return [must('FORM', 'window', `检查时间${from}至${to}已经过去，今天是${today}。`)];
  if (from < today) return [warn('FORM', 'window', `检查时间自${from}起，早于今天${today}；入企只会排在今天以后。`)];
  return [];
}

/** drd1 §4: drand publishes its rounds in real time, and a drill's clock runs ahead of it. */
const checkBeacon = ({ beacon }: Scheme, { drill }: Pick<SchemeFacts, 'drill'>): Finding[] =>
  beacon === 'drand' && drill
    ? [must('FORM', 'beacon', '演练不能用drand信标：演练的时钟不是drand的时钟，它的轮次可能还没有公布。请改用双色球。')]
    : [];
