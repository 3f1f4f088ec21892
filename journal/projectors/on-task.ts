import type { Stamped } from '../../domain/kernel/process';
import type { JointTaskEvent } from '../../workflows/joint-task/events';
import type { Tx } from '../db';
import type { EventPlace, Projector } from './projector';

type EventOf<T extends JointTaskEvent['type']> = Stamped<Extract<JointTaskEvent, { type: T }>>;

/** A projector of one event of a joint task, typed by the model. */
export const onTask =
  <T extends JointTaskEvent['type']>(
    _type: T,
    write: (tx: Tx, event: EventOf<T>, place: EventPlace) => Promise<unknown>,
  ): Projector =>
  async (tx, event, place) =>
    void (await write(tx, event as EventOf<T>, place));
