import { DefaultLogger, type LogEntry } from '@temporalio/worker';

/** What of an entry is told: which act of which process, and the failure's own words. No payloads, no stack. */
function lineOf({ level, message, meta = {} }: LogEntry): string {
  const { activityType, workflowId, attempt, error } = meta as Readonly<Record<string, unknown>>;
  const parts = [
    level,
    message,
    activityType,
    workflowId,
    attempt === undefined ? undefined : `try ${String(attempt)}`,
  ];
  const words = parts.filter((part) => typeof part === 'string').join(' ');
  return error instanceof Error ? `${words}: ${error.name} ${error.message.split('\n', 1)[0] ?? ''}` : words;
}

/** Warnings of the SDK, a line each. */
export const lineLogger = (): DefaultLogger => new DefaultLogger('WARN', (entry) => console.error(lineOf(entry)));

/** Tells an outage once a minute and kind, instead of at every try. */
export function reporter(): (what: string, error: unknown) => void {
  const told = new Map<string, number>();
  return (what, error) => {
    const now = Date.now();
    if (now - (told.get(what) ?? 0) < 60_000) return;
    told.set(what, now);
    console.error(`${what}: ${error instanceof Error ? error.message : String(error)}`);
  };
}
