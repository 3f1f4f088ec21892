import { teamHash } from '../../../domain/draw/result-hash';
import { sha256 } from '../../../journal/canonical';
import type { ReadDb } from '../db';
import type { PublicDrawView } from '../index';
import { taskFacts } from '../task/row';

interface StratumRow {
  readonly key: string;
  /** Commitments, comma-separated: one text a stratum is read much faster than an array of hundreds of thousands. */
  readonly leaves: string;
  /** Null: every leaf weighs one. */
  readonly weights: readonly number[] | null;
}

/**
 * The public view of a draw (draw.md §4): what anybody recomputes it from, byte for byte what was hashed, and no name. The
 * plan matches no officers, so that every team's hash is that of nobody and no event concerns a person; teams have a hash of
 * their own on the task page.
 */
export async function publicDraw(db: ReadDb, id: string): Promise<PublicDrawView | null> {
  const task = await taskFacts(db, id);
  if (task?.draw_state !== 'drawn' || task.plan_text === null || task.beacon === null) return null;
  const [strata, reveals] = await Promise.all([
    db.rows<StratumRow>(
      `SELECT stratum AS key, string_agg(c, ',' ORDER BY c COLLATE "C") AS leaves, CASE WHEN bool_or(weight <> 1) THEN array_agg(weight ORDER BY c COLLATE "C") END AS weights
       FROM pool_unit WHERE pool_id = $1 GROUP BY stratum ORDER BY stratum COLLATE "C"`,
      task.pool_id,
    ),
    db.rows<{ id: string; secret: string }>(
      `SELECT org_id AS id, secret FROM draw_share WHERE draw_id = $1 AND secret IS NOT NULL ORDER BY org_id COLLATE "C"`,
      task.draw_id,
    ),
  ]);
  const nobody = teamHash(sha256, []);
  return {
    plan_text: task.plan_text,
    strata: strata.map(({ key, leaves, weights }) => ({
      key,
      leaves: leaves.split(',').map((c, index) => ((weights?.[index] ?? 1) === 1 ? c : [c, weights?.[index]])),
    })),
    reveals,
    beacon: { text: task.beacon },
    events: [],
    teams: Array.from({ length: task.drawn_count ?? 0 }, () => nobody),
  };
}

/** The same by the draw's own number, which its page of verification bears; null once the task was drawn anew. */
export async function publicDrawOf(db: ReadDb, draw: string): Promise<PublicDrawView | null> {
  const [found] = await db.rows<{ task: string }>(`SELECT task_id AS task FROM draw WHERE id = $1`, draw);
  if (found === undefined || (await taskFacts(db, found.task))?.draw_id !== draw) return null;
  return publicDraw(db, found.task);
}
