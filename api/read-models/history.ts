import { parseEvent } from '../../journal/append';
import type { ReadDb } from './db';
import type { AnyEvent, JournalLine } from './timeline';

/** As many lines as a page tells; the rest stays in the journal. */
const TOLD = 60;

/**
 * The newest events of a process and, however old, those of some types: one statement, newest first.
 * @param seq the number of the process's last event
 */
export async function historyOf(
  db: ReadDb,
  process: string,
  seq: number,
  types: readonly string[] = [],
): Promise<readonly (JournalLine & { readonly seq: number })[]> {
  const rows = await db.rows<{ text: string }>(
    `SELECT text FROM journal.event WHERE process = $1 AND (seq > $2 OR text::jsonb -> 'event' ->> 'type' = ANY ($3)) ORDER BY seq DESC`,
    process,
    seq - TOLD,
    [...types],
  );
  return rows.map(({ text }) => {
    const { seq: at, ...event } = parseEvent(text);
    return { seq: at, at: event.at, by: event.by, event: event as AnyEvent };
  });
}

/** Those that the timeline shows. */
export const newestOf = <Line extends { readonly seq: number }>(lines: readonly Line[], seq: number): readonly Line[] =>
  lines.filter((line) => line.seq > seq - TOLD);
