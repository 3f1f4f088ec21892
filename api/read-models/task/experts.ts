import type { ReadDb } from '../db';
import type { DepartmentRow } from './departments';
import type { TaskFacts } from './row';

/** What the library of experts (专业人员库) was matched with, beside the departments; none where no expert is asked for. */
export const expertMatch = async (
  db: ReadDb,
  { draw_id, scheme }: TaskFacts,
): Promise<readonly Pick<DepartmentRow, 'org' | 'name' | 'members' | 'matched_at' | 'matched'>[]> =>
  scheme?.experts
    ? db.rows(
        `SELECT m.org_id AS org, o.short_name AS name, m.members, m.at AS matched_at,
           (SELECT count(*) FROM declaration e JOIN officer f ON f.id = e.officer_id WHERE e.draw_id = $1 AND f.org_id = m.org_id AND e.state <> 'released')::int AS matched
         FROM match m JOIN org_unit o ON o.id = m.org_id WHERE m.draw_id = $1 AND m.org_id = $2`,
        draw_id,
        scheme.experts.org,
      )
    : [];
