import { Client } from 'pg';
import type { Home } from '../home';
import type { ChoosePort } from '../ports';
import type { Roster } from '../run/roster';
import type { Say } from '../say';
import { StackError } from '../say';
import type { Secrets } from '../secrets';
import { APP, OWNER, checkUtf8, ensureDatabase, ensureRoles, letIn } from './roles';
import { connects, embeddedPostgres, withoutPassword } from './server';

/** A database to work on. */
export interface Database {
  /** Whether the server is ours. */
  readonly ours: boolean;
  readonly adminUrl: string | null;
  readonly appUrl: string;
  readonly ownerUrl: string;
}

export interface DatabaseWish {
  readonly home: Home;
  readonly secrets: Secrets;
  readonly port: ChoosePort;
  readonly quick: boolean;
  readonly name: string;
  readonly say: Say;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Who starts the server, and ends it. */
  readonly roster: Roster;
}

/**
 * The database, started if it is ours, with roles and an owner's database that knows Chinese.
 *
 * - DATABASE_URL and OWNER_DATABASE_URL: both taken as they are (roles `liancha_app` and the schema's owner).
 * - DATABASE_URL alone: an administrator's; roles and database are made with the passwords of this state folder.
 * - neither: the embedded server.
 */
export async function provideDatabase(wish: DatabaseWish): Promise<Database> {
  const given = wish.env['DATABASE_URL'];
  const owner = wish.env['OWNER_DATABASE_URL'];
  if (given && owner) return asGiven(given, owner, wish.say);
  if (given) return throughAdmin(given, wish);
  const server = embeddedPostgres(wish.home, wish.secrets, wish.quick, wish.say);
  const port = await wish.roster.startOn(() => wish.port('postgres'), server.on);
  return setUp(server.adminUrl(port), wish, true);
}

async function asGiven(appUrl: string, ownerUrl: string, say: Say): Promise<Database> {
  for (const url of [appUrl, ownerUrl]) await mustConnect(url);
  await as(ownerUrl, checkUtf8);
  say('postgres', `using ${withoutPassword(appUrl)} (DATABASE_URL)`);
  return { ours: false, adminUrl: null, appUrl, ownerUrl };
}

async function throughAdmin(adminUrl: string, wish: DatabaseWish): Promise<Database> {
  await mustConnect(adminUrl);
  const may = await as(adminUrl, async (client) => {
    const { rows } = await client.query<{ may: boolean }>(
      'SELECT rolsuper OR (rolcreaterole AND rolcreatedb) AS may FROM pg_roles WHERE rolname = current_user',
    );
    return rows[0]?.may === true;
  });
  if (!may) {
    throw new StackError(
      `The role of DATABASE_URL (${withoutPassword(adminUrl)}) may not create roles and databases. Either give an administrator's URL, or make ` +
        `the roles ${OWNER} and ${APP} and a UTF-8 database owned by ${OWNER}, and give both: DATABASE_URL (as ${APP}) and OWNER_DATABASE_URL.`,
    );
  }
  wish.say('postgres', `using ${withoutPassword(adminUrl)} (DATABASE_URL)`);
  return setUp(adminUrl, wish, false);
}

async function setUp(adminUrl: string, wish: DatabaseWish, ours: boolean): Promise<Database> {
  const { name, secrets } = wish;
  await as(adminUrl, async (admin) => {
    await ensureRoles(admin, secrets, ours);
    await ensureDatabase(admin, name, OWNER);
    await letIn(admin, name);
  });
  // A test on somebody else's server steps down from the administrator: the roles' passwords there are not ours.
  const stepDown = !ours && wish.quick;
  const url = (role: string, password: string): string =>
    stepDown ? steppedDown(adminUrl, role, name) : roleUrl(adminUrl, role, password, name);
  const [ownerUrl, appUrl] = [url(OWNER, secrets.owner), url(APP, secrets.app)];
  if (!ours) for (const each of [ownerUrl, appUrl]) await mustConnect(each);
  await as(ownerUrl, checkUtf8);
  return { ours, adminUrl, ownerUrl, appUrl };
}

/** The same server for another role and database. */
export function roleUrl(url: string, user: string, password: string, database: string): string {
  const parsed = new URL(url);
  parsed.username = user;
  parsed.password = password;
  parsed.pathname = `/${database}`;
  return parsed.toString();
}

/** The same server and user, with the rights of a role from the first statement on. */
export function steppedDown(url: string, role: string, database: string): string {
  const parsed = new URL(url);
  parsed.pathname = `/${database}`;
  parsed.searchParams.set('options', `-c role=${role}`);
  return parsed.toString();
}

async function mustConnect(url: string): Promise<void> {
  if (await connects(url)) return;
  throw new StackError(
    `No PostgreSQL answers at ${withoutPassword(url)}. Start it, or unset DATABASE_URL to use the embedded one.`,
  );
}

/** One connection for one piece of work. */
export async function as<T>(url: string, work: (client: Client) => Promise<T>): Promise<T> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
