import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../home';
import { ROOT } from '../home';
import type { ChoosePort } from '../ports';
import type { Service } from '../process/service';
import { createService } from '../process/service';
import type { Roster } from '../run/roster';
import type { Say } from '../say';
import { StackError } from '../say';
import { startCluster } from './cluster/server';
import { findTemporal } from './find';
import { ensureNamespace, serves } from './namespace';
import { securityOf } from './security';

/**
 * `local`: Temporal's own command-line server with a SQLite file. `cluster`: its real server on PostgreSQL. Everything
 * else is the same; LIANCHA_PROFILE chooses.
 */
export type Profile = 'local' | 'cluster';

export function profileOf(env: Readonly<Record<string, string | undefined>>): Profile {
  const asked = env['LIANCHA_PROFILE'] || 'local';
  if (asked === 'local' || asked === 'cluster') return asked;
  throw new StackError(`LIANCHA_PROFILE=${asked} is neither local nor cluster.`);
}

/** A Temporal to work with. */
export interface Temporal {
  /** Whether the server is ours. */
  readonly ours: boolean;
  readonly address: string;
  readonly namespace: string;
  /** Null: unknown (TEMPORAL_UI_URL tells it). */
  readonly ui: string | null;
}

export interface TemporalWish {
  readonly home: Home;
  readonly say: Say;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly port: ChoosePort;
  /** Whether a page to look at workflows is wanted. */
  readonly ui: boolean;
  readonly namespace: string;
  readonly profile: Profile;
  /** An administrator of our PostgreSQL and the password of its role `temporal`: for the cluster profile. */
  readonly store: { readonly adminUrl: string | null; readonly password: string };
  /** Who starts the server, and ends it. */
  readonly roster: Roster;
}

/** The server of TEMPORAL_ADDRESS, else a local one whose state is a file of the state folder. */
export async function provideTemporal(wish: TemporalWish): Promise<Temporal> {
  const given = wish.env['TEMPORAL_ADDRESS'];
  if (given) {
    await ensureNamespace(given, wish.namespace, securityOf(wish.env));
    wish.say('temporal', `using ${given} (TEMPORAL_ADDRESS)`);
    return { ours: false, address: given, namespace: wish.namespace, ui: wish.env['TEMPORAL_UI_URL'] || null };
  }
  const { grpc, ui } = await (wish.profile === 'cluster' ? cluster(wish) : local(wish));
  const address = `127.0.0.1:${grpc}`;
  await ensureNamespace(address, wish.namespace);
  return { ours: true, address, namespace: wish.namespace, ui: ui === null ? null : `http://127.0.0.1:${ui}` };
}

/** Where a server of ours listens. */
interface TemporalPorts {
  readonly grpc: number;
  readonly ui: number | null;
}

async function cluster(wish: TemporalWish): Promise<TemporalPorts> {
  const { adminUrl, password } = wish.store;
  if (adminUrl !== null) return startCluster({ ...wish, adminUrl, password });
  throw new StackError(
    "The cluster profile keeps Temporal's state in PostgreSQL and needs an administrator there: give DATABASE_URL alone (an administrator's), " +
      'or nothing (the embedded server), or a running Temporal: TEMPORAL_ADDRESS=HOST:PORT.',
  );
}

async function local(wish: TemporalWish): Promise<TemporalPorts> {
  const program = await findTemporal(wish.home.cache, wish.say);
  const choose = async (): Promise<TemporalPorts> => ({
    grpc: await wish.port('temporal'),
    ui: wish.ui ? await wish.port('ui') : null,
  });
  return wish.roster.startOn(choose, (ports) => localServer(program, wish, ports));
}

function localServer(program: string, { home, namespace, say }: TemporalWish, { grpc, ui }: TemporalPorts): Service {
  const folder = join(home.dir, 'temporal');
  mkdirSync(folder, { recursive: true });
  const address = `127.0.0.1:${grpc}`;
  return createService(
    {
      name: 'temporal',
      order: 2,
      command: program,
      args: [...serverArguments(join(folder, 'temporal.sqlite'), grpc, ui), '--namespace', namespace],
      env: { PATH: process.env['PATH'], HOME: folder, LANG: 'C.UTF-8', TZ: 'UTC' },
      cwd: ROOT,
      ports: ui === null ? [grpc] : [grpc, ui],
      // Its own word: it makes the namespace, which is of this installation, before it listens.
      ready: () => serves(address, namespace),
      readyWithin: 60_000,
      stopSignal: 'SIGTERM',
      grace: 10_000,
      where: `${address}${ui === null ? '' : `, UI http://127.0.0.1:${ui}`}`,
    },
    { logs: home.logs, pids: home.pids, say },
  );
}

/** The two pragmas more than double its speed (20 → 50 children a second) and lose nothing when the process dies. */
function serverArguments(file: string, grpc: number, ui: number | null): readonly string[] {
  const uiArguments = ui === null ? ['--headless'] : ['--ui-port', String(ui), '--ui-disable-news-fetch'];
  return [
    'server',
    'start-dev',
    '--ip',
    '127.0.0.1',
    '--port',
    String(grpc),
    ...uiArguments,
    '--db-filename',
    file,
    '--sqlite-pragma',
    'journal_mode=wal',
    '--sqlite-pragma',
    'synchronous=normal',
    '--log-level',
    'warn',
  ];
}
