import { setTimeout as sleep } from 'node:timers/promises';
import { Client, Connection } from '@temporalio/client';
import type { Place } from '../faults/city';

/** The acts of a draw that are worth killing, each with the event that ends it. */
export const ACTS = { drawTargets: 'targetsDrawn', matchOfficers: 'matchCompleted' } as const;
export type DrawAct = keyof typeof ACTS;

/** An act as it went undisturbed. */
export interface Span {
  readonly ms: number;
  /** The longest silence between two beats (心跳) that was seen. */
  readonly silentMs: number;
}

/** One try of an act as Temporal knows it. */
export interface Try {
  readonly attempt: number;
  /** Handed to a worker, which has not answered yet. */
  readonly running: boolean;
  /** When it was handed out, in milliseconds. */
  readonly since: number;
  /** How long its worker has been silent. */
  readonly silentMs: number;
  /** The process id of the worker that has it, or had it last. */
  readonly pid: number;
  /** Why the try before it failed, in Temporal's words. */
  readonly failure: string;
}

interface Time {
  readonly seconds?: unknown;
  readonly nanos?: number | null;
}
const msOf = (time: Time | null | undefined): number => Number(time?.seconds ?? 0) * 1_000 + (time?.nanos ?? 0) / 1e6;

const STARTED = 2;
const PATIENCE_MS = 20 * 60_000;

/** Looks into Temporal for the acts of one task. */
export class Watch {
  private constructor(
    private readonly connection: Connection,
    private readonly client: Client,
    private readonly task: string,
  ) {}

  static async on({ environment }: Place, task: string): Promise<Watch> {
    const connection = await Connection.connect({ address: environment['TEMPORAL_ADDRESS'] ?? '' });
    const namespace = environment['TEMPORAL_NAMESPACE'] ?? 'default';
    return new Watch(connection, new Client({ connection, namespace }), task);
  }

  close = (): Promise<void> => this.connection.close();

  /** The try of an act that is pending now; null: none is. */
  async now(act: DrawAct): Promise<Try | null> {
    const { raw } = await this.client.workflow.getHandle(this.task).describe();
    const found = raw.pendingActivities?.find(({ activityType }) => activityType?.name === act);
    if (!found) return null;
    const since = msOf(found.lastStartedTime);
    const heard = Math.max(since, msOf(found.lastHeartbeatTime));
    return {
      attempt: found.attempt ?? 0,
      running: Number(found.state) === STARTED,
      since,
      silentMs: Date.now() - heard,
      pid: Number.parseInt(found.lastWorkerIdentity ?? '', 10),
      failure: found.lastFailure?.message ?? '',
    };
  }

  /** Waits until an act is as wanted; also asked before the workflow exists. */
  async until(act: DrawAct, holds: (now: Try | null) => boolean): Promise<Try | null> {
    for (const end = Date.now() + PATIENCE_MS; Date.now() < end; await sleep(5)) {
      const now = await this.now(act).catch(() => undefined);
      if (now !== undefined && holds(now)) return now;
    }
    throw new Error(`${act} never came to what was waited for`);
  }

  /** How long the last try of an act took, from the workflow's history; null: it has not ended. */
  async spanOf(act: DrawAct): Promise<number | null> {
    const { events } = await this.client.workflow.getHandle(this.task).fetchHistory();
    const started = new Map<string, number>();
    const wanted = new Set<string>();
    for (const event of events ?? []) {
      if (event.activityTaskScheduledEventAttributes?.activityType?.name === act) wanted.add(String(event.eventId));
      const begun = event.activityTaskStartedEventAttributes;
      if (begun) started.set(String(begun.scheduledEventId), msOf(event.eventTime));
      const done = event.activityTaskCompletedEventAttributes;
      if (done && wanted.has(String(done.scheduledEventId)))
        return msOf(event.eventTime) - (started.get(String(done.scheduledEventId)) ?? 0);
    }
    return null;
  }
}

/** The longest silence of an act's worker that was seen while it ran undisturbed. */
export async function longestSilence(watch: Watch, act: DrawAct): Promise<number> {
  let longest = 0;
  for (
    let now = await watch.until(act, (one) => one !== null && one.running);
    now !== null;
    now = await watch.now(act)
  ) {
    longest = Math.max(longest, now.silentMs);
    await sleep(20);
  }
  return longest;
}
