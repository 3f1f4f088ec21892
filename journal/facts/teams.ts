import { beijingInstant } from '../../domain/calendar/beijing';
import type { VisitFact } from '../../workflows/joint-task/inspecting';
import type { TeamAtFact } from '../../workflows/joint-task/officers/recusal';
import type { BusyFact, TeamFact } from '../../workflows/joint-task/schedule';
import type { FactLoader } from './loader';

/** Who stands for one drawn position, and whether its visit has ended. */
export const teamAt: FactLoader = async (reader, { position }, { process }): Promise<TeamAtFact> => {
  const team = await reader.query<TeamAtFact['team'][number]>(
    `SELECT m.officer_id AS officer, m.org_id AS org, o.person_id AS person FROM current_member m JOIN officer o ON o.id = m.officer_id
     WHERE m.process = $1 AND m.position = $2 ORDER BY m.org_id, m.slot`,
    [process, position],
  );
  const [ended] = await reader.query(
    `SELECT FROM inspection WHERE task_id = $1 AND position = $2 AND ended_at IS NOT NULL`,
    [process, position],
  );
  return { team, visitEnded: ended !== undefined };
};

/** Every drawn position with its team, for the schedule. */
export const teams: FactLoader = (reader, _args, { process }): Promise<readonly TeamFact[]> =>
  reader.query<TeamFact>(
    `SELECT t.position, coalesce(t.town_code, '') AS town, json_agg(json_build_object('officer', m.officer_id, 'org', m.org_id) ORDER BY m.org_id, m.slot) AS team
     FROM current_target t JOIN current_member m USING (process, position) WHERE t.process = $1 GROUP BY 1, 2 ORDER BY 1`,
    [process],
  );

/** Visits that the task's officers already have in the window, from other tasks of the same clock. */
export const busy: FactLoader = async (reader, { from, to }, { process, clock }): Promise<readonly BusyFact[]> => {
  const rows = await reader.query<{ officer: string; from: Date; to: Date }>(
    `SELECT v.officer_id AS officer, lower(v.during) AS "from", upper(v.during) AS "to" FROM visit_officer v
     WHERE v.clock = $2 AND v.during && tstzrange($3, $4) AND v.officer_id IN (SELECT officer_id FROM current_member WHERE process = $1)
     ORDER BY 1, 2`,
    [process, clock, beijingInstant(String(from), 0), beijingInstant(String(to), 24 * 60)],
  );
  return rows.map((row) => ({ officer: row.officer, from: row.from.toISOString(), to: row.to.toISOString() }));
};

interface VisitRow extends Omit<VisitFact, 'from' | 'to'> {
  readonly from: Date;
  readonly to: Date;
}

/** A batch of scheduled visits with all that an inspection begins with. */
export const visits: FactLoader = async (reader, { from, limit }, { process }): Promise<readonly VisitFact[]> => {
  // A leader who was recused after the schedule hands over to the next of his own department, and never to an expert (V3).
  const rows = await reader.query<VisitRow>(
    `SELECT v.position, t.uid, v.visit_from AS "from", v.visit_to AS "to",
       (array_agg(json_build_object('officer', m.officer_id, 'person', o.person_id) ORDER BY m.officer_id <> v.leader, m.org_id IS NOT DISTINCT FROM k.scheme->'experts'->>'org', m.org_id <> l.org_id, m.slot))[1] AS leader,
       json_agg(json_build_object('officer', m.officer_id, 'person', o.person_id, 'org', m.org_id) ORDER BY m.org_id, m.slot) AS team
     FROM visit v JOIN officer l ON l.id = v.leader JOIN task k ON k.id = v.process
       JOIN current_target t ON t.process = v.process AND t.position = v.position
       JOIN current_member m ON m.process = v.process AND m.position = v.position JOIN officer o ON o.id = m.officer_id
     WHERE v.process = $1 GROUP BY v.position, t.uid, v.visit_from, v.visit_to ORDER BY v.position OFFSET $2 LIMIT $3`,
    [process, from, limit],
  );
  return rows.map((row) => ({ ...row, from: row.from.toISOString(), to: row.to.toISOString() }));
};
