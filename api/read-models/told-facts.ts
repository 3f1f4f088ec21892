import type { Facts } from '../../domain/kernel/result';
import type { ReadDb } from './db';

/** The facts of a refusal that are ids a clerk does not know: of departments (several stand with 、 between them) and items. */
const TOLD = ['org', 'party', 'parties', 'item'] as const;
const idsIn = (value: Facts[string] | undefined): readonly string[] =>
  typeof value === 'string' ? value.split('、') : [];

/** The facts as a person reads them, each department and item by its name. Officers are not named: an id typed in would ask for one. */
export async function toldFacts(db: ReadDb, facts: Facts): Promise<Facts> {
  const ids = TOLD.flatMap((fact) => idsIn(facts[fact]));
  if (ids.length === 0) return facts;
  const rows = await db.rows<{ id: string; name: string }>(
    `SELECT id, short_name AS name FROM org_unit WHERE id = ANY ($1)
     UNION ALL SELECT id, name FROM (SELECT DISTINCT ON (id) id, name FROM item WHERE id = ANY ($1) ORDER BY id, version DESC) latest`,
    ids,
  );
  const names = new Map(rows.map(({ id, name }) => [id, name]));
  const told = TOLD.flatMap((fact) => {
    const own = idsIn(facts[fact]);
    return own.length === 0 ? [] : [[fact, own.map((id) => names.get(id) ?? id).join('、')] as const];
  });
  return { ...facts, ...Object.fromEntries(told) };
}
