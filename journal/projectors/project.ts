import type { Stamped } from '../../domain/kernel/process';
import type { WriteTx } from '../db';
import type { EventPlace, Projectors } from './projector';

type AnyStamped = Stamped<{ readonly type: string }>;

/** Puts the events of one command into the records. */
export function project(
  projectors: Projectors,
  tx: WriteTx,
  name: string,
  events: readonly AnyStamped[],
  place: EventPlace,
): void {
  const own = projectors[name];
  if (!own) return;
  for (const event of events) own.on[event.type]?.(tx, event, place);
  const at = events.at(-1)?.at;
  if (at) own.after?.(tx, place, at);
}

/** The same for the first events of many children. */
export function projectMany(
  projectors: Projectors,
  tx: WriteTx,
  events: readonly { readonly name: string; readonly event: AnyStamped; readonly place: EventPlace }[],
): void {
  const names = [...new Set(events.map(({ name }) => name))];
  for (const name of names) {
    projectors[name]?.begunMany?.(
      tx,
      events.filter((event) => event.name === name),
    );
  }
}
