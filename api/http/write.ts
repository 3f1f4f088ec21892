import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Request, Response } from 'express';
import type { Logger } from 'pino';
import type { Refusal } from '../../domain/kernel/result';
import type { Route } from '../../contracts/routes/route';
import { contextOf } from './context';
import { incidentOf } from './incidents';
import { toldProblem } from './problem';
import type { Viewer } from '../read-models';
import type { Reply } from './reply';
import type { Services } from '../services';

export function writeReply(response: Response, route: Route, reply: Reply): void {
  for (const [name, value] of Object.entries(reply.headers ?? {})) response.append(name, value);
  if (reply.redirect !== undefined) return response.redirect(303, reply.redirect);
  response.status(reply.status ?? route.status);
  if (reply.html !== undefined) return void response.type('html').send(reply.html);
  if (reply.text !== undefined) return void response.type(reply.type ?? 'text/plain').send(reply.text);
  if (reply.bytes !== undefined) return void response.type(route.media ?? 'bin').send(Buffer.from(reply.bytes));
  if (reply.json !== undefined) return void response.json(reply.json);
  response.end();
}

/** JSON in pieces. What breaks off half-way ends the connection: nobody takes a part for the whole. */
export async function writePieces(
  response: Response,
  { headers }: Reply,
  pieces: AsyncIterable<string>,
  log: Logger,
): Promise<void> {
  for (const [name, value] of Object.entries(headers ?? {})) response.append(name, value);
  try {
    await pipeline(Readable.from(pieces), response.type('json'));
  } catch (error) {
    const left = error instanceof Error && 'code' in error && error.code === 'ERR_STREAM_PREMATURE_CLOSE';
    if (!left) incidentOf(error, log);
    response.destroy();
  }
}

/** A refusal in the form that the route's user reads: a page for people, problem+json for programs. */
export async function writeRefusal(
  request: Request,
  response: Response,
  route: Pick<Route, 'kind'> | null,
  { refusal, page }: { readonly refusal: Refusal; readonly page?: string },
  viewer: Viewer | null,
  services: Services,
): Promise<void> {
  const problem = await toldProblem(refusal, services);
  response.locals['refusal'] = refusal.code;
  if (refusal.code === 'RATE_LIMITED' || refusal.code === 'NOT_READY')
    response.set('Retry-After', String(refusal.facts['seconds'] ?? 5));
  if (route?.kind !== 'page' && route?.kind !== 'form')
    return void response.status(problem.status).type('application/problem+json').send(JSON.stringify(problem));
  if (refusal.code === 'NOT_LOGGED_IN') {
    const next = route.kind === 'page' ? request.originalUrl : '/c/inbox';
    return response.redirect(303, `/c/login?next=${encodeURIComponent(next)}`);
  }
  if (page !== undefined) return void response.status(problem.status).type('html').send(page);
  const context = await contextOf(request.originalUrl, viewer, services).catch(() =>
    contextOf(request.originalUrl, null, services),
  );
  response.status(problem.status).type('html').send(services.pages.problem(problem, context));
}
