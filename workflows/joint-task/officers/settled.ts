import type { Instant } from '../../../domain/kernel/time';
import type { JointTaskEvent } from '../events';
import type { JointTaskState } from '../state';
import { evolveOfficers } from './evolve';

/** Whether everyone who holds a place has declared, and nothing of this draw is undecided, unreplaced or vacant. */
function isSettled({ draw, recusals }: JointTaskState): boolean {
  const undeclared = Object.values(draw.declared).some(({ state }) => state === 'undeclared' || state === 'applied');
  const open = Object.values(recusals).some(
    ({ attempt, state }) => attempt === draw.attempt && (state === 'applied' || state === 'granted'),
  );
  const vacant = Object.values(draw.vacant).some(({ count }) => count > 0);
  return !undeclared && !open && !vacant;
}

/**
 * The events with the end of the stage 回避申报 behind them, if they settle it. A recusal in a later stage ends nothing: the
 * task goes on.
 */
export function withEnd(state: JointTaskState, events: readonly JointTaskEvent[], now: Instant): JointTaskEvent[] {
  const after = events.reduce((next, event) => evolveOfficers(next, { ...event, seq: 0, at: now, by: '' }), state);
  return state.stage === 'recusal' && isSettled(after) ? [...events, { type: 'recusalClosed' }] : [...events];
}
