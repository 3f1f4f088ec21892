import type { Role } from '../../domain/kernel/duty';
import type { JointTaskCommandType } from '../commands/joint-task';

/** The stages of a joint task (联合任务的阶段), in order; console.md §4. */
export const JOINT_TASK_STAGES = {
  scheme: '拟定方案',
  approval: '待审批',
  confirmation: '会商确认',
  commitment: '锁定名录',
  target_draw: '抽取对象',
  officer_match: '匹配人员',
  recusal: '回避申报',
  schedule: '排期',
  inspecting: '检查中',
  closing: '归档中',
  closed: '已归档',
} as const;
export type JointTaskStage = keyof typeof JOINT_TASK_STAGES;

/** Whose role and whose department a command wants; `lead` the task's lead, `party` each department of the task. */
export interface CommandRule<Stage extends string> {
  readonly title: string;
  readonly role: Role;
  readonly of: 'lead' | 'party' | 'participant' | 'officer' | 'ops';
  readonly stages: readonly Stage[] | 'any';
}

/** What a person may do, where and as whom: data that the model's `permit`, the pages and the docs share. */
export const JOINT_TASK_RULES: Readonly<Record<JointTaskCommandType, CommandRule<JointTaskStage>>> = {
  saveScheme: { title: '保存方案', role: 'handler', of: 'lead', stages: ['scheme'] },
  submitScheme: { title: '提交审批', role: 'handler', of: 'lead', stages: ['scheme'] },
  approveScheme: { title: '同意方案', role: 'approver', of: 'lead', stages: ['approval'] },
  returnScheme: { title: '退回方案', role: 'approver', of: 'lead', stages: ['approval'] },
  acceptScheme: { title: '确认联合方案', role: 'handler', of: 'participant', stages: ['confirmation'] },
  askChange: { title: '提出调整', role: 'handler', of: 'participant', stages: ['confirmation'] },
  commitShare: { title: '提交抽取份额', role: 'handler', of: 'party', stages: ['commitment'] },
  revealShare: { title: '揭示抽取份额', role: 'handler', of: 'party', stages: ['target_draw'] },
  setBeacon: { title: '录入公开信标', role: 'handler', of: 'party', stages: ['target_draw'] },
  // In 回避申报 only while the department has a vacancy (递补无人): a new roster is its way forward.
  confirmRoster: { title: '确认本部门人员', role: 'handler', of: 'party', stages: ['officer_match', 'recusal'] },
  declareClear: { title: '声明无利害关系', role: 'officer', of: 'officer', stages: ['recusal'] },
  declareConflict: { title: '申请回避', role: 'officer', of: 'officer', stages: ['recusal'] },
  decideRecusal: { title: '决定回避申请', role: 'leader', of: 'party', stages: ['recusal'] },
  scheduleVisits: { title: '安排检查日程', role: 'handler', of: 'lead', stages: ['schedule'] },
  closeTask: { title: '归档', role: 'handler', of: 'lead', stages: ['closing'] },
  retryAct: { title: '重试系统事项', role: 'ops', of: 'ops', stages: 'any' },
};
