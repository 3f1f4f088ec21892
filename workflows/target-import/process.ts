import type { Process, Versions } from '../../domain/kernel/process';
import { refuse } from '../../domain/kernel/result';

/** What an import did, as the journal keeps it: which file, by its hash, and how many rows came to what. No names. */
export interface ImportFacts {
  /** SHA-256 of the file, hexadecimal. */
  readonly file: string;
  readonly source: string;
  readonly encoding: string;
  /** added + changed + unchanged + repeated + refused = rows. */
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly refused: number;
  readonly warnings: number;
}

export interface ImportInput extends ImportFacts {
  readonly versions: Versions;
}
export type ImportEvent = { readonly type: 'targetsImported' } & ImportInput;

export interface ImportState {
  readonly facts: ImportFacts | null;
  readonly versions: Versions;
}

/**
 * 名录导入: one command, begun and ended in one transaction. Nothing is owed afterwards, so no workflow carries it; it is a
 * process only so that the library's changes stand in the same chain of hashes as everything else.
 */
export const targetImport: Process<ImportInput, ImportState, ImportEvent> = {
  name: 'targetImport',
  empty: { facts: null, versions: { calendar: '', parameters: 0, rules: 0 } },
  begin: (input) => [{ type: 'targetsImported', ...input }],
  permit: () => refuse('PROCESS_ENDED', {}),
  needs: () => [],
  decide: () => refuse('PROCESS_ENDED', {}),
  evolve(_state, { seq: _seq, at: _at, by: _by, type: _type, versions, ...facts }) {
    return { facts, versions };
  },
  duties: () => [],
  standing: ({ facts }) => ({ stage: 'imported', overlay: null, ended: facts !== null }),
  versions: ({ versions }) => versions,
};
