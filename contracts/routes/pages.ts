import { z } from 'zod';
import { REFUSAL_CODES } from '../../domain/kernel/refusal-codes';
import { Login } from './access';
import { createTask } from './commands';
import { DRILL_ROUTES } from './drills';
import { InspectionPath, NoParams, NONE, NoQuery, PageQuery, TaskPath, VISIBLE } from './parts';
import { InboxQuery, TasksQuery } from './reads';
import { byRole, PUBLIC, READERS, route, SESSION } from './route';

const page = {
  method: 'get',
  body: NONE,
  response: z.string(),
  status: 200,
  kind: 'page',
  tag: { zh: '页面', en: 'Pages' },
} as const;
const form = {
  method: 'post',
  response: z.string(),
  status: 200,
  kind: 'form',
  query: NoQuery,
  tag: { zh: '页面', en: 'Pages' },
} as const;
const LoginQuery = z.object({ next: z.string().max(400).optional() });
/** The pages of the command route: who may send is asked of the command's own row. */
const commandName = z.string().max(40);
/** A form's fields as they arrive; `api/forms` reads them by the command's schema. */
const Fields = z.record(z.string(), z.union([z.string(), z.array(z.string())]));

export const PAGE_ROUTES = {
  home: route({
    ...page,
    path: '/',
    who: PUBLIC,
    params: NoParams,
    query: NoQuery,
    summary: { zh: '到公众首页', en: 'To the public home page' },
  }),
  loginPage: route({
    ...page,
    path: '/c/login',
    who: PUBLIC,
    params: NoParams,
    query: LoginQuery,
    summary: { zh: '登录', en: 'Login' },
  }),
  loginForm: route({
    ...form,
    path: '/c/login',
    who: PUBLIC,
    params: NoParams,
    body: Login.extend({ next: z.string().max(400).default('') }).omit({ kind: true }),
    summary: { zh: '登录', en: 'Log in' },
  }),
  logoutForm: route({
    ...form,
    path: '/c/logout',
    who: SESSION,
    params: NoParams,
    body: Fields,
    summary: { zh: '退出', en: 'Log out' },
  }),
  postForm: route({
    ...form,
    path: '/c/me/post',
    who: SESSION,
    params: NoParams,
    body: z.object({
      post: z.string().max(100).regex(VISIBLE, '含有看不见的字符'),
      next: z.string().max(400).default(''),
    }),
    summary: { zh: '切换身份', en: 'Switch post' },
  }),
  problemPage: route({
    ...page,
    path: '/problems/{code}',
    who: PUBLIC,
    params: z.object({ code: z.enum(REFUSAL_CODES) }),
    query: NoQuery,
    summary: { zh: '一种拒绝的含义', en: 'What a kind of refusal means' },
  }),
  consolePage: route({
    ...page,
    path: '/c',
    who: SESSION,
    params: NoParams,
    query: NoQuery,
    summary: { zh: '到待办', en: 'To the inbox' },
  }),
  inboxPage: route({
    ...page,
    path: '/c/inbox',
    who: SESSION,
    params: NoParams,
    query: InboxQuery,
    summary: { zh: '待办', en: 'Inbox' },
  }),
  tasksPage: route({
    ...page,
    path: '/c/tasks',
    who: READERS,
    params: NoParams,
    query: TasksQuery,
    summary: { zh: '任务列表', en: 'Tasks' },
  }),
  createTaskForm: route({
    ...form,
    path: '/c/tasks',
    who: createTask.who,
    params: NoParams,
    body: Fields,
    summary: { zh: '新建联合任务', en: 'Open a joint task' },
  }),
  taskPage: route({
    ...page,
    path: '/c/tasks/{id}',
    who: READERS,
    of: 'jointTask',
    params: TaskPath,
    query: NoQuery,
    summary: { zh: '任务页', en: 'Task' },
  }),
  schemePage: route({
    ...page,
    path: '/c/tasks/{id}/scheme',
    who: READERS,
    of: 'jointTask',
    params: TaskPath,
    query: NoQuery,
    summary: { zh: '方案', en: 'Scheme' },
  }),
  recusalPage: route({
    ...page,
    path: '/c/tasks/{id}/recusal',
    who: READERS,
    of: 'jointTask',
    params: TaskPath,
    query: NoQuery,
    summary: { zh: '回避申报', en: 'Recusal' },
  }),
  inspectionPage: route({
    ...page,
    path: '/c/inspections/{task}/{n}',
    who: READERS,
    of: 'inspection',
    params: InspectionPath,
    query: NoQuery,
    summary: { zh: '检查与审核', en: 'Inspection and review' },
  }),
  entryPage: route({
    ...page,
    path: '/m/v/{task}/{n}',
    who: byRole({ officer: 'own' }),
    of: 'inspection',
    params: InspectionPath,
    query: NoQuery,
    summary: { zh: '录入检查结果', en: 'Result entry' },
  }),
  taskForm: route({
    ...form,
    path: '/c/tasks/{id}/do/{command}',
    who: READERS,
    of: 'jointTask',
    params: TaskPath.extend({ command: commandName }),
    body: Fields,
    summary: { zh: '任务办理', en: "A task's command" },
  }),
  inspectionForm: route({
    ...form,
    path: '/c/inspections/{task}/{n}/do/{command}',
    who: READERS,
    of: 'inspection',
    params: InspectionPath.extend({ command: commandName }),
    body: Fields,
    summary: { zh: '检查办理', en: "An inspection's command" },
  }),
  drillsPage: route({
    ...page,
    path: '/c/drill',
    who: DRILL_ROUTES.createClock.who,
    params: NoParams,
    query: NoQuery,
    summary: { zh: '演练时钟', en: 'Drill clocks' },
  }),
  createClockForm: route({
    ...form,
    path: '/c/drill',
    who: DRILL_ROUTES.createClock.who,
    params: NoParams,
    body: Fields,
    summary: { zh: '新建演练时钟', en: 'Make a drill clock' },
  }),
  drillPage: route({
    ...page,
    path: '/c/drill/{id}',
    who: DRILL_ROUTES.clock.who,
    params: DRILL_ROUTES.clock.params,
    query: NoQuery,
    summary: { zh: '一个演练时钟', en: 'A drill clock' },
  }),
  moveClockForm: route({
    ...form,
    path: '/c/drill/{id}/move',
    who: DRILL_ROUTES.moveClock.who,
    params: DRILL_ROUTES.moveClock.params,
    body: Fields,
    summary: { zh: '拨快演练时钟', en: 'Move a drill clock forward' },
  }),
  publicHomePage: route({
    ...page,
    path: '/p',
    who: PUBLIC,
    params: NoParams,
    query: NoQuery,
    summary: { zh: '公众首页', en: 'Public home' },
  }),
  publicTaskPage: route({
    ...page,
    path: '/p/tasks/{id}',
    who: PUBLIC,
    params: TaskPath,
    query: PageQuery,
    summary: { zh: '公众任务页', en: 'A task as the public sees it' },
  }),
} as const;
