import { join } from 'node:path';
import { apiChild, provinceChild, workerChild } from './children';
import type { Home } from '../home';
import { ROOT } from '../home';
import { migrate } from '../migrate';
import type { ChoosePort } from '../ports';
import { portsOf } from '../ports';
import type { Database } from '../postgres/provide';
import { provideDatabase } from '../postgres/provide';
import { withoutPassword } from '../postgres/server';
import { createService } from '../process/service';
import type { Roster } from './roster';
import { sampleLoader, wantsSample } from './sample-loader';
import type { Say } from '../say';
import type { Secrets } from '../secrets';
import type { ChildEnv, StackState } from '../state';
import { namespaceOf } from '../temporal/namespace';
import type { Profile, Temporal } from '../temporal/server';
import { provideTemporal } from '../temporal/server';

type Env = Readonly<Record<string, string | undefined>>;

/** One start of the whole stack. */
export interface Start {
  readonly home: Home;
  readonly secrets: Secrets;
  readonly env: Env;
  readonly say: Say;
  readonly roster: Roster;
  readonly profile: Profile;
}

export interface Up {
  readonly state: StackState;
  readonly childEnv: ChildEnv;
}

const DATABASE = 'liancha';

/** Everything, in order: database, Temporal, migrations, province, sample city, worker and API. */
export async function bringUp(start: Start): Promise<Up> {
  const sample = wantsSample(start.env);
  const key = start.env['INSTALLATION_KEY'] || start.secrets.installationKey;
  const port = portsOf(start.home, start.env, start.say);
  const database = await provideDatabase({ ...start, port, quick: false, name: DATABASE });
  const temporal = await provideTemporal({
    ...start,
    port,
    ui: true,
    namespace: start.env['TEMPORAL_NAMESPACE'] || namespaceOf(key),
    store: { adminUrl: database.adminUrl, password: start.secrets.temporal },
  });
  if (start.env['NODE_ENV'] === 'production' && temporal.ours && start.profile === 'local') {
    start.say(
      'temporal',
      'this is the local server with a SQLite file, not one for production: npm run cluster, or TEMPORAL_ADDRESS',
    );
  }
  await migrate(database.ownerUrl, join(ROOT, 'prisma/migrations'), start.say);
  start.roster.check();
  const childEnv = await startChildren(start, port, (province) =>
    environmentFor(start, { database, temporal, province, sample, key }),
  );
  return { childEnv, state: stateOf(start, database, temporal, childEnv) };
}

/** Our own programs. Answers the environment that they have. */
async function startChildren(
  { home, say, roster }: Start,
  port: ChoosePort,
  environment: (province: number) => ChildEnv,
): Promise<ChildEnv> {
  const place = { logs: home.logs, pids: home.pids, say };
  const province = await roster.startOn(
    () => port('province'),
    (at) => createService(provinceChild(home, at), place),
  );
  const env = environment(province);
  if (env['LIANCHA_SAMPLE'] === '1') await roster.start(sampleLoader(env, home.pids, say));
  const withPort = (at: number): ChildEnv => ({ ...env, API_PORT: String(at) });
  const startApi = roster.startOn(
    () => port('api'),
    (at) => createService(apiChild(withPort(at), apiUrl(withPort(at))), place),
  );
  // The worker needs some seconds, the first one with these workflows a few more; the API serves commands without it.
  const [api] = await Promise.all([startApi, roster.start(createService(workerChild(env), place))]);
  return withPort(api);
}

interface Settled {
  readonly database: Database;
  readonly temporal: Temporal;
  readonly province: number;
  readonly sample: boolean;
  readonly key: string;
}

/** The contract of the environment between the stack and its children; the API's port comes with its start. */
function environmentFor({ env, home }: Start, { database, temporal, province, sample, key }: Settled): ChildEnv {
  const production = env['NODE_ENV'] === 'production';
  return {
    DATABASE_URL: database.appUrl,
    OWNER_DATABASE_URL: database.ownerUrl,
    TEMPORAL_ADDRESS: temporal.address,
    TEMPORAL_NAMESPACE: temporal.namespace,
    // Ours speaks plainly, whatever the machine's environment says of another.
    ...(temporal.ours ? { TEMPORAL_TLS: 'false', TEMPORAL_API_KEY: '' } : {}),
    ...(temporal.ui === null ? {} : { TEMPORAL_UI_URL: temporal.ui }),
    API_HOST: env['API_HOST'] || '127.0.0.1',
    PROVINCE_URL: env['PROVINCE_URL'] || `http://127.0.0.1:${province}`,
    LIANCHA_HOME: home.dir,
    INSTALLATION_KEY: key,
    LIANCHA_SAMPLE: sample ? '1' : '0',
    LIANCHA_DRILL: production ? '0' : (env['LIANCHA_DRILL'] ?? '1'),
  };
}

/** Where a browser on this machine reaches the API. */
function apiUrl(env: ChildEnv): string {
  const host = env['API_HOST'] ?? '127.0.0.1';
  const scheme = process.env['TLS_CERT_FILE'] && process.env['TLS_KEY_FILE'] ? 'https' : 'http';
  return `${scheme}://${host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host}:${env['API_PORT']}`;
}

function stateOf(start: Start, database: Database, temporal: Temporal, env: ChildEnv): StackState {
  const url = apiUrl(env);
  return {
    ready: true,
    api: `${url}/api/v1`,
    console: `${url}/c`,
    public: `${url}/p`,
    docs: `${url}/api/docs`,
    temporal: temporal.address,
    temporalUi: temporal.ui,
    namespace: temporal.namespace,
    database: withoutPassword(database.appUrl),
    province: env['PROVINCE_URL'] ?? '',
    profile: start.profile,
    pid: process.pid,
    startedAt: new Date().toISOString(),
    home: start.home.dir,
  };
}
