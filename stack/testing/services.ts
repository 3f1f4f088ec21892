import { existsSync, mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Client, escapeIdentifier } from 'pg';
import type { Home } from '../home';
import { ROOT, homeIn, prepareHome } from '../home';
import { migrate } from '../migrate';
import { anyLowPort } from '../ports';
import { removeData } from '../postgres/place';
import { provideDatabase } from '../postgres/provide';
import { claim, holderOf } from '../process/pid-file';
import { stopLeftovers } from '../process/stop';
import type { Roster } from '../run/roster';
import type { Say } from '../say';
import { secretsOf } from '../secrets';
import { deleteNamespace } from '../temporal/namespace';
import { profileOf, provideTemporal } from '../temporal/server';

/** What tests find in their environment, and how to take it all down. */
export interface Services {
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => Promise<void>;
}

type Env = Readonly<Record<string, string | undefined>>;
const OWNER_FILE = 'owner.pid';

/** A state folder for one run of the tests; runs that were killed are swept first. */
export async function testHome(home: Home, say: Say): Promise<Home> {
  const tests = join(home.dir, 'tests');
  mkdirSync(tests, { recursive: true });
  for (const name of readdirSync(tests)) await sweep(homeIn(join(tests, name), home.cache), say);
  const own = homeIn(join(tests, String(process.pid)), home.cache);
  prepareHome(own);
  claim(join(own.dir, OWNER_FILE));
  return own;
}

async function sweep(home: Home, say: Say): Promise<void> {
  if (holderOf(join(home.dir, OWNER_FILE)) !== null) return;
  await stopLeftovers(home.pids, say);
  removeHome(home);
}

export function removeHome(home: Home): void {
  removeData(home);
  if (existsSync(home.dir)) rmSync(home.dir, { recursive: true, force: true, maxRetries: 3 });
}

/** An own PostgreSQL (migrated) and Temporal on ports of the system; or own database and namespace on given ones. */
export async function startServices(home: Home, env: Env, roster: Roster, say: Say): Promise<Services> {
  const secrets = secretsOf(home);
  const unique = `liancha_test_${process.pid}`;
  const external = Boolean(env['DATABASE_URL']);
  // A given owner's URL would point at a database with data; tests make their own through the administrator's.
  const forTests = { ...env, OWNER_DATABASE_URL: undefined };
  const name = external ? unique : 'liancha';
  const database = await provideDatabase({
    home,
    secrets,
    port: anyLowPort,
    quick: true,
    name,
    say,
    env: forTests,
    roster,
  });
  const namespace = unique;
  const store = { adminUrl: database.adminUrl, password: secrets.temporal };
  const temporal = await provideTemporal({
    home,
    say,
    env,
    port: anyLowPort,
    ui: false,
    namespace,
    roster,
    profile: profileOf(env),
    store,
  });
  await migrate(database.ownerUrl, join(ROOT, 'prisma/migrations'), say);
  return {
    env: {
      TEST_DATABASE_URL: database.appUrl,
      TEST_OWNER_DATABASE_URL: database.ownerUrl,
      TEST_TEMPORAL_ADDRESS: temporal.address,
      TEST_TEMPORAL_NAMESPACE: temporal.namespace,
      INSTALLATION_KEY: secrets.installationKey,
    },
    remove: async () => {
      if (!database.ours && database.adminUrl !== null) await drop(database.adminUrl, name);
      if (!temporal.ours) await deleteNamespace(temporal.address, namespace);
    },
  };
}

async function drop(adminUrl: string, name: string): Promise<void> {
  const admin = new Client({ connectionString: adminUrl });
  await admin.connect();
  await admin.query(`DROP DATABASE IF EXISTS ${escapeIdentifier(name)} WITH (FORCE)`);
  await admin.end();
}
