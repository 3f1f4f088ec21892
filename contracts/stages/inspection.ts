import type { InspectionCommandType } from '../commands/inspection';
import type { CommandRule } from './joint-task';

/** The stages of an inspection (检查的阶段); console.md §4. */
export const INSPECTION_STAGES = {
  scheduled: '待检查',
  entering: '录入中',
  submitted: '待审核',
  passed: '审核通过',
  closed: '已办结',
} as const;
export type InspectionStage = keyof typeof INSPECTION_STAGES;

export const INSPECTION_RULES: Readonly<Record<InspectionCommandType, CommandRule<InspectionStage>>> = {
  arrive: { title: '到场', role: 'officer', of: 'officer', stages: ['scheduled'] },
  enterResults: { title: '录入检查结果', role: 'officer', of: 'officer', stages: ['entering', 'submitted'] },
  passReview: { title: '审核通过', role: 'reviewer', of: 'party', stages: ['entering', 'submitted'] },
  returnResults: { title: '退回修改', role: 'reviewer', of: 'party', stages: ['entering', 'submitted'] },
  retryAct: { title: '重试系统事项', role: 'ops', of: 'ops', stages: 'any' },
};
