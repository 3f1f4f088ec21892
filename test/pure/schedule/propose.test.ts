import fc from 'fast-check';
import { beijingTime } from '../../../domain/calendar/beijing';
import { calendarOf } from '../../../domain/calendar/calendar';
import type { ScheduleRequest, TeamToVisit } from '../../../domain/schedule/propose';
import { proposeSchedule } from '../../../domain/schedule/propose';

const calendar = calendarOf('2026.1');
const towns = ['442000001', '442000101', '442000118', null];

/** A target visited by two officers of each of two departments, of so many each. */
const teams = (positions: number, perDepartment: number): TeamToVisit[] =>
  Array.from({ length: positions }, (_, i) => ({
    position: i + 1,
    town: towns[i % towns.length] ?? null,
    team: ['amr', 'fire'].flatMap((org) =>
      [0, 1].map((slot) => ({ officer: `${org}-${(2 * i + slot) % perDepartment}`, org })),
    ),
  }));

const request = (change: Partial<ScheduleRequest> = {}): ScheduleRequest => ({
  positions: teams(12, 4),
  lead: 'amr',
  window: { from: '2026-09-21', to: '2026-10-31' },
  from: '2026-09-21',
  calendar,
  busy: [],
  ...change,
});

function visitsOf(change: Partial<ScheduleRequest> = {}) {
  const proposed = proposeSchedule(request(change));
  if (!proposed.ok) throw new Error(JSON.stringify(proposed.refusal));
  return proposed.value;
}

test('every target has one visit, with its whole team', () => {
  const visits = visitsOf();
  expect(visits.map(({ position }) => position)).toEqual(teams(12, 4).map(({ position }) => position));
  for (const [i, { team }] of teams(12, 4).entries())
    expect(visits[i]?.officers).toEqual(team.map(({ officer }) => officer));
});

