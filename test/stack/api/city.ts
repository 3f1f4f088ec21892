import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../../stack/migrate';
import { ROLES, type Role } from '../../../domain/kernel/duty';
import { hashPassword } from '../../../api/auth/password';

/** Two departments below a bureau, and in each somebody for every role; all fictional, all under one run's prefix. */
export interface City {
  /** Keeps runs on one database apart. */
  readonly tag: string;
  readonly bureau: string;
  readonly own: string;
  readonly other: string;
  readonly password: string;
  loginOf(role: Role, org: string): string;
  personOf(role: Role, org: string): string;
}

export const PASSWORD = '正确的 horse-battery 密码';

export const appUrl = (): string => urlIn('TEST_DATABASE_URL');
export const ownerUrl = (): string => urlIn('TEST_OWNER_DATABASE_URL');
function urlIn(name: string): string {
  const url = process.env[name];
  if (!url) throw new Error(`${name} is not set: run these tests by npm test`);
  return url;
}

export async function owner(): Promise<Client> {
  const client = new Client({ connectionString: ownerUrl() });
  await client.connect();
  return client;
}

export async function makeCity(client: Client): Promise<City> {
  const tag = `t${randomBytes(4).toString('hex')}`;
  const [bureau, own, other] = [`${tag}-bureau`, `${tag}-own`, `${tag}-other`];
  const hash = await hashPassword(PASSWORD);
  await client.query(
    `INSERT INTO org_unit (id, name, short_name, kind, parent_id, valid_from)
     VALUES ($1, '测试局', '测试局', 'city', NULL, '2020-01-01'), ($2, '甲科', '甲科', 'department', $1, '2020-01-01'), ($3, '乙科', '乙科', 'department', NULL, '2020-01-01')`,
    [bureau, own, other],
  );
  const loginOf = (role: Role, org: string): string => `${org}.${role}`;
  for (const org of [bureau, own, other]) {
    for (const role of ROLES) {
      const person = loginOf(role, org);
      await client.query('INSERT INTO person (id, name) VALUES ($1, $2)', [person, '测试人员']);
      await client.query(
        'INSERT INTO app_user (id, person_id, login, password_hash, sample) VALUES ($1, $1, $1, $2, true)',
        [person, hash],
      );
      await client.query(
        "INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $1, $2, $3, '2020-01-01')",
        [person, org, role],
      );
      if (role !== 'officer') continue;
      await client.query("INSERT INTO officer (id, person_id, org_id, valid_from) VALUES ($1, $1, $2, '2020-01-01')", [
        person,
        org,
      ]);
    }
  }
  return { tag, bureau, own, other, password: PASSWORD, loginOf, personOf: loginOf };
}

/** A migrated database of a test's own, where what other tests left cannot be seen; the addresses above are its own until it is dropped. */
export async function ownDatabase(): Promise<{ drop(): Promise<void> }> {
  const shared = { app: appUrl(), owner: ownerUrl() };
  const name = `liancha_own_${randomBytes(4).toString('hex')}`;
  const at = (url: string): string => Object.assign(new URL(url), { pathname: `/${name}` }).toString();
  const admin = await owner();
  await admin.query(`CREATE DATABASE ${name} TEMPLATE template0 ENCODING 'UTF8'`);
  await migrate(at(shared.owner), join(__dirname, '../../../prisma/migrations'), () => undefined);
  Object.assign(process.env, { TEST_DATABASE_URL: at(shared.app), TEST_OWNER_DATABASE_URL: at(shared.owner) });
  return {
    drop: async () => {
      Object.assign(process.env, { TEST_DATABASE_URL: shared.app, TEST_OWNER_DATABASE_URL: shared.owner });
      // Not by force: that would ask for a superuser's right where the server's own vacuum is at work; a plain drop ends that by itself.
      await admin.query(`DROP DATABASE ${name}`).finally(() => admin.end());
    },
  };
}

const COUNTED = `SELECT quote_ident(schemaname) || '.' || quote_ident(tablename) AS name FROM pg_tables WHERE schemaname IN ('public', 'journal') ORDER BY 1`;

/** Rows of every table: a refused request may change none but the attempts'. */
export async function countRows(client: Client): Promise<Readonly<Record<string, number>>> {
  const { rows } = await client.query<{ name: string }>(COUNTED);
  const parts = rows.map(({ name }) => `SELECT '${name}' AS name, count(*)::int AS n FROM ${name}`);
  const counts = await client.query<{ name: string; n: number }>(parts.join(' UNION ALL '));
  return Object.fromEntries(counts.rows.map(({ name, n }) => [name, n]));
}
