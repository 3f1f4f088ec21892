import { beijingDayNumber, type DayNumber } from '../calendar/beijing';
import type { Calendar } from '../calendar/calendar';
import type { Instant } from '../kernel/time';
import { firstStopped, isSuspended, lastDay } from './counting';
import type { Deadline } from './clock';

/** 余n工作日（m天）; 逾n工作日（m天） when negative. Today counts in neither. */
export interface Remaining {
  readonly workingDays: number;
  readonly calendarDays: number;
  /** The due instant has come. It may come on a day with 0 days left: 17:30 today. */
  readonly overdue: boolean;
}

/**
 * What is left of a deadline at `now`: the working days and calendar days after today up to the last day of the clock;
 * once the last day is over, those after it up to today, negative. Days that a pause takes out are nobody's working days.
 * While the clock stands, what was left when it was stopped, and it is not overdue.
 */
export function remaining(deadline: Deadline, calendar: Calendar, now: Instant): Remaining {
  const { due, pausedSince } = deadline;
  const stopped = pausedSince !== null && pausedSince <= now;
  const today = stopped ? firstStopped(pausedSince, deadline) - 1 : beijingDayNumber(now);
  const last = lastDay(due);
  const back = last < today;
  const workingDays = workedBetween(back ? last : today, back ? today : last, deadline, calendar);
  return {
    workingDays: back ? 0 - workingDays : workingDays,
    calendarDays: last - today,
    overdue: !stopped && now >= due,
  };
}

/** Working days after `from` up to and with `to`, without those taken out by a pause. */
function workedBetween(from: DayNumber, to: DayNumber, { pauses, ends }: Deadline, calendar: Calendar): number {
  let worked = 0;
  for (let day = from + 1; day <= to; day++) {
    if (calendar.kindAt(day).working && !isSuspended(day, pauses, ends)) worked++;
  }
  return worked;
}
