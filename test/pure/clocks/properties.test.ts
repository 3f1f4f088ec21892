import * as fc from 'fast-check';
import { addDays, beijingDay, dayNumber } from '../../../domain/calendar/beijing';
import { counts, dueDay } from '../../../domain/clocks/counting';
import { deadline, type Budget, type DeadlineInput, type Pause } from '../../../domain/clocks/deadline';
import { explain } from '../../../domain/clocks/explain';
import { ladder } from '../../../domain/clocks/ladder';
import { remaining } from '../../../domain/clocks/remaining';
import { explainSentence } from '../../../domain/clocks/sentence';
import { CALENDAR } from './clocks';

const MINUTE = 60_000;
const iso = (ms: number): string => new Date(ms).toISOString();

const aStart = fc.integer({ min: Date.UTC(2019, 0, 1) / MINUTE, max: Date.UTC(2027, 11, 1) / MINUTE });
const dayUnit = fc.constantFrom<Budget['unit']>('workingDays', 'calendarDays');
const anyUnit = fc.constantFrom<Budget['unit']>('workingDays', 'calendarDays', 'hours');
const ends = fc.constantFrom('office', 'statutory');
/** A pause by where it begins, in minutes after the start, and how long it is. */
const aPause = fc.tuple(fc.integer({ min: -3_000, max: 60_000 }), fc.integer({ min: 0, max: 20_000 }));
const pauses = fc.array(aPause, { maxLength: 3 });

interface Drawn {
  readonly start: number;
  readonly amount: number;
  readonly unit: Budget['unit'];
  readonly ends: DeadlineInput['ends'];
  readonly pauses: readonly (readonly [from: number, length: number])[];
}
const drawn = (unit: fc.Arbitrary<Budget['unit']>): fc.Arbitrary<Drawn> =>
  fc.record({ start: aStart, amount: fc.integer({ min: 1, max: 40 }), unit, ends, pauses });

const closed = (start: number, [from, length]: readonly [number, number]): Pause => ({
  from: iso((start + from) * MINUTE),
  to: iso((start + from + length) * MINUTE),
  ground: '样例事由',
});

const inputOf = ({ start, amount, unit, ends, pauses: spans }: Drawn): DeadlineInput => ({
  start: iso(start * MINUTE),
  budget: { amount, unit },
  ends,
  calendar: CALENDAR.version,
  pauses: spans.map((span) => closed(start, span)),
  basis: { parameter: 'sample', version: 1, text: '样例参数' },
});

const of = (input: DeadlineInput): ReturnType<typeof deadline> => deadline(input, CALENDAR);

/** The days from `from` (without) to `to` (with). */
function daysAfter(from: string, to: string): string[] {
  const days: string[] = [];
  for (let day = addDays(from, 1); day <= to; day = addDays(day, 1)) days.push(day);
  return days;
}

/** The claim's own reading of a suspension, by text: the pause covers some of the day between 00:00 and its end. */
function takenOut(day: string, { pauses: all, ends: kind }: DeadlineInput): boolean {
  const opens = Date.parse(`${day}T00:00:00.000+08:00`);
  const closes = Date.parse(kind === 'office' ? `${day}T17:30:00.000+08:00` : `${addDays(day, 1)}T00:00:00.000+08:00`);
  return all.some(({ from, to }) => {
    const [begin, finish] = [Math.max(opens, Date.parse(from)), Math.min(closes, Date.parse(to ?? from))];
    return finish > begin;
  });
}

const holds = <T>(arbitrary: fc.Arbitrary<T>, claim: (value: T) => void): void =>
  fc.assert(
    fc.property(arbitrary, (value) => claim(value)),
    { numRuns: 300 },
  );

