import { setImmediate } from 'node:timers/promises';
import type { Steps } from '../domain/kernel/steps';

/** So long that rests cost nothing beside the work, so short that a beat a second comes through. */
const WORK_MS = 50;

/** Does long work step by step: in its rests beats go out and a cancellation comes in, which ends it by its own reason. */
export async function inSteps<T>(steps: Steps<T>, cancelled: AbortSignal): Promise<T> {
  for (let rested = performance.now(); ;) {
    cancelled.throwIfAborted();
    const step = steps.next();
    if (step.done === true) return step.value;
    if (performance.now() - rested < WORK_MS) continue;
    await setImmediate();
    rested = performance.now();
  }
}
