import { parseEvent } from '../../journal/append';
import type { ReadDb } from './db';
import type { AnyEvent, JournalLine } from './timeline';

/** As many lines as a page tells; the rest stays in the journal. */
const TOLD = 60;
type Line = JournalLine & { readonly seq: number };

/**
 * The newest events of a process and, however old, those of some types: one statement, newest first.
 * @param seq the number of the process's last event
 */
export const historyOf = (
  db: ReadDb,
  process: string,
  seq: number,
  types: readonly string[] = [],
): Promise<readonly Line[]> => linesOf(db, `(seq > $3 OR ${OF_TYPES})`, process, types, seq - TOLD);

/** The events of some types, newest first. */
export const eventsOf = (db: ReadDb, process: string, types: readonly string[]): Promise<readonly Line[]> =>
  linesOf(db, OF_TYPES, process, types);

const OF_TYPES = `text::jsonb -> 'event' ->> 'type' = ANY ($2)`;

async function linesOf(
  db: ReadDb,
  where: string,
  process: string,
  types: readonly string[],
  ...values: readonly number[]
): Promise<readonly Line[]> {
  const rows = await db.rows<{ text: string }>(
    `SELECT text FROM journal.event WHERE process = $1 AND ${where} ORDER BY seq DESC`,
    process,
    [...types],
    ...values,
  );
  return rows.map(({ text }) => {
    const event = parseEvent(text);
    return { seq: event.seq, at: event.at, by: event.by, event: event as AnyEvent };
  });
}

/** Those that the timeline shows. */
export const newestOf = (lines: readonly Line[], seq: number): readonly Line[] =>
  lines.filter((line) => line.seq > seq - TOLD);
