import { createHash, randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { as } from './postgres/provide';
import type { Say } from './say';
import { StackError, since } from './say';

/** One folder of prisma/migrations. */
export interface Migration {
  readonly name: string;
  readonly sql: string;
  /** SHA-256 of the file in hexadecimal, as Prisma writes it. */
  readonly checksum: string;
}

/** A row of `_prisma_migrations` that was not rolled back. */
export interface Applied {
  readonly migration_name: string;
  readonly checksum: string;
  readonly finished: boolean;
}

/** Prisma's own table and lock, so that `prisma migrate deploy` and this runner may take turns on one database. */
const TABLE = `CREATE TABLE IF NOT EXISTS _prisma_migrations (
  id                  VARCHAR(36) PRIMARY KEY NOT NULL,
  checksum            VARCHAR(64) NOT NULL,
  finished_at         TIMESTAMPTZ,
  migration_name      VARCHAR(255) NOT NULL,
  logs                TEXT,
  rolled_back_at      TIMESTAMPTZ,
  started_at          TIMESTAMPTZ NOT NULL DEFAULT now(),
  applied_steps_count INTEGER NOT NULL DEFAULT 0
)`;
const LOCK = 72707369;

export function readMigrations(dir: string): readonly Migration[] {
  if (!existsSync(dir)) return [];
  return readdirSync(dir, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort()
    .map((name) => readMigration(dir, name));
}

function readMigration(dir: string, name: string): Migration {
  const file = join(dir, name, 'migration.sql');
  if (!existsSync(file))
    throw new StackError(`The migration ${name} has no migration.sql: this checkout is not whole.`);
  const bytes = readFileSync(file);
  return { name, sql: bytes.toString('utf8'), checksum: createHash('sha256').update(bytes).digest('hex') };
}

/**
 * What is still to be applied, in order. Refuses a history that the folder does not continue: an applied file that was
 * changed or is gone, one left half-way, or a new one that sorts before an applied one.
 */
export function pendingOf(all: readonly Migration[], applied: readonly Applied[]): readonly Migration[] {
  for (const row of applied) checkApplied(all, row);
  const done = new Set(applied.map((row) => row.migration_name));
  const pending = all.filter(({ name }) => !done.has(name));
  const last = [...done].sort().at(-1) ?? '';
  const early = pending.find(({ name }) => name < last);
  if (early !== undefined)
    throw new StackError(`The migration ${early.name} sorts before ${last}, which is applied. Give it a later name.`);
  return pending;
}

function checkApplied(all: readonly Migration[], row: Applied): void {
  const name = row.migration_name;
  if (!row.finished) {
    throw new StackError(
      `The migration ${name} was begun by another tool and did not end. Mend the database by hand, then: npx prisma migrate resolve --rolled-back ${name}`,
    );
  }
  const file = all.find((migration) => migration.name === name);
  if (file === undefined)
    throw new StackError(
      `The database has the migration ${name}, which this checkout lacks: it is older than the database. Update the checkout.`,
    );
  if (file.checksum === row.checksum) return;
  throw new StackError(
    `The migration ${name} was changed after it had been applied. Put prisma/migrations/${name}/migration.sql back, and write the change ` +
      'as a new migration; or, if the data may go, remove the state folder.',
  );
}

/** Applies what is pending, each file in a transaction of its own with its row. Answers the names applied. */
export async function migrate(ownerUrl: string, dir: string, say: Say): Promise<readonly string[]> {
  const all = readMigrations(dir);
  return as(ownerUrl, async (client) => {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    await client.query(TABLE);
    const { rows } = await client.query<Applied>(
      'SELECT migration_name, checksum, finished_at IS NOT NULL AS finished FROM _prisma_migrations WHERE rolled_back_at IS NULL ORDER BY started_at',
    );
    const pending = pendingOf(all, rows);
    for (const migration of pending) await apply(client, migration, say);
    return pending.map(({ name }) => name);
  });
}

async function apply(client: Client, migration: Migration, say: Say): Promise<void> {
  const began = Date.now();
  await client.query('BEGIN');
  try {
    await client.query(migration.sql);
    await client.query(
      `INSERT INTO _prisma_migrations (id, checksum, migration_name, started_at, finished_at, applied_steps_count)
       VALUES ($1, $2, $3, $4, clock_timestamp(), 1)`,
      [randomUUID(), migration.checksum, migration.name, new Date(began)],
    );
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK').catch(() => undefined);
    throw new StackError(`The migration ${migration.name} failed and left no trace: ${describe(error, migration.sql)}`);
  }
  say('migrate', `${migration.name} (${since(began)})`);
}

/** PostgreSQL's message with the line of the file it points at. */
function describe(error: unknown, sql: string): string {
  if (!(error instanceof Error)) return String(error);
  const position = 'position' in error ? Number(error.position) : NaN;
  return Number.isInteger(position)
    ? `${error.message} (line ${sql.slice(0, position).split('\n').length})`
    : error.message;
}
