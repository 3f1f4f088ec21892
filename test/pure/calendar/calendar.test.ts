import { dayNumber, dayOf } from '../../../domain/calendar/beijing';
import {
  calendarOf,
  calendarTitle,
  calendarVersions,
  LATEST_CALENDAR,
  makeCalendar,
} from '../../../domain/calendar/calendar';

const latest = calendarOf(LATEST_CALENDAR);

const workingDaysIn = (year: number): number => {
  let worked = 0;
  for (let day = dayNumber(`${year}-01-01`); dayOf(day) <= `${year}-12-31`; day++) {
    if (latest.kindAt(day).working) worked++;
  }
  return worked;
};

describe('the working-day calendar', () => {
  test.each([
    ['2026-10-12', { working: true, why: 'weekday', assumed: false }],
    ['2026-10-17', { working: false, why: 'weekend', assumed: false }],
    ['2026-10-01', { working: false, why: 'holiday', name: '国庆节', assumed: false }],
    // a Saturday inside a feast is the feast's
    ['2026-10-03', { working: false, why: 'holiday', name: '国庆节', assumed: false }],
    ['2026-10-10', { working: true, why: 'makeup', name: '国庆节', assumed: false }],
    ['2026-09-20', { working: true, why: 'makeup', name: '国庆节', assumed: false }],
    // the extension of 2020 and the day after it
    ['2020-01-31', { working: false, why: 'holiday', name: '春节', assumed: false }],
    ['2020-02-03', { working: true, why: 'weekday', assumed: false }],
    // the amendment of 2019
    ['2019-05-02', { working: false, why: 'holiday', name: '劳动节', assumed: false }],
    ['2023-01-03', { working: true, why: 'weekday', assumed: false }],
    // a feast that begins in the December before
    ['2022-12-31', { working: false, why: 'holiday', name: '元旦', assumed: false }],
    ['2018-12-29', { working: true, why: 'makeup', name: '元旦', assumed: false }],
  ])('knows %s', (day, kind) => {
    expect(latest.kindOf(day)).toEqual(kind);
  });

  test('counts plain weekends in a year without a notice, and says that it assumes', () => {
    expect(latest.kindOf('2027-01-01')).toEqual({ working: true, why: 'weekday', assumed: true });
    expect(latest.kindOf('2027-10-02')).toEqual({ working: false, why: 'weekend', assumed: true });
    expect(latest.kindOf('2018-06-04')).toEqual({ working: true, why: 'weekday', assumed: true });
    expect(latest.kindOf('2026-12-31').assumed).toBe(false);
  });

  test('has 248 working days in 2026 (261 weekdays, 19 of them off, 6 made up) and 251 in 2024', () => {
    expect(workingDaysIn(2026)).toBe(248);
    expect(workingDaysIn(2024)).toBe(251);
  });

  test('keeps its older versions: before the notice of 2026, National Day 2026 was a plain Thursday', () => {
    expect(calendarOf('2025.1').kindOf('2026-10-01')).toEqual({ working: true, why: 'weekday', assumed: true });
    expect(calendarOf('2025.1').kindOf('2025-10-01')).toEqual(latest.kindOf('2025-10-01'));
    expect(calendarVersions()).toContain(LATEST_CALENDAR);
    for (const version of calendarVersions()) expect(calendarOf(version).version).toBe(version);
  });

  test('refuses a version that never was and a text that is no day', () => {
    expect(() => calendarOf('2031.1')).toThrow('2031.1');
    expect(() => latest.kindOf('2026-02-30')).toThrow('2026-02-30');
    expect(() => latest.kindOf('2026-2-3')).toThrow('2026-2-3');
  });

  test('is made of notices alone: none gives plain weekends, all assumed', () => {
    const bare = makeCalendar('0.1', []);
    expect(bare.kindOf('2026-10-10')).toEqual({ working: false, why: 'weekend', assumed: true });
    expect(bare.version).toBe('0.1');
  });

  test('is named to people by year and issue', () => {
    expect(calendarTitle('2026.1')).toBe('日历2026年第1版');
  });
});
