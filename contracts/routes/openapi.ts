import type { z } from 'zod';
import { createDocument, type ZodOpenApiOperationObject, type ZodOpenApiPathsObject } from 'zod-openapi';
import { z as zod } from 'zod';
import { ROUTES } from './index';
import { Problem } from './parts';
import { ROLE_WORDS } from '../refusals';
import type { Role } from '../../domain/kernel/duty';
import type { Route, Who } from './route';

const CommandId = zod.string().min(8).max(200).meta({ description: '办理编号：同一编号只办理一次，重发得到同一应答' });
const IfMatch = zod.string().optional().meta({ description: '看到的版本（应答的 seq，或 ETag）；已有新进展则 412' });

const json = (schema: z.ZodType) => ({ 'application/json': { schema } });
const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: Problem } },
});

const SCOPE_WORDS = { own: '本部门', descendants: '本部门及下属', any: '不限部门' } as const;
/** Who may use a route, in words. */
function whoWords(who: Who): string {
  switch (who.is) {
    case 'public':
      return '无须登录';
    case 'local':
      return '仅本机';
    case 'session':
      return '登录即可';
    case 'role':
      return Object.entries(who.roles)
        .map(([role, scope]) => `${ROLE_WORDS[role as Role].zh}（${SCOPE_WORDS[scope]}）`)
        .join('、');
  }
}

const isObject = (schema: z.ZodType): schema is z.ZodObject => schema instanceof zod.ZodObject;
const hasFields = (schema: z.ZodType): schema is z.ZodObject =>
  isObject(schema) && Object.keys(schema.shape).length > 0;

const BINARY = { type: 'string' as const, format: 'binary' };

function contentOf({ kind, media, response }: Route): Record<string, { schema: z.ZodType | typeof BINARY }> {
  if (kind === 'file') return { [media ?? 'application/octet-stream']: { schema: BINARY } };
  return kind === 'text' ? { 'text/plain': { schema: response } } : json(response);
}

function operation(id: string, route: Route): ZodOpenApiOperationObject {
  const { params, query, body, status, summary, tag, who } = route;
  const guarded = who.is === 'session' || who.is === 'role';
  const content = contentOf(route);
  return {
    operationId: id.replace('.', '_'),
    tags: [tag.zh],
    summary: summary.zh,
    description: `${summary.en}. 使用者：${whoWords(who)}。`,
    security: guarded ? [{ bearer: [] }, { cookie: [] }] : [],
    requestParams: {
      ...(hasFields(params) ? { path: params } : {}),
      ...(hasFields(query) ? { query } : {}),
      ...(route.command
        ? { header: zod.object({ 'Idempotency-Key': CommandId, ...(route.of ? { 'If-Match': IfMatch } : {}) }) }
        : {}),
    },
    ...(body instanceof zod.ZodUndefined
      ? {}
      : {
          requestBody: {
            required: true,
            content: route.fileMb ? { 'application/octet-stream': { schema: BINARY } } : json(body),
          },
        }),
    responses: {
      [`${status}` as '200']: status === 204 ? { description: '已办理' } : { description: summary.zh, content },
      default: problem('拒绝：代码、事实、理由与补救'),
    },
  };
}

/** OpenAPI 3.1 of every route for programs, made from the route table. */
export function openApi(version: string) {
  const paths: ZodOpenApiPathsObject = {};
  for (const [id, route] of Object.entries(ROUTES)) {
    if (route.kind === 'page' || route.kind === 'form') continue;
    paths[route.path] = { ...paths[route.path], [route.method]: operation(id, route) };
  }
  return createDocument({
    openapi: '3.1.0',
    info: {
      title: '联查 Liancha',
      version,
      description:
        '部门联合双随机抽查。命令一律 POST 到 /api/v1/{名词}/{编号}/{命令}，带 Idempotency-Key；拒绝为 problem+json，代码是封闭的。',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer', description: 'POST /api/v1/sessions，kind 为 bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: 'liancha', description: '浏览器登录；非 GET 请求须来自本站页面' },
      },
    },
  });
}
