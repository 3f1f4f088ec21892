import { spawn } from 'node:child_process';
import { Client } from 'pg';
import { ensureDatabase, TEMPORAL } from '../../postgres/roles';
import { roleUrl } from '../../postgres/provide';
import type { Say } from '../../say';
import { StackError, since } from '../../say';
import type { Store } from './config';
import { MAIN_DATABASE, VISIBILITY_DATABASE } from './config';

const SCHEMAS = [
  { database: MAIN_DATABASE, name: 'postgresql/v12/temporal' },
  { database: VISIBILITY_DATABASE, name: 'postgresql/v12/visibility' },
];

/** The two databases of Temporal's server with their schemas, made or brought up to date by its own tool. */
export async function prepareSchemas(sql: string, adminUrl: string, store: Store, say: Say): Promise<void> {
  for (const { database, name } of SCHEMAS) {
    await createDatabase(adminUrl, database);
    const began = Date.now();
    const isNew = !(await hasSchema(adminUrl, store, database));
    if (isNew) await tool(sql, store, database, ['setup-schema', '-v', '0.0']);
    await tool(sql, store, database, ['update-schema', '-s', name]);
    if (isNew) say('temporal', `schema of ${database} made (${since(began)})`);
  }
}

async function createDatabase(adminUrl: string, database: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  try {
    await ensureDatabase(admin, database, TEMPORAL);
  } finally {
    await admin.end();
  }
}

async function hasSchema(adminUrl: string, store: Store, database: string): Promise<boolean> {
  const client = new Client({ connectionString: roleUrl(adminUrl, store.user, store.password, database) });
  await client.connect();
  try {
    const { rows } = await client.query<{ there: boolean }>(
      "SELECT to_regclass('schema_version') IS NOT NULL AS there",
    );
    return rows[0]?.there === true;
  } finally {
    await client.end();
  }
}

/** The password goes by the environment: arguments are readable by everybody on the machine. */
function tool(sql: string, store: Store, database: string, words: readonly string[]): Promise<void> {
  const args = [
    '--plugin',
    'postgres12',
    '--ep',
    store.host,
    '-p',
    String(store.port),
    '-u',
    store.user,
    '--db',
    database,
    ...words,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(sql, args, {
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { PATH: process.env['PATH'], SQL_PASSWORD: store.password },
    });
    let output = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (data: Buffer) => (output = (output + data.toString()).slice(-4000)));
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else
        reject(
          new StackError(
            `Temporal's schema tool failed on ${database} (${words.join(' ')}):\n${output.trim().split('\n').slice(-6).join('\n')}`,
          ),
        );
    });
  });
}
