import { told, when, type RefusalText } from './text';

/** Why an officer cannot be appointed (V1, V4). */
const UNFIT: Readonly<Record<string, { readonly zh: string; readonly en: string }>> = {
  notCertified: {
    zh: '执法证件不能覆盖整个检查窗口（V1）',
    en: 'the certificate does not cover the whole window (V1)',
  },
  otherField: { zh: '不具备方案要求的专业领域', en: 'lacks the field of expertise that the scheme asks for' },
  recused: { zh: '对这一户须回避（V4）', en: 'recused from this target (V4)' },
  onTeam: { zh: '已在这一户的检查组', en: 'already on the team of this target' },
};

/** Refusals of match, recusal, schedule, inspection (匹配、回避、排期、检查). */
export const PEOPLE_REFUSALS = {
  OFFICER_SHORTAGE: {
    zh: (f) =>
      `人员不够：${told(f, 'org')}还缺${told(f, 'missing')}人。每户每部门须有两名以上持有效证件的执法人员（V1、V2）。`,
    en: (f) =>
      `Officers are short: ${told(f, 'org')} lacks ${told(f, 'missing')}. Two certified officers a department and target are wanted (V1, V2).`,
    status: 409,
    remedyZh: '请该部门补充人员或更新证件后再次匹配。',
    remedyEn: 'The department must add officers or renew certificates.',
  },
  ROSTER_EMPTY: {
    zh: (f) => `不能确认：${when(f, 'org', (org) => org)}没有一名证件有效、可派出的执法人员（V1）。`,
    en: () => 'Not confirmed: the department has no certified officer who can be sent (V1).',
    status: 409,
    remedyZh: '请先在人员库更新证件，或减少不能出勤的人员。',
    remedyEn: 'Renew certificates, or name fewer absent officers.',
  },
  NOT_ON_TEAM: {
    zh: (f) => `不能办理『${told(f, 'command')}』：${f['officer'] ? '所选人员中有人' : '您'}不在这次检查的人员名单里。`,
    en: (f) =>
      `Not allowed: ${when(f, 'officer', (id) => id) || 'you'} ${f['officer'] ? 'is' : 'are'} not on the team that was drawn.`,
    status: 403,
    remedyZh: '只有抽取匹配的人员可以办理；名单见任务页『人员』。',
    remedyEn: 'Only the officers drawn may act; see the task page.',
  },
  ALREADY_DECLARED: {
    zh: () => '没有办理：您已经声明过，声明以第一次为准。',
    en: () => 'Not done: you have declared already.',
    status: 409,
    remedyZh: '声明之后才出现利害关系的，请申请回避。',
    remedyEn: 'If a conflict arose later, apply for recusal.',
  },
  NO_SUCH_RECUSAL: {
    zh: (f) => `没有编号为${told(f, 'recusal')}的回避申请。`,
    en: (f) => `There is no application ${told(f, 'recusal')} for recusal.`,
    status: 404,
    remedyZh: '请从待办进入。',
    remedyEn: 'Open it from the inbox.',
  },
  RECUSAL_DECIDED: {
    zh: (f) => `没有办理：回避申请${told(f, 'recusal')}已有决定，或者所在的抽取已被重抽取代。`,
    en: (f) => `Not done: the application ${told(f, 'recusal')} has been decided, or its draw was superseded.`,
    status: 409,
    remedyZh: '无须再办；决定见任务页。',
    remedyEn: 'Nothing to do; the decision is on the task page.',
  },
  VISIT_ENDED: {
    zh: (f) => `不能申请：第${told(f, 'position')}户的检查已经结束，回避只能在检查结束前申请。`,
    en: (f) => `Not applied: the visit to position ${told(f, 'position')} has ended; recusal is for before that.`,
    status: 409,
    remedyZh: '对结果有异议的，请走审核退回或异议程序。',
    remedyEn: 'Objections to a result go by review or by the procedure of objection.',
  },
  NO_VACANCY: {
    zh: (f) => `没有办理：第${told(f, 'position')}户没有本部门的空缺。`,
    en: (f) => `Not done: your department has no vacancy at position ${told(f, 'position')}.`,
    status: 409,
    remedyZh: '请核对序号；空缺列在人员页。',
    remedyEn: 'Check the position; vacancies are listed on the page of officers.',
  },
  OFFICER_UNFIT: {
    zh: (f) => `不能指定所选的人员：${UNFIT[told(f, 'why')]?.zh ?? told(f, 'why')}。`,
    en: (f) => `${told(f, 'officer')} cannot be appointed: ${UNFIT[told(f, 'why')]?.en ?? told(f, 'why')}.`,
    status: 409,
    remedyZh: '请指定另一位在岗、持证且无须回避的人员。',
    remedyEn: 'Appoint another officer who is in service, certified and free of conflict.',
  },
  NO_FREE_DAY: {
    zh: (f) => `排不下：${when(f, 'position', (n) => `第${n}户`)}在检查窗口内找不到各部门人员都有空的时间。`,
    en: (f) => `No free time: within the window no slot suits every officer of position ${told(f, 'position')}.`,
    status: 409,
    remedyZh: '请提前起排日期，或请部门增派人员。',
    remedyEn: 'Begin earlier, or ask the departments for more officers.',
  },
  OFFICER_BUSY: {
    zh: () => '没有排定：有执法人员在同一时间已有另一次检查。同一人同一时间只能参加一次检查。',
    en: () => 'Not scheduled: an officer is at another visit at that time.',
    status: 409,
    remedyZh: '请换一个时间，或重新排期。',
    remedyEn: 'Choose another time, or schedule again.',
  },
  OUTSIDE_WINDOW: {
    zh: (f) => `不能排在${told(f, 'from')}：方案的检查窗口是${told(f, 'windowFrom')}至${told(f, 'windowTo')}。`,
    en: (f) =>
      `${told(f, 'from')} lies outside the window ${told(f, 'windowFrom')} to ${told(f, 'windowTo')} of the scheme.`,
    status: 422,
    remedyZh: '请选检查窗口内的日期。',
    remedyEn: 'Choose a day within the window.',
  },
  TOO_FEW_OFFICERS: {
    zh: (f) => `不能到场：${when(f, 'org', (org) => org)}到场执法人员不足${told(f, 'wanted')}人（V1、V2）。`,
    en: (f) => `Too few officers of ${told(f, 'org')}: at least ${told(f, 'wanted')} must be present (V1, V2).`,
    status: 422,
    remedyZh: '请该部门两名以上执法人员到场后再登记。',
    remedyEn: 'Register once two officers of that department are present.',
  },
  ITEM_NOT_YOURS: {
    zh: (f) => `不能录入『${told(f, 'item')}』：这个事项不归贵部门检查。`,
    en: (f) => `Item ${told(f, 'item')} is not your department's to inspect.`,
    status: 403,
    remedyZh: '请只录入本部门事项的结果。',
    remedyEn: 'Enter results of your own items only.',
  },
  ITEM_MISSING: {
    zh: (f) => `还不能提交：事项『${told(f, 'item')}』没有结果。本部门的每个事项都要有结果。`,
    en: (f) => `Not submitted: item ${told(f, 'item')} has no result.`,
    status: 422,
    remedyZh: '请补录这个事项；未涉及的选相应结果。',
    remedyEn: 'Enter its result, also when it did not apply.',
  },
  RESULT_CODE: {
    zh: (f) => `事项『${told(f, 'item')}』的结果代码${told(f, 'code')}不在现行结果表里。`,
    en: (f) => `Result code ${told(f, 'code')} of item ${told(f, 'item')} is not in the table in force.`,
    status: 422,
    remedyZh: '请从结果表中选择。',
    remedyEn: 'Choose one of the table.',
  },
  RESULT_NEEDS_PROBLEM: {
    zh: (f) => `事项『${told(f, 'item')}』的结果须写明发现的问题。`,
    en: (f) => `The result of item ${told(f, 'item')} needs a description of the problem.`,
    status: 422,
    remedyZh: '请在『问题』一栏写明。',
    remedyEn: 'Describe the problem.',
  },
  NOT_ARRIVED: {
    zh: () => '还不能录入：检查组尚未登记到场。',
    en: () => 'Not yet: the group has not registered its arrival.',
    status: 409,
    remedyZh: '请先登记到场人员。',
    remedyEn: 'Register the arrival first.',
  },
  ALREADY_ENTERED: {
    zh: () => '没有办理：本部门的结果已经提交，正在等待审核。',
    en: () => 'Not done: the results of your department are entered and wait for review.',
    status: 409,
    remedyZh: '如需更改，请审核人退回。',
    remedyEn: 'To change them, ask the reviewer to return them.',
  },
  NOTHING_TO_REVIEW: {
    zh: () => '不能审核：这个部门没有等待审核的结果。',
    en: () => 'Nothing to review: the department has no results waiting.',
    status: 409,
    remedyZh: '请等检查人员提交结果。',
    remedyEn: 'Wait until the officers have entered results.',
  },
  OWN_RESULT: {
    zh: () => '不能审核：这份结果是您参与检查或录入的。检查与审核须由不同的人办理。',
    en: () => 'Not allowed: these results are your own. Inspection and review must be by different persons.',
    status: 403,
    remedyZh: '请换一位审核人。',
    remedyEn: 'Another reviewer must act.',
  },
} as const satisfies Record<string, RefusalText>;
