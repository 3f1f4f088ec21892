import type { RowSets } from '../domain/kernel/process';
import { canonical, setSalt, sha256Hex } from './canonical';
import type { Tx, WriteTx } from './db';
import { sealLabel, sealText } from './seal';

/** Where a set of rows lies: its table, and its columns with their types, beside (process, seq, ord). */
interface SetTable {
  readonly table: string;
  readonly columns: Readonly<Record<string, string>>;
  /** Columns that lie sealed under the installation key: who copies the database alone does not read them (X3). */
  readonly sealed?: readonly string[];
}

/** Sets of rows that events stand for, by name. A row's keys are the columns' names in camelCase. */
export const SETS: Readonly<Record<string, SetTable>> = {
  poolUnits: {
    table: 'pool_unit',
    columns: { poolId: 'text', uid: 'text', name: 'text', townCode: 'text', stratum: 'text', weight: 'int', c: 'text' },
  },
  poolExclusions: { table: 'pool_exclusion', columns: { poolId: 'text', uid: 'text', ground: 'text' } },
  poolSecrets: { table: 'pool_secret', columns: { poolId: 'text', saltKeySealed: 'text' } },
  planStamps: { table: 'plan_stamp', columns: { drawId: 'text', genTime: 'timestamptz', tsr: 'text' } },
  labelTables: { table: 'label_table', columns: { poolId: 'text', content: 'text' }, sealed: ['content'] },
  shareEscrows: { table: 'share_escrow', columns: { drawId: 'text', orgId: 'text', sealed: 'text' } },
  rosterOfficers: {
    table: 'roster_officer',
    columns: {
      drawId: 'text',
      officerId: 'text',
      personId: 'text',
      orgId: 'text',
      o: 'text',
      tags: 'text[]',
      regions: 'text[]',
      validFrom: 'text',
      validTo: 'text',
      cap: 'int',
      load0: 'int',
      recused: 'text[]',
    },
  },
  rosterExclusions: {
    table: 'roster_exclusion',
    columns: { drawId: 'text', officerId: 'text', orgId: 'text', ground: 'text' },
  },
  knownConflicts: {
    table: 'known_conflict',
    columns: { orgId: 'text', officerId: 'text', uid: 'text', ground: 'text', note: 'text' },
    sealed: ['ground', 'note'],
  },
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
      salt: 'text',
      ticket: 'text',
      batch: 'int',
    },
  },
  drawEvents: {
    table: 'draw_event',
    columns: {
      drawId: 'text',
      no: 'int',
      type: 'text',
      pos: 'int',
      officer: 'text',
      reason: 'text',
      evidence: 'text',
      head: 'text',
      rule: 'text',
    },
  },
  matchMembers: {
    table: 'match_member',
    columns: {
      drawId: 'text',
      orgId: 'text',
      position: 'int',
      slot: 'int',
      generation: 'int',
      officerId: 'text',
      appointed: 'boolean',
    },
  },
  recusals: {
    table: 'recusal',
    columns: { id: 'text', officerId: 'text', position: 'int', ground: 'text', note: 'text' },
    sealed: ['ground', 'note'],
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

/** The rows as they will lie in their tables. The same row at the same place is always the same bytes (ADR 0006). */
export function sealSets(sets: RowSets, place: { installationKey: Uint8Array; process: string; seq: number }): RowSets {
  const { installationKey, process, seq } = place;
  const sealRow = (name: string, columns: readonly string[]) => (row: Row, ord: number) => ({
    ...row,
    ...Object.fromEntries(
      columns.map((column) => [
        column,
        sealText(
          installationKey,
          sealLabel({ process, seq, set: name, ord: ord + 1, column }),
          String(row[column] ?? ''),
        ),
      ]),
    ),
  });
  return Object.fromEntries(
    Object.entries(sets).map(([name, rows]) => [name, rows.map(sealRow(name, SETS[name]?.sealed ?? []))]),
  );
}

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
