import { Client } from 'pg';

/** A table as it is compared: its columns, and its rows as text in a fixed order. */
export interface Table {
  readonly name: string;
  readonly columns: readonly string[];
  readonly rows: readonly string[];
}

/** What differs between two runs by its nature, and why it is left out. Everything else is compared. */
const LEFT_OUT: Readonly<Record<string, string>> = {
  'journal.poke': 'pokes under way',
  'journal.poke.version': 'a global sequence',
  'journal.process.epoch': 'raised by recover',
  'journal.process.started': 'who started a child',
  'journal.attempt.id': 'a global sequence',
  'journal.attempt.at': 'real time',
  'public.session': 'sessions are made at every login',
  'public.app_user.failed_count': 'logins',
  'public._prisma_migrations': 'real time',
};

/** Tables that belong to a clock: only the drill's rows are compared, since the city lives in real time. */
const byProcess = (alias: string) => `${alias} IN (SELECT id FROM journal.process WHERE clock = $1)`;

/** Reads everything that a run left behind, of one drill's clock and of the libraries. */
export async function recordOf(databaseUrl: string, clock: string): Promise<readonly Table[]> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const found = await client.query<{ schema: string; name: string; columns: string[] }>(
      `SELECT table_schema AS schema, table_name AS name, array_agg(column_name::text ORDER BY ordinal_position) AS columns
       FROM information_schema.columns JOIN information_schema.tables USING (table_schema, table_name)
       WHERE table_schema IN ('journal', 'public') AND table_type = 'BASE TABLE' GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    const tables: Table[] = [];
    for (const { schema, name, columns } of found.rows) {
      const full = `${schema}.${name}`;
      if (full in LEFT_OUT) continue;
      const kept = columns.filter((column) => !(`${full}.${column}` in LEFT_OUT));
      const where = scopeOf(columns);
      const list = kept.map((column) => `t."${column}"`).join(', ');
      const order = full === 'journal.event' ? 't.process, t.seq' : '1';
      const { rows } = await client.query<{ row: string }>(
        `SELECT row_to_json(r)::text AS row FROM (SELECT ${list} FROM ${schema}."${name}" t ${where}${full === 'journal.event' ? ' ORDER BY ' + order : ''}) r`,
        where === '' ? [] : [clock],
      );
      const texts = rows.map(({ row }) => row);
      tables.push({ name: full, columns: kept, rows: full === 'journal.event' ? texts : texts.sort() });
    }
    return tables;
  } finally {
    await client.end();
  }
}

function scopeOf(columns: readonly string[]): string {
  if (columns.includes('clock')) return 'WHERE t.clock = $1';
  // The clocks themselves: the city's counts draws too, which its people make while a drill is disturbed.
  if (columns.includes('purpose')) return 'WHERE t.id = $1';
  for (const column of ['process', 'task_id', 'inspection_id', 'parent']) {
    if (columns.includes(column)) return `WHERE ${byProcess(`t."${column}"`)}`;
  }
  if (columns.includes('recusal_id')) return '';
  if (columns.includes('draw_id'))
    return `WHERE EXISTS (SELECT FROM draw d WHERE d.id = t.draw_id AND ${byProcess('d.task_id')})`;
  return '';
}

export interface Difference {
  readonly table: string;
  readonly only: 'first' | 'second';
  readonly row: string;
}

/** Rows that stand in one record and not in the other; events in their order. */
export function differences(first: readonly Table[], second: readonly Table[]): readonly Difference[] {
  const names = [...new Set([...first, ...second].map(({ name }) => name))];
  return names.flatMap((name) => {
    const [a, b] = [first, second].map((side) => side.find((table) => table.name === name)?.rows ?? []) as [
      readonly string[],
      readonly string[],
    ];
    if (a.length === b.length && a.every((row, index) => row === b[index])) return [];
    const [left, right] = [new Set(a), new Set(b)];
    const missing: Difference[] = [
      ...a.filter((row) => !right.has(row)).map((row) => ({ table: name, only: 'first' as const, row })),
      ...b.filter((row) => !left.has(row)).map((row) => ({ table: name, only: 'second' as const, row })),
    ];
    return missing.length > 0
      ? missing
      : [{ table: name, only: 'first' as const, row: 'the same rows, in another order or number' }];
  });
}

/** Plants one difference in each table that has rows, and tells the tables in which the comparison did not find it. */
export function blindTables(record: readonly Table[]): readonly string[] {
  return record
    .filter(({ rows }) => rows.length > 0)
    .filter((table) => {
      const at = Math.floor(table.rows.length / 2);
      const planted = record.map((other) =>
        other === table ? { ...table, rows: table.rows.map((row, index) => (index === at ? plant(row) : row)) } : other,
      );
      return differences(record, planted).length === 0;
    })
    .map(({ name }) => name);
}

/** One character of the last value is another. */
const plant = (row: string): string =>
  row.replace(/(.)(["}]*)$/, (_whole, last: string, rest: string) => `${last === '0' ? '1' : '0'}${rest}`);
