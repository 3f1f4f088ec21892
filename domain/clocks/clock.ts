import type { Instant } from '../kernel/time';

/** How long a duty may take. `workingDays` (工作日) skip days off; `calendarDays` (自然日) and `hours` skip nothing (D11, D13). */
export interface Budget {
  readonly amount: number;
  readonly unit: 'workingDays' | 'calendarDays' | 'hours';
}

/** A suspension (中止) from `from` until just before `to`; `null` while it lasts. Its ground (事由) is said to people. */
export interface Pause {
  readonly from: Instant;
  readonly to: Instant | null;
  readonly ground: string;
}

/** Where a budget comes from: an office parameter or a rule of law, with its version. */
export interface DeadlineBasis {
  /** A parameter's name or a rule's id: `approval`, `D1`. */
  readonly parameter: string;
  readonly version: number;
  /** What law or parameter, in Chinese. */
  readonly text: string;
  /** What is to be done, for the sentence "…期限为5个工作日": `会商确认`. */
  readonly title?: string;
  /** What begins the clock, for the first day of "为什么是这天"; absent: `送达`. */
  readonly since?: string;
}

/** A deadline (限期): never a bare instant, but all that it follows from. */
export interface Deadline {
  readonly start: Instant;
  readonly budget: Budget;
  /** The last counted day ends at 17:30 (office duties) or at 24:00 (statutory ones). */
  readonly ends: 'office' | 'statutory';
  /** The calendar's version. */
  readonly calendar: string;
  readonly pauses: readonly Pause[];
  readonly basis: DeadlineBasis;
  /** While the clock stands (`pausedSince`), the due date that held when it was stopped: it can only become later. */
  readonly due: Instant;
  /** The clock stands still since then: an open pause that began before the due date. No rung is climbed, nothing is overdue. */
  readonly pausedSince: Instant | null;
  /** A day up to the due date lies in a year without a notice: the date may move when that notice comes. */
  readonly assumed: boolean;
}

/** What a deadline is computed from. */
export type DeadlineInput = Omit<Deadline, 'due' | 'pausedSince' | 'assumed'>;

/** A step of the ladder: 催办, 升级, 逾期. */
export type Rung = 'reminder' | 'escalation' | 'breach';