describe('every deadline', () => {
  test('is monotone in its start: who begins later is never due earlier', () => {
    holds(fc.tuple(drawn(anyUnit), fc.integer({ min: 0, max: 20_000 })), ([clock, minutes]) => {
      const input = inputOf(clock);
      const later = { ...input, start: iso((clock.start + minutes) * MINUTE) };
      expect(of(later).due >= of(input).due).toBe(true);
    });
  });

  test('is strictly monotone in its budget', () => {
    holds(fc.tuple(drawn(anyUnit), fc.integer({ min: 1, max: 20 })), ([clock, more]) => {
      expect(of(inputOf({ ...clock, amount: clock.amount + more })).due > of(inputOf(clock)).due).toBe(true);
    });
  });

  test('is due after its start, and never earlier for a suspension', () => {
    holds(drawn(anyUnit), (clock) => {
      const input = inputOf(clock);
      expect(of(input).due > input.start).toBe(true);
      expect(of(input).due >= of({ ...input, pauses: [] }).due).toBe(true);
    });
  });

  test('keeps what it was computed from, and comes out the same again', () => {
    holds(drawn(anyUnit), (clock) => {
      const { due: _due, assumed: _assumed, pausedSince: _since, ...kept } = of(inputOf(clock));
      expect(kept).toEqual(inputOf(clock));
      expect(of(kept)).toEqual(of(inputOf(clock)));
    });
  });
});

describe('every working-day clock', () => {
  test('never ends on a day off, and ends at 17:30 or at 24:00', () => {
    holds(drawn(fc.constant('workingDays')), (clock) => {
      const result = of(inputOf(clock));
      expect(CALENDAR.kindOf(dueDay(result)).working).toBe(true);
      expect(result.due.slice(11)).toBe(clock.ends === 'office' ? '09:30:00.000Z' : '16:00:00.000Z');
    });
  });

  test('has exactly its budget of working days that no suspension took out', () => {
    holds(drawn(fc.constant('workingDays')), (clock) => {
      const input = inputOf(clock);
      const days = daysAfter(beijingDay(input.start), dueDay(of(input)));
      const worked = days.filter((day) => CALENDAR.kindOf(day).working && !takenOut(day, input));
      expect(worked).toHaveLength(clock.amount);
      expect(worked.at(-1)).toBe(dueDay(of(input)));
    });
  });

  test('is moved by a suspension by exactly the working days suspended', () => {
    holds(drawn(fc.constant('workingDays')), (clock) => {
      const input = inputOf(clock);
      const moved = dueDay(of(input));
      const days = daysAfter(beijingDay(input.start), moved).filter((day) => CALENDAR.kindOf(day).working);
      const suspended = days.filter((day) => takenOut(day, input)).length;
      const shift = daysAfter(dueDay(of({ ...input, pauses: [] })), moved);
      expect(shift.filter((day) => CALENDAR.kindOf(day).working)).toHaveLength(suspended);
    });
  });

  test('says that it assumes exactly when it passes a day of a year without a notice', () => {
    holds(drawn(fc.constant('workingDays')), (clock) => {
      const result = of(inputOf(clock));
      expect(result.assumed).toBe(dueDay(result) >= '2027-01-01');
    });
  });
});

test('hours run for exactly their budget outside every suspension', () => {
  holds(drawn(fc.constant('hours')), (clock) => {
    const input = inputOf({ ...clock, amount: clock.amount * 3 });
    const spans = input.pauses.map(({ from, to }) => [Date.parse(from), Date.parse(to ?? from)] as const);
    const due = Date.parse(of(input).due);
    let running = 0;
    for (let ms = clock.start * MINUTE; ms < due; ms += MINUTE) {
      if (!spans.some(([from, to]) => from <= ms && ms < to)) running++;
    }
    expect(running).toBe(clock.amount * 3 * 60);
  });
});

