import { epochMs, instant, type Day, type Instant } from '../kernel/time';

/**
 * Days and times in Beijing (Asia/Shanghai), whatever zone the machine is in. The zone has been UTC+8 without summer
 * time since 1992; nothing in this law reaches further back, so that an offset is enough and no zone table is needed.
 */
const OFFSET_MS = 8 * 3_600_000;
const DAY_MS = 86_400_000;
const WEEKDAYS = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;

/** A day in Beijing as a count of days since 1970-01-01: what loops over days are made with. */
export type DayNumber = number;
export type Weekday = (typeof WEEKDAYS)[number];

/** Throws on a text that is no day of the calendar (`2026-02-30`): such a text is a bug, bodies were parsed before. */
export function dayNumber(day: Day): DayNumber {
  const number = Date.parse(day) / DAY_MS;
  if (!Number.isInteger(number) || dayOf(number) !== day) throw new RangeError(`not a day: ${day}`);
  return number;
}

export const dayOf = (number: DayNumber): Day => new Date(number * DAY_MS).toISOString().slice(0, 10);

/** The day on which an instant falls in Beijing: 16:00 UTC begins the next one. */
export const beijingDay = (at: Instant): Day => dayOf(beijingDayNumber(at));

export const beijingDayNumber = (at: Instant): DayNumber => Math.floor((epochMs(at) + OFFSET_MS) / DAY_MS);

/** The time of day in Beijing, `09:12`. */
export const beijingTime = (at: Instant): string => new Date(epochMs(at) + OFFSET_MS).toISOString().slice(11, 16);

/** A time of a Beijing day as milliseconds since 1970; `minutes` are counted from 00:00, 1440 being 24:00 (next day 00:00). */
export const beijingMs = (number: DayNumber, minutes: number): number => number * DAY_MS - OFFSET_MS + minutes * 60_000;

/** A time of a Beijing day, as an instant: `beijingInstant('2026-10-12', 17 * 60 + 30)` is 09:30 UTC. */
export const beijingInstant = (day: Day, minutes: number): Instant => instant(beijingMs(dayNumber(day), minutes));

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => dayNumber(to) - dayNumber(from);

export const addDays = (day: Day, days: number): Day => dayOf(dayNumber(day) + days);

/** 0 is Sunday (1970-01-01 was a Thursday). */
export const weekdayIndex = (number: DayNumber): number => (((number + 4) % 7) + 7) % 7;

/** 周几. */
export const weekdayOf = (day: Day): Weekday => weekdayName(dayNumber(day));

export const weekdayName = (number: DayNumber): Weekday => WEEKDAYS[weekdayIndex(number)] ?? '周日';
