import { parseEvent } from '../../journal/append';
import type { ReadDb } from './db';
import type { AnyEvent, JournalLine } from './timeline';

/** Of what happens to every officer or duty alike only the newest is read: a task of thousands has thousands of them. */
const REPEATED: readonly AnyEvent['type'][] = ['rungClimbed', 'noConflictDeclared'];
const NEWEST = 300;

/**
 * A type stands in a stored event as this text and nowhere else: quotes inside a string are escaped. So that thousands of
 * rows need not be parsed to leave most of them out.
 */
const pattern = (type: string): string => `%"type":"${type}"%`;

/** What happened to a process, newest first; one statement. `seq` is the number of its last event. */
export const historyOf = (db: ReadDb, process: string, seq: number): Promise<readonly JournalLine[]> =>
  linesOf(db, `(seq > $3 OR NOT text LIKE ANY ($2))`, process, REPEATED, seq - NEWEST);

/** The events of some types, newest first. */
export const eventsOf = (
  db: ReadDb,
  process: string,
  types: readonly AnyEvent['type'][],
): Promise<readonly JournalLine[]> => linesOf(db, `text LIKE ANY ($2)`, process, types);

async function linesOf(
  db: ReadDb,
  where: string,
  process: string,
  types: readonly AnyEvent['type'][],
  ...values: readonly number[]
): Promise<readonly JournalLine[]> {
  const rows = await db.rows<{ text: string }>(
    `SELECT text FROM journal.event WHERE process = $1 AND ${where} ORDER BY seq DESC`,
    process,
    types.map(pattern),
    ...values,
  );
  return rows.map(({ text }) => {
    const event = parseEvent(text);
    return { at: event.at, by: event.by, event: event as AnyEvent };
  });
}
