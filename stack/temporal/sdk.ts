import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from '../say';
import { since } from '../say';
import type { Found } from './version';
import { checked } from './version';

/**
 * The program that Temporal's SDK downloads for its own tests, the one way that needs no Python. The SDK both fetches
 * and starts it; the start is undone at once, since the server here must outlive the process that started it.
 */
export async function fromSdk(cache: string, say: Say): Promise<Found> {
  const folder = join(cache, 'temporal-sdk');
  mkdirSync(folder, { recursive: true });
  const kept = programIn(folder);
  if (kept !== null) return checked(kept);
  say('temporal', "downloading through Temporal's SDK (about 50 MB, once) …");
  const began = Date.now();
  const beat = setInterval(() => say('temporal', `still downloading (${since(began)})`), 10_000);
  try {
    await download(folder);
  } catch (error) {
    return { no: error instanceof Error ? error.message.slice(0, 300) : String(error) };
  } finally {
    clearInterval(beat);
  }
  const path = programIn(folder);
  return path === null ? { no: 'the download left no program' } : checked(path);
}

function programIn(folder: string): string | null {
  const name = existsSync(folder) ? readdirSync(folder).find((file) => /^temporal.*\d(\.exe)?$/.test(file)) : undefined;
  return name === undefined ? null : join(folder, name);
}

async function download(folder: string): Promise<void> {
  // Loaded here alone: the SDK's native part takes half a second that no other start should pay.
  const { Runtime } = await import('@temporalio/worker');
  const runtime = Runtime.instance();
  const server = await runtime.createEphemeralServer({
    type: 'dev-server',
    exe: {
      type: 'cached-download',
      downloadDir: folder,
      version: 'default',
      ttl: 10 * 365 * 86_400_000,
      sdkName: 'sdk-typescript',
      sdkVersion: '1.24.0',
    },
    namespace: 'default',
    ip: '127.0.0.1',
    port: null,
    uiPort: null,
    dbFilename: null,
    ui: false,
    log: { format: 'pretty', level: 'error' },
    extraArgs: [],
  });
  await runtime.shutdownEphemeralServer(server);
  await runtime.shutdown();
}
