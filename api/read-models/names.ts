import type { ReadDb } from './db';

/** Names that a page says; ids stay ids where nothing is known of them. */
export interface Names {
  person(id: string): string;
  officer(id: string): string;
  org(id: string): string;
}

/** Whose names a page needs. */
export interface Named {
  readonly persons?: Iterable<string>;
  readonly officers?: Iterable<string>;
  readonly orgs?: Iterable<string>;
}

/** All names of a page by one statement. */
export async function namesOf(db: ReadDb, { persons = [], officers = [], orgs = [] }: Named): Promise<Names> {
  const rows = await db.rows<{ kind: string; id: string; name: string }>(
    `SELECT 'person' AS kind, id, name FROM person WHERE id = ANY ($1)
     UNION ALL SELECT 'officer', o.id, p.name FROM officer o JOIN person p ON p.id = o.person_id WHERE o.id = ANY ($2)
     UNION ALL SELECT 'org', id, short_name FROM org_unit WHERE id = ANY ($3)`,
    [...new Set(persons)],
    [...new Set(officers)],
    [...new Set(orgs)],
  );
  const known = new Map(rows.map(({ kind, id, name }) => [`${kind}/${id}`, name]));
  const of = (kind: string) => (id: string) => known.get(`${kind}/${id}`) ?? id;
  return { person: of('person'), officer: of('officer'), org: of('org') };
}