test('no officer and no vehicle is at two visits at once, every visit is on a working day inside the window', () => {
  const day = fc.integer({ min: 21, max: 30 }).map((d) => `2026-09-${d}`);
  const busy = fc.array(
    fc.record({
      officer: fc.constantFrom('amr-0', 'amr-1', 'fire-0'),
      date: day,
      hour: fc.integer({ min: 0, max: 9 }),
    }),
    { maxLength: 10 },
  );
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 40 }),
      fc.integer({ min: 2, max: 8 }),
      day,
      busy,
      (positions, perDepartment, from, taken) => {
        const spans = taken.map(({ officer, date, hour }) => ({
          officer,
          from: `${date}T0${hour}:00:00.000Z`,
          to: `${date}T0${hour}:30:00.000Z`,
        }));
        const visits = visitsOf({
          positions: teams(positions, perDepartment),
          from,
          busy: spans,
          vehicles: ['粤T·甲001', '粤T·甲002'],
        });
        for (const a of visits) {
          expect(calendar.kindOf(a.date).working).toBe(true);
          expect(a.date >= from && a.date <= '2026-10-31').toBe(true);
          for (const b of visits.filter(
            (other) => other.position > a.position && other.from < a.to && a.from < other.to,
          )) {
            expect(a.officers.filter((officer) => b.officers.includes(officer))).toEqual([]);
            if (a.vehicle !== null) expect(b.vehicle).not.toBe(a.vehicle);
          }
          for (const span of spans.filter(({ officer }) => a.officers.includes(officer)))
            expect(span.from < a.to && a.from < span.to).toBe(false);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test('earlier is not possible: in every earlier slot somebody of the team is at another visit', () => {
  const visits = visitsOf({ positions: teams(9, 4) });
  const starts = [...new Set(visits.map(({ from }) => from))].sort();
  for (const visit of visits) {
    for (const start of starts.filter((one) => one < visit.from)) {
      const there = visits.filter(({ from }) => from === start).flatMap(({ officers }) => officers);
      expect(visit.officers.some((officer) => there.includes(officer))).toBe(true);
    }
  }
});

test("each group is led by the lead department's officers, in turn", () => {
  const visits = visitsOf({ positions: teams(20, 4) });
  const led = visits.reduce<Record<string, number>>(
    (all, { leader }) => ({ ...all, [leader]: (all[leader] ?? 0) + 1 }),
    {},
  );
  expect(Object.keys(led).sort()).toEqual(['amr-0', 'amr-1', 'amr-2', 'amr-3']);
  expect(Object.values(led)).toEqual([5, 5, 5, 5]);
});

test('National Day is left out and its make-up days are used', () => {
  const dates = new Set(visitsOf({ positions: teams(60, 2) }).map(({ date }) => date));
  expect(dates).toContain('2026-10-10'); // a Saturday that is worked
  for (const holiday of ['2026-10-01', '2026-10-02', '2026-10-05', '2026-10-07', '2026-09-26'])
    expect(dates).not.toContain(holiday);
});

test('visits are inside office hours, the noon break is kept', () => {
  for (const { from, to } of visitsOf({ positions: teams(8, 2) })) {
    expect(['09:00', '10:40', '14:30', '16:10']).toContain(beijingTime(from));
    expect(['10:20', '12:00', '15:50', '17:30']).toContain(beijingTime(to));
  }
});

test("a town's targets come together, an unknown town last", () => {
  const order = visitsOf({ positions: teams(12, 2) })
    .sort((a, b) => (a.from < b.from ? -1 : 1))
    .map(({ position }) => towns[(position - 1) % towns.length]);
  expect(order).toEqual(towns.flatMap((town) => [town, town, town]));
});

test('vehicles are given while there are free ones', () => {
  const visits = visitsOf({ positions: teams(4, 8), vehicles: ['粤T·甲001'] });
  expect(new Set(visits.map(({ from }) => from)).size).toBe(1);
  expect(visits.map(({ vehicle }) => vehicle).sort()).toEqual([null, null, null, '粤T·甲001'].sort());
});

describe('what cannot be scheduled is refused by name', () => {
  test('no day free: the position and the fullest officer', () => {
    const busy = [{ officer: 'fire-1', from: '2026-09-01T00:00:00.000Z', to: '2026-12-01T00:00:00.000Z' }];
    expect(proposeSchedule(request({ positions: teams(1, 4), busy }))).toEqual({
      ok: false,
      refusal: {
        code: 'NO_FREE_DAY',
        facts: { position: 1, officer: 'fire-1', windowFrom: '2026-09-21', windowTo: '2026-10-31' },
      },
    });
  });
  test('more targets than the window has slots', () => {
    const window = { from: '2026-09-21', to: '2026-09-21' };
    expect(visitsOf({ positions: teams(4, 2), window })).toHaveLength(4);
    expect(proposeSchedule(request({ positions: teams(5, 2), window }))).toMatchObject({
      ok: false,
      refusal: { code: 'NO_FREE_DAY' },
    });
  });
  test('a window without a working day', () => {
    expect(
      proposeSchedule(request({ window: { from: '2026-10-01', to: '2026-10-07' }, from: '2026-10-01' })),
    ).toMatchObject({ refusal: { code: 'NO_FREE_DAY' } });
  });
  test('a start after the window', () => {
    expect(proposeSchedule(request({ from: '2026-11-01' }))).toMatchObject({ refusal: { code: 'OUTSIDE_WINDOW' } });
  });
  test('a team without the lead department', () => {
    expect(proposeSchedule(request({ lead: 'health' }))).toEqual({
      ok: false,
      refusal: { code: 'OFFICER_SHORTAGE', facts: { position: 1, org: 'health', missing: 1 } },
    });
  });
});

test('1,000 targets with six officers each fit into a quarter, and nobody is twice at one time', () => {
  const positions = Array.from({ length: 1000 }, (_, i) => ({
    position: i + 1,
    town: towns[i % towns.length] ?? null,
    team: Array.from({ length: 6 }, (_unused, slot) => ({
      officer: `${slot % 3}-${(7 * i + 13 * slot) % 40}`,
      org: `${slot % 3}`,
    })),
  }));
  const visits = visitsOf({ positions, lead: '0', window: { from: '2026-09-21', to: '2026-12-31' } });
  expect(visits).toHaveLength(1000);
  const places = visits.flatMap(({ from, officers }) => [...new Set(officers)].map((officer) => `${officer} ${from}`));
  expect(new Set(places).size).toBe(places.length);
});
