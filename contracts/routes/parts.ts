import { z } from 'zod';
import { REFUSAL_CODES } from '../../domain/kernel/refusal-codes';

/** 任务编号: no slash. */
const taskId = z
  .string()
  .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, '任务编号格式不对')
  .meta({ id: 'TaskId', description: '任务编号', example: '2026-0001' });

export const TaskPath = z.object({ id: taskId });

/** 抽取号, of the same form: the task's and the number of the draw within it. */
export const DrawPath = z.object({
  id: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,99}$/, '抽取号格式不对')
    .meta({ description: '抽取号', example: '2026-0001-01' }),
});

/**
 * An inspection's id is `<task>/<position>.<generation>`; in a path it is two segments, so that no slash is ever encoded
 * (proxies treat %2F each in their own way).
 */
export const InspectionPath = z.object({
  task: taskId,
  n: z
    .string()
    .regex(/^[1-9]\d{0,4}\.[1-9]\d{0,3}$/, '检查编号格式不对')
    .meta({ description: '检查序号.递补次数', example: '17.1' }),
});
export const inspectionId = ({ task, n }: z.infer<typeof InspectionPath>): string => `${task}/${n}`;

/** The path of a process's page or view: `/api/v1/tasks/2026-0001`, `/c/inspections/2026-0001/17.1`. An id's slash becomes the path's. */
export const pathOf = (prefix: string, id: string): string =>
  `${prefix}/${id.split('/').map(encodeURIComponent).join('/')}`;

/** A file as it came. */
export const FILE = z.instanceof(Uint8Array);
export const NONE = z.undefined();
export const NoParams = z.object({});
export const NoQuery = z.object({});

/** No control, format or unassigned character: a database would refuse some, and nobody sees any. */
export const VISIBLE = /^\P{C}*$/u;

export const PageQuery = z.object({
  cursor: z.string().max(400).optional().meta({ description: '下一页游标，取自上一页的 next' }),
  limit: z.coerce.number().int().min(1).max(100).default(20).meta({ description: '每页行数' }),
});

/** The answer to a command: what it was sent to, and the number of its last event (the version for If-Match). */
export const CommandAnswer = z
  .object({ process: z.string(), seq: z.int() })
  .meta({ id: 'CommandAnswer', description: '已办理：流程编号与最新事件序号' });
export type CommandAnswer = z.infer<typeof CommandAnswer>;

const cell = z.union([z.string(), z.number(), z.boolean(), z.null()]);
/** RFC 9457, with what a refusal says: code, Chinese and English title, remedy, facts; an incident's number. */
export const Problem = z
  .object({
    type: z.string().meta({ description: '/problems/<code>' }),
    status: z.int(),
    code: z.enum(REFUSAL_CODES),
    title: z.string().meta({ description: '事实与理由（中文）' }),
    titleEn: z.string(),
    detail: z.string().meta({ description: '事实、理由、补救，成一段话' }),
    remedy: z.string(),
    remedyEn: z.string(),
    facts: z.record(z.string(), cell),
    incident: z.string().optional(),
  })
  .meta({ id: 'Problem' });
export type Problem = z.infer<typeof Problem>;
