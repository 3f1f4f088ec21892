import { Pool, type PoolClient, types } from 'pg';

/** A statement's rows; `name` makes it a prepared statement of its connection. */
export interface Tx {
  query<Row>(sql: string, values?: readonly unknown[], name?: string): Promise<readonly Row[]>;
}

export interface Db extends Tx {
  /** One transaction: committed if `work` returns, rolled back if it throws. */
  transaction<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  /** A read-only snapshot for a page. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** bigint columns are counters and versions far below 2^53. */
types.setTypeParser(types.builtins.INT8, Number);

const over = (client: Pool | PoolClient): Tx => ({
  async query<Row>(sql: string, values: readonly unknown[] = [], name?: string) {
    const { rows } = await client.query({ text: sql, values: [...values], ...(name ? { name } : {}) });
    return rows as Row[];
  },
});

export function openDb(connectionString: string, options: { max?: number; statementTimeoutMs?: number } = {}): Db {
  const pool = new Pool({
    connectionString,
    max: options.max ?? 16,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
  });
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const within = async <T>(begin: string, work: (tx: Tx) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    try {
      await client.query(begin);
      const result = await work(over(client));
      await client.query('COMMIT');
      client.release();
      return result;
    } catch (error) {
      const broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      client.release(broken);
      throw error;
    }
  };
  return {
    ...over(pool),
    transaction: (work) => within('BEGIN', work),
    snapshot: (work) => within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    end: () => pool.end(),
  };
}
