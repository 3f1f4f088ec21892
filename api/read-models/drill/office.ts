import { addDays, beijingInstant } from '../../../domain/calendar/beijing';
import { calendarOf, LATEST_CALENDAR } from '../../../domain/calendar/calendar';
import type { Day, Instant } from '../../../domain/kernel/time';

const OPENS = 9 * 60;

/** 09:00 of a day: when a drill's people come to work. */
export const morningOf = (day: Day): Instant => beijingInstant(day, OPENS);

/** The day itself, or the first working day (工作日) after it. */
export function workingDayFrom(day: Day): Day {
  const calendar = calendarOf(LATEST_CALENDAR);
  let at = day;
  while (!calendar.kindOf(at).working) at = addDays(at, 1);
  return at;
}
