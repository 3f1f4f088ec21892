/** Where Temporal's server keeps its state: a role on a PostgreSQL. */
export interface Store {
  readonly host: string;
  readonly port: number;
  readonly user: string;
  readonly password: string;
}

/** One port for calls and one for the ring of members, for each of the server's four services. */
export type ServicePorts = Readonly<Record<ServiceName, { readonly grpc: number; readonly member: number }>>;
export const SERVICES = ['frontend', 'history', 'matching', 'worker'] as const;
export type ServiceName = (typeof SERVICES)[number];

export const MAIN_DATABASE = 'temporal';
export const VISIBILITY_DATABASE = 'temporal_visibility';

/** Fixed for the life of a state: Temporal cannot change it later. */
const SHARDS = 4;

const LOOPBACK = '127.0.0.1';

const sqlStore = (store: Store, databaseName: string, maxConns: number): object => ({
  sql: {
    pluginName: 'postgres12',
    databaseName,
    connectAddr: `${store.host}:${store.port}`,
    connectProtocol: 'tcp',
    user: store.user,
    password: store.password,
    maxConns,
    maxIdleConns: maxConns,
    maxConnLifetime: '1h',
  },
});

/** The server's configuration: one process with all four services on loopback, state in two databases. */
export function serverConfig(store: Store, ports: ServicePorts, httpPort: number, dynamicConfig: string): object {
  const rpc = (name: ServiceName): object => ({
    rpc: {
      grpcPort: ports[name].grpc,
      membershipPort: ports[name].member,
      bindOnIP: LOOPBACK,
      ...(name === 'frontend' ? { httpPort } : {}),
    },
  });
  const frontend = `${LOOPBACK}:${ports.frontend.grpc}`;
  return {
    log: { stdout: true, level: 'warn' },
    persistence: {
      defaultStore: 'main',
      visibilityStore: 'visibility',
      numHistoryShards: SHARDS,
      datastores: {
        main: sqlStore(store, MAIN_DATABASE, 20),
        visibility: sqlStore(store, VISIBILITY_DATABASE, 10),
      },
    },
    global: { membership: { maxJoinDuration: '30s', broadcastAddress: LOOPBACK } },
    services: Object.fromEntries(SERVICES.map((name) => [name, rpc(name)])),
    clusterMetadata: {
      enableGlobalNamespace: false,
      failoverVersionIncrement: 10,
      masterClusterName: 'active',
      currentClusterName: 'active',
      clusterInformation: {
        active: { enabled: true, initialFailoverVersion: 1, rpcName: 'frontend', rpcAddress: frontend },
      },
    },
    dcRedirectionPolicy: { policy: 'noop' },
    publicClient: { hostPort: frontend },
    dynamicConfigClient: { filepath: dynamicConfig, pollInterval: '60s' },
  };
}

/** A namespace that was just made is known everywhere within a second, instead of ten. */
export const dynamicConfig = (): object => ({ 'system.namespaceCacheRefreshInterval': [{ value: '1s' }] });

/** The configuration of Temporal's own UI server, read-only towards the outside: loopback and no telemetry. */
export const uiConfig = (frontend: string, port: number, namespace: string): object => ({
  temporalGrpcAddress: frontend,
  host: LOOPBACK,
  port,
  enableUi: true,
  defaultNamespace: namespace,
  cors: { cookieInsecure: true, allowOrigins: [`http://${LOOPBACK}:${port}`] },
  hideLogs: false,
  notifyOnNewVersion: false,
});
