import { parsePlan } from '../../domain/draw/plan/parse';
import type { Stratum } from '../../domain/draw/pool';
import { drawTargetsInSteps } from '../../domain/draw/targets';
import type { Instant } from '../../domain/kernel/time';
import type { DrawnTargets } from '../../workflows/joint-task/target-draw';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { inSteps } from '../steps';
import { ActFailure, type Perform, type Reader } from './work';

interface PoolRow {
  readonly uid: string;
  readonly name: string;
  readonly address: string;
  readonly town: string | null;
  readonly stratum: string;
  readonly weight: number;
  readonly c: string;
}

/** 抽取对象: a function of what was published; whoever recomputes it gets the same (draw.md §3). */
export const drawTargets: Perform<JointTaskState, DrawnTargets> = async (
  { reader, hash },
  { process, clock, state, key, cancelled },
) => {
  const { pool, beacon } = state;
  const plan = parsePlan(state.planText);
  if (!plan.ok || !pool || !beacon.text) throw new ActFailure('DRAW_MALFORMED', process);
  const rows = await poolRows(reader, pool.poolId, pool.at, clock);
  const reveals = Object.entries(state.shares).flatMap(([id, { secret }]) => (secret ? [{ id, secret }] : []));
  const steps = drawTargetsInSteps(hash, plan.value, strataOf(rows), reveals, { kind: 'text', text: beacon.text });
  const drawn = await inSteps(steps, cancelled);
  if (!drawn.ok) throw new ActFailure(drawn.refusal.code, JSON.stringify(drawn.refusal.facts));
  const byCommitment = new Map(rows.map((row) => [row.c, row]));
  const targets = drawn.value.positions.map(({ position, c, stratum, ticket, batch }) => {
    const row = byCommitment.get(c ?? '');
    if (!row) throw new ActFailure('DRAW_COMMITMENT', `${process} position ${position}`);
    const { uid, name, address, town } = row;
    return {
      drawId: pool.drawId,
      position: position + 1,
      generation: 1,
      uid,
      name,
      address,
      townCode: town,
      stratum,
      c: row.c,
      ticket: ticket ?? '',
      batch,
    };
  });
  const { seed, eventsHead, resultHash } = drawn.value;
  return { key, seed, eventsHead, resultHash, targets };
};

const poolRows = (reader: Reader, poolId: string, asOf: Instant, clock: string) =>
  reader.query<PoolRow>(
    `SELECT u.uid, u.name, u.town_code AS town, u.stratum, u.weight, u.c, coalesce(t.address, '') AS address
     FROM pool_unit u
     LEFT JOIN target t ON t.uid = u.uid AND t.valid_from <= $2 AND (t.valid_to IS NULL OR $2 < t.valid_to)
       AND t.clock = CASE WHEN EXISTS (SELECT FROM target WHERE clock = $3) THEN $3 ELSE 'city' END
     WHERE u.pool_id = $1`,
    [poolId, asOf, clock],
  );

/** The public leaves of the frozen pool, by stratum, each ascending by commitment. */
function strataOf(rows: readonly PoolRow[]): Stratum[] {
  const strata = new Map<string, { c: string; weight: number }[]>();
  for (const { stratum, c, weight } of rows) {
    const leaves = strata.get(stratum);
    if (leaves) leaves.push({ c, weight });
    else strata.set(stratum, [{ c, weight }]);
  }
  return [...strata]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, leaves]) => ({ key, leaves: leaves.sort((a, b) => (a.c < b.c ? -1 : 1)) }));
}
