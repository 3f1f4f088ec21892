import { randomUUID } from 'node:crypto';
import type { ErrorRequestHandler, Express, Request, RequestHandler } from 'express';
import express from 'express';
import { rateLimit, type Options } from 'express-rate-limit';
import helmet from 'helmet';
import { pinoHttp } from 'pino-http';
import { refuse, type Refusal } from '../domain/kernel/result';
import { OWN_ROUTES, ROUTES, type RouteId } from '../contracts/routes';
import { COMMAND_ROUTES, NOUNS } from '../contracts/routes/commands';
import { NoQuery } from '../contracts/routes/parts';
import { SESSION, type Route } from '../contracts/routes/route';
import { z } from 'zod';
import type { Handler } from './http/call';
import { serveDocs } from './docs';
import { handlersOf } from './handlers';
import { command, unknownCommand } from './handlers/commands';
import { incidentOf } from './http/incidents';
import { Metrics } from './metrics';
import { mount } from './http/mount';
import type { Services } from './services';
import { writeRefusal } from './http/write';

/** The whole HTTP side: made of the route table; `files` serves the pages' sheets and scripts, and nothing else is mounted. */
export function createApp(services: Services, files?: RequestHandler): Express {
  const { settings, journal } = services;
  const app = express();
  const metrics = new Metrics(journal);
  app.disable('x-powered-by');
  app.set('trust proxy', settings.trustProxy);
  app.set('query parser', 'simple');
  app.use(headers(services), requestLog(services), metrics.count);
  if (files) app.use(files);
  serveDocs(app);
  for (const path of ['/api/v1/sessions', '/c/login']) app.post(path, loginLimit(services));
  app.post('/api/v1/public/draws/:id/reports', reportLimit(services));
  mountAll(app, handlersOf(metrics), services);
  app.use(nothingHere(services));
  app.use(unforeseen(services));
  return app;
}

/** Strict CSP: no inline script or style, nothing from another host, no frame around us. */
const headers = ({ settings }: Services): RequestHandler =>
  helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        baseUri: ["'none'"],
      },
    },
    strictTransportSecurity: settings.secure,
    referrerPolicy: { policy: 'same-origin' },
  });

/** One line a request: row of the table, status, time, refusal. No address, query, body or name: they may tell of people. */
const requestLog = ({ log }: Services): RequestHandler =>
  pinoHttp({
    logger: log,
    genReqId: (_request, response) => {
      const id = randomUUID();
      response.setHeader('X-Request-Id', id);
      return id;
    },
    serializers: {
      req: ({ id, method }: { id: unknown; method: unknown }) => ({ id, method }),
      res: ({ statusCode }: { statusCode: unknown }) => ({ statusCode }),
      // pino-http makes an error of every status 5xx; what happened has its own line, with the incident's number.
      err: () => undefined,
    },
    customProps: (_request, response) => {
      const { route, refusal } = (response as Partial<express.Response>).locals ?? {};
      return { route, ...(refusal ? { refusal } : {}) };
    },
    customLogLevel: (_request, response, error) => (error || response.statusCode >= 500 ? 'error' : 'debug'),
  });

/** Guessing over many accounts from one address; right logins do not count, so that a busy office is not shut out. */
const loginLimit = (services: Services): RequestHandler =>
  limited(60, services, ({ path }) => (path.startsWith('/api/') ? OWN_ROUTES.logIn : OWN_ROUTES.loginForm), {
    skipSuccessfulRequests: true,
    requestWasSuccessful: (_request, response) => response.statusCode < 400,
  });

/** Reports from one address: the phones of a whole hall may stand behind one, a machine that counts itself up is slowed. */
const reportLimit = (services: Services): RequestHandler => limited(120, services, () => OWN_ROUTES.reportDraw);

/** So many requests a minute from one address; who sends more is told how long to wait. */
const limited = (
  limit: number,
  services: Services,
  routeOf: (request: Request) => Route,
  more: Partial<Options> = {},
): RequestHandler =>
  rateLimit({
    windowMs: 60_000,
    limit,
    ...more,
    standardHeaders: 'draft-8',
    legacyHeaders: false,
    handler: (request, response) =>
      writeRefusal(request, response, routeOf(request), refuse('RATE_LIMITED', { seconds: 60 }), null, services),
  });

function mountAll(app: Express, handlers: ReturnType<typeof handlersOf>, services: Services): void {
  for (const [id, route] of Object.entries(COMMAND_ROUTES)) mount(app, id, route, command, services);
  for (const [id, route] of Object.entries(OWN_ROUTES)) {
    // The table's type pairs each row with its handler; looked up by name the pair is lost to the compiler.
    mount(app, id, route, handlers[id as RouteId] as Handler, services);
  }
  for (const row of unknownCommandRows()) mount(app, 'unknownCommand', row, unknownCommand, services);
}

/** Behind the commands of the table: any other word in their place is told as such, and noted. */
const unknownCommandRows = (): readonly Route[] =>
  Object.values(NOUNS).map(({ path, params, tag }) => ({
    method: 'post',
    path: `${path}/{command}`,
    who: SESSION,
    params: params.extend({ command: z.string().regex(/^\w{1,40}$/) }),
    query: NoQuery,
    body: z.unknown(),
    response: z.undefined(),
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '未知命令', en: 'Unknown command' },
  }));

const isForPrograms = (path: string): boolean => /^\/(api|health|metrics)(\/|$)/.test(path);

/** Methods that the table knows for a path, if any. */
function methodsAt(path: string): readonly string[] {
  const methods = Object.values(ROUTES)
    .filter((route) => new RegExp(`^${route.path.replace(/[.]/g, '\\.').replace(/\{\w+\}/g, '[^/]+')}$`).test(path))
    .map(({ method }) => method.toUpperCase());
  return [...new Set(methods)];
}

const nothingHere =
  (services: Services): RequestHandler =>
  (request, response) => {
    const methods = methodsAt(request.path);
    if (methods.length > 0) response.set('Allow', methods.join(', '));
    const refusal =
      methods.length > 0 ? refuse('METHOD_NOT_ALLOWED', { method: request.method }) : refuse('NO_SUCH_THING');
    return writeRefusal(
      request,
      response,
      { kind: isForPrograms(request.path) ? 'json' : 'page' },
      refusal,
      null,
      services,
    );
  };

/** What reaches this has escaped every handler: a path that cannot be decoded, or a bug. */
const unforeseen =
  (services: Services): ErrorRequestHandler =>
  (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const refusal: Refusal =
      error instanceof URIError ? refuse('NO_SUCH_THING').refusal : incidentOf(error, services.log);
    return writeRefusal(
      request,
      response,
      { kind: isForPrograms(request.path) ? 'json' : 'page' },
      { refusal },
      null,
      services,
    );
  };
