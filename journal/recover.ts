import type { Db } from './db';
import { UPSERT } from './pokes';
import { retrying } from './retry';

/**
 * After the loss of Temporal (恢复): raises the epoch of every open process, so that runs of the old one are told that they are
 * stale, and pokes it, in one statement. Harmless on a healthy system and when repeated: a running workflow takes the new epoch
 * from the signal. Answers how many processes were told.
 */
export async function recover(db: Db): Promise<number> {
  return retrying(() =>
    db.transaction(async (tx) => {
      // Locked in the order of their ids, so that two recoveries at once wait for each other and do not cross.
      await tx.query('SELECT id FROM journal.process WHERE NOT ended ORDER BY id FOR NO KEY UPDATE');
      const [row] = await tx.query<{ told: number }>(
        `WITH u AS (UPDATE journal.process SET epoch = epoch + 1 WHERE NOT ended RETURNING id),
           k AS (INSERT INTO journal.poke (process) SELECT id FROM u ORDER BY id ${UPSERT} RETURNING process)
         SELECT count(*)::int AS told, pg_notify('liancha_poke', '') FROM k`,
      );
      return row?.told ?? 0;
    }),
  );
}

/** After a release that changes duties no command will tell the workflows: every open process is poked. */
export async function pokeAll(db: Db): Promise<number> {
  const [row] = await db.query<{ told: number }>(
    `WITH k AS (INSERT INTO journal.poke (process) SELECT id FROM journal.process WHERE NOT ended ORDER BY id ${UPSERT} RETURNING process)
     SELECT count(*)::int AS told, pg_notify('liancha_poke', '') FROM k`,
  );
  return row?.told ?? 0;
}
