import { setTimeout as sleep } from 'node:timers/promises';
import type { Identity } from './identity';
import { isAlive } from './identity';
import type { PidFile } from './pid-file';
import { readPidFiles, removePidFile } from './pid-file';
import type { Say } from '../say';

/** Waits until the process is gone; false when it is still there after `ms`. */
export async function gone(identity: Identity, ms: number): Promise<boolean> {
  for (const end = Date.now() + ms; Date.now() < end; await sleep(30)) if (!isAlive(identity)) return true;
  return !isAlive(identity);
}

/**
 * Asks a process to end, and after `grace` milliseconds ends it with its whole group (every process we start leads a
 * group of its own). Answers how it ended.
 */
export async function stopProcess(
  identity: Identity,
  signal: NodeJS.Signals,
  grace: number,
): Promise<'gone' | 'asked' | 'killed'> {
  if (!isAlive(identity)) return 'gone';
  send(identity.pid, signal);
  if (await gone(identity, grace)) return 'asked';
  send(-identity.pid, 'SIGKILL');
  send(identity.pid, 'SIGKILL');
  await gone(identity, 5_000);
  return 'killed';
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch {
    // It ended in between.
  }
}

/** Stops what an earlier run left behind when it was killed itself, last started first; says so. */
export async function stopLeftovers(dir: string, say: Say): Promise<number> {
  const alive = readPidFiles(dir).filter(isAlive);
  if (alive.length > 0)
    say('stack', `an earlier run was cut off and left ${alive.map((file) => file.name).join(', ')} running: stopping`);
  for (const file of alive) await stopLeftover(file);
  for (const file of readPidFiles(dir)) removePidFile(dir, file.name);
  return alive.length;
}

const stopLeftover = (file: PidFile): Promise<unknown> => stopProcess(file, file.stopSignal, 15_000);
