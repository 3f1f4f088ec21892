import { ROLES, type Role } from '../../domain/kernel/duty';
import type { Viewer } from '../read-models';
import type { Database } from './prisma';

interface Row {
  readonly person: string;
  readonly name: string;
  readonly login: string;
  readonly post: string | null;
  readonly role: string | null;
  readonly org: string | null;
  readonly org_name: string | null;
  readonly officer: string | null;
  readonly orgs: string[] | null;
}

export const isRole = (role: string | null): role is Role => (ROLES as readonly (string | null)[]).includes(role);

/**
 * Who a session's token stands for: the person, the post chosen (or, if that has ended, the first that is valid today), and
 * the organisations beneath. One statement. Null: no such session, over, revoked, or the user is disabled; `post: null`
 * inside: the person holds no valid post.
 */
export async function viewerOf(
  database: Database,
  tokenHash: string,
  kind: 'cookie' | 'bearer',
): Promise<Viewer | 'noPost' | null> {
  const rows = await database.$queryRaw<Row[]>`
    /* viewer */ SELECT p.id AS person, p.name, u.login, po.id AS post, po.role, po.org_id AS org, o.name AS org_name, f.id AS officer,
      (WITH RECURSIVE beneath AS (
         SELECT po.org_id AS id UNION SELECT c.id FROM org_unit c JOIN beneath b ON c.parent_id = b.id
         WHERE c.valid_from <= today AND (c.valid_to IS NULL OR today < c.valid_to)
       ) SELECT array_agg(id) FROM beneath) AS orgs
    FROM (SELECT (now() AT TIME ZONE 'Asia/Shanghai')::date AS today) d CROSS JOIN session s
      JOIN app_user u ON u.id = s.user_id
      JOIN person p ON p.id = u.person_id
      LEFT JOIN LATERAL (
        SELECT * FROM post q WHERE q.person_id = p.id AND q.valid_from <= today AND (q.valid_to IS NULL OR today < q.valid_to)
        ORDER BY (q.id = s.post_id) DESC NULLS LAST, q.valid_from, q.id LIMIT 1
      ) po ON true
      LEFT JOIN org_unit o ON o.id = po.org_id
      LEFT JOIN officer f ON f.person_id = p.id AND f.valid_from <= today AND (f.valid_to IS NULL OR today < f.valid_to)
    WHERE s.token_hash = ${tokenHash} AND s.kind = ${kind} AND s.revoked_at IS NULL AND s.expires_at > now() AND u.disabled_at IS NULL`;
  const row = rows[0];
  if (!row) return null;
  const { post, role, org } = row;
  if (post === null || org === null || !isRole(role)) return 'noPost';
  return {
    person: row.person,
    name: row.name,
    login: row.login,
    post,
    role,
    org,
    orgName: row.org_name ?? org,
    orgs: row.orgs ?? [org],
    officer: row.officer,
  };
}
