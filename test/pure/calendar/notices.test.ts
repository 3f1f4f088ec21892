import { dayNumber, weekdayIndex } from '../../../domain/calendar/beijing';
import { Y2019 } from '../../../domain/calendar/years/2019';
import { Y2020 } from '../../../domain/calendar/years/2020';
import { Y2021 } from '../../../domain/calendar/years/2021';
import { Y2022 } from '../../../domain/calendar/years/2022';
import { Y2023 } from '../../../domain/calendar/years/2023';
import { Y2024 } from '../../../domain/calendar/years/2024';
import { Y2025 } from '../../../domain/calendar/years/2025';
import { Y2026 } from '../../../domain/calendar/years/2026';

const YEARS = [Y2019, Y2020, Y2021, Y2022, Y2023, Y2024, Y2025, Y2026];
const isWeekend = (day: string): boolean => [0, 6].includes(weekdayIndex(dayNumber(day)));
const daysOf = (year: (typeof YEARS)[number], kind: string): string[] =>
  year.days.filter(([, is]) => is === kind).map(([day]) => day);

describe('the notices of the State Council', () => {
  test('name every day once, in order, in their own year or the December before it', () => {
    const days = YEARS.flatMap((year) => year.days.map(([day]) => day));
    expect(new Set(days).size).toBe(days.length);
    expect([...days].sort()).toEqual(days);
    for (const { year, days: named } of YEARS) {
      for (const [day] of named) expect([`${year}`, `${year - 1}`]).toContain(day.slice(0, 4));
      expect(named.filter(([day]) => day < `${year}-01-01`).every(([day]) => day >= `${year - 1}-12-25`)).toBe(true);
    }
  });

  test('are cited by number and by an address on gov.cn', () => {
    for (const { year, notices } of YEARS) {
      expect(notices.length).toBe(year <= 2020 ? 2 : 1);
      for (const { number, url } of notices) {
        expect(number).toMatch(/^国办发明电〔20\d\d〕\d+号$/);
        expect(url).toMatch(/^https?:\/\/www\.gov\.cn\/zhengce\/zhengceku\/.+\.htm$/);
      }
    }
  });

  // Counted from the notices' own "共n天" and "上班", not from the data.
  test.each([
    [Y2019, 24, 7],
    [Y2020, 30, 6],
    [Y2021, 31, 7],
    [Y2022, 31, 7],
    [Y2023, 27, 7],
    [Y2024, 28, 8],
    [Y2025, 28, 5],
    [Y2026, 33, 6],
  ])('give the days off and make-up days that they announce (%#)', (year, off, makeup) => {
    expect(daysOf(year, 'holiday')).toHaveLength(off);
    expect(daysOf(year, 'workday').filter(isWeekend)).toHaveLength(makeup);
  });

  test('call a plain weekday worked only once: the first day back after the extension of 2020', () => {
    expect(YEARS.flatMap((year) => daysOf(year, 'workday')).filter((day) => !isWeekend(day))).toEqual(['2020-02-03']);
  });
});
