import type { Role } from '../../domain/kernel/duty';
import type { Facts } from '../../domain/kernel/result';
import { moment, told, when, type RefusalText } from './text';

/** 岗位: how a role is called on every page. */
export const ROLE_WORDS: Readonly<Record<Role, { readonly zh: string; readonly en: string }>> = {
  handler: { zh: '经办', en: 'handler' },
  approver: { zh: '审批人', en: 'approver' },
  leader: { zh: '负责人', en: 'leader' },
  reviewer: { zh: '审核人', en: 'reviewer' },
  officer: { zh: '执法人员', en: 'officer' },
  expert: { zh: '专业人员', en: 'expert' },
  ops: { zh: '运维', en: 'operator' },
  auditor: { zh: '审计', en: 'auditor' },
  admin: { zh: '管理员', en: 'administrator' },
  jointOffice: { zh: '联席办', en: 'joint office' },
  drill: { zh: '演练', en: 'drill' },
  notary: { zh: '公证', en: 'notary' },
};

/** The roles of a fact `role`, which names one or several, separated by commas. */
const roles = (facts: Facts, language: 'zh' | 'en'): string =>
  told(facts, 'role')
    .split(',')
    .map((role) => (role in ROLE_WORDS ? ROLE_WORDS[role as Role][language] : role))
    .join(language === 'zh' ? '、' : ', ');
const act = (facts: Facts): string => when(facts, 'command', (command) => `『${command}』`);

