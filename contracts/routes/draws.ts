import { z } from 'zod';
import { drawLog, drawRecord, reports } from './answers/draws';
import { DrawPath, FILE, NoParams, NONE, NoQuery, PageQuery } from './parts';
import { PUBLIC, route } from './route';

/** A drill's log is shown to who asks for it by the drill's clock. */
const LogQuery = PageQuery.extend({
  clock: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,59}$/, '时钟编号格式不对')
    .default('city')
    .meta({ description: '时钟：缺省为全市；演练填演练时钟的编号' }),
});

/** What a device says that recomputed a draw. */
const Report = z
  .strictObject({
    resultHash: z
      .string()
      .regex(/^[0-9a-f]{64}$/, '结果哈希须为64位十六进制')
      .nullable()
      .meta({ title: '结果哈希', description: '算不到结果的为空' }),
    token: z
      .string()
      .regex(/^[0-9a-f]{32}$/, '随机记号须为32位十六进制')
      .meta({ title: '随机记号', description: '由这台设备为这一次抽取随机产生，只为不重复计数' }),
  })
  .meta({ id: 'Report' });

const row = { method: 'get', who: PUBLIC, body: NONE, status: 200 } as const;
const open = { ...row, kind: 'json', tag: { zh: '公开', en: 'Public' } } as const;
const page = { ...row, kind: 'page', response: z.string(), tag: { zh: '页面', en: 'Pages' } } as const;

export const DRAW_ROUTES = {
  drawLog: route({
    ...open,
    path: '/api/v1/public/draws',
    params: NoParams,
    query: LogQuery,
    response: drawLog,
    summary: { zh: '抽取日志', en: 'The public log of draws' },
  }),
  drawRecord: route({
    ...open,
    path: '/api/v1/public/draws/{id}/record',
    params: DrawPath,
    query: NoQuery,
    response: drawRecord,
    summary: { zh: '一次抽取的记录', en: "A draw's record" },
  }),
  drawTimestamp: route({
    ...open,
    kind: 'file',
    media: 'application/timestamp-reply',
    path: '/api/v1/public/draws/{id}/timestamp',
    params: DrawPath,
    query: NoQuery,
    response: FILE,
    summary: { zh: '抽取计划的时间戳（RFC 3161）', en: "The plan's time stamp (RFC 3161)" },
  }),
  reportDraw: route({
    ...open,
    method: 'post',
    path: '/api/v1/public/draws/{id}/reports',
    bodyKb: 1,
    params: DrawPath,
    query: NoQuery,
    body: Report,
    response: reports,
    summary: { zh: '自愿上报核验结果', en: 'Say whether one computed the same' },
  }),
  drawLogPage: route({
    ...page,
    path: '/p/draws',
    params: NoParams,
    query: LogQuery,
    summary: { zh: '抽取日志', en: 'The public log of draws' },
  }),
  drawPage: route({
    ...page,
    path: '/p/draws/{id}',
    params: DrawPath,
    query: NoQuery,
    summary: { zh: '一次抽取的记录', en: "A draw's record" },
  }),
} as const;
