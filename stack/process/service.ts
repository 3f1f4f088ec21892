import type { ChildProcess } from 'node:child_process';
import { spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { isFree } from '../ports';
import { StackError, since } from '../say';
import type { Say } from '../say';
import { FRESH, afterEnd } from './backoff';
import type { Backoff } from './backoff';
import type { Identity } from './identity';
import { identityOf } from './identity';
import { lastWords, sizeOf, speaksOfFullDisk, tail, trim } from './log';
import { removePidFile, writePidFile } from './pid-file';
import { stopProcess } from './stop';

/** One process of the stack, as data. */
export interface ServiceSpec {
  readonly name: string;
  readonly order: number;
  readonly command: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly account?: { readonly uid: number; readonly gid: number };
  /** The ports it listens on. */
  readonly ports: readonly number[];
  /**
   * What it writes once it listens, and whether it serves. Both, or one of them, must be its very own word: that something
   * answers on its port proves nothing, another installation may have taken it.
   */
  readonly says?: RegExp;
  readonly ready?: () => Promise<boolean>;
  readonly readyWithin: number;
  readonly stopSignal: NodeJS.Signals;
  /** How long it may take to end when asked. */
  readonly grace: number;
  /** Before every start: clears away what a hard end left. */
  readonly before?: () => void;
  /** What the line says once it is ready: its address. */
  readonly where: string;
}

export interface Place {
  readonly logs: string;
  readonly pids: string;
  readonly say: Say;
}

export interface Service {
  readonly name: string;
  /** Resolves when it serves; fails with its last words when three tries did not get there. */
  start(): Promise<void>;
  /** Asks it to end and waits; it is not started again. */
  stop(): Promise<void>;
}

interface Run {
  readonly child: ChildProcess;
  readonly identity: Identity | null;
  readonly began: number;
  readonly logFrom: number;
  readonly ended: Promise<string>;
}

const TRIES = 3;

/** Another program was quicker at a port of the service: it may be started on another. */
export class PortTaken extends StackError {}

/** A process that is started, watched, started again with back-off when it ends unasked, and stopped in order. */
export function createService(spec: ServiceSpec, place: Place): Service {
  const log = join(place.logs, `${spec.name}.log`);
  let run: Run | null = null;
  let stopping = false;
  let backoff: Backoff = FRESH;

  async function start(): Promise<void> {
    for (let attempt = 1; !stopping; attempt++) {
      const failure = await once();
      if (failure === null) return;
      const port = await takenOf(spec.ports);
      if (port !== undefined) throw new PortTaken(`${spec.name} does not start: another program took port ${port}.`);
      if (attempt === TRIES)
        throw new StackError(
          `${spec.name} does not start: ${failure}.\n${lastWords(log, run?.logFrom ?? 0)}\nIts log: ${log}`,
        );
      place.say(spec.name, `${failure}; trying again`);
      await sleep(attempt * 700);
    }
  }

  /** One start up to serving. Null, or why not. */
  async function once(): Promise<string | null> {
    const now = launch(spec, log);
    run = now;
    if (now.identity !== null)
      writePidFile(place.pids, { ...now.identity, name: spec.name, order: spec.order, stopSignal: spec.stopSignal });
    let over: string | null = null;
    void now.ended.then((how) => (over = how));
    for (const end = now.began + spec.readyWithin; Date.now() < end; await sleep(40)) {
      if (over !== null) return over;
      const serves = await isReady(spec, log, now);
      if (over !== null) return over;
      if (serves) {
        place.say(spec.name, `ready${spec.where === '' ? '' : `: ${spec.where}`} (${since(now.began)})`);
        void watch(now);
        return null;
      }
    }
    await end(now);
    return `not ready after ${spec.readyWithin / 1000} s`;
  }

  async function watch(now: Run): Promise<void> {
    const trimmer = setInterval(() => trim(log), 60_000);
    const how = await now.ended;
    clearInterval(trimmer);
    if (!stopping) await again(how, Date.now() - now.began);
  }

  async function again(how: string, lived: number): Promise<void> {
    backoff = afterEnd(backoff, lived);
    place.say(spec.name, `${how} unasked: ${await reason()}starting again in ${backoff.wait / 1000} s (${log})`);
    await sleep(backoff.wait);
    if (stopping) return;
    const began = Date.now();
    const failure = await attemptAgain();
    if (failure !== null && !stopping) await again(failure, Date.now() - began);
  }

  /** Why it ended, where a person can mend it. The port stays: the other processes know the service by it. */
  async function reason(): Promise<string> {
    if (speaksOfFullDisk(tail(log, run?.logFrom ?? 0))) return 'THE DISK IS FULL, free some space; ';
    const port = await takenOf(spec.ports);
    return port === undefined ? '' : `another program took port ${port}, end it or npm stop and start; `;
  }

  /** A start that even a full disk or a lost binary cannot turn into the supervisor's own end. */
  async function attemptAgain(): Promise<string | null> {
    try {
      return await once();
    } catch (error) {
      return `could not be started (${error instanceof Error ? error.message : String(error)})`;
    }
  }

  async function end(now: Run): Promise<void> {
    if (now.identity === null) return;
    const how = await stopProcess(now.identity, spec.stopSignal, spec.grace);
    if (how === 'killed') place.say(spec.name, `did not end within ${spec.grace / 1000} s: killed`);
    removePidFile(place.pids, spec.name);
  }

  async function stop(): Promise<void> {
    stopping = true;
    if (run !== null) await end(run);
  }

  return { name: spec.name, start, stop };
}

function launch(spec: ServiceSpec, log: string): Run {
  spec.before?.();
  trim(log);
  const logFrom = sizeOf(log);
  const fd = openSync(log, 'a');
  // Its own group and session: Ctrl-C reaches the supervisor alone, which then stops everything in order. Its output
  // goes to a file and not through a pipe, so that it lives on undisturbed should the supervisor be killed.
  const child = spawn(spec.command, [...spec.args], {
    cwd: spec.cwd,
    env: { ...spec.env },
    stdio: ['ignore', fd, fd],
    detached: true,
    ...spec.account,
  });
  closeSync(fd);
  const ended = new Promise<string>((resolve) => {
    child.once('error', (error) => resolve(`could not be started (${error.message})`));
    child.once('exit', (code, signal) =>
      resolve(signal === null ? `ended with ${code ?? 'nothing'}` : `ended by ${signal}`),
    );
  });
  return { child, identity: child.pid === undefined ? null : identityOf(child.pid), began: Date.now(), logFrom, ended };
}

async function isReady(spec: ServiceSpec, log: string, { logFrom, ended }: Run): Promise<boolean> {
  if (spec.says !== undefined && !spec.says.test(tail(log, logFrom))) return false;
  try {
    return (await spec.ready?.()) ?? true;
  } catch (error) {
    // Refused by a stranger on its port, the child ends within a moment, and that is what is told.
    if (await Promise.race([ended, sleep(3_000)])) return false;
    throw error;
  }
}

/** The first of the ports that somebody else listens on now that the service has ended. */
async function takenOf(ports: readonly number[]): Promise<number | undefined> {
  for (const port of ports) if (!(await isFree(port))) return port;
  return undefined;
}
