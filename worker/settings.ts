import { loadClientConnectConfig, type ClientConnectConfig } from '@temporalio/envconfig';

/** What a worker is told by its environment. */
export interface Settings {
  readonly databaseUrl: string;
  readonly temporal: ClientConnectConfig['connectionOptions'];
  readonly namespace: string;
  readonly installationKey: Uint8Array;
  readonly provinceUrl: string;
  readonly metricsPort: number | null;
}

type Env = Readonly<Record<string, string | undefined>>;

/** Reads the environment; throws a sentence that names what is missing or malformed. */
export function settingsOf(env: Env): Settings {
  const wanted = (name: string): string => {
    const value = env[name];
    if (!value) throw new Error(`${name} is not set`);
    return value;
  };
  return {
    databaseUrl: wanted('DATABASE_URL'),
    temporal: temporalOf(env, wanted('TEMPORAL_ADDRESS')),
    namespace: wanted('TEMPORAL_NAMESPACE'),
    installationKey: keyOf(wanted('INSTALLATION_KEY')),
    provinceUrl: wanted('PROVINCE_URL'),
    metricsPort: env['METRICS_PORT'] ? Number(env['METRICS_PORT']) : null,
  };
}

/**
 * TLS and API key under the names that Temporal's own programs read (TEMPORAL_TLS, TEMPORAL_API_KEY, TEMPORAL_TLS_SERVER_NAME,
 * TEMPORAL_TLS_SERVER_CA_CERT_PATH, TEMPORAL_TLS_CLIENT_CERT_PATH, TEMPORAL_TLS_CLIENT_KEY_PATH); no file of whoever starts
 * the worker is looked at.
 */
function temporalOf(env: Env, address: string): Settings['temporal'] {
  const set = Object.entries(env).filter((pair): pair is [string, string] => Boolean(pair[1]));
  const { connectionOptions } = loadClientConnectConfig({
    disableFile: true,
    overrideEnvVars: Object.fromEntries(set),
  });
  return { ...connectionOptions, address };
}

function keyOf(hex: string): Uint8Array {
  if (!/^[0-9a-f]{64}$/i.test(hex)) throw new Error('INSTALLATION_KEY must be 32 bytes in hexadecimal');
  return Buffer.from(hex, 'hex');
}
