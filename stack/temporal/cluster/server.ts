import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../../home';
import { anyLowPort, anyPort, answers } from '../../ports';
import { TEMPORAL } from '../../postgres/roles';
import type { Service } from '../../process/service';
import { createService } from '../../process/service';
import type { Roster } from '../../run/roster';
import type { Say } from '../../say';
import { serves } from '../namespace';
import { clusterPrograms } from './build';
import type { ClusterPrograms } from './build';
import type { ServiceName, ServicePorts, Store } from './config';
import { SERVICES, dynamicConfig, serverConfig, uiConfig } from './config';
import { prepareSchemas } from './schema';

export interface ClusterWish {
  readonly home: Home;
  readonly say: Say;
  readonly roster: Roster;
  readonly namespace: string;
  /** An administrator of the PostgreSQL that keeps Temporal's state. */
  readonly adminUrl: string;
  /** Password of the role `temporal` there. */
  readonly password: string;
  readonly grpc: number;
  /** Null: no UI. */
  readonly ui: number | null;
}

/** Temporal's real server on PostgreSQL, and its UI, as services of the roster. */
export async function startCluster(wish: ClusterWish): Promise<void> {
  const programs = await clusterPrograms(wish.home.cache, wish.say);
  const { hostname, port } = new URL(wish.adminUrl);
  const store: Store = { host: hostname, port: Number(port || 5432), user: TEMPORAL, password: wish.password };
  await prepareSchemas(programs.sql, wish.adminUrl, store, wish.say);
  await wish.roster.start(await serverService(wish, programs, store));
  if (wish.ui !== null) await wish.roster.start(uiService(wish, programs, wish.ui));
}

async function serverService(wish: ClusterWish, programs: ClusterPrograms, store: Store): Promise<Service> {
  const folder = folderOf(wish.home);
  const dynamic = join(folder, 'dynamic.json');
  writeFileSync(dynamic, JSON.stringify(dynamicConfig(), null, 2));
  const config = join(folder, 'server.json');
  // JSON is YAML. It holds the password.
  writeFileSync(
    config,
    JSON.stringify(serverConfig(store, await portsFor(wish.grpc), await anyPort(), dynamic), null, 2),
    { mode: 0o600 },
  );
  const address = `127.0.0.1:${wish.grpc}`;
  return createService(
    {
      name: 'temporal',
      order: 2,
      command: programs.server,
      args: ['--config-file', config, '--allow-no-auth', 'start'],
      env: environment(folder),
      cwd: folder,
      ready: () => serves(address),
      readyWithin: 60_000,
      stopSignal: 'SIGTERM',
      grace: 15_000,
      where: `server on PostgreSQL, ${address}`,
    },
    { logs: wish.home.logs, pids: wish.home.pids, say: wish.say },
  );
}

function uiService(wish: ClusterWish, programs: ClusterPrograms, port: number): Service {
  const folder = folderOf(wish.home);
  writeFileSync(
    join(folder, 'ui.yaml'),
    JSON.stringify(uiConfig(`127.0.0.1:${wish.grpc}`, port, wish.namespace), null, 2),
  );
  return createService(
    {
      name: 'temporal-ui',
      order: 3,
      command: programs.ui,
      args: ['--root', folder, '--config', '.', '--env', 'ui', 'start'],
      env: environment(folder),
      cwd: folder,
      ready: () => answers(port),
      readyWithin: 30_000,
      stopSignal: 'SIGTERM',
      grace: 5_000,
      where: `http://127.0.0.1:${port}`,
    },
    { logs: wish.home.logs, pids: wish.home.pids, say: wish.say },
  );
}

function folderOf(home: Home): string {
  const folder = join(home.dir, 'temporal');
  mkdirSync(folder, { recursive: true });
  return folder;
}

const environment = (folder: string): Record<string, string | undefined> => ({
  PATH: process.env['PATH'],
  HOME: folder,
  LANG: 'C.UTF-8',
  TZ: 'UTC',
});

/** The frontend's port is the one everybody is told; the others only the server itself needs. */
async function portsFor(frontend: number): Promise<ServicePorts> {
  const ports: Partial<Record<ServiceName, { grpc: number; member: number }>> = {};
  for (const name of SERVICES)
    ports[name] = { grpc: name === 'frontend' ? frontend : await anyLowPort(), member: await anyLowPort() };
  return ports as ServicePorts;
}
