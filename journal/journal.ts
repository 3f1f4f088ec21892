import type { Duty } from '../domain/kernel/duty';
import type { Life } from '../domain/kernel/life';
import type { Db, Tx } from './db';
import type { FactLoaders } from './facts/loader';
import type { Registry } from './registry';
import type { Projectors } from './projectors/projector';

/** Everything a command needs: the database, the processes, and what surrounds them. Made once (worker, API, CLI). */
export interface Journal {
  readonly db: Db;
  readonly registry: Registry;
  readonly facts: FactLoaders;
  readonly projectors: Projectors;
  /** 32 bytes: salts of row sets are derived from it, and what only some may read is sealed under it. */
  readonly installationKey: Uint8Array;
}

/** A process row as it is locked by a command. */
export interface ProcessRow {
  readonly id: string;
  readonly name: string;
  readonly clock: string;
  readonly parent: string | null;
  readonly epoch: number;
  readonly seq: number;
  readonly head: string;
  readonly life: Life;
  readonly duties: readonly Duty[];
  readonly stage: string;
  readonly ended: boolean;
  readonly open_children: number;
  readonly owed_since: Date | null;
  readonly updated_at: Date;
  readonly now: Date;
  /** Whether its clock stands still until it is moved. */
  readonly still: boolean;
}

const COLUMNS = `id, name, clock, parent, epoch, seq, head, life, duties, stage, ended, open_children, owed_since, updated_at,
  journal.now_of(clock) AS now, (SELECT mode = 'still' FROM journal.clock c WHERE c.id = clock) AS still`;

/**
 * Locks the process, against other commands but not against rows that refer to it (a poke, a child): those would cross with
 * a clock that is moved. What else the command reads is read after it, in statements of their own: one statement would show the new row
 * beside the other tables as they were before the wait.
 */
export async function lockProcess(tx: Tx, id: string): Promise<ProcessRow | undefined> {
  const [row] = await tx.query<ProcessRow>(
    `SELECT ${COLUMNS} FROM journal.process WHERE id = $1 FOR NO KEY UPDATE`,
    [id],
    'process-lock',
  );
  return row;
}

export async function readProcess(tx: Tx, id: string): Promise<ProcessRow | undefined> {
  const [row] = await tx.query<ProcessRow>(
    `SELECT ${COLUMNS} FROM journal.process WHERE id = $1`,
    [id],
    'process-read',
  );
  return row;
}
