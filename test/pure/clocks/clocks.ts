import { beijingInstant } from '../../../domain/calendar/beijing';
import { calendarOf } from '../../../domain/calendar/calendar';
import { deadline, type Budget, type Deadline, type DeadlineInput, type Pause } from '../../../domain/clocks/deadline';

export const CALENDAR = calendarOf('2026.1');

/** `10-12 09:00` of 2026, or `2020-01-23 09:00`, in Beijing, as an instant. */
export function at(text: string): string {
  const [day = '', time = '00:00'] = text.split(' ');
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return beijingInstant(day.length === 5 ? `2026-${day}` : day, hours * 60 + minutes);
}

export const wd = (amount: number): Budget => ({ amount, unit: 'workingDays' });
export const days = (amount: number): Budget => ({ amount, unit: 'calendarDays' });
export const hours = (amount: number): Budget => ({ amount, unit: 'hours' });

const BASIS = { parameter: 'confirmation', version: 2, text: '样例办法参数“会商期限”第2版', title: '会商确认' };

export const input = (start: string, budget: Budget, more: Partial<DeadlineInput> = {}): DeadlineInput => ({
  start: at(start),
  budget,
  ends: 'office',
  calendar: CALENDAR.version,
  pauses: [],
  basis: BASIS,
  ...more,
});

export const clock = (start: string, budget: Budget, more: Partial<DeadlineInput> = {}): Deadline =>
  deadline(input(start, budget, more), CALENDAR);

export const pause = (from: string, to: string | null, ground = '台风应急响应'): Pause => ({
  from: at(from),
  to: to === null ? null : at(to),
  ground,
});
