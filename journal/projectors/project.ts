import type { Stamped } from '../../domain/kernel/process';
import type { Tx } from '../db';
import type { EventPlace, Projectors } from './projector';

type AnyStamped = Stamped<{ readonly type: string }>;

/** Puts the events of one command into the records. */
export async function project(
  projectors: Projectors,
  tx: Tx,
  name: string,
  events: readonly AnyStamped[],
  place: EventPlace,
): Promise<void> {
  const own = projectors[name];
  if (!own) return;
  for (const event of events) await own.on[event.type]?.(tx, event, place);
  const at = events.at(-1)?.at;
  if (at) await own.after?.(tx, place, at);
}

/** The same for the first events of many children. */
export async function projectMany(
  projectors: Projectors,
  tx: Tx,
  events: readonly { readonly name: string; readonly event: AnyStamped; readonly place: EventPlace }[],
): Promise<void> {
  const names = [...new Set(events.map(({ name }) => name))];
  for (const name of names) {
    await projectors[name]?.begunMany?.(
      tx,
      events.filter((event) => event.name === name),
    );
  }
}
