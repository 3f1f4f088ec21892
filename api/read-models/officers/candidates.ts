import { certifiedThroughout, type CertificateSpan } from '../../../domain/match/certificate';
import type { ReadDb } from '../db';
import type { TaskFacts } from '../task/row';
import type { Place } from './places';

/** Why an officer cannot take a place; the same that `appointOfficer` would refuse. */
export const UNFIT = {
  uncertified: '证件不覆盖检查窗口',
  onTeam: '已在这一组',
  recused: '须回避这户',
  busy: '同一时间另有检查',
} as const;

export interface Candidate {
  readonly id: string;
  readonly name: string;
  readonly tail: string | null;
  readonly load: number;
  readonly unfit: keyof typeof UNFIT | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly certificates: readonly CertificateSpan[];
  readonly tail: string | null;
  readonly load: number;
  readonly on_team: boolean;
  readonly recused: boolean;
  readonly busy: boolean;
}

/** Who of the department can take a vacant place, the least load first, and why the others cannot (V1, V4). */
export async function candidatesFor(
  db: ReadDb,
  { id, draw_id, clock, window_from, window_to }: TaskFacts,
  org: string,
  { position }: Pick<Place, 'position'>,
): Promise<readonly Candidate[]> {
  const rows = await db.rows<Row>(
    `WITH held AS MATERIALIZED (
       SELECT DISTINCT ON (position, slot) position, officer_id FROM match_member WHERE draw_id = $2 AND org_id = $3 ORDER BY position, slot, generation DESC),
     loads AS MATERIALIZED (SELECT officer_id, count(*)::int AS n, bool_or(position = $4) AS here FROM held GROUP BY 1)
     SELECT o.id, p.name,
       (SELECT coalesce(json_agg(json_build_object('validFrom', c.valid_from::text, 'validTo', c.valid_to::text)), '[]') FROM certificate c WHERE c.officer_id = o.id) AS certificates,
       (SELECT right(number, 4) FROM certificate c WHERE c.officer_id = o.id ORDER BY valid_to DESC LIMIT 1) AS tail,
       coalesce(l.n, 0) + coalesce((SELECT load0 FROM roster_officer r WHERE r.draw_id = $2 AND r.officer_id = o.id), 0) AS load, coalesce(l.here, false) AS on_team,
       EXISTS (SELECT FROM known_conflict k JOIN current_target d ON d.process = k.process AND d.uid = k.uid WHERE k.process = $1 AND k.officer_id = o.id AND d.position = $4)
         OR EXISTS (SELECT FROM recusal_decision r WHERE r.draw_id = $2 AND r.officer_id = o.id AND r.position = $4 AND r.state = 'granted') AS recused,
       EXISTS (SELECT FROM visit v JOIN visit_officer b ON b.clock = $5 AND b.officer_id = o.id AND b.during && tstzrange(v.visit_from, v.visit_to)
         WHERE v.process = $1 AND v.position = $4 AND NOT (b.process = $1 AND b.position = $4)) AS busy
     FROM officer o JOIN person p ON p.id = o.person_id LEFT JOIN loads l ON l.officer_id = o.id WHERE o.org_id = $3 AND o.valid_to IS NULL ORDER BY load, o.id`,
    id,
    draw_id,
    org,
    position,
    clock,
  );
  return rows.map(({ certificates, on_team, recused, busy, ...officer }) => ({
    id: officer.id,
    name: officer.name,
    tail: officer.tail,
    load: officer.load,
    unfit: !certifiedThroughout(certificates, window_from ?? '', window_to ?? '')
      ? 'uncertified'
      : on_team
        ? 'onTeam'
        : recused
          ? 'recused'
          : busy
            ? 'busy'
            : null,
  }));
}
