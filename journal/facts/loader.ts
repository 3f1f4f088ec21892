import type { Instant } from '../../domain/kernel/time';

/** Reads inside the transaction of the command that asks. */
export interface FactReader {
  query<Row>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** Where a fact is asked: the clock is part of every cross-process load, so that drills touch neither the city nor each other. */
export interface FactScope {
  readonly process: string;
  readonly clock: string;
  readonly now: Instant;
}

/** Loads one kind of fact (事实) for `decide`. */
export type FactLoader = (
  reader: FactReader,
  args: Readonly<Record<string, unknown>>,
  scope: FactScope,
) => Promise<unknown>;
export type FactLoaders = Readonly<Record<string, FactLoader>>;
