import { LATEST_CALENDAR } from '../domain/calendar/calendar';
import { RESULT_CODES_VERSION } from '../domain/catalogue/result-codes';
import { LATEST_PARAMETERS } from '../domain/clocks/parameters';
import type { Actor, Versions } from '../domain/kernel/process';
import { ok, type Result } from '../domain/kernel/result';
import { actorColumns, actorFrom, type ActorRow, type Sender } from './actor';
import type { Tx } from './db';
import { no } from './refused';

/** A command id that is known, with what it was sent with. */
interface Known<Answer> {
  readonly digest: string | null;
  readonly answer: Answer | null;
}

/** The stored answer to a command id; the same id with another body is refused. */
export async function knownAnswer<Answer>(tx: Tx, id: string, digest: string): Promise<Answer | undefined> {
  return answerOf(await readKnown<Answer>(tx, id), id, digest);
}

async function readKnown<Answer>(tx: Tx, id: string): Promise<Known<Answer> | undefined> {
  const [known] = await tx.query<Known<Answer>>(
    'SELECT digest, answer FROM journal.command WHERE id = $1',
    [id],
    'command-known',
  );
  return known;
}

export function answerOf<Answer>(known: Known<Answer> | undefined, id: string, digest: string): Answer | undefined {
  if (known?.digest != null && known.digest !== digest) no('COMMAND_ID_REUSED', { id });
  return known?.answer ?? undefined;
}

interface Entrance<Answer> {
  readonly known: Known<Answer> | undefined;
  readonly actor: Result<Actor>;
}

/** What a command to a process is met with, in one statement after the lock: the stored answer to its id, and who sends it. */
export async function readEntrance<Answer>(
  tx: Tx,
  { id, sender }: { readonly id: string; readonly sender: Sender },
): Promise<Entrance<Answer>> {
  if (sender.kind === 'system') return { known: await readKnown<Answer>(tx, id), actor: ok(sender) };
  const { person, post } = sender;
  const [row] = await tx.query<ActorRow & Known<Answer>>(
    `SELECT c.digest, c.answer, a.* FROM (SELECT ${actorColumns('$2', '$3', '$4')}) a LEFT JOIN journal.command c ON c.id = $1`,
    [id, person, post.org, post.role],
    'entrance',
  );
  return { known: row, actor: actorFrom(row, sender) };
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
