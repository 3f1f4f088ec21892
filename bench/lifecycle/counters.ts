import type { Pool } from 'pg';

/** What the database server counts, over all of its databases. */
export interface Counters {
  readonly walBytes: number;
  readonly writingTransactions: number;
  /** Tables and indexes of one peer's schemas. */
  readonly appBytes: number;
  /** Temporal's databases; visibility is one of them. */
  readonly engineBytes: number;
}

/** @param admin connected to the application's database as the superuser, who alone may measure Temporal's databases */
export async function countersOf(admin: Pool, schemas: readonly string[]): Promise<Counters> {
  const { rows } = await admin.query<Record<'wal' | 'tx' | 'app' | 'engine', string>>(
    `SELECT pg_wal_lsn_diff(pg_current_wal_insert_lsn(), '0/0') AS wal,
            pg_snapshot_xmax(pg_current_snapshot())::text AS tx,
            (SELECT coalesce(sum(pg_total_relation_size(c.oid)), 0) FROM pg_class c
              JOIN pg_namespace n ON n.oid = c.relnamespace WHERE c.relkind = 'r' AND n.nspname = ANY($1)) AS app,
            (SELECT coalesce(sum(pg_database_size(oid)), 0) FROM pg_database WHERE datname LIKE 'temporal%') AS engine`,
    [schemas],
  );
  const [row] = rows;
  if (!row) throw new Error('the server counted nothing');
  return {
    walBytes: Number(row.wal),
    writingTransactions: Number(row.tx),
    appBytes: Number(row.app),
    engineBytes: Number(row.engine),
  };
}
