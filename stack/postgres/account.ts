import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** Whom PostgreSQL's programs run as. They refuse to run as root. */
export interface Account {
  readonly name: string;
  readonly uid: number;
  readonly gid: number;
}

/** Null: as ourselves. As root: `postgres`, else `nobody` (initdb wants an entry in the password file). */
export function accountForPostgres(passwd = readPasswd()): Account | null {
  if (process.platform === 'win32' || process.getuid?.() !== 0) return null;
  return accountIn(passwd, 'postgres') ?? accountIn(passwd, 'nobody');
}

export function accountIn(passwd: string, name: string): Account | null {
  const fields = passwd
    .split('\n')
    .map((entry) => entry.split(':'))
    .find((entry) => entry[0] === name);
  const [uid, gid] = [Number(fields?.[2]), Number(fields?.[3])];
  return fields !== undefined && Number.isInteger(uid) && Number.isInteger(gid) && uid > 0 ? { name, uid, gid } : null;
}

function readPasswd(): string {
  try {
    return readFileSync('/etc/passwd', 'utf8');
  } catch {
    return '';
  }
}

/** Spawn options for an account: cwd `/`, because our own folder may be closed to it, and nothing of our environment. */
export function asAccount(account: Account | null): {
  cwd: string;
  env: Record<string, string>;
  uid?: number;
  gid?: number;
} {
  const env = { PATH: process.env['PATH'] ?? '/usr/bin:/bin', LANG: 'C.UTF-8', LC_ALL: 'C.UTF-8', TZ: 'UTC' };
  return account === null ? { cwd: '/', env } : { cwd: '/', env, uid: account.uid, gid: account.gid };
}

/** Whether the account can run a program; a program below somebody's 0700 home cannot be. */
export const canRun = (program: string, account: Account | null): boolean =>
  spawnSync(program, ['--version'], { ...asAccount(account), stdio: 'ignore' }).status === 0;

/** Whether the account can enter a folder. */
export function canEnter(folder: string, account: Account | null): boolean {
  if (account === null) return true;
  return spawnSync('/bin/sh', ['-c', 'cd "$0"', folder], { ...asAccount(account), stdio: 'ignore' }).status === 0;
}
