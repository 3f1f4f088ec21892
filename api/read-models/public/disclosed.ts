import type { DisclosedRow } from '../../../contracts/views/public';
import { iso, readCursor, writeCursor, type ReadDb } from '../db';
import type { PageQuery } from '../index';
import { resultTone } from '../words';

interface Row {
  readonly id: string;
  readonly published_at: Date;
  readonly uid: string;
  readonly name: string;
  readonly item: string;
  readonly organ: string;
  readonly result: string;
  readonly disposal: string;
  readonly date: string;
  readonly ord: number;
}

/**
 * 公示结果 of a task, newest first: the public record as it stands on the site, an item a row. Nothing but what was published
 * is read here, so that no drawn firm is named before its own results are public (X2).
 */
export async function disclosedOf(
  db: ReadDb,
  task: string,
  { cursor, limit }: PageQuery,
): Promise<{ rows: readonly DisclosedRow[]; next: string | null }> {
  const [at, id, ord] = readCursor(cursor) ?? [];
  const rows = await db.rows<Row>(
    `WITH shown AS (
       SELECT i.id, i.published_at FROM inspection i
       WHERE i.task_id = $1 AND i.published_at IS NOT NULL AND ($2::timestamptz IS NULL OR (i.published_at, i.id) <= ($2::timestamptz, $3))
       ORDER BY i.published_at DESC, i.id DESC LIMIT ${limit + 2})
     SELECT s.id, s.published_at, d.record ->> 'uscc' AS uid, d.record ->> 'name' AS name, x.item ->> 'itemName' AS item, x.item ->> 'organ' AS organ,
       x.item ->> 'result' AS result, x.item ->> 'disposal' AS disposal, x.item ->> 'date' AS date, x.ord::int
     FROM shown s
     JOIN LATERAL (SELECT payload::jsonb AS record FROM disclosure WHERE process = s.id ORDER BY version DESC LIMIT 1) d ON true
     CROSS JOIN LATERAL jsonb_array_elements(d.record -> 'items') WITH ORDINALITY AS x (item, ord)
     WHERE $2::timestamptz IS NULL OR s.id <> $3 OR x.ord > $4::int
     ORDER BY s.published_at DESC, s.id DESC, x.ord LIMIT ${limit + 1}`,
    task,
    at ?? null,
    id ?? '',
    Number(ord ?? 0),
  );
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return {
    rows: shown.map(({ uid, name, item, organ, result, disposal, date, published_at }) => ({
      uid,
      name,
      item,
      organ,
      result,
      tone: resultTone(result),
      disposal,
      inspectedOn: date,
      publishedAt: iso(published_at),
    })),
    next: rows.length > limit && last ? writeCursor(iso(last.published_at), last.id, String(last.ord)) : null,
  };
}
