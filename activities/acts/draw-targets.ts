import { openUnits, type Opening } from '../../domain/draw/openings';
import { drawTargetsInSteps } from '../../domain/draw/targets';
import { verifyDrand } from '../../crypto/drand';
import type { DrawnTargets } from '../../workflows/joint-task/draw/target-draw';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { drawInputs } from './draw-records';
import { inSteps } from '../../journal/steps';
import { saltKeyFrom } from './salt-key';
import { ActFailure, type ActDeps, type Perform, type Reader } from './work';

interface PoolRow {
  readonly uid: string;
  readonly name: string;
  readonly address: string;
  readonly town: string | null;
  readonly stratum: string;
  readonly c: string;
  readonly weight: number;
}

/** 抽取对象: a function of what was published; whoever recomputes it gets the same (draw.md §3). */
export const drawTargets: Perform<JointTaskState, DrawnTargets> = async (
  deps,
  { process, clock, state, key, cancelled },
) => {
  const { pool } = state.draw;
  if (!pool) throw new ActFailure('WRONG_STAGE', `${process}: no pool is frozen`);
  const { plan, strata, reveals, beacon } = await drawInputs(deps.reader, state.draw);
  const drawn = await inSteps(drawTargetsInSteps(deps.hash, plan, strata, reveals, beacon, verifyDrand), cancelled);
  if (!drawn.ok) throw new ActFailure(drawn.refusal.code, JSON.stringify(drawn.refusal.facts));
  const { seed, positions } = drawn.value;
  const commitments = positions.map(({ c }) => c ?? '');
  const rows = await rowsAt(deps.reader, pool, clock, commitments);
  const openings = await openingsOf(deps, pool.poolId, rows, commitments);
  const targets = positions.map(({ position, stratum, ticket, batch }, i) => {
    const opening = openings[i];
    const row = rows.get(opening?.c ?? '');
    if (!row || !opening) throw new ActFailure('DRAW_COMMITMENT', `${process} position ${position}`);
    const { uid, name, address, town, c } = row;
    return {
      drawId: pool.drawId,
      position: position + 1,
      generation: 1,
      uid,
      name,
      address,
      townCode: town,
      stratum,
      c,
      salt: opening.salt,
      ticket: ticket ?? '',
      batch,
    };
  });
  return { key, seed, targets };
};

/** The drawn targets as the library knew them when the pool was frozen; the others stay what they are: salted hashes. */
async function rowsAt(
  reader: Reader,
  { poolId, at }: NonNullable<JointTaskState['draw']['pool']>,
  clock: string,
  commitments: readonly string[],
): Promise<ReadonlyMap<string, PoolRow>> {
  const rows = await reader.query<PoolRow>(
    `SELECT u.uid, u.name, u.town_code AS town, u.stratum, u.weight, u.c, coalesce(t.address, '') AS address
     FROM pool_unit u
     LEFT JOIN target t ON t.uid = u.uid AND t.valid_from <= $2 AND (t.valid_to IS NULL OR $2 < t.valid_to)
       AND t.clock = CASE WHEN EXISTS (SELECT FROM target WHERE clock = $3) THEN $3 ELSE 'city' END
     WHERE u.pool_id = $1 AND u.c = ANY ($4)`,
    [poolId, at, clock, commitments],
  );
  return new Map(rows.map((row) => [row.c, row]));
}

/** What opens the drawn commitments, and theirs alone: the rest of the pool keeps its salts. */
async function openingsOf(
  { reader, hash, installationKey }: ActDeps,
  poolId: string,
  rows: ReadonlyMap<string, PoolRow>,
  commitments: readonly string[],
): Promise<readonly Opening[]> {
  const units = [...rows.values()].map(({ uid, stratum, town, weight }) => ({
    uid,
    stratum,
    region: town ?? '',
    domain: '',
    weight,
  }));
  const saltKey = await saltKeyFrom(reader, installationKey, poolId);
  const opened = openUnits(hash, { poolId, saltKey, units }, commitments);
  if (!opened.ok) throw new ActFailure(opened.refusal.code, JSON.stringify(opened.refusal.facts));
  return opened.value;
}
