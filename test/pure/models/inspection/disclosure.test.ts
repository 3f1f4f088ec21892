import { beijingDay } from '../../../../domain/calendar/beijing';
import { calendarOf } from '../../../../domain/calendar/calendar';
import { dayNumber, dayOf } from '../../../../domain/calendar/beijing';
import { OPS } from '../../../support/models/city';
import { drafted, VERSIONS, type LivedTask } from '../../../support/models/task';
import { liveVisitTo, VISIT } from '../../../support/models/visit';

const events = (task: LivedTask) => task.runner.get(VISIT).events.map(({ type }) => type);
const clocks = (task: LivedTask) => task.runner.get(VISIT).duties.filter(({ kind }) => kind === 'clock');

/** The 20th working day after a day, by counting. */
const workingDaysAfter = (from: string, days: number): string => {
  const calendar = calendarOf(VERSIONS.calendar);
  let day = dayNumber(from);
  for (let left = days; left > 0;) if (calendar.kindAt(++day).working) left--;
  return dayOf(day);
};

describe('publication', () => {
  test('follows the last pass at once, delivery follows publication, and the inspection is closed', () => {
    const task = liveVisitTo(drafted(), 'closed');
    expect(events(task).slice(-5)).toEqual(['reviewPassed', 'reviewPassed', 'allPassed', 'published', 'delivered']);
    expect(task.runner.get(VISIT)).toMatchObject({ ended: true, duties: [] });
  });

  test('has a legal clock of 20 working days that opens when the visit ends, not before', () => {
    const entering = liveVisitTo(drafted(), 'entering');
    expect(clocks(entering)).toEqual([]);
    const task = liveVisitTo(drafted(), 'submitted');
    const endedAt = task.visit(1).endedAt ?? '';
    expect(clocks(task)).toMatchObject([{ key: 'd1/1', role: 'reviewer', org: 'amr', deadline: { start: endedAt } }]);
    const [clock] = clocks(task);
    const due = clock?.kind === 'clock' ? clock.deadline.due : '';
    // 24:00 of the last day is 00:00 of the next, 16:00 UTC.
    expect(beijingDay(new Date(Date.parse(due) - 1).toISOString())).toBe(workingDaysAfter(beijingDay(endedAt), 20));
    expect(due.slice(11)).toBe('16:00:00.000Z');
    expect(task.eventsOf('visitEnded', VISIT)).toMatchObject([{ publishDue: due }]);
  });

  test('that is late has its breach journaled, once, though only a review is missing', () => {
    const task = liveVisitTo(drafted(), 'submitted');
    const [clock] = clocks(task);
    const due = clock?.kind === 'clock' ? clock.deadline.due : '';
    task.runner.moveTo(due);
    const climbed = task.eventsOf('rungClimbed', VISIT).filter((event) => 'key' in event && event.key === 'd1/1');
    expect(climbed).toMatchObject([{ rung: 'reminder' }, { rung: 'escalation' }, { rung: 'breach', at: due }]);
    task.runner.moveTo('2027-03-01T00:00:00.000Z');
    expect(task.eventsOf('rungClimbed', VISIT).filter((event) => 'key' in event && event.key === 'd1/1')).toHaveLength(
      3,
    );
    liveVisitTo(task, 'closed');
    expect(events(task)).toContain('delivered');
  });

  test('in time ends the clock, though delivery still fails', () => {
    const task = drafted();
    task.city.failing.add('deliver');
    liveVisitTo(task, 'passed');
    task.city.failing.delete('publish');
    task.must('retryAct', { key: 'publish/1', reason: '已恢复' }, OPS, VISIT);
    expect(clocks(task)).toEqual([]);
    task.runner.moveTo('2027-03-01T00:00:00.000Z');
    expect(task.eventsOf('rungClimbed', VISIT).filter((event) => 'key' in event && event.key === 'd1/1')).toEqual([]);
    expect(task.open(VISIT)).toEqual(['incident/deliver/1/1']);
    task.city.failing.delete('deliver');
    task.must('retryAct', { key: 'deliver/1', reason: '平台已恢复' }, OPS, VISIT);
    expect(task.runner.get(VISIT).ended).toBe(true);
  });
});
