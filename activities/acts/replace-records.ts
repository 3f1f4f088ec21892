import { createHmac } from 'node:crypto';
import type { FullBundle } from '../../domain/draw/bundle/bundle';
import { eventLink, type DrawEvent } from '../../domain/draw/events';
import type { OfficerId } from '../../domain/kernel/duty';
import type { Change } from './draw-run';
import { ActFailure, type ActDeps, type Reader } from './work';

/** The place that an officer holds at a position, and how many he holds of the task. */
export async function holdingOf(reader: Reader, task: string, position: number, officer: OfficerId) {
  const [row] = await reader.query<{ slot: number; generation: number; appointed: boolean; remaining: number }>(
    `SELECT slot, generation, appointed, (SELECT count(*)::int FROM current_member WHERE process = $1 AND officer_id = $3) AS remaining
     FROM current_member WHERE process = $1 AND position = $2 AND officer_id = $3`,
    [task, position, officer],
  );
  return row ?? null;
}

/** Of these officers one who is at another visit at the hour of this one; null before visits are scheduled. */
export async function busyAt(
  reader: Reader,
  { process, clock, position }: { process: string; clock: string; position: number },
  officers: readonly OfficerId[],
): Promise<OfficerId | null> {
  const [row] = await reader.query<{ officer: OfficerId }>(
    `SELECT b.officer_id AS officer FROM visit v JOIN visit_officer b ON b.clock = $2 AND b.during && tstzrange(v.visit_from, v.visit_to)
     WHERE v.process = $1 AND v.position = $3 AND b.officer_id = ANY ($4) AND NOT (b.process = $1 AND b.position = $3) ORDER BY 1 LIMIT 1`,
    [process, clock, position, officers],
  );
  return row?.officer ?? null;
}

/** A salted hash that stands for the decision: who is shown the record can hold it against the chain, nobody else learns of it. */
export const evidenceOf = ({ installationKey }: Pick<ActDeps, 'installationKey'>, recusal: string): string =>
  createHmac('sha256', installationKey).update(`evidence|${recusal}`).digest('hex');

/** The rows of the changed places, each a generation later. */
export async function nextGenerations(
  reader: Reader,
  drawId: string,
  { plan }: FullBundle,
  changes: readonly Change[],
  officerOf: (o: string | null) => OfficerId | null,
) {
  const known = await reader.query<{ org: string; position: number; slot: number; generation: number }>(
    `SELECT org_id AS org, position, slot, max(generation) AS generation FROM match_member WHERE draw_id = $1 AND position = ANY ($2) GROUP BY 1, 2, 3`,
    [drawId, changes.map(({ position }) => position + 1)],
  );
  return changes.map(({ position, role, slot, o }) => {
    const org = plan.match?.roles[role]?.org ?? '';
    const last = known.find((row) => row.org === org && row.position === position + 1 && row.slot === slot);
    const generation = (last?.generation ?? 0) + 1;
    return { drawId, orgId: org, position: position + 1, slot, generation, officerId: officerOf(o), appointed: false };
  });
}

/** The new links of the chain, from its head. */
export function linksOf(
  { hash }: ActDeps,
  drawId: string,
  from: string,
  already: number,
  events: readonly DrawEvent[],
) {
  let head = from;
  return events.map((event, i) => {
    const link = eventLink(hash, head, event);
    if (!link.ok) throw new ActFailure(link.refusal.code, JSON.stringify(link.refusal.facts));
    head = link.value;
    const { type, reason, evidence } = event;
    const [pos, officer] = ['pos' in event ? event.pos : 0, 'officer' in event ? event.officer : null];
    return { drawId, no: already + i + 1, type, pos, officer, reason, evidence, head, rule: null };
  });
}
