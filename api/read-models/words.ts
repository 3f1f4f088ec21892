import { RESULT_CODES_VERSION, resultCodes } from '../../domain/catalogue/result-codes';
import type { Role } from '../../domain/kernel/duty';
import { INSPECTION_RULES, INSPECTION_STAGES } from '../../contracts/stages/inspection';
import { JOINT_TASK_RULES, JOINT_TASK_STAGES } from '../../contracts/stages/joint-task';
import type { ProcessName } from '../../contracts/runner';
import type { Status } from '../../contracts/views/common';

/** Roles as people call them. */
export const ROLE_WORDS: Readonly<Record<Role, string>> = {
  handler: '经办',
  approver: '审批人',
  leader: '负责人',
  reviewer: '审核人',
  officer: '执法人员',
  expert: '专业人员',
  ops: '运维',
  auditor: '审计',
  admin: '管理员',
  jointOffice: '联席办',
  drill: '演练',
  notary: '公证',
};

const STAGES: Readonly<Record<ProcessName, Readonly<Record<string, string>>>> = {
  jointTask: JOINT_TASK_STAGES,
  inspection: INSPECTION_STAGES,
};
export const stageWord = (process: ProcessName, stage: string): string => STAGES[process][stage] ?? stage;

/** The status of a process: its overlay if it has one, else its stage (console.md §4). */
export function stageStatus(process: ProcessName, stage: string, overlay: string | null): Status {
  const word = stageWord(process, stage);
  if (overlay === 'returned') return { word: '已退回', tone: 'warn' };
  if (stage === 'closed') return { word, tone: 'done' };
  return { word, tone: stage === 'scheduled' ? 'idle' : 'move' };
}

const RULES: Readonly<Record<string, { readonly title: string }>> = { ...INSPECTION_RULES, ...JOINT_TASK_RULES };
/** What a person is awaited for, by the command that ends it; an incident is told apart from business. */
export const commandTitle = (command: string): string =>
  command === 'retryAct' ? '处理系统故障' : (RULES[command]?.title ?? command);

const DUTY_COMMANDS: Readonly<Record<string, string>> = {
  scheme: 'submitScheme',
  approval: 'approveScheme',
  confirm: 'acceptScheme',
  share: 'commitShare',
  reveal: 'revealShare',
  beacon: 'setBeacon',
  roster: 'confirmRoster',
  plan: 'signPlan',
  escrow: 'openEscrow',
  redraw: 'decideRedraw',
  vacancy: 'appointOfficer',
  declare: 'declareClear',
  decide: 'decideRecusal',
  schedule: 'scheduleVisits',
  closing: 'closeTask',
  arrive: 'arrive',
  enter: 'enterResults',
  review: 'passReview',
};
/** The title of a duty from its key. */
export function dutyWord(key: string): string {
  const family = key.split('/')[0] ?? '';
  return family === 'd1' ? '20个工作日内公示（D1）' : commandTitle(DUTY_COMMANDS[family] ?? family);
}

/** 待办 states. */
export function workItemStatus(item: { state: string; rung: string | null; due: Date | null }, now: Date): Status {
  if (item.state !== 'open') return { word: '已办', tone: 'done' };
  if (item.rung === 'escalation' || item.rung === 'breach') return { word: '已升级', tone: 'bad' };
  if (item.due && item.due <= now) return { word: '已逾期', tone: 'bad' };
  return { word: '办理中', tone: 'move' };
}

export const REPLY_STATUS: Readonly<Record<string, Status>> = {
  pending: { word: '未回复', tone: 'idle' },
  accepted: { word: '已确认方案', tone: 'done' },
  change_asked: { word: '提出调整', tone: 'warn' },
  declined: { word: '不参加', tone: 'bad' },
};
export const DRAW_STATUS: Readonly<Record<string, Status>> = {
  planned: { word: '已预告', tone: 'idle' },
  committing: { word: '提交份额', tone: 'move' },
  revealing: { word: '揭示中', tone: 'move' },
  awaiting_beacon: { word: '等待信标', tone: 'move' },
  drawn: { word: '已抽取', tone: 'done' },
  void: { word: '作废', tone: 'bad' },
  superseded: { word: '已重抽', tone: 'idle' },
};
export const RECUSAL_STATUS: Readonly<Record<string, Status>> = {
  undeclared: { word: '未声明', tone: 'warn' },
  clear: { word: '无利害关系', tone: 'done' },
  applied: { word: '已申请，待决定', tone: 'warn' },
  granted: { word: '已回避', tone: 'idle' },
  refused: { word: '不予回避', tone: 'idle' },
  lapsed: { word: '随原抽取失效', tone: 'idle' },
};

const ACT_WORDS: Readonly<Record<string, string>> = {
  freezePool: '锁定名录',
  freezeRoster: '锁定人员名录',
  stampPlan: '打时间戳',
  closeReveal: '揭示截止',
  closeEscrow: '启封截止',
  fetchBeacon: '取公开信标',
  drawTargets: '抽取对象',
  matchOfficers: '匹配人员',
  replaceOfficer: '递补人员',
  tellTeam: '通知检查组换人',
  beginInspections: '下达检查任务',
  collectInspections: '汇总检查',
  publish: '公示检查结果',
  deliver: '报送检查结果',
  remind: '催办',
  escalate: '升级',
  breach: '逾期登记',
};
/** 系统事项: what a machine does, as people say it. */
export const actWord = (act: string): string => ACT_WORDS[act] ?? act;

/** The results that found nothing wrong; any other is something that somebody follows up. */
const CLEAN: ReadonlySet<string> = new Set(
  resultCodes(RESULT_CODES_VERSION).flatMap(({ text, needsProblem }) => (needsProblem ? [] : [text])),
);
/** Red is for what is overdue or broken: a finding is orange, a clean result plain. */
export const resultTone = (text: string): Status['tone'] => (CLEAN.has(text) ? 'done' : 'warn');

export const DELIVERY_STATUS: Readonly<Record<string, Status>> = {
  queued: { word: '待报送', tone: 'idle' },
  acked: { word: '已确认', tone: 'done' },
  rejected: { word: '被退回', tone: 'bad' },
};
