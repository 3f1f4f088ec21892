import type { Stamped } from '../../domain/kernel/process';
import type { JointTaskEvent } from '../../workflows/joint-task/events';
import type { WriteTx } from '../db';
import type { EventPlace, Projector } from './projector';

type EventOf<T extends JointTaskEvent['type']> = Stamped<Extract<JointTaskEvent, { type: T }>>;

/** A projector of one event of a joint task, typed by the model. */
export const onTask =
  <T extends JointTaskEvent['type']>(
    _type: T,
    write: (tx: WriteTx, event: EventOf<T>, place: EventPlace) => void,
  ): Projector =>
  (tx, event, place) =>
    write(tx, event as EventOf<T>, place);
