import { beijingDay } from '../../../../domain/calendar/beijing';
import { newLife } from '../../../../domain/kernel/life';
import type { AnyProcess } from '../../../../domain/kernel/process';
import { applyEvents, lifeDuties } from '../../../../journal/kernel';
import { inspection } from '../../../../workflows/inspection/process';
import type { InspectionInput } from '../../../../workflows/inspection/events';
import { tellRefusal } from '../../../../contracts/refusals';
import { desk } from '../../../support/models/city';
import { START, TASK, VERSIONS, type LivedTask } from '../../../support/models/task';
import { bytesOf, DEPARTMENTS, FULL, largestTask, lifeBytes, LIMITS, USUAL } from './largest';

interface Measured {
  readonly event: { readonly type: string; readonly bytes: number };
  readonly life: number;
  readonly duties: number;
}

/** Lives to the schedule with every ladder climbed to its escalation on the way, and keeps the greatest of each size. */
function measure(task: LivedTask): Measured {
  let [life, duties, stage] = [0, 0, ''];
  for (let step = 0; task.state.stage !== 'schedule'; step++) {
    if (step > 2_000) throw new Error(`no end at ${task.state.stage}`);
    const own = task.runner.get(TASK);
    duties = Math.max(duties, own.duties.length);
    // Printing a life takes long: it is largest when a stage has been lived through.
    if (task.state.stage !== stage) life = Math.max(life, lifeBytes(own.life));
    ({ stage } = task.state);
    const [row] = task.runner.open();
    const isLate = row?.duty.deadline !== undefined && beijingDay(task.runner.now) > beijingDay(row.duty.deadline.due);
    if (row && (isLate || row.duty.command === 'revealShare')) task.obey(row);
    else task.moveToNextDue();
  }
  const events = task.runner.get(TASK).events.map((event) => ({ type: event.type, bytes: bytesOf(event) }));
  const event = events.reduce((a, b) => (a.bytes >= b.bytes ? a : b));
  return { event, life: Math.max(life, lifeBytes(task.runner.get(TASK).life)), duties };
}

describe('a task of 30 departments, 40 items, 10,000 targets and 60 officers', () => {
  const usual = measure(largestTask(60, USUAL));

  test('has no event over 16 KB, the largest being its scheme', () => {
    expect(usual.event.type).toBe('schemeSaved');
    expect(usual.event.bytes).toBeLessThan(LIMITS.event * 0.9);
  });
  test('has a life under 64 KB', () => {
    expect(usual.life).toBeLessThan(LIMITS.life * 0.9);
  });
  test('has at most 200 duties: while officers declare, one a person and one a ladder', () => {
    expect(usual.duties).toBe(120);
  });
});

describe('a scheme', () => {
  const handler = desk('dept-01', 'handler');

  test('that is longer than the journal can hold is refused with its length, not by the database', () => {
    const task = largestTask(60, USUAL);
    const refusal = task.refused('saveScheme', { scheme: task.city.scheme(FULL) }, handler);
    expect(refusal).toMatchObject({ code: 'SCHEME_TOO_LARGE', facts: { bytes: 18_399, most: 15_000 } });
    expect(tellRefusal(refusal)).toContain('18,399');
  });

  test('that is just accepted still fits into one event', () => {
    const task = largestTask(60, USUAL);
    const tags = FULL.scope?.tags ?? [];
    const scheme = (n: number) =>
      task.city.scheme({ ...FULL, scope: { kinds: [], towns: [], tags: tags.slice(0, n) } });
    const accepted = tags
      .map((_tag, i) => i + 1)
      .filter((n) => task.send('saveScheme', { scheme: scheme(n) }, handler).ok);
    expect(accepted.length).toBeGreaterThan(0);
    expect(accepted.length).toBeLessThan(tags.length);
    expect(Math.max(...task.eventsOf('schemeSaved').map((event) => bytesOf(event)))).toBeLessThanOrEqual(LIMITS.event);
  });
});

/** One visit of every department. */
const visitOf = (officersEach: number): InspectionInput => {
  const orgs = Array.from({ length: DEPARTMENTS }, (_, i) => `dept-${String(i + 1).padStart(2, '0')}`);
  const member = (org: string, i: number) => ({ officer: `${org}-officer000${i}`, person: `${org}.officer000${i}` });
  const items = (org: string) => [
    { item: `440000-${org}-0001`, version: 1 },
    { item: `440000-${org}-0002`, version: 1 },
  ];
  return {
    id: `${TASK}/10000.1`,
    task: TASK,
    position: 10_000,
    uid: '91442000MA5000000X',
    lead: 'dept-01',
    visit: { from: START, to: START, leader: member('dept-01', 1) },
    parts: orgs.map((org) => ({
      org,
      items: items(org),
      officers: Array.from({ length: officersEach }, (_, i) => member(org, i + 1)),
    })),
    versions: VERSIONS,
  };
};

describe('an inspection by 30 departments', () => {
  test.each([2, 3, 4, 5, 6])(
    'with %d officers each begins with one event under 16 KB, and has few duties',
    (officersEach) => {
      const process = inspection as AnyProcess;
      const input = visitOf(officersEach);
      const { stamped, life } = applyEvents(process, newLife(process), process.begin(input), {
        seq: 0,
        at: START,
        by: 'system',
      });
      expect(stamped.map((event) => bytesOf(event, input.id) <= LIMITS.event)).toEqual([true]);
      expect(lifeBytes(life)).toBeLessThan(LIMITS.life);
      expect(lifeDuties(process, life)).toHaveLength(2);
    },
  );
});

test('the 101st officer of a task breaks the bound of 200 duties: a larger roster needs duties of another shape', () => {
  const dutiesOf = (officers: number) => largestTask(officers, USUAL).liveTo('recusal').runner.get(TASK).duties.length;
  expect([dutiesOf(100), dutiesOf(101)]).toEqual([LIMITS.duties, LIMITS.duties + 2]);
});
