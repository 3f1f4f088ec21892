import { beijingDayNumber, beijingMs, dayOf, type DayNumber } from '../calendar/beijing';
import type { Calendar, DayKind } from '../calendar/calendar';
import { epochMs, instant, type Day, type Instant } from '../kernel/time';
import type { Deadline, DeadlineInput, Pause } from './clock';

/** 17:30 and 24:00, in minutes of the Beijing day. */
const END_MINUTES = { office: 17 * 60 + 30, statutory: 24 * 60 } as const;

type Counting = Pick<DeadlineInput, 'start' | 'budget' | 'ends' | 'pauses'>;

/** The end of a day for this kind of duty, in milliseconds since 1970. */
export const endOf = (day: DayNumber, ends: DeadlineInput['ends']): number => beijingMs(day, END_MINUTES[ends]);

/** Whether a closed pause takes this day out: it touches the day between 00:00 and its end. Open pauses are left out. */
export function isSuspended(day: DayNumber, pauses: readonly Pause[], ends: DeadlineInput['ends']): boolean {
  return pauses.some((pause) => touches(pause, day, ends));
}

/** A pause that ends at 00:00 does not touch that day, nor does one that begins at the day's end; an empty one touches none. */
export function touches({ from, to }: Pause, day: DayNumber, ends: DeadlineInput['ends']): boolean {
  if (to === null || from === to) return false;
  return epochMs(from) < endOf(day, ends) && epochMs(to) > beijingMs(day, 0);
}

/** The first day that the open pause of a standing clock takes out; the day of the start was never going to count. */
export function firstStopped(pausedSince: Instant, { start, ends }: Counting): DayNumber {
  const day = beijingDayNumber(pausedSince);
  const touched = epochMs(pausedSince) < endOf(day, ends) ? day : day + 1;
  return Math.max(touched, beijingDayNumber(start) + 1);
}

/** Whether this day, being after the day of the start, is counted. */
export const counts = (day: DayNumber, { working }: DayKind, { budget, pauses, ends }: Counting): boolean =>
  (working || budget.unit !== 'workingDays') && !isSuspended(day, pauses, ends);

/**
 * The first `amount` counted days after the day of the start, in order; `assumed` when a day passed on the way lies in
 * a year without a notice. Calendar days (自然日) follow from no notice, so they are never assumed.
 */
export function countedDays(
  clock: Counting,
  amount: number,
  calendar: Calendar,
): { days: DayNumber[]; assumed: boolean } {
  const days: DayNumber[] = [];
  let assumed = false;
  for (let day = beijingDayNumber(clock.start) + 1; days.length < amount; day++) {
    const kind = calendar.kindAt(day);
    if (counts(day, kind, clock)) days.push(day);
    assumed ||= kind.assumed;
  }
  return { days, assumed: assumed && clock.budget.unit === 'workingDays' };
}

/** The day that a due instant ends: 24:00 of a day is already 00:00 of the next. */
export const lastDay = (due: Instant): DayNumber => beijingDayNumber(instant(epochMs(due) - 1));

/** The day that a page names for a deadline: a statutory one of 11月18日 24:00 is due on the 18th, not the 19th. */
export const dueDay = ({ due }: Deadline): Day => dayOf(lastDay(due));
