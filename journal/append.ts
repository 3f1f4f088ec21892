import type { Actor, Stamped } from '../domain/kernel/process';
import { canonical, sha256Hex } from './canonical';
import type { SetMark } from './sets';

/** An event as it is stored: canonical text, and the hash that chains it to the one before. */
export interface Link {
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
}

interface Cause {
  readonly process: string;
  readonly command: string;
  readonly digest: string;
  readonly actor: Actor;
  /** What the first event says of the rows beside it. */
  readonly sets: Readonly<Record<string, SetMark>>;
}

/** The version of every event's shape; an upcaster lifts older ones on reading. */
const EVENT_VERSION = 1;

/** Chains events to a head: hash = SHA-256(previous hash ‖ text), over the text exactly as it is stored. */
export function chain(
  head: string,
  events: readonly Stamped<{ readonly type: string }>[],
  { process, command, digest, actor, sets }: Cause,
): readonly Link[] {
  let hash = head;
  return events.map(({ seq, at, by, ...event }, index) => {
    const text = canonical({
      v: EVENT_VERSION,
      process,
      seq,
      at,
      command,
      digest,
      by,
      ...(actor.kind === 'person' ? { post: actor.post } : {}),
      event,
      ...(index === 0 && Object.keys(sets).length > 0 ? { sets } : {}),
    });
    hash = sha256Hex(hash + text);
    return { seq, text, hash };
  });
}

/** Reads a stored event back. */
export function parseEvent(text: string): Stamped<{ readonly type: string }> & { readonly command: string } {
  const { event, seq, at, by, command } = JSON.parse(text) as {
    event: { type: string };
    seq: number;
    at: string;
    by: string;
    command: string;
  };
  return { ...event, seq, at, by, command };
}