/** Refusals of the kernel: rights, stages, versions, the same in every process. */
export const KERNEL_REFUSALS = {
  UNKNOWN_COMMAND: {
    zh: (f) => `没有『${told(f, 'command')}』这个办理事项。`,
    en: (f) => `There is no command "${told(f, 'command')}".`,
    status: 404,
    remedyZh: '请从任务页上的按钮办理；程序请对照接口文档中的事项名称。',
    remedyEn: 'Use the acts on the task page; programs: see the commands in the API documentation.',
  },
  COMMAND_ID_REUSED: {
    zh: () => '没有办理：这个办理编号已用于另一次内容不同的提交。同一编号只能对应同一内容。',
    en: () => 'Not done: this command id was already used with a different content. One id stands for one content.',
    status: 409,
    remedyZh: '请刷新页面后重新提交；程序请换一个 Idempotency-Key。',
    remedyEn: 'Reload the page and send again; programs: use a new Idempotency-Key.',
  },
  NO_SUCH_PROCESS: {
    zh: (f) => `${when(f, 'process', (id) => `『${id}』`)}不存在或无权查看。`,
    en: (f) => `${told(f, 'process')} does not exist or may not be seen.`,
    status: 404,
    remedyZh: '请核对编号，或从任务列表进入。',
    remedyEn: 'Check the number, or open it from the task list.',
  },
  PROCESS_ENDED: {
    zh: (f) => `不能办理${act(f)}：这件事已经办结归档，记录不再改动。`,
    en: () => 'Not done: this process has ended and its record is closed.',
    status: 409,
    remedyZh: '如确有遗漏，请联系牵头部门另立任务。',
    remedyEn: 'If something was missed, ask the lead department to open a new task.',
  },
  STALE_VERSION: {
    zh: (f) =>
      `没有办理：您打开页面之后，这件事已有新的进展（您看到的是第${told(f, 'seen')}步，现在是第${told(f, 'current')}步）。您填写的内容已保留。`,
    en: (f) => `Not done: the process has moved on (you saw step ${told(f, 'seen')}, it is at ${told(f, 'current')}).`,
    status: 412,
    remedyZh: '请看一眼新的情况，再次提交。',
    remedyEn: 'Read what is new, then send again with the new version.',
  },
  STALE_EPOCH: {
    zh: () => '系统事项已由恢复后的流程接手，这一次不再执行。',
    en: () => 'The act belongs to a run from before a recovery and was not performed.',
    status: 409,
    remedyZh: '无须办理。',
    remedyEn: 'Nothing to do: the newer run performs it.',
  },
  NOT_OWED: {
    zh: () => '这件系统事项已经办完，或已不再需要。',
    en: () => 'The act is no longer owed: done already, or no longer wanted.',
    status: 409,
    remedyZh: '无须办理；请刷新页面查看现状。',
    remedyEn: 'Nothing to do; reload to see how things stand.',
  },
  NO_INCIDENT: {
    zh: (f) => `没有等待重试的系统故障${when(f, 'key', (key) => `『${key}』`)}。`,
    en: (f) => `No incident waits under the key ${told(f, 'key')}.`,
    status: 409,
    remedyZh: '请刷新页面，查看现在的系统故障。',
    remedyEn: 'Reload to see the incidents of now.',
  },
  WRONG_STAGE: {
    zh: (f) => `现在不能办理${act(f)}：任务处于『${told(f, 'stage')}』，这件事只在『${told(f, 'allowed')}』办理。`,
    en: (f) =>
      `Not now: the process is at "${told(f, 'stage')}"; ${told(f, 'command')} belongs to "${told(f, 'allowed')}".`,
    status: 409,
    remedyZh: '请刷新页面，看现在在等谁。',
    remedyEn: 'Reload to see who is awaited now.',
  },
  NOT_YOUR_ROLE: {
    zh: (f) => `不能办理${act(f)}：这件事由${roles(f, 'zh')}办理，您现在的身份不是。`,
    en: (f) => `Not allowed: ${told(f, 'command')} is for the ${roles(f, 'en')}, which your present post is not.`,
    status: 403,
    remedyZh: '如果您另有这个岗位，请在右上角切换身份。',
    remedyEn: 'If you hold such a post too, switch to it.',
  },
  NOT_YOUR_DEPARTMENT: {
    zh: (f) => `不能办理${act(f)}：这件事不归您现在所属的部门办理。各部门只办理本部门的事项。`,
    en: (f) =>
      `Not allowed: ${told(f, 'command')} is not for your present department. Each department acts for itself.`,
    status: 403,
    remedyZh: '请由承办部门办理；如果您另有该部门的岗位，请切换身份。',
    remedyEn: 'The department in charge must act; if you hold a post there too, switch to it.',
  },
  NOT_YOUR_DUTY: {
    zh: (f) => `不能办理${act(f)}：这件事指定由另一位同事办理。`,
    en: (f) => `Not allowed: ${told(f, 'command')} is a named colleague's duty.`,
    status: 403,
    remedyZh: '请由任务页上写明的承办人办理。',
    remedyEn: 'The person named on the page must act.',
  },
  FOUR_EYES: {
    zh: (f) =>
      `不能${told(f, 'what')}：${told(f, 'first')}的人是您自己。${told(f, 'first')}与${told(f, 'what')}须由两个人办理。`,
    en: () => 'Not allowed: you took the first of these two steps yourself. They must be taken by two persons.',
    status: 403,
    remedyZh: '请换一位同事办理。',
    remedyEn: 'Another person must act.',
  },
  BAD_BODY: {
    zh: (f) => `没有办理：${when(f, 'field', (field) => `『${field}』`)}${told(f, 'problem')}。`,
    en: (f) => `Not done: the field at "${told(f, 'path')}" is missing or not as the schema wants it.`,
    status: 422,
    remedyZh: '请改正后再次提交，其余内容已保留。',
    remedyEn: 'Correct it and send again.',
  },
  CLOCK_BACKWARDS: {
    zh: (f) => `演练时钟没有移动：现在停在${moment(f, 'from')}，时钟只能向前。`,
    en: (f) => `The clock was not moved: it stands at ${told(f, 'from')} and moves forward only.`,
    status: 409,
    remedyZh: '请给一个更晚的时间。',
    remedyEn: 'Give a later time.',
  },
  CLOCK_NOT_A_DRILL: {
    zh: (f) => `『${told(f, 'clock')}』不是演练时钟。只有演练时钟可以移动。`,
    en: (f) => `"${told(f, 'clock')}" is not a drill's clock. Only a drill's clock can be moved.`,
    status: 403,
    remedyZh: '请先建立自己的演练时钟。',
    remedyEn: 'Make a drill clock of your own first.',
  },
} as const satisfies Record<string, RefusalText>;
