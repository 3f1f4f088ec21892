import type { Tx } from './db';

/** What the alarms ask: the oldest poke and the oldest act owed, in seconds (null: none), and how many of each. */
export interface Owing {
  readonly pokes: number;
  readonly oldestPokeSeconds: number | null;
  readonly owed: number;
  readonly oldestOwedSeconds: number | null;
}

/** Acts of a clock that stands still are owed only while it is moved, and alarm nobody. */
export async function owing(tx: Tx): Promise<Owing> {
  const [row] = await tx.query<Owing>(
    `SELECT k.pokes, k."oldestPokeSeconds", p.owed, p."oldestOwedSeconds"
     FROM (SELECT count(*)::int AS pokes, extract(epoch FROM clock_timestamp() - min(since))::float8 AS "oldestPokeSeconds" FROM journal.poke) k,
       (SELECT count(*)::int AS owed, extract(epoch FROM clock_timestamp() - min(least(owed_since, next_due)))::float8 AS "oldestOwedSeconds"
        FROM journal.process p JOIN journal.clock c ON c.id = p.clock AND c.mode = 'real'
        WHERE NOT p.ended AND (p.owed_since IS NOT NULL OR p.next_due <= clock_timestamp())) p`,
    [],
    'owing',
  );
  return row ?? { pokes: 0, oldestPokeSeconds: null, owed: 0, oldestOwedSeconds: null };
}
