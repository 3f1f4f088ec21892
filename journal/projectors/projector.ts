import type { Stamped } from '../../domain/kernel/process';
import type { WriteTx } from '../db';

/** Where an event happened: its process, clock, parent and the standing after the whole command. */
export interface EventPlace {
  readonly process: string;
  readonly clock: string;
  readonly parent: string | null;
  readonly stage: string;
  readonly overlay: string | null;
}

/** Puts one event into the records, in the command's own transaction. */
export type Projector = (tx: WriteTx, event: Stamped<{ readonly type: string }>, place: EventPlace) => void;

/** Projectors of a process by event type; `after` runs once a command, after its events. */
export interface ProcessProjectors {
  readonly on: Readonly<Record<string, Projector>>;
  readonly after?: (tx: WriteTx, place: EventPlace, at: string) => void;
  /** Puts the first events of many children into the records at once. */
  readonly begunMany?: (
    tx: WriteTx,
    events: readonly { readonly event: Stamped<{ readonly type: string }>; readonly place: EventPlace }[],
  ) => void;
}
export type Projectors = Readonly<Record<string, ProcessProjectors>>;
