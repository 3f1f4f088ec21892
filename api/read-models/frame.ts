import type { Role } from '../../domain/kernel/duty';
import type { ViewerView } from '../../contracts/views/common';
import { TODAY, type ReadDb } from './db';
import type { Viewer } from './index';
import { ROLE_WORDS } from './words';

interface PostRow {
  readonly id: string;
  readonly org_name: string;
  readonly role: Role;
}
interface Counts {
  readonly inbox: number;
  readonly overdue: number;
  readonly due_today: number;
}

/** The frame of every staff page: who I am, my posts, and how much awaits me. */
export async function frame(db: ReadDb, viewer: Viewer): Promise<ViewerView> {
  const [posts, [counts]] = await Promise.all([
    db.rows<PostRow>(
      `SELECT p.id, o.short_name AS org_name, p.role FROM post p JOIN org_unit o ON o.id = p.org_id
       WHERE p.person_id = $1 AND p.valid_from <= ${TODAY} AND (p.valid_to IS NULL OR ${TODAY} < p.valid_to) ORDER BY o.short_name, p.role`,
      viewer.person,
    ),
    db.rows<Counts>(
      // One time a clock, not one a row.
      `WITH clocks AS MATERIALIZED (SELECT id, journal.now_of(id) AS now FROM journal.clock)
       SELECT count(*)::int AS inbox, (count(*) FILTER (WHERE w.due <= n.now))::int AS overdue,
         (count(*) FILTER (WHERE w.due > n.now AND (w.due AT TIME ZONE 'Asia/Shanghai')::date = (n.now AT TIME ZONE 'Asia/Shanghai')::date))::int AS due_today
       FROM work_item w JOIN clocks n ON n.id = w.clock
       WHERE w.state = 'open' AND w.role = $3 AND (w.person_id = $1 OR (w.person_id IS NULL AND w.org_id = $2))`,
      viewer.person,
      viewer.org,
      viewer.role,
    ),
  ]);
  return {
    person: viewer.person,
    name: viewer.name,
    org: viewer.org,
    orgName: viewer.orgName,
    role: viewer.role,
    roleName: ROLE_WORDS[viewer.role],
    posts: posts.map(({ id, org_name, role }) => ({
      id,
      label: `${org_name} · ${ROLE_WORDS[role]}`,
      current: id === viewer.post,
    })),
    counts: { inbox: counts?.inbox ?? 0, overdue: counts?.overdue ?? 0, dueToday: counts?.due_today ?? 0 },
  };
}
