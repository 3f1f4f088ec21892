import { join } from 'node:path';
import { Client } from 'pg';
import type { Home } from '../home';
import type { Service, ServiceSpec } from '../process/service';
import { createService } from '../process/service';
import type { Say } from '../say';
import { StackError, codeOf } from '../say';
import type { Secrets } from '../secrets';
import { accountForPostgres, asAccount } from './account';
import { clearStaleLock, prepareData, serverArguments } from './data';
import { findPostgres } from './find';
import { OUTSIDE, placeOfData } from './place';

/** The embedded server with its data folder prepared: still to be started, on a port to be chosen. */
export interface EmbeddedPostgres {
  readonly on: (port: number) => Service;
  /** As its superuser. */
  readonly adminUrl: (port: number) => string;
}

/** @param quick for data that is thrown away (tests): no wait for the disk. */
export function embeddedPostgres(home: Home, secrets: Secrets, quick: boolean, say: Say): EmbeddedPostgres {
  const account = accountForPostgres();
  const programs = findPostgres(account, OUTSIDE, say);
  const place = placeOfData(home, account, say);
  const data = prepareData(programs, account, place, secrets.postgres, quick);
  const adminUrl = (port: number): string => urlOf('postgres', secrets.postgres, port, 'postgres');
  const { cwd, env } = asAccount(account);
  const spec = (port: number): ServiceSpec => ({
    name: 'postgres',
    order: 1,
    command: join(programs.bin, 'postgres'),
    args: serverArguments(data, port, quick),
    env,
    cwd,
    ...(account === null ? {} : { account: { uid: account.uid, gid: account.gid } }),
    ports: [port],
    // Its own word: it knows the password, which is of this state folder.
    ready: () => connects(adminUrl(port)),
    // Recovery after a hard end reads the log it wrote since the last checkpoint.
    readyWithin: 60_000,
    stopSignal: 'SIGINT',
    grace: 20_000,
    before: () => clearStaleLock(data),
    where: `PostgreSQL ${programs.major} on 127.0.0.1:${port}`,
  });
  return { adminUrl, on: (port) => createService(spec(port), { logs: home.logs, pids: home.pids, say }) };
}

const urlOf = (user: string, password: string, port: number, database: string): string =>
  `postgres://${user}:${encodeURIComponent(password)}@127.0.0.1:${port}/${database}`;

/** Whether a query is answered. A refused password is no wait but an end: another server answers there. */
export async function connects(url: string): Promise<boolean> {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 3_000 });
  try {
    await client.connect();
    await client.query('SELECT 1');
    return true;
  } catch (error) {
    if (codeOf(error) === '28P01') {
      throw new StackError(
        `The PostgreSQL at ${withoutPassword(url)} refuses the password. Given by DATABASE_URL: check it there, and if its role ` +
          'belongs to another installation, give both DATABASE_URL (as liancha_app) and OWNER_DATABASE_URL. ' +
          'Embedded: another server answers on that port, or secrets.json of the state folder was replaced.',
      );
    }
    return false;
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** A database URL as it may be shown. */
export function withoutPassword(url: string): string {
  try {
    const parsed = new URL(url);
    parsed.password = '';
    parsed.searchParams.delete('password');
    return parsed.toString();
  } catch {
    return 'postgres://…';
  }
}
