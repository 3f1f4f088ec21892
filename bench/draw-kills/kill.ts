import { setTimeout as sleep } from 'node:timers/promises';
import type { City, Place } from '../faults/city';
import { ACTS, type DrawAct, type Watch } from './acts';
import { hasHappened } from './city';

/** One `kill -9` of the worker, and what proves where it landed. */
export interface Kill {
  readonly act: DrawAct;
  /** The try that it ended, and how far it had come. */
  readonly attempt: number;
  readonly ms: number;
  readonly pid: number;
  /** The try was the killed process's, not yet handed in, failed for want of beats, and Temporal gave out the next. */
  readonly counts: boolean;
  readonly found: string;
}

/** Of an act's undisturbed length, the part in which kills are aimed: a try that begins late still ends after it. */
const AIM = 0.8;

interface Aim {
  readonly act: DrawAct;
  readonly times: number;
  /** How long the act takes undisturbed. */
  readonly spanMs: number;
  readonly chance: () => number;
}

/** Kills the worker in one try of an act after the other, each at a moment of the seed. Ends early if the act does. */
export async function killDuring(city: City, place: Place, watch: Watch, task: string, aim: Aim): Promise<Kill[]> {
  const { act, times, spanMs, chance } = aim;
  const kills: Kill[] = [];
  for (let attempt = 1; attempt <= times; attempt++) {
    const running = await watch.until(act, (now) => now !== null && now.running && now.attempt >= attempt);
    if (!running) break;
    const { since } = running;
    await sleep(Math.max(0, since + Math.floor(chance() * AIM * spanMs) - Date.now()));
    const pid = city.pidOf('worker');
    const killedAt = Date.now();
    const killed = city.kill('worker');
    const next = await watch.until(act, (now) => now === null || now.attempt > running.attempt);
    const ended = await hasHappened(place, task, ACTS[act]);
    const found = [
      ...(killed && pid === running.pid ? [] : [`not its worker: ${pid} instead of ${running.pid}`]),
      ...(ended ? ['handed in already'] : []),
      ...(next === null ? ['the act had ended'] : [next.failure]),
    ];
    const counts = killed && pid === running.pid && !ended && /heartbeat/i.test(next?.failure ?? '');
    kills.push({ act, attempt: running.attempt, ms: killedAt - since, pid: pid ?? 0, counts, found: found.join('; ') });
    if (next === null) break;
  }
  return kills;
}
