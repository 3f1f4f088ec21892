import type { RowSets } from '../domain/kernel/process';
import { canonical, setSalt, sha256Hex } from './canonical';
import type { Tx, WriteTx } from './db';

/** Where a set of rows lies: its table, and its columns with their types, beside (process, seq, ord). */
interface SetTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
}

/** Sets of rows that events stand for, by name. A row's keys are the columns' names in camelCase. */
export const SETS: Readonly<Record<string, SetTable>> = {
  poolUnits: {
    table: 'pool_unit',
    columns: { poolId: 'text', uid: 'text', name: 'text', townCode: 'text', stratum: 'text', weight: 'int', c: 'text' },
  },
  poolExclusions: { table: 'pool_exclusion', columns: { poolId: 'text', uid: 'text', ground: 'text' } },
  poolSecrets: { table: 'pool_secret', columns: { poolId: 'text', saltKeySealed: 'text' } },
  drawnTargets: {
    table: 'drawn_target',
    columns: {
      drawId: 'text',
      position: 'int',
      generation: 'int',
      uid: 'text',
      name: 'text',
      address: 'text',
      townCode: 'text',
      stratum: 'text',
      c: 'text',
      ticket: 'text',
      batch: 'int',
    },
  },
  matchMembers: {
    table: 'match_member',
    columns: { orgId: 'text', position: 'int', slot: 'int', generation: 'int', officerId: 'text' },
  },
  recusals: {
    table: 'recusal',
    columns: { id: 'text', officerId: 'text', position: 'int', ground: 'text', note: 'text' },
  },
  visits: {
    table: 'visit',
    columns: { position: 'int', visitFrom: 'timestamptz', visitTo: 'timestamptz', leader: 'text', vehicle: 'text' },
  },
  results: {
    table: 'result',
    columns: {
      orgId: 'text',
      round: 'int',
      itemId: 'text',
      itemVersion: 'int',
      itemName: 'text',
      code: 'text',
      problem: 'text',
      disposal: 'text',
      officers: 'text[]',
      enteredBy: 'text',
    },
  },
  disclosures: {
    table: 'disclosure',
    columns: { taskId: 'text', version: 'int', payload: 'text', payloadHash: 'text' },
  },
};

export interface SetMark {
  readonly count: number;
  readonly hash: string;
}

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);

type Row = Readonly<Record<string, unknown>>;

/** A set's hash: over its rows in order, salted, so that the journal alone tells nothing of them. */
const hashOf = (rows: readonly Row[], salt: string): string => sha256Hex(`${salt}|${canonical(rows)}`);

/** The marks of a decision's sets, which go into its first event. */
export function markSets(
  sets: RowSets,
  place: { installationKey: Uint8Array; process: string; seq: number },
): Readonly<Record<string, SetMark>> {
  return Object.fromEntries(
    Object.entries(sets)
      .filter(([, rows]) => rows.length > 0)
      .map(([name, rows]) => [
        name,
        { count: rows.length, hash: hashOf(rows, setSalt(place.installationKey, place.process, place.seq, name)) },
      ]),
  );
}

/** Writes the rows of a decision's sets, one statement a set, and what the event says of them. */
export function writeSets(
  tx: WriteTx,
  sets: RowSets,
  marks: Readonly<Record<string, SetMark>>,
  place: { installationKey: Uint8Array; process: string; seq: number },
): void {
  const { process, seq, installationKey } = place;
  for (const [name, { count, hash }] of Object.entries(marks)) {
    insertRows(tx, name, sets[name] ?? [], process, seq);
    tx.send(
      'INSERT INTO journal.event_set (process, seq, name, count, hash, salt) VALUES ($1, $2, $3, $4, $5, $6)',
      [process, seq, name, count, hash, setSalt(installationKey, process, seq, name)],
      'event-set',
    );
  }
}

function insertRows(tx: WriteTx, name: string, rows: readonly Row[], process: string, seq: number): void {
  const set = SETS[name];
  if (!set) throw new Error(`unknown set of rows: ${name}`);
  const columns = Object.keys(set.columns);
  const definitions = Object.entries(set.columns).map(([column, type]) => `"${column}" ${type}`);
  // One JSON document instead of an array a column: text[] columns cannot be unnested beside scalars.
  tx.send(
    `INSERT INTO ${set.table} (process, seq, ord, ${columns.map(snake).join(', ')})
     SELECT $1, $2, r.ord, ${columns.map((column) => `r."${column}"`).join(', ')}
     FROM ROWS FROM (jsonb_to_recordset($3::jsonb) AS (${definitions.join(', ')})) WITH ORDINALITY AS r (${columns.map((column) => `"${column}"`).join(', ')}, ord)`,
    [process, seq, JSON.stringify(rows)],
    `set-${name}`,
  );
}

/** The hash of a set as its rows lie in the table now; `null` if rows are missing or too many. */
export async function recomputeSet(
  tx: Tx,
  name: string,
  place: { process: string; seq: number; salt: string },
): Promise<SetMark> {
  const set = SETS[name];
  if (!set) throw new Error(`unknown set of rows: ${name}`);
  const columns = Object.entries(set.columns).map(
    ([column, type]) =>
      `${type === 'timestamptz' ? `to_char(${snake(column)} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')` : snake(column)} AS "${column}"`,
  );
  const rows = await tx.query<Row>(
    `SELECT ${columns.join(', ')} FROM ${set.table} WHERE process = $1 AND seq = $2 ORDER BY ord`,
    [place.process, place.seq],
  );
  return { count: rows.length, hash: hashOf(rows, place.salt) };
}
