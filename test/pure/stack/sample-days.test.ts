import { addDays } from '../../../domain/calendar/beijing';
import { calendarOf, LATEST_CALENDAR } from '../../../domain/calendar/calendar';
import { openedOn } from '../../../stack/sample/city';
import { SAMPLE_TASKS } from '../../../stack/sample/plans';

const WEEK = Array.from({ length: 14 }, (_, i) => addDays('2026-09-26', i));

test.each(WEEK)('every task of a sample city made on %s was opened on a working day before it ended', (today) => {
  const calendar = calendarOf(LATEST_CALENDAR);
  for (const task of SAMPLE_TASKS) {
    const day = openedOn(task, today);
    expect(calendar.kindOf(day).working).toBe(true);
    expect(day <= today).toBe(true);
  }
});
