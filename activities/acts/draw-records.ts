import type { FullBundle } from '../../domain/draw/bundle/bundle';
import { parsePlan } from '../../domain/draw/plan/parse';
import type { Plan } from '../../domain/draw/plan/plan';
import type { Stratum } from '../../domain/draw/pool';
import type { Beacon, Reveal } from '../../domain/draw/seed';
import { drawEventsOf, openingsOf, rosterOf, strataOf } from '../../journal/draws/records';
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
  return {
    plan: plan.value,
    strata: await strataOf(reader, pool.poolId),
    reveals: Object.entries(shares).flatMap(([id, { secret }]) => (secret ? [{ id, secret }] : [])),
    beacon: beaconOf(plan.value, beacon.text),
  };
}

/** The full bundle (审计材料) of a draw as it stands, with the roster, the openings of the drawn targets, and its events. */
export async function fullBundle(reader: Reader, draw: DrawState): Promise<FullBundle> {
  const drawId = draw.pool?.drawId ?? '';
  const inputs = await drawInputs(reader, draw);
  const roster = await rosterOf(reader, drawId);
  const openings = await openingsOf(reader, drawId);
  const events = await drawEventsOf(reader, drawId);
  return { form: 'full', ...inputs, roster, openings, events, result: null };
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
