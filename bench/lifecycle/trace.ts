import type { Client } from '@temporalio/client';
import type { Trace } from './peer';

/** What a closed lifecycle left on the server. Visibility is told a moment later than history. */
export async function traceOf(client: Client, workflowId: string): Promise<Trace> {
  const handle = client.workflow.getHandle(workflowId);
  const { events } = await handle.fetchHistory();
  const { historySize } = await handle.describe();
  const { count } = await client.workflow.count(`WorkflowId = '${workflowId}'`);
  return { events: events?.length ?? 0, historyBytes: Number(historySize), executions: Number(count) };
}
