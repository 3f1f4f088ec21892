import type { DrawLogView } from '../../../contracts/views/draws';
import { iso, readCursor, writeCursor, type ReadDb } from '../db';
import type { DrawLogQuery } from '../index';
import { FOLLOWED, LOGGED, loggedOf, type LoggedRow } from './logged';

interface ClockRow {
  readonly drill: boolean;
  readonly total: number;
  readonly draws: number;
  readonly now: Date;
}
type Row = { readonly no: number } & (LoggedRow | { readonly id: null });

/**
 * 抽取日志: every draw begun on a clock, newest first. The rows are the serials that were given out, not the draws that are
 * there: one that is gone leaves its number behind, and the log shows the gap (draw.md §2 "Restart attack").
 */
export async function drawLog(db: ReadDb, { clock, cursor, limit }: DrawLogQuery): Promise<DrawLogView | null> {
  const [found] = await db.rows<ClockRow>(
    `SELECT c.purpose = 'drill' AS drill, greatest(c.draws, coalesce(max(d.serial), 0)) AS total, count(d.id)::int AS draws, journal.now_of(c.id) AS now
     FROM journal.clock c LEFT JOIN draw d ON d.clock = c.id WHERE c.id = $1 GROUP BY c.id`,
    clock,
  );
  if (!found) return null;
  const before = Number(readCursor(cursor)?.[0] ?? NaN);
  const newest = Math.min(found.total, Number.isInteger(before) && before > 0 ? before - 1 : found.total);
  const rows = await db.rows<Row>(
    `SELECT s.no, ${LOGGED} FROM generate_series($2::int, greatest($2::int - ${limit} + 1, 1), -1) AS s (no)
     LEFT JOIN (draw d JOIN task t ON t.id = d.task_id) ON d.clock = $1 AND d.serial = s.no ${FOLLOWED} ORDER BY s.no DESC`,
    clock,
    newest,
  );
  const last = rows.at(-1)?.no ?? 1;
  return {
    clock,
    drill: found.drill,
    rows: rows.map((row) => ({ serial: row.no, draw: row.id === null ? null : loggedOf(row) })),
    next: last > 1 ? writeCursor(String(last)) : null,
    total: found.total,
    missing: found.total - found.draws,
    asOf: iso(found.now),
  };
}
