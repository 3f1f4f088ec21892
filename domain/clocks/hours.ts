import { epochMs, instant, type Instant } from '../kernel/time';
import type { Pause } from './clock';

const HOUR_MS = 3_600_000;

/** `hours` of running time after `start`: the length of every closed pause on the way is added once, also where pauses overlap. */
export function afterHours(start: Instant, hours: number, pauses: readonly Pause[]): Instant {
  let at = epochMs(start);
  let left = hours * HOUR_MS;
  for (const [from, to] of spans(pauses)) {
    if (to <= at) continue;
    const running = Math.max(0, from - at);
    if (running >= left) break;
    left -= running;
    at = to;
  }
  return instant(at + left);
}

const spans = (pauses: readonly Pause[]): [from: number, to: number][] =>
  pauses
    .flatMap(({ from, to }): [number, number][] => (to === null ? [] : [[epochMs(from), epochMs(to)]]))
    .sort(([a], [b]) => a - b);
