import type { Server } from 'node:http';
import type { RequestHandler } from 'express';
import type { PageContext, Pages } from '../../../contracts/views/page';
import { createApp } from '../../../api/app';
import { createDatabase } from '../../../api/auth/prisma';
import { Sessions } from '../../../api/auth/sessions';
import { journalOf, writingJournal } from '../../../api/journal';
import { createLog } from '../../../api/log';
import type { ReadModels } from '../../../api/read-models';
import type { Settings } from '../../../api/services';
import { closeServer, listen, portOf } from '../../../api/serve';
import { configOf } from '../../../api/config';
import { openDb } from '../../../journal/db';
import type { Role } from '../../../domain/kernel/duty';
import { appUrl, PASSWORD, type City } from './city';

/** What the server seals with, so that a test's own journal opens it. */
export const SERVER_KEY = Buffer.alloc(32, 0xab);

export interface TestServer {
  readonly url: string;
  readonly server: Server;
  /** A bearer token of the role's holder, logged in once. */
  token(city: City, role: Role, org: string): Promise<string>;
  close(): Promise<void>;
}

/** A page as what it was given: these tests are of the API, not of its pages. */
const told = (page: string) => (view: unknown, context: PageContext) => JSON.stringify({ page, view, context });
export const TOLD_PAGES: Pages = {
  login: told('login'),
  inbox: told('inbox'),
  tasks: told('tasks'),
  task: told('task'),
  scheme: told('scheme'),
  officers: told('officers'),
  recusal: told('recusal'),
  drawRoom: told('drawRoom'),
  drawScreen: told('drawScreen'),
  inspection: told('inspection'),
  entry: told('entry'),
  drills: told('drills'),
  drill: told('drill'),
  fairness: told('fairness'),
  publicHome: told('publicHome'),
  publicTask: told('publicTask'),
  drawLog: told('drawLog'),
  drawRecord: told('drawRecord'),
  problem: told('problem'),
};

export async function startServer(
  readModels: (database: ReturnType<typeof createDatabase>) => ReadModels,
  changed: Partial<Settings> = {},
  databaseUrl = appUrl(),
  site: { readonly pages: Pages; readonly files?: RequestHandler } = { pages: TOLD_PAGES },
): Promise<TestServer> {
  const config = configOf({
    DATABASE_URL: databaseUrl,
    API_PORT: '0',
    INSTALLATION_KEY: SERVER_KEY.toString('hex'),
    LIANCHA_SAMPLE: '1',
    LIANCHA_DRILL: '1',
  });
  const settings: Settings = {
    production: false,
    secure: false,
    trustProxy: false,
    publicOrigin: null,
    drills: true,
    sample: true,
    ...changed,
  };
  const database = createDatabase(config.databaseUrl);
  const db = openDb(config.databaseUrl, { max: 8 });
  const sessions = new Sessions(database, settings.sample);
  const services = {
    settings,
    database,
    sessions,
    journal: journalOf(writingJournal(db, config.installationKey)),
    readModels: readModels(database),
    pages: site.pages,
    log: createLog(process.env['LOG_LEVEL'] ?? 'silent'),
  };
  const app = createApp(services, site.files);
  const server = await listen(app, config);
  const url = `http://127.0.0.1:${portOf(server)}`;
  const tokens = new Map<string, Promise<string>>();
  return {
    url,
    server,
    token(city, role, org) {
      const login = city.loginOf(role, org);
      const known = tokens.get(login) ?? logIn(url, login);
      tokens.set(login, known);
      return known;
    },
    async close() {
      await closeServer(server);
      await database.$disconnect();
      await db.end();
    },
  };
}

export async function logIn(url: string, login: string, password = PASSWORD): Promise<string> {
  const response = await fetch(`${url}/api/v1/sessions`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ login, password, kind: 'bearer' }),
  });
  const answer = (await response.json()) as { token?: string; code?: string };
  if (!answer.token) throw new Error(`${login} did not log in: ${answer.code}`);
  return answer.token;
}
