import { Pool, type PoolClient, types } from 'pg';

/** A statement's rows; `name` makes it a prepared statement of its connection. */
export interface Tx {
  query<Row>(sql: string, values?: readonly unknown[], name?: string): Promise<readonly Row[]>;
}

/** A transaction that writes. */
export interface WriteTx extends Tx {
  /** Sends a statement whose rows nobody reads, without waiting: the transaction does, and fails with it. */
  send(sql: string, values?: readonly unknown[], name?: string): void;
}

export interface Db extends Tx {
  /** One transaction: committed if `work` returns, rolled back if it throws. */
  transaction<T>(work: (tx: WriteTx) => Promise<T>): Promise<T>;
  /** A read-only snapshot for a page. */
  snapshot<T>(work: (tx: Tx) => Promise<T>): Promise<T>;
  end(): Promise<void>;
}

/** bigint columns are counters and versions far below 2^53. */
types.setTypeParser(types.builtins.INT8, Number);

/** A connection costs 12 ms of processor to open, and every plan made anew: pg's ten seconds would lose them in each lull. */
const IDLE_MS = 5 * 60_000;

const over = (client: Pool | PoolClient): Tx => ({
  async query<Row>(sql: string, values: readonly unknown[] = [], name?: string) {
    const { rows } = await client.query({ text: sql, values: [...values], ...(name ? { name } : {}) });
    return rows as Row[];
  },
});

/** Keeps what was sent until the transaction ends; a failure waits here to be told. */
function writing(client: PoolClient) {
  const { query } = over(client);
  const sent: Promise<unknown>[] = [];
  const tx: WriteTx = {
    query,
    send(...statement) {
      const answer = query(...statement);
      answer.catch(() => undefined);
      sent.push(answer);
    },
  };
  return { tx, sent };
}

/** The first of the statements that failed: those behind it only say that their transaction is lost. */
async function firstFailure(sent: readonly Promise<unknown>[]): Promise<unknown> {
  const ends = await Promise.allSettled(sent);
  return ends.find((end) => end.status === 'rejected')?.reason;
}

export function openDb(connectionString: string, options: { max?: number; statementTimeoutMs?: number } = {}): Db {
  const pool = new Pool({
    connectionString,
    max: options.max ?? 16,
    // Statements go out as they come, each in turn; a transaction takes as many journeys as it has answers to wait for.
    pipeline: true,
    idleTimeoutMillis: IDLE_MS,
    statement_timeout: options.statementTimeoutMs ?? 30_000,
  });
  // An idle connection that the server closed is replaced at the next use; without a listener it would end the process.
  pool.on('error', () => undefined);
  const within = async <T>(begin: string, work: (tx: WriteTx) => Promise<T>): Promise<T> => {
    const client = await pool.connect();
    const { tx, sent } = writing(client);
    try {
      tx.send(begin);
      const result = await work(tx);
      tx.send('COMMIT');
      await Promise.all(sent);
      client.release();
      return result;
    } catch (error) {
      const broken = await client.query('ROLLBACK').then(
        () => false,
        () => true,
      );
      client.release(broken);
      throw (await firstFailure(sent)) ?? error;
    }
  };
  return {
    ...over(pool),
    transaction: (work) => within('BEGIN', work),
    snapshot: (work) => within('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY', work),
    end: () => pool.end(),
  };
}
