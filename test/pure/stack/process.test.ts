import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { FRESH, afterEnd } from '../../../stack/process/backoff';
import { bornOf, identityOf, isAlive, startOfStat } from '../../../stack/process/identity';
import { lastWords, tail } from '../../../stack/process/log';
import { claim, holderOf, readPidFiles, removePidFile, writePidFile } from '../../../stack/process/pid-file';
import { stopLeftovers, stopProcess } from '../../../stack/process/stop';

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liancha-process-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

const sleeper = (script = 'setInterval(() => {}, 1000)') => {
  const child = spawn(process.execPath, ['-e', script], { detached: true, stdio: ['ignore', 'pipe', 'ignore'] });
  const identity = identityOf(child.pid ?? -1);
  if (identity === null) throw new Error('the sleeper did not start');
  return { child, identity };
};

describe('a process is known by the moment of its start, not by its number', () => {
  it('reads the start behind a name with spaces and parentheses', () => {
    const fields = ['S', ...Array.from({ length: 30 }, (_, i) => String(i + 4))];
    expect(startOfStat(`42 (odd ) (name) ${fields.join(' ')}`)).toEqual({ state: 'S', start: '22' });
    expect(startOfStat('42 (cut')).toBeNull();
  });

  it('is alive under its own identity only', () => {
    const self = identityOf(process.pid);
    expect(self).not.toBeNull();
    expect(isAlive({ pid: process.pid, born: bornOf(process.pid) ?? '' })).toBe(true);
    expect(isAlive({ pid: process.pid, born: 'another start' })).toBe(false);
    expect(bornOf(2 ** 30)).toBeNull();
  });

  it('is never stopped by its number alone', async () => {
    const { child, identity } = sleeper();
    expect(await stopProcess({ ...identity, born: 'another start' }, 'SIGKILL', 100)).toBe('gone');
    expect(isAlive(identity)).toBe(true);
    child.kill('SIGKILL');
  });
});

describe('stopping', () => {
  it('asks first', async () => {
    const { identity } = sleeper();
    expect(await stopProcess(identity, 'SIGTERM', 5000)).toBe('asked');
    expect(isAlive(identity)).toBe(false);
  });

  it('kills what does not listen within its time', async () => {
    const { child, identity } = sleeper(
      "process.on('SIGTERM', () => {}); console.log('up'); setInterval(() => {}, 1000)",
    );
    await new Promise((resolve) => child.stdout?.once('data', resolve));
    expect(await stopProcess(identity, 'SIGTERM', 200)).toBe('killed');
    expect(isAlive(identity)).toBe(false);
  });

  it('finds what a killed run left, and leaves alone a stranger who has one of its numbers', async () => {
    const [ours, stranger] = [sleeper(), sleeper()];
    writePidFile(dir, { ...ours.identity, name: 'ours', order: 1, stopSignal: 'SIGTERM' });
    writePidFile(dir, { ...stranger.identity, born: 'long ago', name: 'stale', order: 2, stopSignal: 'SIGTERM' });
    writeFileSync(join(dir, 'cut.json'), '{"pid":');
    expect(await stopLeftovers(dir, () => undefined)).toBe(1);
    expect([isAlive(ours.identity), isAlive(stranger.identity)]).toEqual([false, true]);
    expect(readPidFiles(dir)).toEqual([]);
    stranger.child.kill('SIGKILL');
  });

  it('goes backwards through the order of starts', () => {
    for (const [name, order] of [
      ['a', 1],
      ['c', 3],
      ['b', 2],
    ] as const)
      writePidFile(dir, { pid: 1, born: 'x', name, order, stopSignal: 'SIGTERM' });
    expect(readPidFiles(dir).map(({ name }) => name)).toEqual(['c', 'b', 'a']);
    removePidFile(dir, 'b');
    expect(readPidFiles(dir).map(({ name }) => name)).toEqual(['c', 'a']);
  });
});

describe('the place that only one may hold', () => {
  it('is refused while its holder lives, and free after a killed one', () => {
    const place = join(dir, 'supervisor.pid');
    expect(claim(place)).toBeNull();
    expect(claim(place)?.pid).toBe(process.pid);
    expect(holderOf(place)?.pid).toBe(process.pid);
    writeFileSync(place, JSON.stringify({ pid: process.pid, born: 'another start' }));
    expect(holderOf(place)).toBeNull();
    expect(claim(place)).toBeNull();
  });
});

describe('back-off', () => {
  it('doubles from half a second to half a minute, and begins anew after a minute of steady life', () => {
    let now = FRESH;
    const waits = Array.from({ length: 9 }, () => (now = afterEnd(now, 100)).wait);
    expect(waits).toEqual([500, 1000, 2000, 4000, 8000, 16000, 30000, 30000, 30000]);
    expect(afterEnd(now, 60_000).wait).toBe(500);
  });
});

describe('a log', () => {
  it('is read from where this run began', () => {
    const log = join(dir, 'x.log');
    writeFileSync(log, 'old READY\nnew\n');
    expect(tail(log, 10)).toBe('new\n');
    expect(tail(join(dir, 'none.log'), 0)).toBe('');
  });

  it('whose last words speak of a full disk says what to do', () => {
    const log = join(dir, 'x.log');
    writeFileSync(log, 'FATAL: could not write: No space left on device\n');
    expect(lastWords(log, 0)).toMatch(/disk is full\. Free at least 2 GB/);
    writeFileSync(log, 'first\n\nsecond\n');
    expect(lastWords(log, 0)).toBe('  | first\n  | second');
  });
});
