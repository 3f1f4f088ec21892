import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { codeOf } from '../say';
import type { Identity } from './identity';
import { identityOf, isAlive } from './identity';

/** What is written about a process that was started: enough to stop it, and only it, after our own death. */
export interface PidFile extends Identity {
  readonly name: string;
  /** Place in the order of starts; leftovers are stopped backwards. */
  readonly order: number;
  readonly stopSignal: NodeJS.Signals;
}

export function writePidFile(dir: string, file: PidFile): void {
  mkdirSync(dir, { recursive: true });
  writeFileSync(join(dir, `${file.name}.json`), JSON.stringify(file));
}

export const removePidFile = (dir: string, name: string): void => rmSync(join(dir, `${name}.json`), { force: true });

/** Every process noted in a folder, the last started first. Files cut short by a kill say nothing and are skipped. */
export function readPidFiles(dir: string): readonly PidFile[] {
  return names(dir)
    .map((name) => read(join(dir, name)))
    .filter((file) => file !== null)
    .sort((a, b) => b.order - a.order);
}

function names(dir: string): readonly string[] {
  try {
    return readdirSync(dir).filter((name) => name.endsWith('.json'));
  } catch {
    return [];
  }
}

function read(path: string): PidFile | null {
  try {
    const found = JSON.parse(readFileSync(path, 'utf8')) as Partial<PidFile> | null;
    if (found === null || typeof found.pid !== 'number' || typeof found.born !== 'string') return null;
    return {
      name: found.name ?? 'process',
      pid: found.pid,
      born: found.born,
      order: found.order ?? 0,
      stopSignal: found.stopSignal ?? 'SIGTERM',
    };
  } catch {
    return null;
  }
}

/**
 * Takes a place that only one living process may hold (`npm start` of one state folder). Null: taken by us; otherwise
 * its living holder. The place of a dead holder is free.
 */
export function claim(path: string): Identity | null {
  const self = identityOf(process.pid) ?? { pid: process.pid, born: 'unknown' };
  for (;;) {
    try {
      writeFileSync(path, JSON.stringify(self), { flag: 'wx' });
      return null;
    } catch (error) {
      if (codeOf(error) !== 'EEXIST') throw error;
    }
    const holder = holderOf(path);
    if (holder !== null) return holder;
    rmSync(path, { force: true });
  }
}

/** The living holder of a place. */
export function holderOf(path: string): Identity | null {
  const file = read(path);
  return file !== null && isAlive(file) ? { pid: file.pid, born: file.born } : null;
}
