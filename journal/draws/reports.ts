import type { Reports } from '../../contracts/views/draws';
import { refuse, type Result } from '../../domain/kernel/result';
import { sha256Hex } from '../canonical';
import type { Tx } from '../db';

/** What a device says of a draw: the result hash that it computed, null where it came to none. */
export interface Report {
  readonly draw: string;
  readonly resultHash: string | null;
  /** Random, made by the device for this one draw. */
  readonly token: string;
}

/** Whoever fills the table up learns that it has an end: a public count is no place to store things. */
const MOST_REPORTS = 100_000;

/**
 * 自愿上报: counts a device once, whatever it sends again. Whether it agrees is held against every result hash that was ever
 * published of the draw: an officer's replacement makes another, and who computed the one before was not wrong.
 */
export async function reportDraw(tx: Tx, { draw, resultHash, token }: Report): Promise<Result<Reports>> {
  const [found] = await tx.query<{ agrees: boolean }>(
    `SELECT $2::text IS NOT NULL AND EXISTS (SELECT FROM journal.event e WHERE e.process = d.task_id AND e.text LIKE '%"resultHash":"' || $2::text || '"%') AS agrees
     FROM draw d WHERE d.id = $1 AND d.result_hash IS NOT NULL`,
    [draw, resultHash],
    'report-judged',
  );
  if (!found) return refuse('NO_SUCH_THING', { what: `抽取${draw}的结果` });
  await tx.query(
    `INSERT INTO draw_report (draw_id, token_hash, agrees) SELECT $1, $2, $3
     WHERE (SELECT count(*) FROM draw_report WHERE draw_id = $1) < ${MOST_REPORTS} ON CONFLICT DO NOTHING`,
    [draw, sha256Hex(`${draw}|${token}`), found.agrees],
    'report',
  );
  const [counted] = await tx.query<Reports>(
    `SELECT count(*) FILTER (WHERE agrees)::int AS agree, count(*) FILTER (WHERE NOT agrees)::int AS differ FROM draw_report WHERE draw_id = $1`,
    [draw],
    'reports',
  );
  return { ok: true, value: counted ?? { agree: 0, differ: 0 } };
}
