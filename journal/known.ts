import { LATEST_CALENDAR } from '../domain/calendar/calendar';
import { RESULT_CODES_VERSION } from '../domain/catalogue/result-codes';
import { LATEST_PARAMETERS } from '../domain/clocks/parameters';
import type { Actor, Versions } from '../domain/kernel/process';
import { ok, type Result } from '../domain/kernel/result';
import { actorColumns, actorFrom, type ActorRow, type Sender } from './actor';
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

interface Entrance<Answer> {
  readonly known: Answer | undefined;
  readonly actor: Result<Actor>;
}

/** What a command to a process is met with, in one statement after the lock: the stored answer to its id, and who sends it. */
export async function readEntrance<Answer>(
  tx: Tx,
  { id, digest, sender }: { readonly id: string; readonly digest: string; readonly sender: Sender },
): Promise<Entrance<Answer>> {
  if (sender.kind === 'system') return { known: await knownAnswer<Answer>(tx, id, digest), actor: ok(sender) };
  const { person, post } = sender;
  const [row] = await tx.query<ActorRow & { digest: string | null; answer: Answer | null }>(
    `SELECT c.digest, c.answer, a.* FROM (SELECT ${actorColumns('$2', '$3', '$4')}) a LEFT JOIN journal.command c ON c.id = $1`,
    [id, person, post.org, post.role],
    'entrance',
  );
  if (row?.digest != null && row.digest !== digest) no('COMMAND_ID_REUSED', { id });
  return { known: row?.answer ?? undefined, actor: actorFrom(row, sender) };
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
