import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { databaseUrl, temporal } from '../journal';

/** The product's own worker as it was built, as a process that can be killed; with more in its environment if wanted. */
export function startWorker(
  installationKey: Uint8Array,
  environment: Readonly<Record<string, string>> = {},
): ChildProcess {
  const { address, namespace } = temporal();
  return spawn(process.execPath, [join(__dirname, '../../../dist/worker/main.js')], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl(),
      TEMPORAL_ADDRESS: address,
      TEMPORAL_NAMESPACE: namespace,
      INSTALLATION_KEY: Buffer.from(installationKey).toString('hex'),
      PROVINCE_URL: 'http://127.0.0.1:9',
      ...environment,
    },
    stdio: 'ignore',
  });
}

/** Asks again and again until it is so. */
export async function until(what: string, ask: () => Promise<boolean>, withinMs = 40_000): Promise<void> {
  for (const end = Date.now() + withinMs; !(await ask());) {
    if (Date.now() > end) throw new Error(`waited in vain for ${what}`);
    await sleep(10);
  }
}
