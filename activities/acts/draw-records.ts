import type { FullBundle } from '../../domain/draw/bundle/bundle';
import type { DrawEvent } from '../../domain/draw/events';
import type { Opening } from '../../domain/draw/openings';
import { parsePlan } from '../../domain/draw/plan/parse';
import type { Plan } from '../../domain/draw/plan/plan';
import type { Stratum } from '../../domain/draw/pool';
import type { RosterRow } from '../../domain/draw/roster';
import type { Beacon, Reveal } from '../../domain/draw/seed';
import { beaconOf } from '../../workflows/joint-task/draw/beacon';
import type { DrawState } from '../../workflows/joint-task/state';
import { ActFailure, type Reader } from './work';

/** Everything public that a draw is a function of, as it lies in state and records (draw.md §4). */
export interface DrawInputs {
  readonly plan: Plan;
  readonly strata: readonly Stratum[];
  readonly reveals: readonly Reveal[];
  readonly beacon: Beacon;
}

export async function drawInputs(reader: Reader, { planText, pool, beacon, shares }: DrawState): Promise<DrawInputs> {
  const plan = parsePlan(planText);
  if (!plan.ok || !pool || !beacon.text) throw new ActFailure('DRAW_MALFORMED', pool?.drawId ?? 'no pool');
  const rows = await reader.query<{ stratum: string; c: string; weight: number }>(
    `SELECT stratum, c, weight FROM pool_unit WHERE pool_id = $1 ORDER BY stratum COLLATE "C", c COLLATE "C"`,
    [pool.poolId],
  );
  return {
    plan: plan.value,
    strata: strataOf(rows),
    reveals: Object.entries(shares).flatMap(([id, { secret }]) => (secret ? [{ id, secret }] : [])),
    beacon: beaconOf(plan.value, beacon.text),
  };
}

/** The public leaves of the frozen pool, by stratum, each ascending by commitment as the rows are. */
function strataOf(rows: readonly { stratum: string; c: string; weight: number }[]): Stratum[] {
  const strata = new Map<string, { c: string; weight: number }[]>();
  for (const { stratum, c, weight } of rows) {
    const leaves = strata.get(stratum);
    if (leaves) leaves.push({ c, weight });
    else strata.set(stratum, [{ c, weight }]);
  }
  return [...strata].map(([key, leaves]) => ({ key, leaves }));
}

/** The full bundle (审计材料) of a draw as it stands, with the roster, the openings of the drawn targets, and its events. */
export async function fullBundle(reader: Reader, draw: DrawState): Promise<FullBundle> {
  const drawId = draw.pool?.drawId ?? '';
  const inputs = await drawInputs(reader, draw);
  const officers = await reader.query<RosterRow>(
    `SELECT o, org_id AS org, tags, regions, valid_from AS "from", valid_to AS "to", cap, load0, recused AS recuse FROM roster_officer WHERE draw_id = $1`,
    [drawId],
  );
  const openings = await reader.query<Opening>(
    `SELECT c, uid, stratum, coalesce(town_code, '') AS region, '' AS domain, salt FROM drawn_target WHERE draw_id = $1 ORDER BY position, generation`,
    [drawId],
  );
  const events = await reader.query<DrawEvent & { readonly officer: string | null }>(
    `SELECT type, pos, officer, reason, evidence FROM draw_event WHERE draw_id = $1 ORDER BY no`,
    [drawId],
  );
  return { form: 'full', ...inputs, roster: officers, openings, events, result: null };
}

/** Officers of a roster by their commitment. */
export async function rosterNames(
  reader: Reader,
  drawId: string,
): Promise<ReadonlyMap<string, { readonly officer: string; readonly person: string; readonly org: string }>> {
  const rows = await reader.query<{ o: string; officer: string; person: string; org: string }>(
    `SELECT o, officer_id AS officer, person_id AS person, org_id AS org FROM roster_officer WHERE draw_id = $1`,
    [drawId],
  );
  return new Map(rows.map(({ o, ...named }) => [o, named]));
}
