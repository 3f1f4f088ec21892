import { beijingDayNumber } from '../calendar/beijing';
import type { Calendar } from '../calendar/calendar';
import { epochMs, instant, later, type Instant } from '../kernel/time';
import type { Deadline, DeadlineInput } from './clock';
import { countedDays, endOf } from './counting';
import { afterHours } from './hours';

export type { Budget, Deadline, DeadlineBasis, DeadlineInput, Pause, Rung } from './clock';

/** Longer than any clock of the law in days (D6: three years); a bound so that no loop runs away. */
const LONGEST = 5_000;

/**
 * The deadline of a budget that began at `start`.
 *
 * - The day of the start does not count (民法典第二百零一条; 行政处罚法第八十五条 for working days).
 * - The last counted day ends the clock: at 17:30 for office duties, at 24:00 for statutory ones.
 * - A day counts only if the clock ran through all of it, from 00:00 to that end. A pause that touches any part of that
 *   takes the whole day out: the day on which the clock stops and the day on which it runs again are both given back, and a
 *   pause that begins after the end of the last day changes nothing. So a due date moves by exactly the counted days taken out.
 * - Hours run through nights and days off, and a pause moves them by its own length.
 *
 * Throws RangeError when amount, order of a pause or calendar version are impossible: callers parsed them before.
 */
export function deadline(input: DeadlineInput, calendar: Calendar): Deadline {
  check(input, calendar);
  const { due, assumed } = end(input, calendar);
  return { ...input, due, pausedSince: pausedSince(input, due), assumed };
}

/** The end of a clock, open pauses left out. */
export function end(input: DeadlineInput, calendar: Calendar): { due: Instant; assumed: boolean } {
  const { budget, start, pauses, ends } = input;
  if (budget.unit === 'hours') return { due: afterHours(start, budget.amount, pauses), assumed: false };
  const { days, assumed } = countedDays(input, budget.amount, calendar);
  return { due: instant(endOf(days.at(-1) ?? beijingDayNumber(start), ends)), assumed };
}

/** Since when the clock stands, if an open pause reached it before `due`. */
export function pausedSince({ start, pauses }: DeadlineInput, due: Instant): Instant | null {
  const open = pauses.filter(({ to, from }) => to === null && from < due).map(({ from }) => from);
  const [first] = open.sort();
  return first === undefined ? null : later(first, start);
}

function check(
  { budget: { amount, unit }, start, pauses, calendar: version }: DeadlineInput,
  calendar: Calendar,
): void {
  if (calendar.version !== version) throw new RangeError(`calendar ${calendar.version} is not ${version}`);
  if (!(amount > 0 && amount <= LONGEST) || (unit !== 'hours' && !Number.isInteger(amount))) {
    throw new RangeError(`impossible budget: ${amount} ${unit}`);
  }
  if (Number.isNaN(epochMs(start))) throw new RangeError(`not an instant: ${start}`);
  for (const { from, to } of pauses) {
    if (to !== null && to < from) throw new RangeError(`a pause ends before it begins: ${from}, ${to}`);
  }
}
