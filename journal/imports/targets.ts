import { hex } from '../../domain/kernel/hash';
import { newLife } from '../../domain/kernel/life';
import type { Refusal } from '../../domain/kernel/result';
import type { Instant } from '../../domain/kernel/time';
import type { ImportFacts } from '../../workflows/target-import/process';
import { actorOf, type Sender } from '../actor';
import { chain } from '../append';
import { noteAttempt } from '../attempts';
import { canonical, sha256, sha256Hex } from '../canonical';
import type { Tx } from '../db';
import type { Journal } from '../journal';
import { applyEvents } from '../kernel';
import { knownAnswer, LATEST_VERSIONS, lockCommandId } from '../known';
import { or, Refused } from '../refused';
import { retrying } from '../retry';
import { refusalOf } from '../sqlstate';
import { mayImport } from './may-import';
import { readList, type ReadList } from './read-list';
import { writeTargets } from './write-targets';

/** 导入名录: one command. The same id with the same file is answered again and changes nothing. */
export interface ImportTargets {
  readonly id: string;
  readonly file: Uint8Array;
  /** Where the list comes from (来源), such as 市监登记库; shown beside each target. */
  readonly source: string;
  /** Whose library: the city's, or a drill's own. */
  readonly clock: string;
  readonly sender: Sender;
}

/** What became of a list, with every odd row by number. The odd rows are answered, not kept. */
export interface ImportReport extends ImportFacts {
  readonly process: string;
  readonly at: Instant;
  readonly header: readonly string[];
  readonly unusedColumns: readonly string[];
  readonly refusals: ReadList['refused'];
  /** Beside each refusal the row's own cells. */
  readonly refusedCells: ReadList['refusedCells'];
  readonly remarks: ReadList['warnings'];
}
export type Imported =
  | { readonly ok: true; readonly report: ImportReport; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

/** Where an import stands, for whoever waits: the list is read and checked; so many of its targets are written. */
export type ImportStep = { readonly step: 'checked' | 'written'; readonly done: number; readonly of: number };

/**
 * Imports a list of targets into a library in one transaction: rows, event, chain, answer. A list is read and checked before
 * the transaction begins. Refused as a whole only if it cannot be read (IMPORT_UNREADABLE, IMPORT_COLUMNS,
 * IMPORT_TOO_LARGE), the id was used for another file (COMMAND_ID_REUSED), there is no such clock (NO_SUCH_THING), or the
 * sender may not (NOT_YOUR_ROLE).
 */
export async function importTargets(
  journal: Journal,
  order: ImportTargets,
  tell: (step: ImportStep) => void = () => undefined,
): Promise<Imported> {
  try {
    const list = or(readList(order.file));
    tell({ step: 'checked', done: list.rows, of: list.rows });
    return await retrying(() => journal.db.transaction((tx) => inside(journal, tx, order, list, tell)));
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : refusalOf(error);
    if (!refusal) throw error;
    if (order.sender.kind === 'person')
      await noteAttempt(journal.db, { person: order.sender.person, process: null, command: 'importTargets', refusal });
    return { ok: false, refusal };
  }
}

async function inside(
  journal: Journal,
  tx: Tx,
  order: ImportTargets,
  list: ReadList,
  tell: (step: ImportStep) => void,
): Promise<Imported> {
  const { id, clock, source, sender } = order;
  const file = hex(sha256(order.file));
  const digest = sha256Hex(canonical({ type: 'importTargets', file, source, clock, sender }));
  await lockCommandId(tx, id);
  const known = await knownAnswer<Answer>(tx, id, digest);
  if (known) return { ok: true, report: withRows(known, list), repeated: true };
  const actor = or(await actorOf(tx, sender));
  const at = or(await mayImport(tx, clock, actor));
  const progress = (done: number) => tell({ step: 'written', done, of: list.accepted.length });
  const written = await writeTargets(tx, list.accepted, { clock, at, source, hash: sha256 }, progress);
  const facts: ImportFacts = {
    file,
    source,
    encoding: list.encoding,
    rows: list.rows,
    ...written,
    repeated: list.repeated,
    refused: list.refused.length,
    warnings: list.warnings.length,
  };
  const answer: Answer = { process: `import-${sha256Hex(id).slice(0, 16)}`, seq: 1, at, facts };
  await journalImport(journal, tx, { order, answer, digest, by: actor.kind === 'person' ? actor.person : 'system' });
  return { ok: true, report: withRows(answer, list), repeated: false };
}

/** What is stored as the command's answer: the counts. The rows follow from the file. */
interface Answer {
  readonly process: string;
  readonly seq: number;
  readonly at: Instant;
  readonly facts: ImportFacts;
}

const withRows = ({ process, at, facts }: Answer, list: ReadList): ImportReport => ({
  ...facts,
  process,
  at,
  header: list.columns.header,
  unusedColumns: list.columns.unused,
  refusals: list.refused,
  refusedCells: list.refusedCells,
  remarks: list.warnings,
});

/** The import's process, begun and ended, its one event, its answer and its record. */
async function journalImport(
  { registry }: Journal,
  tx: Tx,
  { order, answer, digest, by }: { order: ImportTargets; answer: Answer; digest: string; by: string },
): Promise<void> {
  const process = registry['targetImport'];
  if (!process) throw new Error('no process is called targetImport');
  const { process: id, at, facts } = answer;
  const begun = process.begin({ ...facts, versions: LATEST_VERSIONS });
  const { stamped, life } = applyEvents(process, newLife(process), begun, { seq: 0, at, by });
  const actor = order.sender.kind === 'person' ? { ...order.sender, officer: null } : order.sender;
  const links = chain('', stamped, { process: id, command: order.id, digest, actor, sets: {} });
  const { stage, overlay, ended } = process.standing(life.state);
  await tx.query(
    `INSERT INTO journal.process (id, name, clock, seq, head, life, stage, overlay, ended, begun_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $10)`,
    [id, process.name, order.clock, links.length, links.at(-1)?.hash, JSON.stringify(life), stage, overlay, ended, at],
  );
  await tx.query(
    'INSERT INTO journal.event (process, seq, text, hash) SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[])',
    [id, links.map(({ seq }) => seq), links.map(({ text }) => text), links.map(({ hash }) => hash)],
  );
  await tx.query('INSERT INTO journal.command (id, process, digest, answer, at) VALUES ($1, $2, $3, $4, $5)', [
    order.id,
    id,
    digest,
    JSON.stringify(answer),
    at,
  ]);
  await tx.query(
    `INSERT INTO target_import (id, clock, file_hash, source, rows, added, changed, unchanged, refused, by_person, at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11)`,
    [
      id,
      order.clock,
      facts.file,
      facts.source,
      facts.rows,
      facts.added,
      facts.changed,
      facts.unchanged,
      facts.refused,
      order.sender.kind === 'person' ? order.sender.person : null,
      at,
    ],
  );
}
