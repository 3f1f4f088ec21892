import { LATEST_CALENDAR } from '../domain/calendar/calendar';
import { RESULT_CODES_VERSION } from '../domain/catalogue/result-codes';
import { LATEST_PARAMETERS } from '../domain/clocks/parameters';
import type { Versions } from '../domain/kernel/process';
import type { Tx } from './db';
import { no } from './refused';

/** The stored answer to a command id; the same id with another body is refused. */
export async function knownAnswer<Answer>(tx: Tx, id: string, digest: string): Promise<Answer | undefined> {
  const [known] = await tx.query<{ digest: string; answer: Answer }>(
    'SELECT digest, answer FROM journal.command WHERE id = $1',
    [id],
    'command-known',
  );
  if (known && known.digest !== digest) no('COMMAND_ID_REUSED', { id });
  return known?.answer;
}

/** One writer at a time for a command id that begins a process: there is no process row to lock yet. */
export const lockCommandId = (tx: Tx, id: string) =>
  tx.query('SELECT pg_advisory_xact_lock(hashtextextended($1, 1))', [id], 'begin-lock');

/** What a process begins with and keeps. */
export const LATEST_VERSIONS: Versions = {
  calendar: LATEST_CALENDAR,
  parameters: LATEST_PARAMETERS,
  rules: RESULT_CODES_VERSION,
};
