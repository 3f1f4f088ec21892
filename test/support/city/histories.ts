import { Client, Connection } from '@temporalio/client';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { workflowBundle } from '../../../worker/bundle';

interface HistoryEvent {
  readonly activityTaskScheduledEventAttributes?: {
    readonly activityType?: { readonly name?: string | null } | null;
  } | null;
  readonly timerStartedEventAttributes?: object | null;
  readonly startChildWorkflowExecutionInitiatedEventAttributes?: {
    readonly workflowId?: string | null;
    readonly workflowType?: { readonly name?: string | null } | null;
  } | null;
  readonly userMetadata?: { readonly summary?: { readonly data?: Uint8Array | null } | null } | null;
}

/** One run of a process as Temporal alone tells it. */
export interface Told {
  readonly id: string;
  readonly type: string;
  readonly status: string;
  readonly activities: readonly string[];
  readonly timers: readonly string[];
  readonly children: readonly string[];
  readonly events: number;
}

/** Replays are many and their workers chatty; only what goes wrong is told. */
Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });

/** Reads every run of a task and of its inspections from Temporal, and replays each with the workflows as they are. */
export async function historiesOf(
  temporal: { address: string; namespace: string },
  task: string,
): Promise<readonly Told[]> {
  const connection = await Connection.connect({ address: temporal.address });
  const client = new Client({ connection, namespace: temporal.namespace });
  const told: Told[] = [];
  try {
    for await (const info of client.workflow.list({ query: `WorkflowId STARTS_WITH "${task}"` })) {
      const history = await client.workflow.getHandle(info.workflowId, info.runId).fetchHistory();
      await Worker.runReplayHistory(
        { workflowBundle: await workflowBundle(), replayName: info.runId },
        history,
        info.workflowId,
      );
      const events = (history.events ?? []) as readonly HistoryEvent[];
      told.push({
        id: info.workflowId,
        type: info.type,
        status: info.status.name,
        activities: events.flatMap((event) => event.activityTaskScheduledEventAttributes?.activityType?.name ?? []),
        timers: events.flatMap((event) => (event.timerStartedEventAttributes ? [summaryOf(event)] : [])),
        children: events.flatMap(
          (event) => event.startChildWorkflowExecutionInitiatedEventAttributes?.workflowId ?? [],
        ),
        events: events.length,
      });
    }
  } finally {
    await connection.close();
  }
  return told;
}

const summaryOf = ({ userMetadata }: HistoryEvent): string => {
  const data = userMetadata?.summary?.data;
  return data ? (JSON.parse(Buffer.from(data).toString('utf8')) as string) : '';
};
