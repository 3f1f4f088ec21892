import { existsSync, mkdirSync, statfsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { StackError } from './say';

/** The checkout: the nearest folder above that has a package.json (dist/ has none). */
export const ROOT = rootAbove(__dirname);

function rootAbove(folder: string): string {
  if (existsSync(join(folder, 'package.json'))) return folder;
  const parent = dirname(folder);
  if (parent === folder)
    throw new StackError(`No package.json above ${__dirname}: the checkout is not whole. Clone it again.`);
  return rootAbove(parent);
}

/**
 * Where everything lies that a run leaves behind: ONE folder, `.liancha/` in the checkout (git-ignored) or the folder
 * that LIANCHA_HOME names. Removing it removes every trace; the next start begins anew. Below it:
 *
 *   postgres/  temporal/  province/   data        secrets.json  passwords and the installation key (0600)
 *   logs/  pids/                      this run    stack.json    what runs where (`cli stack status`)
 *                                                 ports.json    the ports it keeps from start to start
 *   cache/                            downloads, kept apart by LIANCHA_CACHE; safe to remove at any time
 *   tests/                            what `npm test` uses while it runs
 */
export interface Home {
  readonly dir: string;
  readonly cache: string;
  readonly logs: string;
  readonly pids: string;
}

type Env = Readonly<Record<string, string | undefined>>;

/** The folders for an environment; nothing is created. */
export function homeOf(env: Env = process.env, root = ROOT): Home {
  const dir = resolve(root, env['LIANCHA_HOME'] || '.liancha');
  return {
    dir,
    cache: resolve(root, env['LIANCHA_CACHE'] || join(dir, 'cache')),
    logs: join(dir, 'logs'),
    pids: join(dir, 'pids'),
  };
}

/** A home of its own below another, with the same cache: for tests. */
export const homeIn = (dir: string, cache: string): Home => ({
  dir,
  cache,
  logs: join(dir, 'logs'),
  pids: join(dir, 'pids'),
});

/** A first start writes PostgreSQL's data (40 MB and its log), Temporal's program (156 MB) and the city. */
const LEAST_FREE_FIRST = 500e6;
const LEAST_FREE_AGAIN = 100e6;

/** Creates the folders, and refuses at once where a start could only end in a half-written state. */
export function prepareHome(home: Home): void {
  const least = existsSync(home.logs) ? LEAST_FREE_AGAIN : LEAST_FREE_FIRST;
  for (const dir of [home.dir, home.cache, home.logs, home.pids]) mkdirSync(dir, { recursive: true });
  const disk = statfsSync(home.dir);
  const free = disk.bavail * disk.bsize;
  if (free >= least) return;
  throw new StackError(
    `Only ${Math.floor(free / 1e6)} MB are free where ${home.dir} lies; a start needs ${least / 1e6} MB. ` +
      'Free some space, or set LIANCHA_HOME to a folder on another disk.',
  );
}
