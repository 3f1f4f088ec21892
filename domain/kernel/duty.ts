import type { Deadline, Rung } from '../clocks/deadline';
import type { Instant } from './time';

/** Roles (岗位) a post may hold. */
export const ROLES = [
  'handler', // 经办
  'approver', // 审批人
  'leader', // 负责人: decides recusals (V5)
  'reviewer', // 审核人
  'officer', // 执法人员
  'expert', // 专业人员: assists at visits, and never inspects, enters or leads (V3)
  'ops', // 运维
  'auditor', // 审计
  'admin', // 管理员
  'jointOffice', // 联席办
  'drill', // 演练
  'notary', // 公证: opens a share deposited with it
] as const;
export type Role = (typeof ROLES)[number];

export type PersonId = string;
export type OrgId = string;
export type OfficerId = string;

/**
 * What is owed now. A key is never used again within its process (`review/amr/2`: the second round);
 * duties are compared by key AND content, so that a deadline that moved is seen as moved.
 */
export type Duty = PersonDuty | EffectDuty | ChildrenDuty | TimerDuty | ClockDuty;

/** A person's duty (待办): who may discharge it, with which command, until when. */
export interface PersonDuty {
  readonly kind: 'person';
  readonly key: string;
  readonly stage: string;
  readonly role: Role;
  readonly org: OrgId;
  /** Only this person; absent: any holder of the role in the organisation. */
  readonly person?: PersonId;
  readonly command: string;
  /** What the command is about inside the process: a department, an officer, a draw id. */
  readonly subject?: string;
  /** Absent: no clock runs for it. */
  readonly deadline?: Deadline;
}

/** A machine's act (系统事项) that is owed at once; `act` names an activity type. */
export interface EffectDuty {
  readonly kind: 'effect';
  readonly key: string;
  readonly stage: string;
  readonly act: string;
  readonly subject?: string;
}

/**
 * Children to begin: a cursor over a list that lies in a table, begun in batches. With `from === total` all are begun
 * and `act` is owed as soon as the last of them has ended.
 */
export interface ChildrenDuty {
  readonly kind: 'children';
  readonly key: string;
  readonly stage: string;
  readonly act: string;
  readonly from: number;
  readonly total: number;
}

/** A date at which a machine acts (定时事项), or a legal clock (法定期限) whose ladder the kernel climbs. */
export interface TimerDuty {
  readonly kind: 'timer';
  readonly key: string;
  readonly stage: string;
  readonly act: string;
  readonly due: Instant;
  /** The rungs still to climb, lowest first, when the timer is a ladder's; `key` is then `<duty key>/ladder`. */
  readonly ladder?: {
    readonly of: string;
    readonly role: Role;
    readonly org: OrgId;
    readonly rungs: readonly { readonly rung: Rung; readonly at: Instant }[];
  };
}

/** A clock that binds an organisation though no single command ends it, such as D1's publication within 20 working days. */
export interface ClockDuty {
  readonly kind: 'clock';
  readonly key: string;
  readonly stage: string;
  readonly role: Role;
  readonly org: OrgId;
  readonly deadline: Deadline;
}

export type MachineDuty = EffectDuty | ChildrenDuty | TimerDuty;

export const isMachine = (duty: Duty): duty is MachineDuty => duty.kind !== 'person' && duty.kind !== 'clock';
