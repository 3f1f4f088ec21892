import type { Day } from '../../kernel/time';

const DAY_MS = 86_400_000;

/** The day `count` calendar days after (negative: before) a day. */
export const daysAfter = (day: Day, count: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + count * DAY_MS).toISOString().slice(0, 10);
