import { isGrpcDeadlineError, isGrpcServiceError, type Client } from '@temporalio/client';
import { ADVANCED, TASK_QUEUE, TASK_TIMEOUT, type ProcessRef } from '../contracts/runner';
import type { Db } from '../journal/db';
import { dropSent, duePokes, putOff, sweep, type Poke } from '../journal/pokes';
import type { Listener } from './listen';

const AT_ONCE = 64;
/** Without a notification the table is looked at all the same: one is lost with the connection that listens. */
const POLL_MS = 1_000;
const DEADLINE_MS = 5_000;
const SWEEP_EVERY_MS = 60_000;
/** Owed for longer than this: nothing else notices a workflow that was terminated by hand. */
const SWEEP_AFTER_MINUTES = 10;
/** gRPC's word for a server that is not there. */
const UNAVAILABLE = 14;

/** Tells the workflow of a process that something is new; throws if it could not. */
export type Signal = (poke: Poke) => Promise<unknown>;

interface Relaying {
  readonly db: Db;
  readonly signal: Signal;
  readonly listener: Listener;
  /** Called with what the relay could not do; it goes on. */
  readonly report: (what: string, error: unknown) => void;
}

export interface Relay {
  /** Ends after the sends in flight. */
  stop(): Promise<void>;
}

/**
 * Pokes become signals, at least once (唤醒): signal-with-start, so that a workflow that was lost is begun again. A poke goes only
 * at the version that was sent. Any number of relays may run side by side.
 */
export function startRelay(relaying: Relaying): Relay {
  let on = true;
  const running = (async () => {
    let swept = 0;
    while (on) {
      if (Date.now() - swept >= SWEEP_EVERY_MS) {
        swept = Date.now();
        await sweepOnce(relaying);
      }
      const sent = await relayOnce(relaying);
      // Behind a full batch there may be more; whatever is raised meanwhile notifies.
      if (on && sent < AT_ONCE / 2) await relaying.listener.next(POLL_MS);
    }
  })();
  return {
    async stop() {
      on = false;
      relaying.listener.wake();
      await running;
    },
  };
}

async function sweepOnce({ db, report }: Relaying): Promise<void> {
  await sweep(db, SWEEP_AFTER_MINUTES).catch((error: unknown) => report('the sweep', error));
}

/** Sends what is due; answers how many arrived. */
export async function relayOnce({ db, signal, report }: Omit<Relaying, 'listener'>): Promise<number> {
  try {
    const pokes = await duePokes(db, AT_ONCE);
    const sends = await Promise.all(pokes.map((poke) => send(signal, poke)));
    const sent = sends.flatMap(({ poke, error }) => (error === undefined ? [poke] : []));
    const failed = sends.filter(({ error }) => error !== undefined);
    if (sent.length > 0) await dropSent(db, sent);
    if (failed.length > 0) await failures(db, failed, sent.length > 0, report);
    return sent.length;
  } catch (error) {
    report('the relay', error);
    return 0;
  }
}

interface Sent {
  readonly poke: Poke;
  readonly error: unknown;
}

/** A server that is away is no fault of the pokes: they stay due, so that work goes on within a second of its return. */
async function failures(db: Db, failed: readonly Sent[], others: boolean, report: Relaying['report']): Promise<void> {
  report('a signal', failed[0]?.error);
  const away = !others && failed.every(({ error }) => isAway(error));
  if (!away)
    await putOff(
      db,
      failed.map(({ poke }) => poke),
    );
}

/** The client wraps gRPC's errors in its own. */
function isAway(error: unknown): boolean {
  if (isGrpcDeadlineError(error) || (isGrpcServiceError(error) && Number(error.code) === UNAVAILABLE)) return true;
  return error instanceof Error && error.cause !== undefined && isAway(error.cause);
}

async function send(signal: Signal, poke: Poke): Promise<Sent> {
  try {
    await signal(poke);
    return { poke, error: undefined };
  } catch (error) {
    return { poke, error: error ?? new Error('unknown') };
  }
}

/** Signal-with-start: a workflow that runs is woken and takes the epoch, one that was lost is begun again. */
export const signalBy =
  (client: Client): Signal =>
  ({ name, process: id, epoch }) =>
    client.withDeadline(Date.now() + DEADLINE_MS, () =>
      client.workflow.signalWithStart(name, {
        workflowId: id,
        taskQueue: TASK_QUEUE,
        args: [{ id, epoch } satisfies ProcessRef],
        signal: ADVANCED,
        signalArgs: [epoch],
        workflowTaskTimeout: TASK_TIMEOUT,
        staticSummary: `${name} ${id}`,
      }),
    );
