import type { PublicHomeView } from '../../../contracts/views/public';
import { iso, type ReadDb } from '../db';
import { resultTone } from '../words';

interface DrawRow {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
  readonly drawn: number;
  readonly pool: number;
}
interface RecordRow {
  readonly task: string;
  readonly name: string;
  readonly results: readonly string[];
  readonly at: Date;
}
const SHOWN = 10;

/** 公众首页: the newest draws and results of the city; drills are shown to nobody who does not ask for them by number. */
export async function publicHome(db: ReadDb): Promise<PublicHomeView> {
  const [draws, records, [clock]] = await Promise.all([
    db.rows<DrawRow>(
      `SELECT t.id, t.name, d.drawn_at AS at, t.drawn_count AS drawn, t.pool_count AS pool
       FROM draw d JOIN task t ON t.id = d.task_id JOIN journal.clock c ON c.id = t.clock
       WHERE d.state = 'drawn' AND c.purpose = 'city' ORDER BY d.drawn_at DESC, t.id LIMIT ${SHOWN}`,
    ),
    db.rows<RecordRow>(
      `WITH shown AS (
         SELECT i.id, i.task_id, i.published_at FROM inspection i JOIN journal.clock c ON c.id = i.clock
         WHERE i.published_at IS NOT NULL AND c.purpose = 'city' ORDER BY i.published_at DESC, i.id DESC LIMIT ${SHOWN})
       SELECT s.task_id AS task, d.record ->> 'name' AS name, s.published_at AS at,
         (SELECT array_agg(x.item ->> 'result' ORDER BY x.ord) FROM jsonb_array_elements(d.record -> 'items') WITH ORDINALITY AS x (item, ord)) AS results
       FROM shown s JOIN LATERAL (SELECT payload::jsonb AS record FROM disclosure WHERE process = s.id ORDER BY version DESC LIMIT 1) d ON true
       ORDER BY s.published_at DESC, s.id DESC`,
    ),
    db.rows<{ now: Date }>(`SELECT journal.now_of('city') AS now`),
  ]);
  return {
    draws: draws.map(({ id, name, at, drawn, pool }) => ({
      id,
      name,
      at: iso(at),
      drawn,
      poolSize: pool,
      status: { word: '可核验', tone: 'done' },
    })),
    disclosed: records.map(({ task, name, results, at }) => ({ task, name, ...summed(results), at: iso(at) })),
    asOf: iso(clock?.now ?? new Date()),
  };
}

/** One firm in one line: its first finding, and how many items had one. */
function summed(results: readonly string[]): { result: string; tone: PublicHomeView['disclosed'][number]['tone'] } {
  const findings = results.filter((result) => resultTone(result) !== 'done');
  const first = findings[0] ?? results[0] ?? '';
  return {
    result: findings.length > 1 ? `${first}等${findings.length}项` : first,
    tone: resultTone(first),
  };
}
