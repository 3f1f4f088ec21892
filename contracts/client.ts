import type { z } from 'zod';
import type { InspectionBody, InspectionCommandType } from './commands/inspection';
import type { JointTaskBody, JointTaskCommandType } from './commands/joint-task';
import { OWN_ROUTES, type RouteId } from './routes';
import { NOUNS } from './routes/commands';
import { InspectionPath, Problem, type CommandAnswer } from './routes/parts';
import type { Route } from './routes/route';

/** The bodies of people's commands, typed by process and command. */
interface Bodies {
  readonly jointTask: { readonly [T in JointTaskCommandType]: JointTaskBody<T> };
  readonly inspection: { readonly [T in InspectionCommandType]: InspectionBody<T> };
}

/** What a request carries; only what its row of the route table has. */
interface Asking<R extends Route> {
  readonly params?: z.input<R['params']>;
  readonly query?: z.input<R['query']>;
  readonly body?: z.input<R['body']>;
  readonly key?: string;
}

/** An answer, or a refusal with its code. Only what is neither (no connection, a broken body) is thrown. */
type Answered<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly problem: Problem };

export interface ClientOptions {
  /** Where the API answers: `http://127.0.0.1:8330`. */
  readonly origin: string;
  readonly fetch: typeof fetch;
  /** A bearer token of POST /api/v1/sessions. */
  readonly token?: string;
}

export interface Client {
  call<K extends RouteId>(
    route: K,
    asking?: Asking<(typeof OWN_ROUTES)[K]>,
  ): Promise<Answered<z.output<(typeof OWN_ROUTES)[K]['response']>>>;
  /**
   * Sends a person's command.
   * @param key the command id: the same key with the same body is safe to send again
   * @param expected the version seen; another one by now is refused as STALE_VERSION
   */
  command<P extends keyof Bodies, T extends keyof Bodies[P] & string>(
    process: P,
    id: string,
    type: T,
    body: Bodies[P][T],
    options: { readonly key: string; readonly expected?: number },
  ): Promise<Answered<CommandAnswer>>;
  withToken(token: string): Client;
}

/** The typed client of the route table, for programs and tests; the addresses are in the table alone. */
export function createClient(options: ClientOptions): Client {
  return {
    call: async (id, asking = {}) => {
      const route: Route = OWN_ROUTES[id];
      return send(
        options,
        route,
        addressOf(route.path, asking.params, asking.query),
        asking.body,
        asking.key ? { 'Idempotency-Key': asking.key } : {},
      );
    },
    command: async (process, id, type, body, { key, expected }) => {
      const { path } = NOUNS[process];
      const headers = { 'Idempotency-Key': key, ...(expected === undefined ? {} : { 'If-Match': `"${expected}"` }) };
      return send(options, { method: 'post' }, `${addressOf(path, paramsOf(process, id), {})}/${type}`, body, headers);
    },
    withToken: (token) => createClient({ ...options, token }),
  };
}

/** A process's id as the parameters of its path: an inspection's slash parts two segments. */
function paramsOf(process: keyof Bodies, id: string): Readonly<Record<string, string>> {
  if (process === 'jointTask') return { id };
  const slash = id.lastIndexOf('/');
  return InspectionPath.parse({ task: id.slice(0, slash), n: id.slice(slash + 1) });
}

function addressOf(path: string, params: unknown, query: unknown): string {
  const given = recordOf(params);
  const filled = path.replace(/\{(\w+)\}/g, (_match, name: string) => encodeURIComponent(String(given[name] ?? '')));
  const search = new URLSearchParams(
    Object.entries(recordOf(query)).flatMap(([name, value]) => (value === undefined ? [] : [[name, String(value)]])),
  ).toString();
  return search === '' ? filled : `${filled}?${search}`;
}

const recordOf = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null ? { ...value } : {};

async function send<T>(
  { origin, fetch: ask, token }: ClientOptions,
  { method }: Pick<Route, 'method'>,
  address: string,
  body: unknown,
  headers: Readonly<Record<string, string>>,
): Promise<Answered<T>> {
  const response = await ask(`${origin}${address}`, {
    method: method.toUpperCase(),
    headers: {
      ...headers,
      ...(token ? { Authorization: `Bearer ${token}` } : {}),
      ...(body === undefined
        ? {}
        : { 'Content-Type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined
      ? {}
      : { body: body instanceof Uint8Array ? new Blob([Uint8Array.from(body)]) : JSON.stringify(body) }),
  });
  const text = await response.text();
  const value: unknown = text === '' ? undefined : JSON.parse(text);
  // The server has held its answer to the same table; what the types say is not proven once more for every client.
  return response.ok ? { ok: true, value: value as T } : { ok: false, problem: Problem.parse(value) };
}
