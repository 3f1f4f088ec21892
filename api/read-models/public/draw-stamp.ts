import type { ReadDb } from '../db';

/** The time stamp (时间戳) of a draw's plan, the authority's answer byte for byte; null: there is none. */
export async function drawTimestamp(db: ReadDb, id: string): Promise<Uint8Array | null> {
  const [row] = await db.rows<{ tsr: string }>('SELECT tsr FROM plan_stamp WHERE draw_id = $1', id);
  return row ? Buffer.from(row.tsr, 'base64') : null;
}
