import * as fc from 'fast-check';
import {
  addDays,
  beijingDay,
  beijingInstant,
  beijingTime,
  dayNumber,
  dayOf,
  daysBetween,
  weekdayOf,
} from '../../../domain/calendar/beijing';

describe('days in Beijing', () => {
  test.each([
    ['2026-09-29T15:59:59.999Z', '2026-09-29', '23:59'],
    ['2026-09-29T16:00:00.000Z', '2026-09-30', '00:00'],
    ['2026-12-31T16:00:00.000Z', '2027-01-01', '00:00'],
    ['2028-02-28T20:30:00.000Z', '2028-02-29', '04:30'],
    ['2026-09-29T01:12:00.000Z', '2026-09-29', '09:12'],
  ])('%s falls on %s at %s', (at, day, time) => {
    expect(beijingDay(at)).toBe(day);
    expect(beijingTime(at)).toBe(time);
  });

  test('17:30 in Beijing is 09:30 UTC; 24:00 is 16:00 UTC of the same day', () => {
    expect(beijingInstant('2026-10-12', 17 * 60 + 30)).toBe('2026-10-12T09:30:00.000Z');
    expect(beijingInstant('2026-10-12', 24 * 60)).toBe('2026-10-12T16:00:00.000Z');
  });

  test.each([
    ['2026-10-09', '周五'],
    ['2026-10-10', '周六'],
    ['2026-10-11', '周日'],
    ['2000-02-29', '周二'],
    ['1969-12-31', '周三'],
  ])('%s is a %s', (day, weekday) => {
    expect(weekdayOf(day)).toBe(weekday);
  });

  test('days between are signed, and adding them leads back', () => {
    expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2);
    expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2);
    expect(addDays('2026-12-31', 1)).toBe('2027-01-01');
  });

  test('a day and its number are one', () => {
    fc.assert(fc.property(fc.integer({ min: 0, max: 60_000 }), (number) => dayNumber(dayOf(number)) === number));
  });

  test('the machine’s own zone plays no part in an instant’s day: adding 24 hours adds one day', () => {
    const at = fc.integer({ min: 725_846_400_000, max: 4_102_444_800_000 });
    fc.assert(
      fc.property(at, (ms) => {
        const [a, b] = [new Date(ms).toISOString(), new Date(ms + 86_400_000).toISOString()];
        return daysBetween(beijingDay(a), beijingDay(b)) === 1;
      }),
    );
  });
});
