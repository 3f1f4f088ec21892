import { beijingDay } from '../../../domain/calendar/beijing';
import type { Day, Instant } from '../../../domain/kernel/time';
import { JOINT_TASK_STAGES, type JointTaskStage } from '../../../contracts/stages/joint-task';
import type { DueView, RailStep } from '../../../contracts/views/common';
import type { AnyEvent, JournalLine } from '../timeline';

/** The event that ends each stage. */
const ENDS: Readonly<Record<JointTaskStage, AnyEvent['type'] | null>> = {
  scheme: 'schemeSubmitted',
  approval: 'schemeApproved',
  confirmation: 'schemeConfirmed',
  commitment: 'planPublished',
  target_draw: 'targetsDrawn',
  officer_match: 'matchCompleted',
  recusal: 'recusalClosed',
  schedule: 'visitsScheduled',
  inspecting: 'inspectionsCollected',
  closing: 'taskClosed',
  closed: null,
};

/** 10-12, as tables and the rail write a day. */
export const monthDay = (day: Day): string => day.slice(5);

interface RailOf {
  readonly stage: string;
  /** Newest first. */
  readonly lines: readonly JournalLine[];
  readonly due: DueView | null;
  readonly windowTo: Day | null;
}

/** 阶段: what is past with the day it ended, what is now with its limit, what comes. */
export function railOf({ stage, lines, due, windowTo }: RailOf): readonly RailStep[] {
  const order = Object.keys(JOINT_TASK_STAGES) as JointTaskStage[];
  const now = order.indexOf(stage as JointTaskStage);
  return order.map((one, index): RailStep => {
    const word = JOINT_TASK_STAGES[one];
    if (index < now) return { word, note: endedOn(one, lines), state: 'was' };
    // An archived task has nothing before it any more.
    if (index === now && stage === 'closed') return { word, note: endedOn('closing', lines), state: 'was' };
    if (index === now) return { word, note: due ? `限${monthDay(due.day)}` : windowNote(one, windowTo), state: 'now' };
    return { word, note: windowNote(one, windowTo), state: 'next' };
  });
}

const windowNote = (stage: JointTaskStage, windowTo: Day | null): string | null =>
  stage === 'inspecting' && windowTo ? `至${monthDay(windowTo)}` : null;

function endedOn(stage: JointTaskStage, lines: readonly JournalLine[]): string | null {
  const at = endOf(stage, lines);
  return at && monthDay(beijingDay(at));
}

/** When a stage ended, the last time it did; an approval with no other department confirms at once. */
export const endOf = (stage: JointTaskStage, lines: readonly JournalLine[]): Instant | null =>
  lines.find(({ event }) => event.type === ENDS[stage])?.at ?? null;
