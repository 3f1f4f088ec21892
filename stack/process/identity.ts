import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/**
 * Who a process is beyond its number: numbers are used again, the moment of its start within one boot is not. Nothing
 * is ever killed by its number alone.
 */
export interface Identity {
  readonly pid: number;
  readonly born: string;
}

/** The moment of a living process's start; null when there is no such process (or it is only waiting to be reaped). */
export function bornOf(pid: number): string | null {
  return process.platform === 'linux' ? bornOnLinux(pid) : bornByPs(pid);
}

/** Field 22 of /proc/PID/stat counts from boot, so the boot belongs to it. */
export function startOfStat(stat: string): { readonly state: string; readonly start: string } | null {
  // The second field is the program's name in parentheses and may itself hold spaces and parentheses.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const [state, start] = [fields[0], fields[19]];
  return state === undefined || start === undefined ? null : { state, start };
}

function bornOnLinux(pid: number): string | null {
  try {
    const parsed = startOfStat(readFileSync(`/proc/${pid}/stat`, 'utf8'));
    if (parsed === null || parsed.state === 'Z' || parsed.state === 'X') return null;
    return `${boot()}:${parsed.start}`;
  } catch {
    return null;
  }
}

function boot(): string {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim();
  } catch {
    return 'boot';
  }
}

function bornByPs(pid: number): string | null {
  try {
    const text = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    });
    return text.trim() || null;
  } catch {
    return null;
  }
}

export function identityOf(pid: number): Identity | null {
  const born = bornOf(pid);
  return born === null ? null : { pid, born };
}

/** Whether this very process, not another with its number, is alive. */
export const isAlive = (identity: Identity): boolean => bornOf(identity.pid) === identity.born;
