import type { OfficerId, PersonId } from '../kernel/duty';
import { ok, refuse } from '../kernel/result';
import type { Result } from '../kernel/result';
import type { GroundCode } from './grounds';
import { GROUNDS } from './grounds';

/**
 * Where an application stands. `kept`: granted when the visit had ended, so that nobody is replaced; `lapsed` (失效): the draw
 * was superseded before it was decided, and with it the place that it was about.
 */
export type RecusalState = 'applied' | 'granted' | 'refused' | 'replaced' | 'kept' | 'lapsed';

/** An application for recusal (回避申请) as it comes in. */
export interface Application {
  readonly officer: OfficerId;
  /** The target's position in the draw. */
  readonly position: number;
  readonly ground: GroundCode;
  /** Seen by the decider only. */
  readonly note: string;
}

/** Whether a ground is told: one that says nothing by itself wants a note. Refuses BAD_BODY. */
export function checkGround({ ground, note }: Pick<Application, 'ground' | 'note'>): Result<void> {
  const known = GROUNDS.find(({ code }) => code === ground);
  return known?.needsNote && note.trim() === ''
    ? refuse('BAD_BODY', { field: '说明', problem: `选择『${known.text}』时须写明情形` })
    : ok(undefined);
}

/** What is already known of the officer and the position. */
export interface ApplicationFacts {
  /** The officers at the position. */
  readonly team: readonly OfficerId[];
  /** Recusals of this task so far. */
  readonly earlier: readonly {
    readonly officer: OfficerId;
    readonly position: number;
    readonly state: RecusalState;
  }[];
}

/**
 * Whether an application may be made (V4): by an officer of the position's team, once while undecided, with a note where
 * the ground says nothing by itself. A refused application may be made again: new circumstances are for the decider to weigh.
 * Refuses NOT_ON_TEAM, ALREADY_DECLARED, BAD_BODY.
 */
export function checkApplication(
  { officer, position, ground, note }: Application,
  { team, earlier }: ApplicationFacts,
): Result<void> {
  if (!team.includes(officer)) return refuse('NOT_ON_TEAM', { command: '申请回避', position });
  if (earlier.some((one) => one.officer === officer && one.position === position && one.state !== 'refused')) {
    return refuse('ALREADY_DECLARED', { position });
  }
  return checkGround({ ground, note });
}

/** A decision to be made (决定回避): what it is about, and who would decide. */
export interface DecisionRequest {
  readonly recusal: {
    readonly id: string;
    readonly person: PersonId;
    readonly state: RecusalState;
  };
  readonly decider: PersonId;
}

/** Whether this person may decide now: undecided, and nobody decides on himself (V5). Refuses RECUSAL_DECIDED, FOUR_EYES. */
export function checkDecision({ recusal, decider }: DecisionRequest): Result<void> {
  if (recusal.state !== 'applied') return refuse('RECUSAL_DECIDED', { recusal: recusal.id });
  return recusal.person === decider ? refuse('FOUR_EYES', { what: '决定', first: '申请' }) : ok(undefined);
}
