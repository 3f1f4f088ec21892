import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Home } from '../../home';
import type { ChoosePort } from '../../ports';
import { anyLowPort, anyPort } from '../../ports';
import { TEMPORAL } from '../../postgres/roles';
import type { Service } from '../../process/service';
import { createService } from '../../process/service';
import type { Roster } from '../../run/roster';
import type { Say } from '../../say';
import { clusterPrograms } from './build';
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
  readonly port: ChoosePort;
  readonly ui: boolean;
}

/** All the ports of the server; `grpc` is the one that everybody is told. */
interface ServerPorts {
  readonly grpc: number;
  readonly http: number;
  readonly services: ServicePorts;
}

/** Temporal's real server on PostgreSQL, and its UI, as services of the roster. */
export async function startCluster(wish: ClusterWish): Promise<{ readonly grpc: number; readonly ui: number | null }> {
  const programs = await clusterPrograms(wish.home.cache, wish.say);
  const { hostname, port } = new URL(wish.adminUrl);
  const store: Store = { host: hostname, port: Number(port || 5432), user: TEMPORAL, password: wish.password };
  await prepareSchemas(programs.sql, wish.adminUrl, store, wish.say);
  const { grpc } = await wish.roster.startOn(
    async () => serverPorts(await wish.port('temporal')),
    (ports) => serverService(wish, programs.server, store, ports),
  );
  const ui = async (): Promise<number> =>
    wish.roster.startOn(
      () => wish.port('ui'),
      (port) => uiService(wish, programs.ui, grpc, port),
    );
  return { grpc, ui: wish.ui ? await ui() : null };
}

function serverService(wish: ClusterWish, program: string, store: Store, ports: ServerPorts): Service {
  const folder = folderOf(wish.home);
  const dynamic = join(folder, 'dynamic.json');
  writeFileSync(dynamic, JSON.stringify(dynamicConfig(), null, 2));
  const config = join(folder, 'server.json');
  // JSON is YAML. It holds the password.
  const content = serverConfig(store, ports.services, ports.http, dynamic);
  writeFileSync(config, JSON.stringify(content, null, 2), { mode: 0o600 });
  return createService(
    {
      name: 'temporal',
      order: 2,
      command: program,
      args: ['--config-file', config, '--allow-no-auth', 'start'],
      env: environment(folder),
      cwd: folder,
      ports: [ports.grpc, ports.http, ...SERVICES.flatMap((name) => Object.values(ports.services[name]))],
      ready: () => servesByHttp(ports.http),
      readyWithin: 60_000,
      stopSignal: 'SIGTERM',
      grace: 15_000,
      where: `server on PostgreSQL, 127.0.0.1:${ports.grpc}`,
    },
    { logs: wish.home.logs, pids: wish.home.pids, say: wish.say },
  );
}

function uiService(wish: ClusterWish, program: string, grpc: number, port: number): Service {
  const folder = folderOf(wish.home);
  writeFileSync(join(folder, 'ui.yaml'), JSON.stringify(uiConfig(`127.0.0.1:${grpc}`, port, wish.namespace), null, 2));
  return createService(
    {
      name: 'temporal-ui',
      order: 3,
      command: program,
      args: ['--root', folder, '--config', '.', '--env', 'ui', 'start'],
      env: environment(folder),
      cwd: folder,
      ports: [port],
      says: /http server started/,
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
async function serverPorts(grpc: number): Promise<ServerPorts> {
  const services: Partial<Record<ServiceName, { grpc: number; member: number }>> = {};
  for (const name of SERVICES)
    services[name] = { grpc: name === 'frontend' ? grpc : await anyLowPort(), member: await anyLowPort() };
  return { grpc, http: await anyPort(), services: services as ServicePorts };
}

/**
 * Its own word that it serves: by a port that the system handed out a moment ago, which no other installation offers, and
 * which it opens after the others.
 */
async function servesByHttp(port: number): Promise<boolean> {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/api/v1/namespaces?pageSize=1`, {
      signal: AbortSignal.timeout(3_000),
    });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
