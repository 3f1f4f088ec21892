import { beijingDay } from '../../../../domain/calendar/beijing';
import { calendarOf } from '../../../../domain/calendar/calendar';
import { desk, WINDOW } from '../../../support/models/city';
import { placesOf, rowsOf, text } from '../../../support/models/rows';
import { drafted, TASK, VERSIONS } from '../../../support/models/task';

const handler = desk('amr', 'handler');
const at = (change = {}) => drafted({}, change).liveTo('schedule');
const schedule = (from: string, vehicles: string[] = []) => ({ from, vehicles });

describe('the schedule', () => {
  test.each(['2026-10-18', '2026-12-19'])('may not begin on %s, outside the window', (from) => {
    expect(at().refused('scheduleVisits', schedule(from), handler)).toEqual({
      code: 'OUTSIDE_WINDOW',
      facts: { from, windowFrom: WINDOW.from, windowTo: WINDOW.to },
    });
  });

  test('may not begin today or before, though the window is open', () => {
    const task = at();
    task.runner.moveTo('2026-10-21T01:00:00.000Z');
    expect(task.refused('scheduleVisits', schedule('2026-10-20'), handler).code).toBe('OUTSIDE_WINDOW');
    expect(task.refused('scheduleVisits', schedule('2026-10-21'), handler).code).toBe('OUTSIDE_WINDOW');
    task.must('scheduleVisits', schedule('2026-10-22'), handler);
  });

  test('gives every target a visit on a working day of the window, led by an officer of the lead', () => {
    const task = at();
    task.must('scheduleVisits', schedule(WINDOW.from, ['粤T00001']), handler);
    const visits = rowsOf(task.runner, 'visits', TASK);
    expect(visits).toHaveLength(5);
    for (const visit of visits) {
      const day = beijingDay(text(visit, 'visitFrom'));
      expect(day >= WINDOW.from && day <= WINDOW.to).toBe(true);
      expect(calendarOf(VERSIONS.calendar).kindOf(day).working).toBe(true);
      expect(text(visit, 'leader')).toMatch(/^amr-/);
    }
  });

  test('puts no officer at two visits at once', () => {
    const task = at();
    task.must('scheduleVisits', schedule(WINDOW.from), handler);
    const places = placesOf(task.runner, TASK);
    const taken = rowsOf(task.runner, 'visits', TASK).flatMap((visit) =>
      places
        .filter(({ position }) => position === visit['position'])
        .map(({ officer }) => `${officer} ${text(visit, 'visitFrom')}`),
    );
    expect(new Set(taken).size).toBe(taken.length);
  });

  test('does not fit where the window has no free day, and names position and officer', () => {
    const task = at({ window: { from: '2026-10-24', to: '2026-10-25' } });
    const refusal = task.refused('scheduleVisits', schedule('2026-10-24'), handler);
    expect(refusal).toMatchObject({ code: 'NO_FREE_DAY', facts: { windowTo: '2026-10-25' } });
    expect(task.state.stage).toBe('schedule');
    expect(task.open()).toEqual(['schedule/1']);
  });

  test('goes round the time that an officer is busy elsewhere, and says who is busy when nothing is left', () => {
    const task = at({ window: { from: '2026-10-19', to: '2026-10-30' } });
    const busy = placesOf(task.runner, TASK)[0]?.officer ?? '';
    const until = (to: string) => task.city.busy.splice(0, 9, { officer: busy, from: '2026-10-18T16:00:00.000Z', to });
    until('2026-10-31T16:00:00.000Z');
    expect(task.refused('scheduleVisits', schedule('2026-10-19'), handler)).toMatchObject({
      code: 'NO_FREE_DAY',
      facts: { officer: busy },
    });
    until('2026-10-21T16:00:00.000Z');
    task.must('scheduleVisits', schedule('2026-10-19'), handler);
    const positions = placesOf(task.runner, TASK)
      .filter(({ officer }) => officer === busy)
      .map(({ position }) => position);
    for (const visit of rowsOf(task.runner, 'visits', TASK))
      if (positions.includes(Number(visit['position']))) expect(text(visit, 'visitFrom') > '2026-10-21T16').toBe(true);
  });
});
