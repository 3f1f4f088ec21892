import { Context } from '@temporalio/activity';

/** Beats often enough for a heartbeat timeout of five seconds; an act shorter than the pause never beats at all. */
const PAUSE_MS = 1_000;

/** Runs an act while telling Temporal that its worker lives, so that a dead worker's act is soon another's. */
export async function beating<T>(work: () => Promise<T>): Promise<T> {
  const context = Context.current();
  const timer = setInterval(() => context.heartbeat(), PAUSE_MS);
  try {
    return await work();
  } finally {
    clearInterval(timer);
  }
}

/** Which try of this activity it is, from 1 on. */
export const attemptNow = (): number => Context.current().info.attempt;

/** Told when this try is to be given up: the workflow was cancelled, the worker is to end, or the server gave it to another. */
export const cancelledNow = (): AbortSignal => Context.current().cancellationSignal;
