import { calendarOf } from '../../../domain/calendar/calendar';
import { dueDay } from '../../../domain/clocks/counting';
import { deadline, type Budget } from '../../../domain/clocks/deadline';
import { at, CALENDAR, clock, days, hours, input, pause, wd } from './clocks';

describe('a working-day clock', () => {
  test.each<[start: string, amount: number, due: string, why: string]>([
    ['09-29 09:12', 5, '10-12 17:30', 'over National Day, with the make-up Saturday'],
    ['09-29 23:59', 5, '10-12 17:30', 'the time of the start day plays no part'],
    ['10-09 08:00', 1, '10-10 17:30', 'a make-up Saturday counts and may be the last day'],
    ['10-10 08:00', 1, '10-12 17:30', 'nor does a make-up Saturday count when it is the day of the start'],
    ['10-03 12:00', 1, '10-08 17:30', 'from the middle of a feast'],
    ['02-13 09:00', 2, '02-24 17:30', 'over Spring Festival'],
    ['10-15 15:00', 2, '10-19 17:30', 'over a weekend'],
    ['2020-01-23 09:00', 5, '2020-02-07 17:30', 'over the extended Spring Festival of 2020'],
    ['2019-04-30 09:00', 2, '2019-05-06 17:30', 'over the amended Labour Day of 2019, its Sunday made up'],
  ])('from %s, %i working days end %s: %s', (start, amount, due) => {
    expect(clock(start, wd(amount))).toMatchObject({ due: at(due), assumed: false, pausedSince: null });
  });

  test('ends at 24:00 of the last day when statutory, and is due on that day (D1 of 10-21 is 11-18)', () => {
    const d1 = clock('10-21 10:41', wd(20), { ends: 'statutory' });
    expect(d1.due).toBe(at('11-19 00:00'));
    expect(dueDay(d1)).toBe('2026-11-18');
    expect(dueDay(clock('09-29 09:12', wd(5)))).toBe('2026-10-12');
  });

  test('that reaches into a year without a notice counts plain weekends and says that it assumes', () => {
    expect(clock('12-30 09:00', wd(1))).toMatchObject({ due: at('12-31 17:30'), assumed: false });
    expect(clock('12-30 09:00', wd(3))).toMatchObject({ due: at('2027-01-04 17:30'), assumed: true });
  });

  test('keeps the calendar it began with: without the notice of 2026 the same clock ends on National Day’s eve', () => {
    const old = calendarOf('2025.1');
    const kept = deadline(input('09-25 09:00', wd(4), { calendar: '2025.1' }), old);
    expect(kept).toMatchObject({ due: at('10-01 17:30'), assumed: true });
    expect(clock('09-25 09:00', wd(4)).due).toBe(at('10-08 17:30'));
  });

  test('refuses a calendar of another version than its own', () => {
    expect(() => deadline(input('09-29 09:00', wd(5)), calendarOf('2025.1'))).toThrow('2025.1 is not 2026.1');
  });
});

describe('calendar days and hours', () => {
  test('a clock of three calendar days counts every day, feast or not (D11, D13)', () => {
    const decision = clock('09-30 10:00', days(3), { ends: 'statutory' });
    expect(decision.due).toBe(at('10-04 00:00'));
    expect(dueDay(decision)).toBe('2026-10-03');
  });

  test('24 hours are 24 hours, through the night and the feast (D11)', () => {
    expect(clock('09-30 17:00', hours(24), { ends: 'statutory' }).due).toBe(at('10-01 17:00'));
  });

  test('neither follows from a notice, so neither is assumed', () => {
    expect(clock('12-31 17:00', hours(48)).assumed).toBe(false);
    expect(clock('12-31 17:00', days(10)).assumed).toBe(false);
  });
});

