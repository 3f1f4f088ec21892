import type { Budget, DeadlineInput } from '../../../domain/clocks/deadline';
import { ladder } from '../../../domain/clocks/ladder';
import { at, CALENDAR, clock, days, hours, pause, wd } from './clocks';

type Rungs = [reminder: string | null, escalation: string | null, breach: string | null];

function expectRungs(deadline: ReturnType<typeof clock>, [reminder, escalation, breach]: Rungs): void {
  const steps = Object.entries({ reminder, escalation, breach }).flatMap(([rung, text]) =>
    text === null ? [] : [{ rung, at: at(text) }],
  );
  expect(ladder(deadline, CALENDAR)).toEqual(steps);
}

describe('the ladder of an office duty', () => {
  test.each<[start: string, budget: Budget, rungs: Rungs, why: string]>([
    ['09-29 09:12', wd(5), ['10-09 09:00', '10-12 17:30', '10-19 17:30'], 'half of five, rounded up, is the third day'],
    ['10-12 09:00', wd(4), ['10-14 09:00', '10-16 17:30', '10-22 17:30'], 'half of four is the second'],
    ['10-12 09:00', wd(1), ['10-13 09:00', '10-13 17:30', '10-14 17:30'], 'one day reminds in the morning'],
    ['10-09 09:00', wd(1), ['10-10 09:00', '10-10 17:30', '10-12 17:30'], 'also of a make-up Saturday'],
    ['10-12 09:00', hours(24), ['10-12 21:00', '10-13 09:00', '10-14 09:00'], 'hours remind after half of them'],
    ['10-16 09:00', days(3), ['10-18 09:00', '10-19 17:30', '10-22 17:30'], 'calendar days go through the weekend'],
  ])('from %s of %j is %j: %s', (start, budget, rungs) => {
    expectRungs(clock(start, budget), rungs);
  });
});

describe('the ladder of a statutory duty', () => {
  const law = (start: string, budget: Budget, more: Partial<DeadlineInput> = {}): ReturnType<typeof clock> =>
    clock(start, budget, { ends: 'statutory', ...more });

  test('escalates two working days before the end and breaches at it (D1)', () => {
    expectRungs(law('10-21 10:41', wd(20)), ['11-04 09:00', '11-16 09:00', '11-19 00:00']);
  });

  test.each<[start: string, budget: Budget, rungs: Rungs, why: string]>([
    ['10-12 09:00', wd(6), ['10-15 09:00', '10-16 09:00', '10-21 00:00'], 'six days have room for both'],
    ['10-12 09:00', wd(5), [null, '10-15 09:00', '10-20 00:00'], 'at one instant the higher rung stands'],
    ['10-12 09:00', wd(3), [null, '10-13 09:00', '10-16 00:00'], 'a reminder after an escalation is none'],
    [
      '10-12 09:00',
      wd(2),
      ['10-13 09:00', null, '10-15 00:00'],
      'an escalation that would not come after the start is none',
    ],
    ['10-12 10:00', hours(24), ['10-12 22:00', null, '10-13 10:00'], 'nor would one of 24 hours (D11)'],
    [
      '09-30 10:00',
      days(3),
      ['10-02 09:00', null, '10-04 00:00'],
      'before the feast there were no two working days (D11)',
    ],
  ])('from %s of %j is %j: %s', (start, budget, rungs) => {
    expectRungs(law(start, budget), rungs);
  });

  test('counts no day as warning that a suspension takes out', () => {
    const pauses = [pause('11-17 08:00', '11-17 10:00')];
    expectRungs(law('10-21 10:41', wd(20), { pauses }), ['11-04 09:00', '11-16 09:00', '11-20 00:00']);
  });
});

describe('the ladder of a clock that stands', () => {
  test('has no rung', () => {
    expect(ladder(clock('10-12 09:00', wd(4), { pauses: [pause('10-14 09:00', null)] }), CALENDAR)).toEqual([]);
  });

  test('stopped after an office duty was due, has no breach until it runs again', () => {
    const pauses = [pause('10-19 09:00', null)];
    expectRungs(clock('10-12 09:00', wd(4), { pauses }), ['10-14 09:00', '10-16 17:30', null]);
    const resumed = [pause('10-19 09:00', '10-20 09:00')];
    expectRungs(clock('10-12 09:00', wd(4), { pauses: resumed }), ['10-14 09:00', '10-16 17:30', '10-26 17:30']);
  });
});
