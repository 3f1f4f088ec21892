import type { FairnessInput } from '../../domain/fairness/audit';
import type { Meeting } from '../../domain/fairness/meetings';
import type { DrawnStratum } from '../../domain/fairness/places';
import type { CountedOf } from '../../domain/fairness/rates';
import type { Counted } from '../../domain/fairness/tails';
import type { Tx } from '../db';

/** Called after each draw: how many have been read, of how many. */
export type Progress = (done: { readonly draws: number; readonly of: number }) => void;

/** Everything that the audit of fairness looks at, of all draws on one clock. */
export async function fairnessInput(
  tx: Tx,
  clock: string,
  progress: Progress = () => undefined,
): Promise<FairnessInput> {
  const draws = await tx.query<{ id: string; pool: string }>(
    `SELECT d.id, d.pool_id AS pool FROM draw d JOIN task t ON t.id = d.task_id WHERE t.clock = $1 AND d.state IN ('drawn', 'superseded') ORDER BY d.id`,
    [clock],
  );
  const strata: DrawnStratum[] = [];
  for (const [i, { id, pool }] of draws.entries()) {
    strata.push(...(await strataOf(tx, id, pool)));
    progress({ draws: i + 1, of: draws.length });
  }
  return {
    draws: draws.length,
    strata,
    meetings: await meetingsOf(tx, clock),
    voids: await one(tx, VOIDS, clock),
    replacements: await one(tx, REPLACEMENTS, clock),
    redraws: await tx.query<CountedOf>(REDRAWS, [clock]),
    recusals: await tx.query<CountedOf>(RECUSALS, [clock]),
    grants: await tx.query<CountedOf>(GRANTS, [clock]),
  };
}

/** Places from 0 in the order of codes, of those drawn at first. Strata in which some weigh more are not even and left out. */
const strataOf = (tx: Tx, draw: string, pool: string) =>
  tx.query<DrawnStratum>(
    `SELECT count(*)::int AS size, coalesce(array_agg(place) FILTER (WHERE drawn), '{}') AS places
     FROM (
       SELECT u.stratum, u.weight, d.uid IS NOT NULL AS drawn, (row_number() OVER (PARTITION BY u.stratum ORDER BY u.uid COLLATE "C") - 1)::int AS place
       FROM pool_unit u LEFT JOIN drawn_target d ON d.draw_id = $1 AND d.generation = 1 AND d.uid = u.uid
       WHERE u.pool_id = $2
     ) p GROUP BY stratum HAVING min(weight) = max(weight) ORDER BY stratum`,
    [draw, pool],
  );

/** Only of tasks whose window is over: until then most may not know which target was drawn (console rule X2). */
const meetingsOf = (tx: Tx, clock: string) =>
  tx.query<Meeting>(
    `SELECT m.process AS task, m.org_id AS org, m.officer_id AS officer, d.uid AS target
     FROM task t JOIN current_member m ON m.process = t.id JOIN current_target d ON d.process = m.process AND d.position = m.position
     WHERE t.clock = $1 AND (t.closed_at IS NOT NULL OR t.window_to < (journal.now_of(t.clock) AT TIME ZONE 'Asia/Shanghai')::date)`,
    [clock],
  );

const one = async (tx: Tx, sql: string, clock: string): Promise<Counted> =>
  (await tx.query<Counted>(sql, [clock]))[0] ?? { times: 0, of: 0 };

const OF_CLOCK = 'IN (SELECT id FROM task WHERE clock = $1)';
const VOIDS = `SELECT count(*) FILTER (WHERE state = 'void')::int AS times, count(*)::int AS of FROM draw WHERE task_id ${OF_CLOCK}`;
const REPLACEMENTS = `SELECT count(*) FILTER (WHERE generation > 1)::int AS times, count(*)::int AS of FROM drawn_target WHERE process ${OF_CLOCK}`;
/** Who was appointed to a place was not drawn for it. */
const REDRAWS = `SELECT org_id AS who, count(*) FILTER (WHERE generation > 1)::int AS times, count(*)::int AS of FROM match_member
  WHERE process ${OF_CLOCK} AND NOT appointed GROUP BY org_id`;
/** A visit is matched once to an officer, however often the place was drawn anew; so is a recusal from it. */
const RECUSALS = `SELECT m.officer_id AS who, count(r.position)::int AS times, count(*)::int AS of
  FROM (SELECT DISTINCT draw_id, position, officer_id FROM match_member WHERE process ${OF_CLOCK} AND officer_id IS NOT NULL) m
  LEFT JOIN (SELECT DISTINCT draw_id, position, officer_id FROM recusal_decision) r ON r.draw_id = m.draw_id AND r.position = m.position AND r.officer_id = m.officer_id
  GROUP BY m.officer_id`;
/** Of applications: who acts without one (依职权) has nothing to refuse. */
const GRANTS = `SELECT decided_by AS who, count(*) FILTER (WHERE state = 'granted')::int AS times, count(*)::int AS of FROM recusal_decision
  WHERE task_id ${OF_CLOCK} AND decided_by IS NOT NULL AND initiator <> 'agency' GROUP BY decided_by`;
