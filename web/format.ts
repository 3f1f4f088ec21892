import { beijingDay, beijingTime, weekdayOf } from '../domain/calendar/beijing';
import { epochMs, type Day, type Instant } from '../domain/kernel/time';
import type { DueView } from '../contracts/views/common';

/** Numbers and dates as console.md §4 writes them; days and times in Beijing whatever the machine's zone. Unknown is —, not 0. */
export const UNKNOWN = '—';

/** 1,234; no 万 in tables. */
export const num = (n: number | null): string =>
  n === null ? UNKNOWN : String(n).replace(/\B(?=(\d{3})+(?!\d))/g, ',');

/** 2.02%, and 0.0123% of what is rare: three figures that count. */
export const percent = (part: number): string =>
  part === 0 || part >= 0.01 ? `${(part * 100).toFixed(2)}%` : `${(part * 100).toPrecision(3)}%`;

/** 2.02%（120/5,955）; of nothing there is no share. */
export const share = (part: number | null, whole: number): string =>
  part === null || whole === 0 ? UNKNOWN : `${percent(part / whole)}（${num(part)}/${num(whole)}）`;

/** 09:40:05. */
export const timeOfDay = (at: Instant): string => new Date(epochMs(at) + 8 * 3_600_000).toISOString().slice(11, 19);

/** 10月12日. */
export const monthDay = (day: Day): string => `${Number(day.slice(5, 7))}月${Number(day.slice(8, 10))}日`;

/** 2026年10月12日. */
export const longDay = (day: Day): string => `${day.slice(0, 4)}年${monthDay(day)}`;

/** 2026年10月12日（周一）17:30. */
export const longMoment = (at: Instant): string =>
  `${longDay(beijingDay(at))}（${weekdayOf(beijingDay(at))}）${beijingTime(at)}`;

/** 10-12 in tables; another year than that of the page in full. */
export const shortDay = (day: Day, asOf: Instant): string =>
  day.slice(0, 4) === beijingDay(asOf).slice(0, 4) ? day.slice(5) : day;

/** 10-12 17:30. */
export const shortMoment = (at: Instant, asOf: Instant): string =>
  `${shortDay(beijingDay(at), asOf)} ${beijingTime(at)}`;

/** 17:30 of the page's own day, 10-12 17:30 of another. */
export const nearMoment = (at: Instant, asOf: Instant): string =>
  beijingDay(at) === beijingDay(asOf) ? beijingTime(at) : shortMoment(at, asOf);

const endOf = ({ due, statutory }: DueView): string => (statutory ? '24:00' : beijingTime(due));

/** 10-12 17:30, and 24:00 of the day before where the law's clock ends at midnight. */
export const shortDue = (due: DueView, asOf: Instant): string => `${shortDay(due.day, asOf)} ${endOf(due)}`;

/** 10月12日（周一）17:30. */
export const longDue = (due: DueView, asOf: Instant): string => {
  const day = due.day.slice(0, 4) === beijingDay(asOf).slice(0, 4) ? monthDay(due.day) : longDay(due.day);
  return `${day}（${weekdayOf(due.day)}）${endOf(due)}`;
};

/** 余n工作日（m天）, 今天, 逾n工作日（m天）, or 停计 while the clock stands. */
export function left({ workingDays, calendarDays, overdue, pausedSince }: DueView): string {
  if (pausedSince !== null) return `停计，余${num(workingDays)}工作日`;
  if (overdue)
    return calendarDays === 0
      ? '今天已过时'
      : `逾${num(Math.abs(workingDays))}工作日（${num(Math.abs(calendarDays))}天）`;
  return calendarDays === 0 ? '今天' : `余${num(workingDays)}工作日（${num(calendarDays)}天）`;
}

/** How urgent a deadline looks: over, due within two working days, or neither. */
export const urgency = ({ overdue, workingDays, pausedSince }: DueView): 'over' | 'soon' | 'later' =>
  pausedSince !== null ? 'later' : overdue ? 'over' : workingDays <= 2 ? 'soon' : 'later';

/** 2026-0396/0083; `.2` only after a replacement. */
export function inspectionNumber(id: string): string {
  const [task = '', child = ''] = id.split('/');
  const [position = '', generation = '1'] = child.split('.');
  return `${task}/${position.padStart(4, '0')}${generation === '1' ? '' : `.${generation}`}`;
}
