import type { Client } from 'pg';
import { escapeIdentifier, escapeLiteral } from 'pg';
import { StackError } from '../say';
import type { Secrets } from '../secrets';

/** The owner of the schema: migrates, and nothing else connects as it. */
export const OWNER = 'liancha_owner';
/** The application: reads and writes, but cannot update or delete the journal (grants are in the migrations). */
export const APP = 'liancha_app';
/** Temporal's own, on the cluster profile. */
export const TEMPORAL = 'temporal';

/**
 * Creates the roles that are missing, with the passwords of this state folder. Safe to repeat.
 * @param ours our own server, where existing roles get these passwords again; on somebody else's server a role that
 * exists may serve another installation and is left alone.
 */
export async function ensureRoles(admin: Client, secrets: Secrets, ours: boolean): Promise<void> {
  await ensureRole(admin, OWNER, secrets.owner, 'LOGIN CREATEDB', ours);
  await ensureRole(admin, APP, secrets.app, 'LOGIN', ours);
  await ensureRole(admin, TEMPORAL, secrets.temporal, 'LOGIN CREATEDB', ours);
}

async function ensureRole(
  admin: Client,
  role: string,
  password: string,
  attributes: string,
  ours: boolean,
): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [role]);
  if (rowCount !== 0 && !ours) return;
  const verb = rowCount === 0 ? 'CREATE' : 'ALTER';
  await admin.query(`${verb} ROLE ${escapeIdentifier(role)} ${attributes} PASSWORD ${escapeLiteral(password)}`);
  // Who creates a role on a managed server is no superuser, and must be its member to make a database for it.
  if (rowCount === 0 && !ours) await admin.query(`GRANT ${escapeIdentifier(role)} TO CURRENT_USER`);
}

/** Creates a database for an owner when it is missing; nobody else may connect but who is let in. */
export async function ensureDatabase(admin: Client, name: string, owner: string): Promise<void> {
  const { rowCount } = await admin.query('SELECT 1 FROM pg_database WHERE datname = $1', [name]);
  const database = escapeIdentifier(name);
  if (rowCount === 0)
    await admin.query(
      `CREATE DATABASE ${database} OWNER ${escapeIdentifier(owner)} TEMPLATE template0 ENCODING 'UTF8'`,
    );
  await admin.query(`REVOKE CONNECT ON DATABASE ${database} FROM PUBLIC`);
}

/** The application's role may connect. */
export async function letIn(admin: Client, database: string): Promise<void> {
  await admin.query(`GRANT CONNECT ON DATABASE ${escapeIdentifier(database)} TO ${escapeIdentifier(APP)}`);
}

/**
 * Trigram search of Chinese names needs a database whose LC_CTYPE knows Chinese letters; under `C` it finds nothing
 * and says nothing, so the server is asked at every start.
 */
export async function checkUtf8(owner: Client): Promise<void> {
  const { rows } = await owner.query<{ encoding: string }>("SELECT current_setting('server_encoding') AS encoding");
  const encoding = rows[0]?.encoding;
  if (encoding !== 'UTF8')
    throw new StackError(`The database is encoded in ${encoding}; it must be UTF8. Create it with ENCODING 'UTF8'.`);
  await owner.query('CREATE EXTENSION IF NOT EXISTS pg_trgm');
  const { rows: trigrams } = await owner.query<{ n: number }>("SELECT cardinality(show_trgm('质监')) AS n");
  if ((trigrams[0]?.n ?? 0) > 0) return;
  throw new StackError(
    "The database's LC_CTYPE knows no Chinese letters, so that names could not be searched. Create it with LC_CTYPE 'C.UTF-8'.",
  );
}
