import { beijingInstant, dayNumber, dayOf } from '../calendar/beijing';
import type { Calendar } from '../calendar/calendar';
import type { Day, Instant } from '../kernel/time';

/** A time of day at which a visit may begin (入企时段), in Beijing, and its length. */
export interface SlotTime {
  /** `09:00`. */
  readonly begins: string;
  readonly minutes: number;
}

/** Four visits a team and day, none in the noon break, none beyond office hours (17:30), twenty minutes for the way. */
export const DEFAULT_SLOTS: readonly SlotTime[] = [
  { begins: '09:00', minutes: 80 },
  { begins: '10:40', minutes: 80 },
  { begins: '14:30', minutes: 80 },
  { begins: '16:10', minutes: 80 },
];

/** A slot on a day. */
export interface Slot {
  readonly date: Day;
  readonly from: Instant;
  readonly to: Instant;
}

/** Every slot of the working days (工作日, 补班 included) from `from` to `to`, both included, earliest first. */
export function slotsOf(calendar: Calendar, from: Day, to: Day, times: readonly SlotTime[]): Slot[] {
  const slots: Slot[] = [];
  for (let day = dayNumber(from); day <= dayNumber(to); day += 1) {
    if (!calendar.kindAt(day).working) continue;
    const date = dayOf(day);
    for (const { begins, minutes } of times) {
      const start = minutesOf(begins);
      slots.push({ date, from: beijingInstant(date, start), to: beijingInstant(date, start + minutes) });
    }
  }
  return slots;
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
