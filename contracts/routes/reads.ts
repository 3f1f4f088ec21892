import { z } from 'zod';
import { inspection } from './answers/inspection';
import { publicDraw, publicHome, publicTask } from './answers/public';
import { inbox, recusalPage, scheme, task, taskList } from './answers/task';
import { NOUNS } from './commands';
import { DrawPath, InspectionPath, NoParams, NONE, NoQuery, PageQuery, TaskPath, VISIBLE } from './parts';
import { PUBLIC, READERS, route, SESSION } from './route';

const read = { method: 'get', body: NONE, status: 200, kind: 'json' } as const;
const [tasks, inspections] = [NOUNS.jointTask.tag, NOUNS.inspection.tag];
const open = { zh: '公开', en: 'Public' };

export const InboxQuery = PageQuery.extend({ tab: z.enum(['mine', 'done', 'escalated']).default('mine') });
export const TasksQuery = PageQuery.extend({
  stage: z
    .string()
    .regex(/^[a-z_]{1,40}$/, '阶段不对')
    .optional()
    .meta({ description: '阶段' }),
  q: z.string().max(80).regex(VISIBLE, '含有看不见的字符').optional().meta({ description: '任务号或名称' }),
});

const ResultQuery = z.object({
  result: z
    .string()
    .regex(/^[0-9a-f]{64}$/, '结果哈希须为64位十六进制')
    .optional()
    .meta({ description: '有过的结果哈希：给出当时的材料。缺省为现在的' }),
});

export const READ_ROUTES = {
  inbox: route({
    ...read,
    path: '/api/v1/inbox',
    who: SESSION,
    params: NoParams,
    query: InboxQuery,
    response: inbox,
    tag: { zh: '待办', en: 'Inbox' },
    summary: { zh: '待办', en: 'What I am to do' },
  }),
  tasks: route({
    ...read,
    path: '/api/v1/tasks',
    who: READERS,
    params: NoParams,
    query: TasksQuery,
    response: taskList,
    tag: tasks,
    summary: { zh: '任务列表', en: 'List tasks' },
  }),
  task: route({
    ...read,
    path: '/api/v1/tasks/{id}',
    who: READERS,
    of: 'jointTask',
    params: TaskPath,
    query: NoQuery,
    response: task,
    tag: tasks,
    summary: { zh: '任务', en: 'A task' },
  }),
  scheme: route({
    ...read,
    path: '/api/v1/tasks/{id}/scheme',
    who: READERS,
    of: 'jointTask',
    params: TaskPath,
    query: NoQuery,
    response: scheme,
    tag: tasks,
    summary: { zh: '方案与规则核对', en: 'The scheme and its findings' },
  }),
  recusal: route({
    ...read,
    path: '/api/v1/tasks/{id}/recusal',
    who: READERS,
    of: 'jointTask',
    params: TaskPath,
    query: NoQuery,
    response: recusalPage,
    tag: tasks,
    summary: { zh: '回避申报', en: 'Recusal' },
  }),
  inspection: route({
    ...read,
    path: '/api/v1/inspections/{task}/{n}',
    who: READERS,
    of: 'inspection',
    params: InspectionPath,
    query: NoQuery,
    response: inspection,
    tag: inspections,
    summary: { zh: '检查', en: 'An inspection' },
  }),
  publicHome: route({
    ...read,
    path: '/api/v1/public',
    who: PUBLIC,
    params: NoParams,
    query: NoQuery,
    response: publicHome,
    tag: open,
    summary: { zh: '近期抽取与公示', en: 'Recent draws and results' },
  }),
  publicTask: route({
    ...read,
    path: '/api/v1/public/tasks/{id}',
    who: PUBLIC,
    params: TaskPath,
    query: PageQuery,
    response: publicTask,
    tag: open,
    summary: { zh: '任务公开信息', en: 'A task as the public sees it' },
  }),
  publicDraw: route({
    ...read,
    path: '/api/v1/public/tasks/{id}/draw',
    who: PUBLIC,
    params: TaskPath,
    query: NoQuery,
    response: publicDraw,
    tag: open,
    summary: { zh: '抽取公开材料', en: "A draw's public bundle" },
  }),
  publicDrawOf: route({
    ...read,
    path: '/api/v1/public/draws/{id}',
    who: PUBLIC,
    params: DrawPath,
    query: ResultQuery,
    response: publicDraw,
    tag: open,
    summary: { zh: '抽取公开材料（按抽取号）', en: "A draw's public bundle, by the draw's own number" },
  }),
} as const;
