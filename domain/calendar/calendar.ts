import type { Day } from '../kernel/time';
import { dayNumber, weekdayIndex, type DayNumber } from './beijing';
import { Y2019 } from './years/2019';
import { Y2020 } from './years/2020';
import { Y2021 } from './years/2021';
import { Y2022 } from './years/2022';
import { Y2023 } from './years/2023';
import { Y2024 } from './years/2024';
import { Y2025 } from './years/2025';
import { Y2026 } from './years/2026';
import type { NoticeYear } from './years/notice-year';

/** What a day is to an office: worked or not, and why. */
export interface DayKind {
  readonly working: boolean;
  /** `makeup` is a weekend day that is worked (补班, 调休); `holiday` also covers weekend days inside a feast. */
  readonly why: 'weekday' | 'weekend' | 'holiday' | 'makeup';
  /** The feast as the notice names it (`国庆节`), for a holiday or a make-up day. */
  readonly name?: string;
  /** No notice for this year is in this version: plain weekends were taken. */
  readonly assumed: boolean;
}

/** A working-day calendar (工作日历) in one version: the state of all notices when it was made. */
export interface Calendar {
  readonly version: string;
  kindOf(day: Day): DayKind;
  /** The same for a day by its number, for loops. */
  kindAt(day: DayNumber): DayKind;
}

const WEEKDAY: DayKind = { working: true, why: 'weekday', assumed: false };
const WEEKEND: DayKind = { working: false, why: 'weekend', assumed: false };
const ASSUMED_WEEKDAY: DayKind = { working: true, why: 'weekday', assumed: true };
const ASSUMED_WEEKEND: DayKind = { working: false, why: 'weekend', assumed: true };

/**
 * A calendar from notices. Days that a notice names are as it says; other days are plain weekdays and weekends, and
 * assumed when their year has no notice. (A notice may still move the last days of the December before its year, as
 * those of 2019 and 2023 did; those days count as known by their own year's notice until then.)
 */
export function makeCalendar(version: string, years: readonly NoticeYear[]): Calendar {
  const kinds = new Map<DayNumber, DayKind>();
  for (const { year } of years) {
    for (let day = dayNumber(`${year}-01-01`); day < dayNumber(`${year + 1}-01-01`); day++) {
      kinds.set(day, isWeekend(day) ? WEEKEND : WEEKDAY);
    }
  }
  for (const { days } of years) {
    for (const [day, kind, name] of days) kinds.set(dayNumber(day), namedKind(dayNumber(day), kind, name));
  }
  const kindAt = (day: DayNumber): DayKind => kinds.get(day) ?? (isWeekend(day) ? ASSUMED_WEEKEND : ASSUMED_WEEKDAY);
  return { version, kindAt, kindOf: (day) => kindAt(dayNumber(day)) };
}

function namedKind(day: DayNumber, kind: 'holiday' | 'workday', name: string): DayKind {
  if (kind === 'holiday') return { working: false, why: 'holiday', name, assumed: false };
  // A notice may name a plain Monday as the first day back (2020-02-03): that is no make-up day.
  return isWeekend(day) ? { working: true, why: 'makeup', name, assumed: false } : WEEKDAY;
}

const isWeekend = (day: DayNumber): boolean => weekdayIndex(day) % 6 === 0;

const UNTIL_2025 = [Y2019, Y2020, Y2021, Y2022, Y2023, Y2024, Y2025];

/**
 * Every version there has been: `<last year with a notice>.<issue>`. A running task keeps the one it began with until a
 * command moves it, so no version is ever changed or removed; a new notice adds one.
 */
const CALENDARS: ReadonlyMap<string, Calendar> = new Map(
  [makeCalendar('2025.1', UNTIL_2025), makeCalendar('2026.1', [...UNTIL_2025, Y2026])].map((it) => [it.version, it]),
);

/** What a new process begins with. */
export const LATEST_CALENDAR = '2026.1';

export const calendarVersions = (): readonly string[] => [...CALENDARS.keys()];

/** The calendar of a version. Throws on one that never was: versions come from journaled state, so that is a bug. */
export function calendarOf(version: string): Calendar {
  const calendar = CALENDARS.get(version);
  if (!calendar) throw new RangeError(`no calendar has version ${version}`);
  return calendar;
}

/** How a version is named to people: `2026.1` is 日历2026年第1版. */
export function calendarTitle(version: string): string {
  const [year, issue] = version.split('.');
  return `日历${year}年第${issue}版`;
}
