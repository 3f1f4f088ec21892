import { z } from 'zod';
import { NoParams, NONE, NoQuery } from './parts';
import { PUBLIC, route } from './route';

const tag = { zh: '运行', en: 'Operation' };
const base = { method: 'get', params: NoParams, query: NoQuery, body: NONE, status: 200, tag } as const;
const Health = z.object({ status: z.literal('ok') }).meta({ id: 'Health' });

export const MACHINE_ROUTES = {
  live: route({
    ...base,
    path: '/health/live',
    who: PUBLIC,
    response: Health,
    kind: 'json',
    summary: { zh: '进程在运行', en: 'The process runs' },
  }),
  ready: route({
    ...base,
    path: '/health/ready',
    who: PUBLIC,
    response: Health,
    kind: 'json',
    summary: { zh: '可以办理（数据库有应答）', en: 'Ready: the database answers' },
  }),
  metrics: route({
    ...base,
    path: '/metrics',
    who: { is: 'local' },
    response: z.string(),
    kind: 'text',
    summary: { zh: 'Prometheus 指标（仅本机）', en: 'Prometheus metrics, for the machine itself only' },
  }),
  openapi: route({
    ...base,
    path: '/api/openapi.json',
    who: PUBLIC,
    response: z.looseObject({ openapi: z.string() }),
    kind: 'json',
    summary: { zh: '接口描述', en: 'This description' },
  }),
  docs: route({
    ...base,
    path: '/api/docs',
    who: PUBLIC,
    response: z.string(),
    kind: 'page',
    summary: { zh: '接口文档', en: 'The API documentation' },
  }),
} as const;
