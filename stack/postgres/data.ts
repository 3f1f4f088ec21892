import { spawnSync } from 'node:child_process';
import { chownSync, existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { StackError } from '../say';
import type { Account } from './account';
import { asAccount } from './account';
import type { Programs } from './find';

/** A data folder that is whole carries this; one whose initdb was cut off does not. */
const DONE = 'liancha-ready';

/**
 * The data folder below `place`, initialised when it is not. LC_CTYPE must be a UTF-8 one: with `C`, trigrams of
 * Chinese are empty and every name search would scan the table (`checkUtf8` looks at the running server).
 */
export function prepareData(
  programs: Programs,
  account: Account | null,
  place: string,
  password: string,
  quick: boolean,
): string {
  const data = join(place, 'data');
  if (existsSync(join(data, DONE))) return sameMajor(programs, data);
  // Half an initdb holds nobody's data; a folder that has served carries the mark.
  rmSync(data, { recursive: true, force: true });
  const passwordFile = join(place, 'initdb-password');
  writeFileSync(passwordFile, password, { mode: 0o600 });
  if (account !== null) chownSync(passwordFile, account.uid, account.gid);
  try {
    initdb(programs, account, data, passwordFile, quick);
  } finally {
    rmSync(passwordFile, { force: true });
  }
  writeFileSync(join(data, DONE), `${programs.major}\n`);
  return data;
}

function initdb(programs: Programs, account: Account | null, data: string, passwordFile: string, quick: boolean): void {
  const args = [
    '-D',
    data,
    '-U',
    'postgres',
    '--auth=scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--data-checksums',
    '--locale=C.UTF-8',
  ];
  if (programs.major >= 17) args.push('--locale-provider=builtin', '--builtin-locale=C.UTF-8');
  if (quick) args.push('--no-sync');
  const { status, stdout, stderr, error } = spawnSync(join(programs.bin, 'initdb'), args, {
    ...asAccount(account),
    encoding: 'utf8',
  });
  if (status === 0) return;
  const words = `${error?.message ?? ''}${stdout ?? ''}${stderr ?? ''}`.trim();
  const remedy = /No space left/.test(words)
    ? 'The disk is full: free at least 2 GB and run the command again.'
    : 'Remove the state folder and start again.';
  throw new StackError(`PostgreSQL could not make its data folder ${data}.\n${words}\n${remedy}`);
}

function sameMajor(programs: Programs, data: string): string {
  const major = Number(readFileSync(join(data, 'PG_VERSION'), 'utf8'));
  if (major === programs.major) return data;
  throw new StackError(
    `${data} was made by PostgreSQL ${major}, and the one found here is ${programs.major}. ` +
      `Put PostgreSQL ${major} on the PATH (or npm ci, if it was the embedded one), or remove the state folder to begin anew.`,
  );
}

/** Settings for a database that serves one installation on one machine. */
const SERVING = [
  'max_connections=200',
  'shared_buffers=256MB',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
  'log_min_duration_statement=2000',
];
/** For data that is thrown away: no wait for the disk. */
const THROWN_AWAY = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_wal_size=4GB'];

/** Loopback TCP only: a socket's path would have to be short, and nothing here needs one. */
export function serverArguments(data: string, port: number, quick: boolean): readonly string[] {
  const settings = [
    'listen_addresses=127.0.0.1',
    'unix_socket_directories=',
    ...SERVING,
    ...(quick ? THROWN_AWAY : []),
  ];
  return ['-D', data, '-p', String(port), ...settings.flatMap((setting) => ['-c', setting])];
}

/**
 * After a hard end the lock file names a process that is gone; PostgreSQL sees that itself, unless another process of
 * the same user has the number by now. Then, and only then, the file is removed.
 */
export function clearStaleLock(data: string, commandOf: (pid: number) => string | null = commandLine): void {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return;
  const pid = Number(readFileSync(file, 'utf8').split('\n')[0]);
  const command = Number.isInteger(pid) && pid > 0 ? commandOf(pid) : '';
  if (command !== null && !command.includes('postgres')) rmSync(file, { force: true });
}

/** Null where it cannot be told: then PostgreSQL decides alone. */
function commandLine(pid: number): string | null {
  if (process.platform !== 'linux') return null;
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}
