import { newLife } from '../../../../domain/kernel/life';
import type { TimerDuty } from '../../../../domain/kernel/duty';
import { applyEvents, lifeDuties } from '../../../../journal/kernel';
import { jointTask } from '../../../../workflows/joint-task/process';
import type { AnyProcess } from '../../../../domain/kernel/process';
import { desk } from '../../../support/models/city';
import { drafted, START, TASK, VERSIONS, type LivedTask } from '../../../support/models/task';

/** The rungs climbed for a duty, with their dates. */
const climbed = (task: LivedTask, key: string) =>
  task.eventsOf('rungClimbed').flatMap((event) => ('key' in event && event.key === key ? [event] : []));
const ladders = (task: LivedTask): readonly TimerDuty[] =>
  task.runner.get(TASK).duties.flatMap((duty) => (duty.kind === 'timer' && duty.ladder ? [duty] : []));

describe('the ladder of a duty', () => {
  test('is climbed one rung at a time: reminder, escalation, breach, each at its own date', () => {
    const task = drafted().liveTo('approval');
    for (const act of ['remind', 'escalate', 'breach']) {
      const [next] = ladders(task);
      expect(ladders(task)).toHaveLength(1);
      expect(next).toMatchObject({
        key: 'approval/1/ladder',
        act,
        ladder: { of: 'approval/1', role: 'approver', org: 'amr' },
      });
      task.moveToNextDue();
      expect(task.runner.now).toBe(next?.due);
    }
    expect(ladders(task)).toEqual([]);
    // Three working days after Monday the 21st; 25th to 27th are a holiday, so that twice the budget ends on the 30th.
    expect(climbed(task, 'approval/1')).toMatchObject([
      { rung: 'reminder', at: '2026-09-23T01:00:00.000Z' },
      { rung: 'escalation', at: '2026-09-24T09:30:00.000Z' },
      { rung: 'breach', at: '2026-09-30T09:30:00.000Z' },
    ]);
  });

  test('changes neither duty nor stage: the approver may still approve after the breach', () => {
    const task = drafted().liveTo('approval');
    const before = task.duty('approval/1');
    task.runner.moveTo('2026-11-02T01:00:00.000Z');
    expect(task.duty('approval/1')).toEqual(before);
    task.must('approveScheme', { opinion: '' }, desk('amr', 'approver'));
  });

  test('is climbed to the highest overdue rung in one step after a long stop', () => {
    const task = drafted().liveTo('approval');
    task.runner.now = '2026-11-02T01:00:00.000Z';
    task.runner.moveTo('2026-11-02T01:00:00.001Z');
    expect(climbed(task, 'approval/1')).toMatchObject([{ rung: 'breach' }]);
  });

  test('begins anew with the next round', () => {
    const task = drafted().liveTo('approval');
    task.runner.moveTo('2026-09-24T09:30:00.000Z');
    task.must('returnScheme', { reason: '改' }, desk('amr', 'approver'));
    task.liveTo('approval');
    expect(ladders(task)).toMatchObject([{ key: 'approval/2/ladder', act: 'remind' }]);
  });

  test('is each duty’s own: departments that have answered are not reminded', () => {
    const task = drafted().liveTo('confirmation');
    task.must('acceptScheme', { opinion: '' }, desk('fire', 'handler'));
    task.runner.moveTo('2026-10-30T01:00:00.000Z');
    expect(climbed(task, 'confirm/1/fire')).toEqual([]);
    expect(climbed(task, 'confirm/1/eco')).toHaveLength(3);
  });
});

test('duties follow from the state alone: told twice they are the same, at whatever time', () => {
  const task = drafted().liveTo('recusal');
  const { life, duties } = task.runner.get(TASK);
  const process = jointTask as AnyProcess;
  expect(lifeDuties(process, life)).toEqual(duties);
  task.runner.now = '2027-01-01T00:00:00.000Z';
  expect(lifeDuties(process, life)).toEqual(duties);
});

test('a task just begun owes its scheme before anybody has sent a command', () => {
  const process = jointTask as AnyProcess;
  const input = { id: TASK, number: TASK, name: '', lead: 'amr', versions: VERSIONS };
  const { life } = applyEvents(process, newLife(process), process.begin(input), {
    seq: 0,
    at: START,
    by: 'amr.handler1',
  });
  expect(lifeDuties(process, life).map(({ key }) => key)).toEqual(['scheme/1', 'scheme/1/ladder']);
});
