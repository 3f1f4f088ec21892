import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { E, fromHex, toHex, u64, utf8 } from './encoding/bytes';
import { tagged } from './encoding/tagged';
import { checkText } from './encoding/text';

/**
 * What happens to a draw after it was made, hash-chained from the plan's hash on. `reason` is a code without the ground,
 * `evidence` a salted hash, since the chain is public.
 */
export type DrawEvent =
  /** the target is gone or closed (替换对象): the next of its stratum's reserve takes the position */
  | { readonly type: 'replace'; readonly pos: number; readonly reason: string; readonly evidence: string }
  /** the team of a position is fixed (锁定): later redraws do not touch it */
  | { readonly type: 'lock'; readonly pos: number; readonly reason: string; readonly evidence: string }
  /** an officer may not visit this target (回避) */
  | {
      readonly type: 'recuse';
      readonly pos: number;
      readonly officer: string;
      readonly reason: string;
      readonly evidence: string;
    }
  /** an officer leaves the task (退出) */
  | { readonly type: 'withdraw'; readonly officer: string; readonly reason: string; readonly evidence: string };

/** An event about a person as the public sees it: its link of the chain and nothing else. */
export interface MaskedEvent {
  readonly type: 'recuse' | 'withdraw';
  readonly head: string;
}

export const isMasked = (event: DrawEvent | MaskedEvent): event is MaskedEvent => 'head' in event;

/** Position of an event in the chain's bytes: 0 for a withdrawal, which concerns no one position. */
const posOf = (event: DrawEvent): number => (event.type === 'withdraw' ? 0 : event.pos);

const officerOf = (event: DrawEvent): string => ('officer' in event ? event.officer : '');

/**
 * The next link, e_k = T("event", E(e_{k−1}, type, u64 pos, officer or "", reason, evidence)), hex.
 * @param head e_{k−1}, hex; e_0 is the plan's hash
 * @returns the link, or DRAW_TEXT when reason or evidence break the rules of texts
 */
export const eventLink = (hash: Hash, head: string, event: DrawEvent): Result<string> => {
  for (const field of ['reason', 'evidence'] as const) {
    const checked = checkText(event[field], `event.${field}`, true);
    if (!checked.ok) return checked;
  }
  if (!Number.isSafeInteger(posOf(event)) || posOf(event) < 0)
    return refuse('DRAW_MALFORMED', { at: 'event.pos', why: 'no position' });
  const fields = [
    utf8(event.type),
    u64(posOf(event)),
    fromHex(officerOf(event)),
    utf8(event.reason),
    utf8(event.evidence),
  ];
  return ok(toHex(tagged(hash)('event', E(fromHex(head), ...fields))));
};
