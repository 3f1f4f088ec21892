import { beijingInstant } from '../../domain/calendar/beijing';
import type { VisitFact } from '../../workflows/joint-task/inspecting';
import type { BusyFact, TeamFact } from '../../workflows/joint-task/schedule';
import type { FactLoader } from './loader';

/** The newest generation of every place, with the officer's person. */
const MEMBERS = `SELECT DISTINCT ON (m.org_id, m.position, m.slot) m.org_id AS org, m.position, m.slot, m.officer_id AS officer, o.person_id AS person
  FROM match_member m JOIN officer o ON o.id = m.officer_id WHERE m.process = $1 ORDER BY m.org_id, m.position, m.slot, m.generation DESC`;
/** The newest generation of every drawn position. */
const TARGETS = `SELECT DISTINCT ON (position) position, uid, coalesce(town_code, '') AS town FROM drawn_target WHERE process = $1 ORDER BY position, generation DESC`;

/** Who stands for one drawn position. */
export const teamAt: FactLoader = (reader, { position }, { process }) =>
  reader.query(`SELECT org, officer FROM (${MEMBERS}) m WHERE m.position = $2`, [process, position]);

/** Every drawn position with its team, for the schedule. */
export const teams: FactLoader = (reader, _args, { process }): Promise<readonly TeamFact[]> =>
  reader.query<TeamFact>(
    `SELECT t.position, t.town, json_agg(json_build_object('officer', m.officer, 'org', m.org) ORDER BY m.org, m.slot) AS team
     FROM (${TARGETS}) t JOIN (${MEMBERS}) m USING (position) GROUP BY t.position, t.town ORDER BY t.position`,
    [process],
  );

/** Visits that the task's officers already have in the window, from other tasks of the same clock. */
export const busy: FactLoader = async (reader, { from, to }, { process, clock }): Promise<readonly BusyFact[]> => {
  const rows = await reader.query<{ officer: string; from: Date; to: Date }>(
    `SELECT v.officer_id AS officer, lower(v.during) AS "from", upper(v.during) AS "to" FROM visit_officer v
     WHERE v.clock = $2 AND v.during && tstzrange($3, $4) AND v.officer_id IN (SELECT officer_id FROM match_member WHERE process = $1)
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
  const rows = await reader.query<VisitRow>(
    `SELECT v.position, t.uid, v.visit_from AS "from", v.visit_to AS "to", json_build_object('officer', v.leader, 'person', l.person_id) AS leader,
       json_agg(json_build_object('officer', m.officer, 'person', m.person, 'org', m.org) ORDER BY m.org, m.slot) AS team
     FROM visit v JOIN officer l ON l.id = v.leader JOIN (${TARGETS}) t ON t.position = v.position JOIN (${MEMBERS}) m ON m.position = v.position
     WHERE v.process = $1 GROUP BY v.position, t.uid, v.visit_from, v.visit_to, v.leader, l.person_id ORDER BY v.position OFFSET $2 LIMIT $3`,
    [process, from, limit],
  );
  return rows.map((row) => ({ ...row, from: row.from.toISOString(), to: row.to.toISOString() }));
};
