import type { SchemeView } from '../../../contracts/views/task';
import { TODAY, type ReadDb } from '../db';

/** What a drafter may choose from: the library of this clock, the departments, the items in force, the libraries of experts. */
export async function choicesOf(db: ReadDb, clock: string): Promise<SchemeView['choices']> {
  const [departments, towns, marks, items, libraries] = await Promise.all([
    db.rows<{ id: string; name: string }>(
      `SELECT id, short_name AS name FROM org_unit WHERE kind = 'department' AND valid_from <= ${TODAY} AND (valid_to IS NULL OR ${TODAY} < valid_to) ORDER BY id`,
    ),
    db.rows<{ id: string; name: string }>(
      `SELECT code AS id, name FROM town WHERE (valid_from IS NULL OR valid_from <= ${TODAY}) AND (valid_to IS NULL OR ${TODAY} < valid_to) ORDER BY code`,
    ),
    db.rows<{ kinds: string[] | null; tags: string[] | null }>(
      `WITH groups AS (SELECT DISTINCT kind, tags FROM target WHERE valid_to IS NULL
         AND clock = CASE WHEN EXISTS (SELECT FROM target WHERE clock = $1) THEN $1 ELSE 'city' END)
       SELECT (SELECT array_agg(DISTINCT kind ORDER BY kind) FROM groups) AS kinds, (SELECT array_agg(DISTINCT tag ORDER BY tag) FROM groups, unnest(tags) AS tag) AS tags`,
      clock,
    ),
    db.rows<SchemeView['choices']['items'][number]>(
      `SELECT DISTINCT ON (i.org_id, i.id) i.id AS item, i.version, i.org_id AS org, o.short_name AS "orgName", i.name, i.kind, array_to_string(i.basis, '；') AS basis,
         coalesce(i.published_on <= ${TODAY}, false) AS published
       FROM item i JOIN org_unit o ON o.id = i.org_id
       WHERE i.valid_from <= ${TODAY} AND (i.valid_to IS NULL OR ${TODAY} < i.valid_to) ORDER BY i.org_id, i.id, i.version DESC`,
    ),
    db.rows<SchemeView['choices']['libraries'][number]>(
      `SELECT u.id, u.short_name AS name, ARRAY(SELECT DISTINCT field FROM officer o, unnest(o.fields) AS field
         WHERE o.org_id = u.id AND o.valid_from <= ${TODAY} AND (o.valid_to IS NULL OR ${TODAY} < o.valid_to) ORDER BY field) AS fields
       FROM org_unit u WHERE u.kind = 'experts' AND u.valid_from <= ${TODAY} AND (u.valid_to IS NULL OR ${TODAY} < u.valid_to) ORDER BY u.id`,
    ),
  ]);
  return { departments, towns, kinds: marks[0]?.kinds ?? [], tags: marks[0]?.tags ?? [], items, libraries };
}
