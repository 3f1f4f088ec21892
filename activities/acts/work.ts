import type { Hash } from '../../domain/kernel/hash';
import type { Instant } from '../../domain/kernel/time';
import type { Province } from '../adapters/province';

/** Reads only: an act writes through `handle`, with what it hands in. */
export interface Reader {
  query<Row>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** What every act is given. */
export interface ActDeps {
  readonly reader: Reader;
  readonly hash: Hash;
  /** 32 bytes; seals what only one act may read. */
  readonly installationKey: Uint8Array;
  readonly province: Province;
  /** Tells another process something, once however often the act runs. One that has no use for it any more is not asked twice. */
  tell<Body extends { readonly key: string }>(process: string, type: string, body: Body): Promise<void>;
}

/** What the composition root gives; `tell` is made for each act from the journal and the duty's own id. */
export type OutsideDeps = Omit<ActDeps, 'tell'>;

/** The piece of work: a duty of a process that is owed now, with the process's state. */
export interface Work<State> {
  readonly process: string;
  readonly clock: string;
  readonly now: Instant;
  readonly key: string;
  readonly subject: string | null;
  readonly state: State;
  /** A first try of the first epoch carries no mark of repetition to the outside. */
  readonly mayRepeat: boolean;
  /** Whoever works long gives up when this try is cancelled: another will do the same work. */
  readonly cancelled: AbortSignal;
}

/** Performs one act and answers the body of the system command of the same name. It may run more than once. */
export type Perform<State, Body extends { readonly key: string }> = (deps: ActDeps, work: Work<State>) => Promise<Body>;

/** An act that will never succeed as things stand: it becomes an incident (系统故障) of ops. */
export class ActFailure extends Error {
  constructor(
    readonly code: string,
    readonly detail: string,
  ) {
    super(`${code}: ${detail}`);
    this.name = 'ActFailure';
  }
}
