import { daysBetween } from '../../../domain/calendar/beijing';
import { remaining } from '../../../domain/clocks/remaining';
import { at, CALENDAR, clock, days, pause, wd } from './clocks';

/** A clock that ends on a day of 2026. */
const dueOn = (day: string): ReturnType<typeof clock> =>
  clock('09-01 09:00', days(daysBetween('2026-09-01', `2026-${day}`)));

describe('what is left of a deadline', () => {
  test.each<[now: string, due: string, workingDays: number, calendarDays: number]>([
    ['10-09 10:00', '10-12', 2, 3],
    ['10-12 10:00', '10-14', 2, 2],
    ['10-12 10:00', '10-15', 3, 3],
    ['10-12 10:00', '10-30', 14, 18],
    ['10-12 10:00', '11-06', 19, 25],
    ['10-15 16:00', '10-19', 2, 4],
    ['10-28 10:00', '11-18', 15, 21],
    ['11-24 10:00', '12-11', 13, 17],
    ['10-12 10:00', '10-12', 0, 0],
  ])('on %s, until %s, is 余%i工作日（%i天）', (now, due, workingDays, calendarDays) => {
    expect(remaining(dueOn(due), CALENDAR, at(now))).toEqual({ workingDays, calendarDays, overdue: false });
  });

  test.each<[now: string, due: string, workingDays: number, calendarDays: number]>([
    ['10-12 10:00', '10-10', -1, -2],
    ['10-11 10:00', '10-10', 0, -1],
    ['10-12 17:30', '10-12', 0, 0],
    ['10-08 09:00', '09-30', -1, -8],
  ])('on %s, due since %s, is negative or nothing, and overdue: %i, %i', (now, due, workingDays, calendarDays) => {
    expect(remaining(dueOn(due), CALENDAR, at(now))).toEqual({ workingDays, calendarDays, overdue: true });
  });

  test('is not overdue on the evening of a statutory clock’s last day, and is at midnight', () => {
    const d1 = clock('10-21 10:41', wd(20), { ends: 'statutory' });
    expect(remaining(d1, CALENDAR, at('11-18 23:59'))).toEqual({ workingDays: 0, calendarDays: 0, overdue: false });
    expect(remaining(d1, CALENDAR, at('11-19 00:00'))).toEqual({ workingDays: -1, calendarDays: -1, overdue: true });
  });

  test('does not count days that a suspension will still take out', () => {
    const deadline = clock('10-12 09:00', wd(4), { pauses: [pause('10-14 09:00', '10-15 16:00')] });
    expect(deadline.due).toBe(at('10-20 17:30'));
    expect(remaining(deadline, CALENDAR, at('10-13 10:00'))).toEqual({
      workingDays: 3,
      calendarDays: 7,
      overdue: false,
    });
  });

  test('stands while the clock stands, and is never overdue', () => {
    const stopped = clock('10-12 09:00', wd(4), { pauses: [pause('10-14 09:00', null)] });
    const left = { workingDays: 3, calendarDays: 3, overdue: false };
    expect(remaining(stopped, CALENDAR, at('10-14 09:00'))).toEqual(left);
    expect(remaining(stopped, CALENDAR, at('2027-03-01 09:00'))).toEqual(left);
    expect(remaining(stopped, CALENDAR, at('10-13 09:00')).workingDays).toBe(3);
  });

  test('of a clock stopped before its start is the whole budget', () => {
    const stopped = clock('10-12 09:00', wd(4), { pauses: [pause('10-01 09:00', null)] });
    expect(remaining(stopped, CALENDAR, at('10-20 09:00'))).toEqual({
      workingDays: 4,
      calendarDays: 4,
      overdue: false,
    });
  });
});
