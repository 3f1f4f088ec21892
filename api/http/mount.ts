import type { Express, Request, Response } from 'express';
import { refuse, type Refusal, type Result } from '../../domain/kernel/result';
import { inspectionId } from '../../contracts/routes/parts';
import type { Route } from '../../contracts/routes/route';
import type { Call, Handler } from './call';
import { carriedBy, departmentsAt, isInReach, isOurs, mayEnter, readBody } from './door';
import { incidentOf } from './incidents';
import { parseBy } from './parse';
import type { Viewer } from '../read-models';
import type { Replied } from './reply';
import type { Services } from '../services';
import { writePieces, writeRefusal, writeReply } from './write';

/** OpenAPI's `{id}` as Express's `:id`. */
const expressPath = (path: string): string => path.replace(/\{(\w+)\}/g, ':$1');

/** Mounts one row of the route table; the row alone decides who gets in and what is read. */
export function mount(app: Express, id: string, route: Route, handler: Handler, services: Services): void {
  app[route.method](expressPath(route.path), async (request: Request, response: Response) => {
    response.locals['route'] = id;
    // What a session shows is for its eyes alone, also on a shared office PC after logging out.
    if (route.who.is === 'session' || route.who.is === 'role') response.set('Cache-Control', 'no-store');
    const known: Known = { viewer: null, process: null };
    const answer = await answered(route, request, response, handler, services, known);
    if (answer.ok && answer.value.pieces) return writePieces(response, answer.value, answer.value.pieces, services.log);
    if (answer.ok) return writeReply(response, route, answer.value);
    await note(id, route, known, answer.refusal, services);
    return writeRefusal(request, response, route, answer, known.viewer, services);
  });
}

/** What became known of a request before it was refused, for the note of the attempt. */
interface Known {
  viewer: Viewer | null;
  process: string | null;
}

async function answered(
  route: Route,
  request: Request,
  response: Response,
  handler: Handler,
  services: Services,
  known: Known,
): Promise<Replied> {
  try {
    const call = await passDoor(route, request, response, services, known);
    return call.ok ? await handler(call.value, services) : call;
  } catch (error) {
    return { ok: false, refusal: incidentOf(error, services.log) };
  }
}

/** The door of every route, in this order: session, origin, role, path, scope, body. */
async function passDoor(
  route: Route,
  request: Request,
  response: Response,
  services: Services,
  known: Known,
): Promise<Result<Call>> {
  if (route.who.is === 'local' && !isLocal(request)) return refuse('NO_SUCH_THING');
  const session = carriedBy(request, services.settings.secure);
  const params = parseBy(route.params, request.params);
  const process = params.ok ? processOf(route, params.value) : null;
  // Asked for beside each other; a request without a session asks the database for nothing.
  const [viewer, departments] = session
    ? await Promise.all([
        services.sessions.viewer(session.token, session.kind),
        departmentsAt(route, process, services),
      ])
    : [null, null];
  known.viewer = viewer;
  if (route.method !== 'get' && !isOurs(request, session?.kind === 'cookie')) return refuse('CROSS_ORIGIN');
  const entered = mayEnter(route, viewer);
  if (!entered.ok) return entered;
  if (!params.ok) return refuse('NO_SUCH_THING');
  known.process = process;
  const inReach = isInReach(route, viewer, process, departments);
  if (!inReach.ok) return inReach;
  const key = commandIdOf(route, request);
  if (!key.ok) return key;
  const query = parseBy(route.query, request.query);
  if (!query.ok) return query;
  const raw = await readBody(route, request, response);
  if (!raw.ok) return raw;
  const body = parseBy(route.body, raw.value);
  if (!body.ok) return body;
  return {
    ok: true,
    value: {
      route,
      params: params.value,
      query: query.value,
      body: body.value,
      viewer,
      session,
      commandId: key.value,
      expected: expectedBy(request),
      request,
    },
  };
}

const isLocal = ({ ip }: Request): boolean => ip === '127.0.0.1' || ip === '::1' || ip === '::ffff:127.0.0.1';

/** The id of the process that a path names. */
export function processOf(route: Route, params: unknown): string | null {
  if (!route.of || typeof params !== 'object' || params === null) return null;
  if ('n' in params && 'task' in params) return inspectionId({ task: String(params.task), n: String(params.n) });
  return 'id' in params ? String(params.id) : null;
}

/** A command's id comes from its sender, so that sending it again is harmless. */
function commandIdOf(route: Route, request: Request): Result<string | null> {
  if (!route.command) return { ok: true, value: null };
  const key = request.get('idempotency-key') ?? '';
  return /^[\x21-\x7e]{8,200}$/.test(key) ? { ok: true, value: key } : refuse('COMMAND_ID_MISSING');
}

/** `If-Match: "12"`; anything else says nothing. */
function expectedBy(request: Request): number | undefined {
  const match = /^(?:W\/)?"?(\d{1,9})"?$/.exec(request.get('if-match') ?? '');
  return match ? Number(match[1]) : undefined;
}

/**
 * The note of a refused attempt. Of requests without a person only failed logins are noted: anybody can send the rest, and
 * a table that strangers fill is no record. What `handle` refused it has noted itself.
 */
async function note(
  id: string,
  route: Route,
  { viewer, process }: Known,
  refusal: Refusal,
  services: Services,
): Promise<void> {
  // A database that does not answer takes no note either, and is nobody's attempt.
  if (NOTED_BY_HANDLE.has(refusal) || refusal.code === 'NOT_READY') return;
  if (!viewer && id !== 'logIn' && id !== 'loginForm') return;
  const command = route.command && typeof route.command === 'object' ? route.command.type : id;
  const attempt = { person: viewer?.person ?? null, process, command, code: refusal.code, facts: refusal.facts };
  await services.journal
    .note(attempt)
    .catch((error: unknown) => services.log.error({ error: String(error) }, 'attempt not noted'));
}

/** Refusals that the journal itself answered, so that no attempt is noted twice. */
const NOTED_BY_HANDLE = new WeakSet<Refusal>();
export const notedByHandle = <T>(result: Result<T>): Result<T> => {
  if (!result.ok) NOTED_BY_HANDLE.add(result.refusal);
  return result;
};
