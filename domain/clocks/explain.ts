import { beijingDayNumber, dayOf, weekdayIndex, weekdayName, type DayNumber, type Weekday } from '../calendar/beijing';
import type { Calendar, DayKind } from '../calendar/calendar';
import type { Day, Instant } from '../kernel/time';
import { counts, firstStopped, isSuspended, lastDay } from './counting';
import type { Deadline } from './clock';

/** One day of "为什么是这天". */
export interface DayCell {
  readonly day: Day;
  readonly weekday: Weekday;
  /** Which of the budget's days this is, from 1; null for the first day and for days that do not count. */
  readonly counted: number | null;
  /** 送达 (or what else began the clock), 计入, 补班, 周末, 休息, a feast's short name, 中止, 到期. */
  readonly label: string;
  readonly working: boolean;
  readonly assumed: boolean;
  readonly today: boolean;
}

const SHORT: Readonly<Record<string, string>> = {
  清明节: '清明',
  劳动节: '五一',
  端午节: '端午',
  中秋节: '中秋',
  国庆节: '国庆',
};

/**
 * Why the due date is what it is, day by day: from the day of the start to the last day of the clock, or, while the
 * clock stands, to today. Budgets in hours count no day. Meant for pages: `explainSentence` says the same in words.
 */
export function explain(deadline: Deadline, calendar: Calendar, now: Instant): DayCell[] {
  const { pausedSince, start, budget } = deadline;
  const first = beijingDayNumber(start);
  const today = beijingDayNumber(now);
  const stopped = pausedSince !== null && pausedSince <= now ? firstStopped(pausedSince, deadline) : Infinity;
  const last = stopped === Infinity ? lastDay(deadline.due) : Math.max(today, stopped);
  const cells: DayCell[] = [];
  let counted = 0;
  for (let day = first; day <= last; day++) {
    const kind = calendar.kindAt(day);
    const counting = budget.unit !== 'hours' && day > first && day < stopped && counts(day, kind, deadline);
    cells.push({
      day: dayOf(day),
      weekday: weekdayName(day),
      counted: counting ? ++counted : null,
      label: label(day, { deadline, calendar, kind, first, last, stopped }),
      working: kind.working,
      assumed: kind.assumed,
      today: day === today,
    });
  }
  return cells;
}

interface Place {
  readonly deadline: Deadline;
  readonly calendar: Calendar;
  readonly kind: DayKind;
  readonly first: DayNumber;
  readonly last: DayNumber;
  /** The first day that the pause still open takes out. */
  readonly stopped: DayNumber;
}

function label(day: DayNumber, { deadline, calendar, kind, first, last, stopped }: Place): string {
  if (day === last && stopped === Infinity) return '到期';
  if (day === first) return deadline.basis.since ?? '送达';
  if (!kind.working && deadline.budget.unit === 'workingDays') return dayOff(day, kind, calendar);
  if (day >= stopped || isSuspended(day, deadline.pauses, deadline.ends)) return '中止';
  return kind.why === 'makeup' && deadline.budget.unit === 'workingDays' ? '补班' : '计入';
}

/** 国庆; 周末; 休息 for the one day of a weekend whose other day is worked. */
function dayOff(day: DayNumber, { why, name }: DayKind, calendar: Calendar): string {
  if (why === 'holiday') return feast(name ?? '');
  const otherDay = weekdayIndex(day) === 6 ? day + 1 : day - 1;
  return calendar.kindAt(otherDay).why === 'makeup' ? '休息' : '周末';
}

const feast = (name: string): string =>
  name
    .split('、')
    .map((part) => SHORT[part] ?? part)
    .join('');