describe('a suspension (中止)', () => {
  test.each<[from: string, to: string, due: string, why: string]>([
    ['10-13 09:00', '10-15 16:00', '10-21 17:30', 'Tuesday, Wednesday and Thursday are given back'],
    ['10-13 16:59', '10-13 17:00', '10-19 17:30', 'a day lost in part is a day lost'],
    ['10-13 17:30', '10-13 23:00', '10-16 17:30', 'after the office has closed no part of the day is lost'],
    ['10-13 17:30', '10-14 08:00', '10-19 17:30', 'but the next morning is part of the next day'],
    ['10-13 17:30', '10-14 00:00', '10-16 17:30', 'a pause that ends at midnight does not touch the day it ends at'],
    ['10-17 00:00', '10-18 23:00', '10-16 17:30', 'after the due date nothing can be given back'],
    ['10-16 17:30', '11-16 09:00', '10-16 17:30', 'nor at the very instant'],
    ['10-16 17:29', '10-19 09:00', '10-20 17:30', 'a minute before it, the last day is still owed'],
    ['10-01 09:00', '10-12 12:00', '10-16 17:30', 'the day of the start does not count anyway'],
    ['10-14 09:00', '10-14 09:00', '10-16 17:30', 'a pause of no length touches nothing'],
  ])('of an office clock due 10-16, from %s to %s, makes it due %s: %s', (from, to, due) => {
    expect(clock('10-12 09:00', wd(4)).due).toBe(at('10-16 17:30'));
    expect(clock('10-12 09:00', wd(4), { pauses: [pause(from, to)] }).due).toBe(at(due));
  });

  test('of a statutory clock takes out the day whose evening it touches', () => {
    const more = { ends: 'statutory', pauses: [pause('10-13 18:00', '10-13 19:00')] } as const;
    expect(dueDay(clock('10-12 09:00', wd(4), more))).toBe('2026-10-19');
  });

  test('over days off gives back none of them', () => {
    expect(clock('09-29 09:12', wd(5), { pauses: [pause('10-01 00:00', '10-08 00:00')] }).due).toBe(at('10-12 17:30'));
  });

  test('that overlaps another counts no day twice', () => {
    const pauses = [pause('10-13 09:00', '10-14 12:00'), pause('10-14 08:00', '10-15 12:00')];
    expect(clock('10-12 09:00', wd(4), { pauses }).due).toBe(at('10-21 17:30'));
  });

  test('moves calendar days by its days and hours by its own length', () => {
    const pauses = [pause('10-13 09:00', '10-14 09:00'), pause('10-14 03:00', '10-14 10:00')];
    expect(clock('10-12 09:00', days(3), { pauses }).due).toBe(at('10-17 17:30'));
    expect(clock('10-13 08:00', hours(24), { pauses }).due).toBe(at('10-15 09:00'));
  });

  test('that lasts stops the clock, and the due date it had is kept as the earliest that can be', () => {
    const stopped = clock('10-12 09:00', wd(4), { pauses: [pause('10-14 09:00', null)] });
    expect(stopped).toMatchObject({ pausedSince: at('10-14 09:00'), due: at('10-16 17:30') });
  });

  test('that lasted before the clock began stops it from its start', () => {
    expect(clock('10-12 09:00', wd(4), { pauses: [pause('10-01 09:00', null)] }).pausedSince).toBe(at('10-12 09:00'));
  });

  test('that begins when the clock has run out stops nothing', () => {
    expect(clock('10-12 09:00', wd(4), { pauses: [pause('10-16 17:30', null)] }).pausedSince).toBeNull();
  });
});

describe('what is no deadline', () => {
  test.each<[string, Budget]>([
    ['no day', wd(0)],
    ['half a day', wd(0.5)],
    ['minus a day', days(-1)],
    ['no number', hours(NaN)],
    ['an age', wd(5_001)],
  ])('%s is refused', (_name, budget) => {
    expect(() => deadline(input('10-12 09:00', budget), CALENDAR)).toThrow('impossible budget');
  });

  test('a pause that ends before it begins is refused', () => {
    const pauses = [pause('10-14 09:00', '10-13 09:00')];
    expect(() => clock('10-12 09:00', wd(4), { pauses })).toThrow('ends before it begins');
  });

  test('a start that is no instant is refused', () => {
    expect(() => deadline({ ...input('10-12 09:00', wd(1)), start: 'soon' }, CALENDAR)).toThrow('not an instant');
  });
});
