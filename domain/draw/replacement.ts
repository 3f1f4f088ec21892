import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { eventLink, isMasked, type DrawEvent, type MaskedEvent } from './events';
import type { Ticketed } from './order';
import { hashOfState, type DrawState, type Position } from './targets';

/** What one event did: the commitment that took the position, or null (vacant, or an event that moves no target). */
export interface Outcome {
  readonly type: DrawEvent['type'];
  readonly to: string | null;
}

/** A state after events, with what each of them did. */
export interface Replayed {
  readonly state: DrawState;
  readonly outcomes: readonly Outcome[];
}

/**
 * Applies events in order to the targets of a draw. Officers are not touched: whoever matches them moves the teams.
 * @param events full, or masked as the public sees them (their link is then taken as given: the result hash proves it)
 * @returns DRAW_MALFORMED for a position that is not there, DRAW_TEXT for reason or evidence
 * Source: drd1 §3 "Events". The work is that of the events and one pass over the positions.
 */
export const replay = (
  hash: Hash,
  start: DrawState,
  events: readonly (DrawEvent | MaskedEvent)[],
): Result<Replayed> => {
  const positions = [...start.positions];
  const used = new Map<string, number>();
  const outcomes: Outcome[] = [];
  let head = start.eventsHead;
  for (const [k, event] of events.entries()) {
    const link = isMasked(event) ? ok(event.head) : eventLink(hash, head, event);
    if (!link.ok) return link;
    head = link.value;
    if (isMasked(event) || event.type === 'withdraw') {
      outcomes.push({ type: event.type, to: null });
      continue;
    }
    const at = positions[event.pos];
    if (at === undefined) return refuse('DRAW_MALFORMED', { at: `events[${k}].pos`, why: 'no such position' });
    const moved = event.type === 'replace' ? occupy(at, nextOf(start, used, at.stratum)) : at;
    positions[event.pos] = moved;
    outcomes.push({ type: event.type, to: event.type === 'replace' ? moved.c : null });
  }
  const reserve = Object.fromEntries(
    Object.entries(start.reserve).map(([key, order]) => [key, order.slice(used.get(key) ?? 0)]),
  );
  const state = { seed: start.seed, positions, reserve, eventsHead: head };
  return ok({ state: { ...state, resultHash: hashOfState(hash, state) }, outcomes });
};

/** The next unused reserve of this stratum only: no quota moves by a replacement. */
const nextOf = (start: DrawState, used: Map<string, number>, stratum: string): Ticketed | undefined => {
  const count = used.get(stratum) ?? 0;
  const next = start.reserve[stratum]?.at(count);
  if (next !== undefined) used.set(stratum, count + 1);
  return next;
};

/** Exhausted reserve → the position is vacant and says so. */
const occupy = (at: Position, next: Ticketed | undefined): Position =>
  next === undefined ? { ...at, c: null, ticket: null, team: [] } : { ...at, c: next.c, ticket: next.ticket };

/** Why a target is replaced: a code (`closed`, `moved`) and the salted hash of the evidence, both may be "". */
export interface Replacement {
  readonly position: number;
  readonly reason: string;
  readonly evidence: string;
}

/**
 * Replaces one drawn target (替换对象) by the next of its stratum's reserve.
 * @returns the new state, and `to`: the commitment that took the position, null when it is vacant now
 */
export const replaceTarget = (
  hash: Hash,
  state: DrawState,
  { position, reason, evidence }: Replacement,
): Result<{ readonly state: DrawState; readonly to: string | null }> => {
  const replayed = replay(hash, state, [{ type: 'replace', pos: position, reason, evidence }]);
  return replayed.ok ? ok({ state: replayed.value.state, to: replayed.value.outcomes[0]?.to ?? null }) : replayed;
};
