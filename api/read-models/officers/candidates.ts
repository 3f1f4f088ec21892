import { certifiedThroughout, type CertificateSpan } from '../../../domain/match/certificate';
import type { ReadDb } from '../db';
import type { TaskFacts } from '../task/row';
import type { Place } from './places';

/** Why an officer cannot take a place; the same that `appointOfficer` would refuse. */
export const UNFIT = {
  uncertified: '证件不覆盖检查窗口',
  otherField: '不具备所需专业领域',
  onTeam: '已在这一组',
  recused: '须回避这户',
  busy: '同一时间另有检查',
} as const;

export interface Candidate {
  readonly id: string;
  readonly name: string;
  /** By what an officer is known: the end of the certificate's number; an expert by his fields. */
  readonly known: string;
  readonly load: number;
  readonly unfit: keyof typeof UNFIT | null;
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly fields: readonly string[];
  readonly certificates: readonly CertificateSpan[];
  readonly tail: string | null;
  readonly load: number;
  readonly on_team: boolean;
  readonly recused: boolean;
  readonly busy: boolean;
}

/** Who of the department, or of the library of experts, can take a vacant place, the least load first, and why the others cannot (V1, V4). */
export async function candidatesFor(
  db: ReadDb,
  { id, draw_id, clock, scheme, window_from, window_to }: TaskFacts,
  org: string,
  { position }: Pick<Place, 'position'>,
): Promise<readonly Candidate[]> {
  const rows = await db.rows<Row>(
    `WITH held AS MATERIALIZED (
       SELECT DISTINCT ON (position, slot) position, officer_id FROM match_member WHERE draw_id = $2 AND org_id = $3 ORDER BY position, slot, generation DESC),
     loads AS MATERIALIZED (SELECT officer_id, count(*)::int AS n, bool_or(position = $4) AS here FROM held GROUP BY 1)
     SELECT o.id, p.name, o.fields,
       (SELECT coalesce(json_agg(json_build_object('validFrom', c.valid_from::text, 'validTo', c.valid_to::text)), '[]') FROM certificate c WHERE c.officer_id = o.id) AS certificates,
       (SELECT right(number, 4) FROM certificate c WHERE c.officer_id = o.id ORDER BY valid_to DESC LIMIT 1) AS tail,
       coalesce(l.n, 0) + coalesce((SELECT load0 FROM roster_officer r WHERE r.draw_id = $2 AND r.officer_id = o.id), 0) AS load, coalesce(l.here, false) AS on_team,
       EXISTS (SELECT FROM known_conflict k JOIN current_target d ON d.process = k.process AND d.uid = k.uid WHERE k.process = $1 AND k.officer_id = o.id AND d.position = $4)
         OR EXISTS (SELECT FROM recusal_decision r WHERE r.draw_id = $2 AND r.officer_id = o.id AND r.position = $4 AND r.state = 'granted') AS recused,
       EXISTS (SELECT FROM visit v JOIN visit_officer b ON b.clock = $5 AND b.officer_id = o.id AND b.during && tstzrange(v.visit_from, v.visit_to)
         WHERE v.process = $1 AND v.position = $4 AND NOT (b.process = $1 AND b.position = $4)) AS busy
     FROM officer o JOIN person p ON p.id = o.person_id LEFT JOIN loads l ON l.officer_id = o.id WHERE o.org_id = $3 AND o.valid_from <= $6::date AND (o.valid_to IS NULL OR $7::date < o.valid_to) ORDER BY load, o.id`,
    id,
    draw_id,
    org,
    position,
    clock,
    window_from,
    window_to,
  );
  const asked = scheme?.experts?.org === org ? scheme.experts : null;
  const lacks = ({ fields, certificates }: Row): Candidate['unfit'] => {
    if (asked) return asked.field === '' || fields.includes(asked.field) ? null : 'otherField';
    return certifiedThroughout(certificates, window_from ?? '', window_to ?? '') ? null : 'uncertified';
  };
  return rows.map((row) => ({
    id: row.id,
    name: row.name,
    known: asked ? row.fields.join('、') : `证号尾${row.tail ?? '—'}`,
    load: row.load,
    unfit: lacks(row) ?? keptBy(row),
  }));
}

const keptBy = ({ on_team, recused, busy }: Row): Candidate['unfit'] =>
  on_team ? 'onTeam' : recused ? 'recused' : busy ? 'busy' : null;
