import { ok, refuse, type Result } from '../domain/kernel/result';
import type { Instant } from '../domain/kernel/time';
import type { ClockView } from '../contracts/views/drill';
import type { Tx, Db } from './db';
import { UPSERT } from './pokes';
import { retrying } from './retry';

/** 演练时钟: stands still at `at` until it is moved. Made once; the same again is the same clock. */
export async function createClock(
  db: Db,
  { id, at, purpose, by }: { id: string; at: Instant; purpose: 'drill' | 'city'; by: string | null },
): Promise<Result<ClockView>> {
  const made = await db.query<{ id: string }>(
    `INSERT INTO journal.clock (id, mode, purpose, at, created_by) VALUES ($1, 'still', $2, $3, $4) ON CONFLICT (id) DO NOTHING RETURNING id`,
    [id, purpose, at, by],
  );
  if (made.length > 0) return clockView(db, id);
  const [known] = await db.query<{ purpose: string; created_by: string | null; untouched: boolean }>(
    `SELECT purpose, created_by, (at = $2 AND NOT EXISTS (SELECT FROM journal.process p WHERE p.clock = c.id)) AS untouched FROM journal.clock c WHERE id = $1`,
    [id, at],
  );
  return known?.purpose === 'drill' && known.created_by === by && known.untouched
    ? clockView(db, id)
    : refuse('ALREADY_EXISTS', { what: `演练时钟 ${id}` });
}

/** Moves a still clock, a person (`by`) only one's own, forward only, and pokes in the same statement those whose date has come. */
export async function moveClock(
  db: Db,
  { id, to, by }: { id: string; to: Instant; by?: string },
): Promise<Result<ClockView>> {
  const [before] = await db.query<{ mode: string; at: Date | null; created_by: string | null }>(
    'SELECT mode, at, created_by FROM journal.clock WHERE id = $1',
    [id],
  );
  if (!before) return refuse('NO_SUCH_THING', { what: `时钟 ${id}` });
  if (before.mode !== 'still') return refuse('CLOCK_NOT_A_DRILL', { clock: id });
  if (by !== undefined && before.created_by !== by) return refuse('NOT_YOUR_DUTY', { command: `演练时钟 ${id}` });
  const moved = await retrying(() =>
    db.query(
      `WITH c AS (UPDATE journal.clock SET at = $2 WHERE id = $1 AND mode = 'still' AND at <= $2 RETURNING id),
       k AS (INSERT INTO journal.poke (process) SELECT p.id FROM journal.process p JOIN c ON c.id = p.clock WHERE NOT p.ended AND p.next_due <= $2 ORDER BY p.id ${UPSERT} RETURNING process)
     SELECT id, (SELECT count(*) FROM k) AS poked, pg_notify('liancha_poke', '') FROM c`,
      [id, to],
    ),
  );
  if (moved.length === 0) return refuse('CLOCK_BACKWARDS', { from: before.at?.toISOString() ?? '', to });
  return clockView(db, id);
}

/** Sets a clock that stood still to the real time, for good: the sample city comes alive. Every open process is told with it. */
export const setReal = (tx: Tx, id: string) =>
  tx.query(
    `WITH c AS (UPDATE journal.clock SET mode = 'real', at = NULL WHERE id = $1 AND mode = 'still' RETURNING id),
       k AS (INSERT INTO journal.poke (process) SELECT p.id FROM journal.process p JOIN c ON c.id = p.clock WHERE NOT p.ended ORDER BY p.id ${UPSERT} RETURNING process)
     SELECT count(*) AS poked, pg_notify('liancha_poke', '') FROM k`,
    [id],
  );
/** Sets the city's clock back to a moment while nothing has begun on it yet. */
export const setStill = (tx: Tx, id: string, at: Instant) =>
  tx.query(
    `UPDATE journal.clock SET mode = 'still', at = $2 WHERE id = $1 AND NOT EXISTS (SELECT FROM journal.process WHERE clock = $1)`,
    [id, at],
  );

export async function clockView(tx: Tx, id: string): Promise<Result<ClockView>> {
  const [row] = await tx.query<{ now: Date; owed: number; next_due: Date | null; open: number }>(
    `SELECT n.now, (count(p.id) FILTER (WHERE p.owed_since IS NOT NULL OR p.next_due <= n.now OR NOT p.started OR k.process IS NOT NULL))::int AS owed,
       min(p.next_due) AS next_due, count(p.id)::int AS open
     FROM (SELECT journal.now_of($1) AS now) n LEFT JOIN journal.process p ON p.clock = $1 AND NOT p.ended LEFT JOIN journal.poke k ON k.process = p.id GROUP BY n.now`,
    [id],
  );
  if (!row?.now) return refuse('NO_SUCH_THING', { what: `时钟 ${id}` });
  return ok({
    id,
    now: row.now.toISOString(),
    owed: row.owed,
    nextDue: row.next_due?.toISOString() ?? null,
    open: row.open,
  });
}
