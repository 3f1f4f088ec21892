import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Client } from 'pg';
import { owner } from './city';

/** The Prisma schema is written by hand beside migrations that lead: here the two are held together, column by column. */
let client: Client;
beforeAll(async () => {
  client = await owner();
});
afterAll(() => client.end());

interface Model {
  readonly table: string;
  readonly columns: readonly string[];
  readonly key: readonly string[];
}

const SQL_TYPES: Readonly<Record<string, string>> = {
  String: 'text',
  Int: 'int4',
  Boolean: 'bool',
  Json: 'jsonb',
  Decimal: 'numeric',
  BigInt: 'int8',
};
const snake = (name: string): string => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

function modelsIn(text: string): readonly Model[] {
  return [...text.matchAll(/^model (\w+) \{\n([\s\S]*?)^\}/gm)].map(([, , body = '']) => {
    const lines = body.split('\n').map((line) => line.trim());
    const fields = lines.flatMap((line) => fieldIn(line) ?? []);
    const nameOf = (field: string): string => fields.find(({ name }) => name === field)?.column ?? snake(field);
    const composite = /^@@id\(\[([^\]]+)\]/.exec(lines.find((line) => line.startsWith('@@id')) ?? '')?.[1];
    return {
      table: /@@map\("(\w+)"\)/.exec(body)?.[1] ?? '',
      columns: fields.map(({ column, type, nullable }) => `${column} ${type}${nullable ? '' : ' not null'}`).sort(),
      key: composite
        ? composite.split(',').map((name) => nameOf(name.trim()))
        : fields.filter(({ id }) => id).map(({ column }) => column),
    };
  });
}

/** A field that is a column; relations are none. */
function fieldIn(line: string): { name: string; column: string; type: string; nullable: boolean; id: boolean } | null {
  const match = /^(\w+)\s+(Unsupported\("(\w+)"\)|\w+)(\[\])?(\?)?(.*)$/.exec(line);
  if (!match) return null;
  const [, name = '', type = '', unsupported, list, optional, rest = ''] = match;
  const base =
    unsupported ??
    (type === 'DateTime'
      ? rest.includes('@db.Date')
        ? 'date'
        : `timestamptz(${/@db\.Timestamptz\((\d)\)/.exec(rest)?.[1]})`
      : SQL_TYPES[type]);
  if (base === undefined) return null;
  return {
    name,
    column: /@map\("(\w+)"\)/.exec(rest)?.[1] ?? name,
    type: list ? `_${base}` : base,
    nullable: optional !== undefined,
    id: /@id\b/.test(rest),
  };
}

const COLUMNS = `
  SELECT table_name AS table, array_agg(column_name || ' ' || udt_name || CASE WHEN udt_name = 'timestamptz' THEN '(' || datetime_precision || ')' ELSE '' END
    || CASE is_nullable WHEN 'NO' THEN ' not null' ELSE '' END) AS columns
  FROM information_schema.columns JOIN information_schema.tables t USING (table_schema, table_name)
  WHERE table_schema = 'public' AND table_name NOT LIKE '\\_%' AND t.table_type = 'BASE TABLE' GROUP BY 1`;
const KEYS = `
  SELECT c.conrelid::regclass::text AS table, array_agg(a.attname::text ORDER BY k.n) AS key
  FROM pg_constraint c CROSS JOIN LATERAL unnest(c.conkey) WITH ORDINALITY k (num, n) JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num
  WHERE c.contype = 'p' AND c.connamespace = 'public'::regnamespace AND c.conrelid::regclass::text NOT LIKE '\\_%' GROUP BY 1`;

const models = modelsIn(readFileSync(join(__dirname, '../../../prisma/schema.prisma'), 'utf8'));

it('the schema has a model for every table, with the same columns, types and nullability', async () => {
  const { rows } = await client.query<{ table: string; columns: string[] }>(COLUMNS);
  const stored = Object.fromEntries(rows.map(({ table, columns }) => [table, columns.sort()]));
  expect(Object.fromEntries(models.map(({ table, columns }) => [table, columns]))).toEqual(stored);
});

it('the schema has the same primary keys', async () => {
  const { rows } = await client.query<{ table: string; key: string[] }>(KEYS);
  expect(Object.fromEntries(models.map(({ table, key }) => [table, key]))).toEqual(
    Object.fromEntries(rows.map(({ table, key }) => [table, key])),
  );
});

it("the application's role cannot change or remove what was journaled", async () => {
  const { rows } = await client.query<{ may: string }>(
    `SELECT t || ' ' || p AS may FROM unnest(ARRAY['event', 'event_set', 'command', 'attempt', 'inbox']) t, unnest(ARRAY['UPDATE', 'DELETE', 'TRUNCATE']) p
     WHERE has_table_privilege('liancha_app', 'journal.' || t, p)`,
  );
  expect(rows).toEqual([]);
});
