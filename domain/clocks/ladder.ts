import { beijingDayNumber, beijingMs, type DayNumber } from '../calendar/beijing';
import type { Calendar } from '../calendar/calendar';
import { instant, type Instant } from '../kernel/time';
import { countedDays, isSuspended, lastDay } from './counting';
import type { Deadline, Rung } from './clock';
import { end } from './deadline';
import { afterHours } from './hours';

/** Reminders and escalations to people go out when the office opens: 09:00, in minutes of the Beijing day. */
const MORNING = 9 * 60;
const DAYS_OF_WARNING = 2;

export interface Step {
  readonly rung: Rung;
  readonly at: Instant;
}

/**
 * The ladder of a deadline (催办→升级→逾期), earliest first.
 *
 * - Office duties (architecture, "Time"): reminder at half the budget, rounded up, at 09:00 of that counted day;
 *   escalation at the due instant; breach at the end of twice the budget.
 * - Statutory duties: reminder likewise; escalation at 09:00 two working days before the last day; breach at the due instant.
 * - A budget in hours reminds after half of them.
 *
 * A rung that would not come after the start is left out, and so is one that would come at or after a higher one: short
 * statutory clocks escalate at once instead of reminding. An overdue ladder is climbed by its highest rung in the same
 * way. While the clock stands there is no rung at all; if it is stopped after the due date, the breach waits.
 */
export function ladder(deadline: Deadline, calendar: Calendar): Step[] {
  if (deadline.pausedSince) return [];
  const all: Step[] = [{ rung: 'reminder', at: halfway(deadline, calendar) }, ...upper(deadline, calendar)];
  const steps = all.filter(({ at }) => at > deadline.start);
  return steps.filter(({ at }, index) => steps.slice(index + 1).every((higher) => at < higher.at));
}

function upper(deadline: Deadline, calendar: Calendar): Step[] {
  const { due, ends } = deadline;
  if (ends === 'statutory') {
    return [
      { rung: 'escalation', at: beforeEnd(deadline, calendar) },
      { rung: 'breach', at: due },
    ];
  }
  const breach = twice(deadline, calendar);
  return [{ rung: 'escalation', at: due }, ...(breach ? [{ rung: 'breach', at: breach } as const] : [])];
}

function halfway(deadline: Deadline, calendar: Calendar): Instant {
  const { budget, start, pauses } = deadline;
  if (budget.unit === 'hours') return afterHours(start, budget.amount / 2, pauses);
  const { days } = countedDays(deadline, Math.ceil(budget.amount / 2), calendar);
  return morning(days.at(-1) ?? beijingDayNumber(start));
}

/** The end of twice the budget; none while an open pause stands before it. */
function twice(deadline: Deadline, calendar: Calendar): Instant | null {
  const budget = { ...deadline.budget, amount: deadline.budget.amount * 2 };
  const { due } = end({ ...deadline, budget }, calendar);
  const stopped = deadline.pauses.some(({ to, from }) => to === null && from < due);
  return stopped ? null : due;
}

/** 09:00 two working days before the last day of the clock; days taken out by a pause are no warning and do not count. */
function beforeEnd({ due, ends, pauses }: Deadline, calendar: Calendar): Instant {
  let day = lastDay(due);
  for (let passed = 0; passed < DAYS_OF_WARNING;) {
    day--;
    if (calendar.kindAt(day).working && !isSuspended(day, pauses, ends)) passed++;
  }
  return morning(day);
}

const morning = (day: DayNumber): Instant => instant(beijingMs(day, MORNING));