describe('“为什么是这天”', () => {
  test('counts exactly the budget, on consecutive days, up to the due day', () => {
    holds(drawn(dayUnit), (clock) => {
      const result = of(inputOf(clock));
      const cells = explain(result, CALENDAR, result.start);
      const numbers = cells.flatMap(({ counted }) => counted ?? []);
      expect(numbers).toEqual(Array.from({ length: clock.amount }, (_, i) => i + 1));
      expect(cells.slice(1).map(({ day }) => day)).toEqual(daysAfter(beijingDay(result.start), dueDay(result)));
      expect(cells.at(-1)).toMatchObject({ label: '到期', counted: clock.amount });
    });
  });

  test('numbers the days that count and no other', () => {
    holds(drawn(dayUnit), (clock) => {
      const input = inputOf(clock);
      for (const { day, counted } of explain(of(input), CALENDAR, input.start).slice(1)) {
        expect(counted !== null).toBe(counts(dayNumber(day), CALENDAR.kindOf(day), input));
      }
    });
  });

  test('is said in whole Chinese sentences, whatever the clock', () => {
    holds(drawn(anyUnit), (clock) => {
      const said = explainSentence(of(inputOf(clock)), CALENDAR, inputOf(clock).start);
      expect(said).toMatch(/^期限为\d+(个工作日|个自然日|小时)，.*。依据：样例参数，日历2026年第1版。$/);
      expect(said).not.toMatch(/undefined|null|NaN|。。|，。| /);
    });
  });
});

describe('every ladder', () => {
  const ORDER = ['reminder', 'escalation', 'breach'];

  test('climbs: each rung once, in order, strictly later than the one before and than the start', () => {
    holds(drawn(anyUnit), (clock) => {
      const result = of(inputOf(clock));
      const steps = ladder(result, CALENDAR);
      const places = steps.map(({ rung }) => ORDER.indexOf(rung));
      expect(places).toEqual([...new Set(places)].sort());
      const instants = [result.start, ...steps.map(({ at }) => at)];
      expect(instants).toEqual([...new Set(instants)].sort());
    });
  });

  test('reaches its own end: office duties escalate when due and breach later, statutory ones breach when due', () => {
    holds(drawn(anyUnit), (clock) => {
      const result = of(inputOf(clock));
      const steps = ladder(result, CALENDAR);
      const rung = clock.ends === 'office' ? 'escalation' : 'breach';
      expect(steps.find((step) => step.rung === rung)?.at).toBe(result.due);
      expect(steps.at(-1)?.rung).toBe('breach');
    });
  });
});

describe('what is left', () => {
  test('on the day of the start is the budget, and on every later day what was not yet counted', () => {
    holds(drawn(fc.constant('workingDays')), (clock) => {
      const result = of(inputOf(clock));
      const cells = explain(result, CALENDAR, result.start);
      for (const { day } of cells) {
        const counted = cells.filter((cell) => cell.day <= day && cell.counted).length;
        const noon = `${day}T04:00:00.000Z`;
        expect(remaining(result, CALENDAR, noon).workingDays).toBe(clock.amount - counted);
      }
    });
  });

  test('is overdue from the due instant on, and not before', () => {
    holds(drawn(anyUnit), (clock) => {
      const result = of(inputOf(clock));
      expect(remaining(result, CALENDAR, result.due).overdue).toBe(true);
      expect(remaining(result, CALENDAR, iso(Date.parse(result.due) - 1)).overdue).toBe(false);
    });
  });

  test('stands still during a suspension and goes on from there when it ends', () => {
    const stop = fc.tuple(drawn(fc.constant('workingDays')), fc.nat(30_000), fc.nat(30_000));
    holds(stop, ([clock, after, length]) => {
      const input = inputOf({ ...clock, pauses: [] });
      const from = iso((clock.start + after) * MINUTE);
      // Not at midnight sharp, when the new day has not been touched.
      const to = iso((clock.start + after + length) * MINUTE + 1);
      const stopped = of({ ...input, pauses: [{ from, to: null, ground: '样例事由' }] });
      if (!stopped.pausedSince) return expect(from >= of(input).due).toBe(true);
      const resumed = of({ ...input, pauses: [{ from, to, ground: '样例事由' }] });
      const left = remaining(stopped, CALENDAR, from);
      expect(remaining(stopped, CALENDAR, to)).toEqual(left);
      expect(remaining(resumed, CALENDAR, to).workingDays).toBe(left.workingDays);
      expect(resumed.due >= stopped.due).toBe(true);
      expect(ladder(stopped, CALENDAR)).toEqual([]);
    });
  });
});
