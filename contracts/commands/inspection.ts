import { z } from 'zod';
import { id, opinion, reason, text } from './fields';

/** One item's result (检查结果). `code` is a code of the result table in force; `problem` is wanted where the code says so. */
export const ResultEntry = z
  .object({
    item: id,
    code: z.string().min(1).max(4),
    problem: text('问题', 1000, 0).default(''),
    disposal: text('处置', 300, 0).default(''),
  })
  .meta({ id: 'ResultEntry' });
export type ResultEntry = z.infer<typeof ResultEntry>;

/** Officers of a department at one target (the scheme's `minOfficers`) and departments of a task, at most. */
const [MOST_OFFICERS, MOST_DEPARTMENTS] = [6, 30];
const officers = (most: number) => z.array(id).min(2, '须有两名以上执法人员（V1）').max(most);

/** The bodies of every command a person may send to an inspection (检查). */
export const INSPECTION_COMMANDS = {
  arrive: z.object({
    officers: officers(MOST_OFFICERS * MOST_DEPARTMENTS).meta({ title: '到场人员', widget: 'team' }),
  }),
  enterResults: z.object({
    officers: officers(MOST_OFFICERS).meta({ title: '本部门检查人员', widget: 'ownTeam' }),
    entries: z.array(ResultEntry).min(1).max(100).meta({ title: '检查结果', widget: 'results' }),
  }),
  passReview: z.object({ org: id, opinion }),
  returnResults: z.object({ org: id, reason }),
  retryAct: z.object({ key: z.string().min(1).max(200).meta({ title: '系统事项' }), reason }),
} as const;
export type InspectionCommandType = keyof typeof INSPECTION_COMMANDS;
export type InspectionBody<T extends InspectionCommandType> = z.infer<(typeof INSPECTION_COMMANDS)[T]>;
