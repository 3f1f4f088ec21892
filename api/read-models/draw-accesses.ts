import type { DrawAccessesView } from '../../contracts/views/draw-given';
import { iso, type ReadDb } from './db';

interface Row {
  readonly no: number;
  readonly at: Date;
  readonly person: string;
  readonly org: string;
  readonly role: string;
  readonly what: 'bundle' | 'proof';
  readonly uid: string | null;
}

/** Who looks further back reads the table: so many copies of one draw are a story of their own. */
const MOST = 1_000;

/** 查阅记录 of one draw, newest first; null: there is no such draw. */
export async function drawAccesses(db: ReadDb, id: string): Promise<DrawAccessesView | null> {
  const [draw] = await db.rows<{ id: string }>('SELECT id FROM draw WHERE id = $1', id);
  if (!draw) return null;
  const rows = await db.rows<Row>(
    `SELECT a.no, a.at, coalesce(p.name, a.person_id) AS person, coalesce(o.short_name, a.org_id) AS org, a.role, a.what, a.uid
     FROM access_note a LEFT JOIN person p ON p.id = a.person_id LEFT JOIN org_unit o ON o.id = a.org_id
     WHERE a.draw_id = $1 ORDER BY a.no DESC LIMIT ${MOST}`,
    id,
  );
  return { id, rows: rows.map((row) => ({ ...row, at: iso(row.at) })) };
}
