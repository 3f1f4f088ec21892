import type { ConnectionOptions } from '@temporalio/client';
import { loadClientConnectConfig } from '@temporalio/envconfig';

/** TLS and API key of TEMPORAL_ADDRESS, under the names that Temporal's own programs read (as worker/settings.ts). */
export function securityOf(env: Readonly<Record<string, string | undefined>>): ConnectionOptions {
  const set = Object.entries(env).filter((pair): pair is [string, string] => Boolean(pair[1]));
  return loadClientConnectConfig({ disableFile: true, overrideEnvVars: Object.fromEntries(set) }).connectionOptions;
}
