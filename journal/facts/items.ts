import type { FactLoader } from './loader';

/** Names of items in the versions that the process froze: they go into the results' rows. */
export const itemNames: FactLoader = async (reader, { items }) => {
  const wanted = items as readonly { readonly item: string; readonly version: number }[];
  const rows = await reader.query<{ item: string; name: string }>(
    `SELECT i.id AS item, i.name FROM unnest($1::text[], $2::int[]) AS wanted (id, version) JOIN item i USING (id, version)`,
    [wanted.map(({ item }) => item), wanted.map(({ version }) => version)],
  );
  return Object.fromEntries(rows.map(({ item, name }) => [item, name]));
};
