import { readdirSync, readFileSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client, Connection } from '@temporalio/client';
import { Pool } from 'pg';
import { CityClient } from '../../cli/drill/client';
import { SAMPLE_PASSWORD } from '../../contracts/sample';
import { City, ROOT, type Place } from '../faults/city';
import { barePeer } from './bare/peer';
import { floorPeer } from './floor';
import { CORES } from './machine';
import { measure, quantile, type Figures } from './measure';
import { ourPeer } from './ours';
import type { Peer, PeerName } from './peer';
import { arrivedInspections, type Arrived } from './stage';
import { tableOf } from './table';

export interface LifecycleOptions {
  readonly seed: string;
  readonly n: number;
  readonly callers: number;
  readonly rounds: number;
  readonly alone: number;
  readonly dir: string;
}

/** Lifecycles of every peer before the first round: caches, prepared statements, compiled code. */
const WARM = 16;
/** The floor is so quick that as few lifecycles as the others run could not be timed. */
const TIMES: Readonly<Record<PeerName, number>> = { ours: 1, floor: 5, bare: 1 };
const FIRST_PORT = 21_040;
const INBOX_READS = 200;

const say = (text: string) => process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${text}\n`);
const print = (line: object) => console.log(JSON.stringify(line));

/** Runs the peers in turn, round after round, on one stack of the cluster profile; prints a line a round, then the table. */
export async function benchLifecycles(options: LifecycleOptions): Promise<number> {
  const home = resolve(options.dir, 'lifecycle');
  rmSync(home, { recursive: true, force: true });
  const city = new City(home, options.seed, FIRST_PORT, join(ROOT, '.liancha/cache'));
  const end = () => {
    // The supervisor stops its parts by itself; waiting here would only tell of every connection that they close.
    void city.stop();
    process.exit(130);
  };
  process.once('SIGINT', end).once('SIGTERM', end);
  try {
    const place = await city.start();
    say(`up at ${place.api}, seed ${options.seed}`);
    const figures = await benchAt(place, options);
    console.log(tableOf(figures, options.callers));
    console.log(remarks());
    return 0;
  } finally {
    await city.stop();
  }
}

async function benchAt(place: Place, options: LifecycleOptions): Promise<readonly Figures[]> {
  const connection = await Connection.connect({ address: place.environment['TEMPORAL_ADDRESS'] ?? '' });
  const admin = new Pool({ connectionString: adminUrl(place), max: 1 });
  const peers: Peer[] = [];
  try {
    print({ ...(await versions(admin, connection)), ...options });
    const person = new CityClient(place.api, SAMPLE_PASSWORD, options.seed);
    const targets = WARM + options.rounds * (options.n + options.alone);
    say(`bringing ${targets} targets to their visits`);
    const staged = await arrivedInspections(person, options.seed, targets);
    say('all teams have arrived');
    print(await inbox(person, staged[0]));
    for await (const peer of peersAt(place, connection, person, staged)) peers.push(peer);
    return await allRounds(peers, options, admin);
  } finally {
    for (const peer of peers) await peer.end();
    await admin.end();
    await connection.close();
  }
}

async function* peersAt(place: Place, connection: Connection, person: CityClient, staged: readonly Arrived[]) {
  const of = (name: string) => place.environment[name] ?? '';
  const client = new Client({ connection, namespace: of('TEMPORAL_NAMESPACE') });
  const pid = pidsOf(place.home);
  const [postgres, temporal, caller] = [pid('postgres'), pid('temporal'), process.pid];
  const ours = { postgres, temporal, worker: pid('worker'), api: pid('api'), caller, province: pid('province') };
  yield ourPeer(person, client, of('DATABASE_URL'), ours, staged);
  yield await floorPeer(of('OWNER_DATABASE_URL'), { postgres, caller });
  yield await barePeer(client, place.environment, of('OWNER_DATABASE_URL'), { postgres, temporal, caller });
}

async function allRounds(peers: readonly Peer[], options: LifecycleOptions, admin: Pool): Promise<readonly Figures[]> {
  const { n, callers, rounds, alone } = options;
  for (const peer of peers) await measure(peer, 0, WARM, callers, admin);
  const figures: Figures[] = [];
  for (let round = 1; round <= rounds; round += 1) {
    for (const [size, at] of [
      [n, callers],
      [alone, 1],
    ] as const) {
      for (const peer of peers) {
        const one = await measure(peer, round, size * TIMES[peer.name], at, admin);
        figures.push(one);
        print(one);
      }
    }
  }
  return figures;
}

/** A person's inbox as they open it in the morning, alone on the machine. */
async function inbox(city: CityClient, arrived: Arrived | undefined): Promise<object> {
  const login = arrived?.commands[0]?.login ?? '';
  const times: number[] = [];
  for (let read = 0; read < INBOX_READS; read += 1) {
    const from = performance.now();
    await city.get(login, 'inbox');
    times.push(performance.now() - from);
  }
  const ms = (share: number) => Math.round(quantile(times, share) * 10) / 10;
  return { inbox: login, reads: INBOX_READS, p50Ms: ms(0.5), p99Ms: ms(0.99) };
}

async function versions(admin: Pool, connection: Connection): Promise<object> {
  const { rows } = await admin.query<{ server_version: string }>('SHOW server_version');
  const { serverVersion } = await connection.workflowService.getSystemInfo({});
  const sdk = JSON.parse(readFileSync(require.resolve('@temporalio/client/package.json'), 'utf8')) as {
    version: string;
  };
  return {
    node: process.versions.node,
    postgres: rows[0]?.server_version,
    temporal: serverVersion,
    sdk: sdk.version,
    cores: CORES,
  };
}

function adminUrl({ home, environment }: Place): string {
  const secrets = JSON.parse(readFileSync(join(home, 'secrets.json'), 'utf8')) as { postgres: string };
  const url = new URL(environment['DATABASE_URL'] ?? '');
  url.username = 'postgres';
  url.password = secrets.postgres;
  return url.toString();
}

/** Process ids of the stack's parts, from the files by which it finds them itself. */
function pidsOf(home: string): (name: string) => number {
  const folder = join(home, 'pids');
  const known = new Map(
    readdirSync(folder)
      .filter((file) => file.endsWith('.json'))
      .map((file) => JSON.parse(readFileSync(join(folder, file), 'utf8')) as { name: string; pid: number })
      .map(({ name, pid }) => [name, pid]),
  );
  return (name) => {
    const pid = known.get(name);
    if (pid === undefined) throw new Error(`${name} has no pid file in ${folder}: ${[...known.keys()].join(', ')}`);
    return pid;
  };
}

const remarks = (): string =>
  [
    '',
    'Settings that are not the default: sticky timeout 1 s (both workers), Temporal with 4 shards in one process, namespace',
    'cache 1 s. Every peer begins its lifecycles before a round; counters are read 1 s after its last close. The province is',
    'shown and not counted. Application bytes are pages of tables and indexes, coarse in small rounds.',
    'Not measured here: fan-out, start, kill −9, memory, an inbox of 1,000,000 rows.',
  ].join('\n');
