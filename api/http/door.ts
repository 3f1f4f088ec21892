import type { Request, RequestHandler, Response } from 'express';
import express from 'express';
import { refuse, type Result } from '../../domain/kernel/result';
import type { Route } from '../../contracts/routes/route';
import type { Carried } from './call';
import { reaches, rolesOf, departmentsOf, scopeOf } from '../auth/scope';
import type { Viewer } from '../read-models';
import type { Services } from '../services';

export const COOKIE = { plain: 'liancha', secure: '__Host-liancha' };
const BODY_LIMIT = '1mb';

/** The session a request carries: a bearer token for programs, else the cookie. */
export function carriedBy(request: Request, secure: boolean): Carried | null {
  const bearer = /^Bearer ([\w-]{20,200})$/i.exec(request.get('authorization') ?? '');
  if (bearer?.[1]) return { token: bearer[1], kind: 'bearer' };
  const name = secure ? COOKIE.secure : COOKIE.plain;
  for (const part of (request.get('cookie') ?? '').split(';')) {
    const [key, value] = part.trim().split('=');
    if (key === name && value) return { token: value, kind: 'cookie' };
  }
  return null;
}

/**
 * Whether an unsafe request comes from a page of ours. Browsers say so in Sec-Fetch-Site, older ones in Origin or Referer; a
 * request that says nothing is let in only where no cookie could act for somebody.
 */
export function isOurs(request: Request, withCookie: boolean): boolean {
  const site = request.get('sec-fetch-site');
  if (site) return site === 'same-origin' || site === 'none';
  const from = request.get('origin') ?? request.get('referer');
  if (!from) return !withCookie;
  try {
    return new URL(from).host === request.host;
  } catch {
    return false;
  }
}

/** Roles first, without the database: the holder of another post learns nothing of the thing itself. */
export function mayEnter(route: Route, viewer: Viewer | null): Result<void> {
  if (route.who.is === 'public' || route.who.is === 'local') return { ok: true, value: undefined };
  if (!viewer) return refuse('NOT_LOGGED_IN');
  if (scopeOf(route.who, viewer) !== null) return { ok: true, value: undefined };
  return refuse('NOT_YOUR_ROLE', { command: route.summary.zh, role: rolesOf(route.who).join(',') });
}

/** The departments of the thing that a path names; null: it names none, or there is no such thing. */
export const departmentsAt = (
  route: Route,
  id: string | null,
  { database }: Services,
): Promise<readonly string[] | null> =>
  route.of && id !== null ? departmentsOf(database, route.of, id) : Promise.resolve(null);

/**
 * Then the organisation tree: the scope of the role is held against the departments of the thing. Reading what is out of
 * reach is as if it did not exist; an act is refused by name, its number being known to who sends it.
 */
export function isInReach(
  route: Route,
  viewer: Viewer | null,
  id: string | null,
  departments: readonly string[] | null,
): Result<void> {
  const scope = viewer ? scopeOf(route.who, viewer) : 'any';
  if (!viewer || !route.of || id === null || scope === null) return { ok: true, value: undefined };
  const unseen = refuse(route.command ? 'NO_SUCH_PROCESS' : 'NO_SUCH_THING', route.command ? { process: id } : { id });
  if (departments === null) return unseen;
  if (reaches(scope, viewer, departments)) return { ok: true, value: undefined };
  return route.command ? refuse('NOT_YOUR_DEPARTMENT', { command: route.summary.zh }) : unseen;
}

const parserOf = (limit: string): RequestHandler => express.json({ limit, strict: true, type: 'application/json' });
const parseJson = parserOf(BODY_LIMIT);
const jsonParser = ({ bodyKb }: Route): RequestHandler => (bodyKb ? parserOf(`${bodyKb}kb`) : parseJson);
const parseForm = express.urlencoded({ limit: BODY_LIMIT, extended: false, parameterLimit: 5_000 });

const run = (parser: RequestHandler, request: Request, response: Response): Promise<unknown> =>
  new Promise((resolve) => {
    parser(request, response, (error?: unknown) => resolve(error));
  });

const hasBody = (request: Request): boolean =>
  request.get('transfer-encoding') !== undefined || Number(request.get('content-length') ?? 0) > 0;

/** Reads the body of a request whose sender may send one; what cannot be read is a refusal, not an error. */
export async function readBody(route: Route, request: Request, response: Response): Promise<Result<unknown>> {
  if (route.method === 'get' || route.method === 'delete') return { ok: true, value: undefined };
  if (route.fileMb) return readFile(route.fileMb, request, response);
  const wanted = route.kind === 'form' ? 'application/x-www-form-urlencoded' : 'application/json';
  if (hasBody(request) && !request.is(wanted)) return refuse('BODY_NOT_JSON', { wanted });
  const error = await run(route.kind === 'form' ? parseForm : jsonParser(route), request, response);
  if (error) return unreadable(error, route.bodyKb ? `${route.bodyKb} KB` : '1 MB');
  return { ok: true, value: (request.body as unknown) ?? {} };
}

/** A file is read whole: what it is and how it is encoded its reader finds out. */
async function readFile(megabytes: number, request: Request, response: Response): Promise<Result<unknown>> {
  const wanted = 'application/octet-stream';
  if (!request.is(wanted)) return refuse('BODY_NOT_JSON', { wanted });
  const error = await run(express.raw({ type: wanted, limit: `${megabytes}mb` }), request, response);
  return error ? unreadable(error, `${megabytes} MB`) : { ok: true, value: request.body as unknown };
}

function unreadable(
  error: unknown,
  limit: string,
): {
  ok: false;
  refusal: { code: 'BODY_TOO_LARGE' | 'BODY_MALFORMED'; facts: Record<string, string> };
} {
  const type = error instanceof Error && 'type' in error ? String(error.type) : '';
  return type === 'entity.too.large'
    ? { ok: false, refusal: { code: 'BODY_TOO_LARGE', facts: { limit } } }
    : { ok: false, refusal: { code: 'BODY_MALFORMED', facts: {} } };
}
