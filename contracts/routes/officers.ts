import { z } from 'zod';
import { PLACE_STATES } from '../views/officers';
import { officersPage, poolTargets } from './answers/officers';
import { NOUNS } from './commands';
import { NONE, PageQuery, TaskPath, VISIBLE } from './parts';
import { byRole, READERS, route } from './route';

const OfficersQuery = PageQuery.extend({
  of: z.literal('experts').optional().meta({ description: '看专业人员库的岗位（牵头部门）' }),
  state: z.enum(PLACE_STATES).optional().meta({ description: '只看这样的岗位' }),
  at: z
    .string()
    .regex(/^[1-9]\d{0,4}\.\d{1,2}$/, '岗位不对')
    .optional()
    .meta({ description: '选中的岗位：对象序号.岗位序号', example: '31.0' }),
});
const PoolQuery = PageQuery.extend({
  q: z
    .string()
    .trim()
    .min(1, '请输入名称或信用代码')
    .max(40)
    .regex(VISIBLE, '含有看不见的字符')
    .meta({ description: '名称的一部分，或信用代码的开头' }),
});

const read = { method: 'get', of: 'jointTask', params: TaskPath, body: NONE, status: 200 } as const;
const { tag } = NOUNS.jointTask;

/** 人员: officers of a task, and the list in which a known conflict finds its target. */
export const OFFICERS_ROUTES = {
  officers: route({
    ...read,
    path: '/api/v1/tasks/{id}/officers',
    who: READERS,
    query: OfficersQuery,
    response: officersPage,
    kind: 'json',
    tag,
    summary: { zh: '人员与回避', en: 'Officers and recusals' },
  }),
  poolTargets: route({
    ...read,
    path: '/api/v1/tasks/{id}/pool',
    who: byRole({ handler: 'own' }),
    query: PoolQuery,
    response: poolTargets,
    kind: 'json',
    tag,
    summary: { zh: '在已锁定的名录里找对象（登记已知回避情形用）', en: 'Find a target of the frozen pool' },
  }),
  officersPage: route({
    ...read,
    path: '/c/tasks/{id}/officers',
    who: READERS,
    query: OfficersQuery,
    response: z.string(),
    kind: 'page',
    tag: { zh: '页面', en: 'Pages' },
    summary: { zh: '人员与回避', en: 'Officers and recusals' },
  }),
} as const;
