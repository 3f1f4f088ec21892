import type { JointTaskStage } from '../../contracts/stages/joint-task';

/** One task of the sample city: who leads, who joins, when it began, and in which stage it rests today. */
export interface SampleTask {
  readonly name: string;
  readonly lead: string;
  readonly participants: readonly string[];
  readonly tags: readonly string[];
  readonly kinds: readonly string[];
  readonly count: number;
  /** Working weeks before today in which it was opened. */
  readonly weeksAgo: number;
  readonly rests: JointTaskStage;
  /** 每户专家人数与专业领域. */
  readonly experts?: { readonly count: number; readonly field: string };
}

const task = (
  name: string,
  lead: string,
  participants: readonly string[],
  count: number,
  weeksAgo: number,
  rests: JointTaskStage,
  tags: readonly string[] = [],
): SampleTask => ({
  name,
  lead,
  participants,
  tags,
  kinds: [],
  count,
  weeksAgo,
  rests,
});

/** A task in each stage where one can rest (a machine passes 匹配人员 at once), the oldest archived. */
export const SAMPLE_TASKS: readonly SampleTask[] = [
  task('2026年餐饮服务单位部门联合抽查', 'amr', ['fire', 'eco'], 12, 10, 'closed', ['餐饮']),
  {
    ...task('2026年加油站部门联合抽查', 'emergency', ['amr', 'fire'], 6, 9, 'closing', ['加油站']),
    experts: { count: 1, field: '危险化学品' },
  },
  task('2026年大型商业综合体部门联合抽查', 'amr', ['fire', 'eco'], 36, 2.7, 'inspecting'),
  task('2026年公共场所卫生部门联合抽查', 'health', ['amr', 'police'], 8, 1, 'schedule'),
  task('2026年学校食堂部门联合抽查', 'amr', ['edu', 'health'], 8, 0.9, 'recusal'),
  task('2026年建筑工地部门联合抽查', 'housing', ['emergency', 'urban'], 6, 0.8, 'recusal'),
  task('2026年文化娱乐场所部门联合抽查', 'culture', ['fire', 'police'], 8, 0.3, 'target_draw'),
  task('2026年养老机构部门联合抽查', 'civil', ['fire', 'amr'], 8, 0.3, 'commitment'),
  task('2026年农资经营单位部门联合抽查', 'agri', ['amr', 'eco'], 8, 0.3, 'confirmation'),
  task('2026年计量器具生产单位部门联合抽查', 'amr', ['eco'], 10, 0.2, 'approval'),
  task('2026年第四季度企业公示信息部门联合抽查', 'amr', ['fire', 'eco', 'emergency'], 20, 0.2, 'scheme'),
];
