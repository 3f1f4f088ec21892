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

/** A recusal may be applied for until the visit has ended (V4, V5). */
export const RECUSAL_STAGES = ['recusal', 'schedule', 'inspecting'] as const satisfies readonly JointTaskStage[];

/**
 * Whose role and whose department a command wants; `lead` the task's lead, `party` each department of the task, `rostered` each
 * department and the library of its experts, `any` whoever holds the role.
 */
export interface CommandRule<Stage extends string> {
  readonly title: string;
  readonly role: Role;
  /** Another role that may send it too. */
  readonly orRole?: Role;
  readonly of: 'lead' | 'party' | 'rostered' | 'participant' | 'officer' | 'ops' | 'any';
  readonly stages: readonly Stage[] | 'any';
}

/** The roles that may send a command. */
export const rolesOf = ({ role, orRole }: Pick<CommandRule<string>, 'role' | 'orRole'>): readonly Role[] =>
  orRole === undefined ? [role] : [role, orRole];

/** What a person may do, where and as whom: data that the model's `permit`, the pages and the docs share. */
export const JOINT_TASK_RULES: Readonly<Record<JointTaskCommandType, CommandRule<JointTaskStage>>> = {
  saveScheme: { title: '保存方案', role: 'handler', of: 'lead', stages: ['scheme'] },
  submitScheme: { title: '提交审批', role: 'handler', of: 'lead', stages: ['scheme'] },
  approveScheme: { title: '同意方案', role: 'approver', of: 'lead', stages: ['approval'] },
  returnScheme: { title: '退回方案', role: 'approver', of: 'lead', stages: ['approval'] },
  acceptScheme: { title: '确认联合方案', role: 'handler', of: 'participant', stages: ['confirmation'] },
  askChange: { title: '提出调整', role: 'handler', of: 'participant', stages: ['confirmation'] },
  confirmRoster: { title: '确认本部门人员', role: 'handler', of: 'rostered', stages: ['commitment'] },
  commitShare: { title: '提交抽取份额', role: 'handler', of: 'party', stages: ['commitment'] },
  signPlan: { title: '签发抽取计划', role: 'approver', of: 'lead', stages: ['commitment'] },
  revealShare: { title: '揭示抽取份额', role: 'handler', of: 'party', stages: ['target_draw'] },
  openEscrow: { title: '启封交存的份额', role: 'notary', of: 'any', stages: ['target_draw'] },
  setBeacon: { title: '录入公开信标', role: 'handler', of: 'party', stages: ['target_draw'] },
  // drd1 §2 "Restart attack": before the reveal closes a plan may be void; after it only a draw of its own may follow.
  askVoid: { title: '申请作废本次抽取', role: 'handler', of: 'lead', stages: ['commitment', 'target_draw'] },
  askRedraw: { title: '申请重抽', role: 'handler', of: 'lead', stages: ['recusal', 'schedule'] },
  decideRedraw: {
    title: '决定作废或重抽',
    role: 'approver',
    of: 'lead',
    stages: ['commitment', 'target_draw', 'recusal', 'schedule'],
  },
  declareClear: {
    title: '声明无利害关系',
    role: 'officer',
    orRole: 'expert',
    of: 'officer',
    stages: RECUSAL_STAGES,
  },
  declareConflict: {
    title: '申请回避',
    role: 'officer',
    orRole: 'expert',
    of: 'officer',
    stages: RECUSAL_STAGES,
  },
  applyRecusal: { title: '登记回避申请', role: 'handler', of: 'party', stages: RECUSAL_STAGES },
  orderRecusal: { title: '依职权决定回避', role: 'leader', of: 'party', stages: RECUSAL_STAGES },
  decideRecusal: { title: '决定回避申请', role: 'leader', of: 'party', stages: RECUSAL_STAGES },
  appointOfficer: { title: '指定人员补缺', role: 'leader', of: 'party', stages: RECUSAL_STAGES },
  scheduleVisits: { title: '安排检查日程', role: 'handler', of: 'lead', stages: ['schedule'] },
  closeTask: { title: '归档', role: 'handler', of: 'lead', stages: ['closing'] },
  retryAct: { title: '重试系统事项', role: 'ops', of: 'ops', stages: 'any' },
};
