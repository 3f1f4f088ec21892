import type { Tx, WriteTx } from './db';

/** One poke of a process that workflows must be told of, with what the relay needs to send it. */
export interface Poke {
  readonly process: string;
  readonly name: string;
  readonly epoch: number;
  readonly version: number;
  readonly attempts: number;
}

/**
 * A poke is coalesced by process and versioned by a global sequence: an upsert always raises it, so that the relay, which
 * deletes at the version it sent, never deletes a newer one (test/pure/kernel/pokes.test.ts holds the proof).
 */
export const UPSERT = `ON CONFLICT (process) DO UPDATE SET version = nextval('journal.poke_version'), next_at = clock_timestamp()`;

/** For a WITH of another statement: pokes the process `$1` where the condition holds; `NOTIFY` goes into what it returns. */
export const pokeWhere = (condition: string) =>
  `INSERT INTO journal.poke (process) SELECT $1 WHERE ${condition} ${UPSERT}`;
export const notifyIf = (condition: string) => `CASE WHEN ${condition} THEN pg_notify('liancha_poke', '') END`;

export const poke = (tx: WriteTx, process: string): void =>
  tx.send(
    `WITH p AS (INSERT INTO journal.poke (process) VALUES ($1) ${UPSERT}) SELECT pg_notify('liancha_poke', '')`,
    [process],
    'poke',
  );

/** Pokes that are due, oldest first. */
export const duePokes = (tx: Tx, limit: number) =>
  tx.query<Poke>(
    `SELECT k.process, p.name, p.epoch, k.version, k.attempts FROM journal.poke k JOIN journal.process p ON p.id = k.process
     WHERE k.next_at <= clock_timestamp() ORDER BY k.version LIMIT $1`,
    [limit],
    'pokes-due',
  );

/** Sent: gone, unless it has been raised meanwhile. */
export const dropSent = (tx: Tx, sent: readonly Poke[]) =>
  tx.query(
    `DELETE FROM journal.poke k USING unnest($1::text[], $2::bigint[]) AS s (process, version) WHERE k.process = s.process AND k.version = s.version`,
    [sent.map(({ process }) => process), sent.map(({ version }) => version)],
    'pokes-sent',
  );

/** Not sent: later, ever less often, so that a poisonous poke does not block the others. */
export const putOff = (tx: Tx, failed: readonly Poke[]) =>
  tx.query(
    `UPDATE journal.poke k SET attempts = attempts + 1, next_at = clock_timestamp() + least(interval '60 s', interval '200 ms' * 2 ^ least(attempts, 12))
     FROM unnest($1::text[], $2::bigint[]) AS f (process, version) WHERE k.process = f.process AND k.version = f.version`,
    [failed.map(({ process }) => process), failed.map(({ version }) => version)],
    'pokes-failed',
  );

/**
 * 清扫: processes whose machine acts have been owed for longer than `minutes` are told again; nothing else notices a lost
 * workflow. A clock that stands still says nothing of real minutes: what is owed on it is told again at every sweep.
 */
export async function sweep(tx: Tx, minutes: number): Promise<number> {
  const rows = await tx.query(
    `INSERT INTO journal.poke (process)
     SELECT p.id FROM journal.process p JOIN journal.clock c ON c.id = p.clock
     WHERE NOT p.ended AND CASE c.mode
       WHEN 'still' THEN p.owed_since IS NOT NULL OR p.next_due <= c.at OR NOT p.started
       ELSE least(p.owed_since, p.next_due, CASE WHEN NOT p.started THEN p.updated_at END) < clock_timestamp() - $1 * interval '1 minute' END
     ORDER BY p.id ${UPSERT} RETURNING process`,
    [minutes],
  );
  return rows.length;
}
