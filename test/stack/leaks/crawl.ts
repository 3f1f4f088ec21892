import { OWN_ROUTES } from '../../../contracts/routes';
import { COMMAND_ROUTES } from '../../../contracts/routes/commands';
import { namesIn, type Route } from '../../../contracts/routes/route';
import type { DrawRecordView } from '../../../contracts/views/draws';
import { REFUSAL_CODES } from '../../../domain/kernel/refusal-codes';
import { z } from 'zod';

/** What the names in public addresses stand for; a name that is not here stops the test until it is told. */
export interface Places {
  readonly task: string;
  readonly draws: readonly string[];
  readonly clock: string;
}

/** Everything that came back for one address: headers and body as they were sent. */
export interface Read {
  readonly route: string;
  readonly address: string;
  readonly status: number;
  readonly bytes: string;
}

export const PUBLIC_ROUTES: readonly (readonly [string, Route])[] = Object.entries({
  ...OWN_ROUTES,
  ...COMMAND_ROUTES,
}).filter(([, { who }]) => who.is === 'public');

/** Reads every public address there is: each row of the route table for the task, each page of what comes in pages, each file. */
export async function readAll(base: string, places: Places, files: readonly string[]): Promise<readonly Read[]> {
  const found: Read[] = [];
  for (const [id, route] of PUBLIC_ROUTES)
    for (const address of [...addressesOf(id, route, places), ...(await pastsOf(base, route, places))])
      found.push(...(await readPages(base, id, route, address)));
  for (const file of files) found.push(...(await readPages(base, 'file', null, file)));
  return found;
}

function addressesOf(id: string, route: Route, places: Places): readonly string[] {
  const paths = namesIn(route.path).reduce<readonly string[]>(
    (some, name) =>
      some.flatMap((path) => standIns(id, route, name, places).map((value) => path.replace(`{${name}}`, value))),
    [route.path],
  );
  const queries = queryNames(route).includes('clock') ? ['', `?clock=${places.clock}`] : [''];
  return paths.flatMap((path) => queries.map((query) => path + query));
}

/** What was public of each draw when it had another result: by each hash that its record lists. */
async function pastsOf(base: string, route: Route, { draws }: Places): Promise<readonly string[]> {
  if (!queryNames(route).includes('result')) return [];
  const pasts = draws.map(async (draw) => {
    const response = await fetch(`${base}/api/v1/public/draws/${draw}/record`);
    const { result } = (await response.json()) as Pick<DrawRecordView, 'result'>;
    return (result?.hashes ?? []).map(({ hash }) => `${route.path.replace('{id}', draw)}?result=${hash}`);
  });
  return (await Promise.all(pasts)).flat();
}

function standIns(id: string, { path }: Route, name: string, { task, draws }: Places): readonly string[] {
  if (name === 'code') return REFUSAL_CODES;
  if (name === 'id' && path.includes('/tasks/{id}')) return [task];
  if (name === 'id' && path.includes('/draws/{id}')) return draws;
  throw new Error(`${id}: what does {${name}} of ${path} stand for? Tell this test, so that it reads the new address`);
}

/** Fields of a query that this test knows how to fill in. */
const QUERIES = ['cursor', 'limit', 'clock', 'next', 'result'];

function queryNames({ path, query }: Route): readonly string[] {
  const names = query instanceof z.ZodObject ? Object.keys(query.shape) : [];
  const strange = names.filter((name) => !QUERIES.includes(name));
  if (strange.length > 0) throw new Error(`${path} takes ${strange.join(', ')}: tell this test how to ask for it`);
  return names;
}

/** Bodies of the public requests that change something: their answers are read as well. */
const BODIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  logIn: { login: 'nobody', password: 'x', kind: 'bearer' },
  loginForm: { login: 'nobody', password: 'x' },
  reportDraw: { resultHash: 'ab'.repeat(32), token: 'cd'.repeat(16) },
};

async function readPages(base: string, id: string, route: Route | null, address: string): Promise<readonly Read[]> {
  const paged = route !== null && queryNames(route).includes('cursor');
  const found: Read[] = [];
  let cursor: string | null = null;
  do {
    const asked: string = paged ? withQuery(address, { limit: '2', ...(cursor === null ? {} : { cursor }) }) : address;
    const response = await fetch(base + asked, { redirect: 'manual', ...sent(id, route) });
    const body = await response.text();
    const headers = [...response.headers].map(([name, value]) => `${name}: ${value}`).join('\n');
    found.push({ route: id, address: asked, status: response.status, bytes: `${headers}\n${body}` });
    cursor = paged ? nextIn(body) : null;
  } while (cursor !== null);
  return found;
}

function sent(id: string, route: Route | null): RequestInit {
  if (route === null || route.method === 'get') return {};
  const body = BODIES[id];
  if (!body) throw new Error(`${id} takes a body: tell this test what to send`);
  return route.kind === 'form'
    ? { method: 'POST', body: new URLSearchParams(body) }
    : { method: 'POST', body: JSON.stringify(body), headers: { 'content-type': 'application/json' } };
}

const withQuery = (address: string, more: Readonly<Record<string, string>>): string =>
  `${address}${address.includes('?') ? '&' : '?'}${new URLSearchParams(more).toString()}`;

/** The cursor of the next page, from JSON or from the page's own link. */
const nextIn = (body: string): string | null => /(?:"next":"|[?&;]cursor=)([\w-]+)/.exec(body)?.[1] ?? null;
