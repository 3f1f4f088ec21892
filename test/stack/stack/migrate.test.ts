import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { migrate } from '../../../stack/migrate';

const OWNER = process.env['TEST_OWNER_DATABASE_URL'] ?? '';
const NAME = `migrate_${process.pid}`;
let dir: string;
let url: string;

async function query<T extends object>(at: string, sql: string): Promise<T[]> {
  const client = new Client({ connectionString: at });
  await client.connect();
  try {
    return (await client.query<T>(sql)).rows;
  } finally {
    await client.end();
  }
}

function write(name: string, sql: string): void {
  mkdirSync(join(dir, name), { recursive: true });
  writeFileSync(join(dir, name, 'migration.sql'), sql);
}

const run = (): Promise<readonly string[]> => migrate(url, dir, () => undefined);
const tables = async (): Promise<string[]> =>
  (
    await query<{ name: string }>(
      url,
      "SELECT relname AS name FROM pg_class WHERE relkind = 'r' AND relname LIKE 't\\_%' ORDER BY 1",
    )
  ).map(({ name }) => name);

beforeEach(async () => {
  dir = mkdtempSync(join(tmpdir(), 'liancha-migrate-'));
  await query(OWNER, `CREATE DATABASE ${NAME}`);
  const parsed = new URL(OWNER);
  parsed.pathname = `/${NAME}`;
  url = parsed.toString();
});
afterEach(async () => {
  await query(OWNER, `DROP DATABASE ${NAME} WITH (FORCE)`);
  rmSync(dir, { recursive: true, force: true });
});

it('migrations are applied once, in order, and written into Prisma’s own table', async () => {
  write('02_b', 'CREATE TABLE t_b (a int REFERENCES t_a);');
  write(
    '01_a',
    "CREATE TABLE t_a (id int PRIMARY KEY); CREATE FUNCTION f() RETURNS text LANGUAGE sql AS $$ SELECT 'a;b' $$;",
  );
  expect(await run()).toEqual(['01_a', '02_b']);
  expect(await run()).toEqual([]);
  const rows = await query<{ migration_name: string; applied_steps_count: number; done: boolean }>(
    url,
    'SELECT migration_name, applied_steps_count, finished_at >= started_at AS done FROM _prisma_migrations ORDER BY 1',
  );
  expect(rows).toEqual([
    { migration_name: '01_a', applied_steps_count: 1, done: true },
    { migration_name: '02_b', applied_steps_count: 1, done: true },
  ]);
});

it('a migration that fails leaves no trace of itself, and keeps those before it', async () => {
  write('01_a', 'CREATE TABLE t_a (id int);');
  write('02_b', 'CREATE TABLE t_b (id int);\nSELECT nonsense;');
  await expect(run()).rejects.toThrow(/02_b failed and left no trace: column "nonsense" does not exist \(line 2\)/);
  expect(await tables()).toEqual(['t_a']);
  write('02_b', 'CREATE TABLE t_b (id int);');
  expect(await run()).toEqual(['02_b']);
});

it('an applied migration that was changed is refused before anything else is applied', async () => {
  write('01_a', 'CREATE TABLE t_a (id int);');
  await run();
  write('01_a', 'CREATE TABLE t_a (id bigint);');
  write('02_b', 'CREATE TABLE t_b (id int);');
  await expect(run()).rejects.toThrow(/01_a was changed/);
  expect(await tables()).toEqual(['t_a']);
});

it('two starts at once apply each migration once', async () => {
  write('01_a', 'SELECT pg_sleep(0.3); CREATE TABLE t_a (id int);');
  const results = await Promise.all([run(), run()]);
  expect(results.map((names) => names.length).sort()).toEqual([0, 1]);
});

it('the application’s role cannot change what it has journaled', async () => {
  const app = process.env['TEST_DATABASE_URL'] ?? '';
  const [who] = await query<{ who: string }>(app, 'SELECT current_user AS who');
  expect(who?.who).toBe('liancha_app');
  for (const sql of [
    'UPDATE journal.event SET seq = seq',
    'DELETE FROM journal.event',
    'TRUNCATE journal.event',
    'DROP TABLE journal.event',
  ]) {
    await expect(query(app, sql)).rejects.toMatchObject({ code: '42501' });
  }
});
