import type { RosterFact } from '../../workflows/joint-task/draw/commitment';
import type { PlaceFact } from '../../workflows/joint-task/officers/replacement';
import type { SchemeExperts } from '../../domain/plan-rules/scheme';
import { certifiedThroughout, type CertificateSpan } from '../../domain/match/certificate';
import type { FactLoader } from './loader';

/** What a department's roster is checked against: of the named officers their departments, and the named targets that the pool holds. */
export const roster: FactLoader = async (reader, { officers, pool, uids }): Promise<RosterFact> => {
  const found = await reader.query<{ id: string; org: string }>(
    `SELECT id, org_id AS org FROM officer WHERE id = ANY ($1)`,
    [officers],
  );
  const known = await reader.query<{ uid: string }>(`SELECT uid FROM pool_unit WHERE pool_id = $1 AND uid = ANY ($2)`, [
    pool,
    uids,
  ]);
  return { orgOf: Object.fromEntries(found.map(({ id, org }) => [id, org])), uids: known.map(({ uid }) => uid) };
};

/** One position as an appointment finds it (V1, V4). */
export const place: FactLoader = async (reader, { position, officer }, { process }): Promise<PlaceFact> => {
  const vacancies = await reader.query<PlaceFact['vacancies'][number]>(
    `SELECT org, slot, generation FROM (
       SELECT DISTINCT ON (m.org_id, m.slot) m.org_id AS org, m.slot, m.generation, m.officer_id FROM match_member m JOIN task t ON t.draw_id = m.draw_id
       WHERE m.process = $1 AND m.position = $2 ORDER BY m.org_id, m.slot, m.generation DESC) newest
     WHERE officer_id IS NULL ORDER BY org, slot`,
    [process, position],
  );
  const team = await reader.query<{ officer: string }>(
    `SELECT officer_id AS officer FROM current_member WHERE process = $1 AND position = $2`,
    [process, position],
  );
  return {
    vacancies,
    team: team.map((member) => member.officer),
    candidate: await candidateOf(reader, process, String(officer), Number(position)),
  };
};

interface CandidateRow {
  readonly officer: string;
  readonly person: string;
  readonly org: string;
  readonly certificates: readonly CertificateSpan[];
  readonly fields: readonly string[];
  /** The experts that the task asks for, where the candidate is of their library. */
  readonly asked: SchemeExperts | null;
  readonly from: string;
  readonly to: string;
  readonly recused: boolean;
}

async function candidateOf(
  reader: Parameters<FactLoader>[0],
  process: string,
  officer: string,
  position: number,
): Promise<PlaceFact['candidate']> {
  const [row] = await reader.query<CandidateRow>(
    `SELECT o.id AS officer, o.person_id AS person, o.org_id AS org, o.fields, CASE WHEN o.org_id = t.scheme->'experts'->>'org' THEN t.scheme->'experts' END AS asked, t.window_from::text AS "from", t.window_to::text AS "to",
       (SELECT coalesce(json_agg(json_build_object('validFrom', c.valid_from::text, 'validTo', c.valid_to::text)), '[]') FROM certificate c WHERE c.officer_id = o.id) AS certificates,
       EXISTS (SELECT FROM known_conflict k JOIN current_target d ON d.process = k.process AND d.uid = k.uid WHERE k.process = t.id AND k.officer_id = o.id AND d.position = $3)
         OR EXISTS (SELECT FROM recusal_decision r WHERE r.draw_id = t.draw_id AND r.officer_id = o.id AND r.position = $3 AND r.state = 'granted') AS recused
     FROM officer o, task t WHERE o.id = $2 AND t.id = $1 AND o.valid_from <= t.window_from AND (o.valid_to IS NULL OR t.window_to < o.valid_to)`,
    [process, officer, position],
  );
  if (!row) return null;
  const { person, org, recused } = row;
  return { officer, person, org, lacks: lacks(row), recused };
}

/** What keeps a candidate from serving: of an expert no certificate is asked (V3), but the field. */
function lacks({ asked, fields, certificates, from, to }: CandidateRow): 'notCertified' | 'otherField' | null {
  if (asked) return asked.field === '' || fields.includes(asked.field) ? null : 'otherField';
  return certifiedThroughout(certificates, from, to) ? null : 'notCertified';
}
