import { createClock, moveClock, setReal } from '../../../journal/clock';
import { load } from '../../../journal/load';
import { asOwner, tinyCity, type TinyCity } from '../../support/journal';

let city: TinyCity;
let clock: string;
let task: string;
let child: string;

beforeAll(async () => {
  city = await tinyCity();
});
afterAll(() => city.end());

/** A child on a drill's clock whose entry is awaited until 2026-09-24 17:30; nobody has been poked since. */
beforeEach(async () => {
  clock = await city.clock();
  task = await city.begin(1, clock);
  child = `${task}/1.1`;
  await city.machine(task, 'freezePool', 'freeze/1');
  await city.machine(task, 'beginInspections', 'inspections/beginInspections/0');
  await asOwner('DELETE FROM journal.poke WHERE process IN ($1, $2)', [task, child]);
});

const poked = async () => {
  const rows = await city.db.query<{ process: string }>('SELECT process FROM journal.poke WHERE process IN ($1, $2)', [
    task,
    child,
  ]);
  return rows.map(({ process }) => process);
};
const move = (to: string) => moveClock(city.db, { id: clock, to });

describe('a drill’s clock', () => {
  test('pokes, when it is moved, those whose date has come, and nobody else', async () => {
    expect(await move('2026-09-22T01:00:00.000Z')).toMatchObject({ ok: true });
    expect(await poked()).toEqual([]);
    expect(await move('2026-09-23T01:00:00.000Z')).toMatchObject({
      ok: true,
      value: { now: '2026-09-23T01:00:00.000Z' },
    });
    expect(await poked()).toEqual([child]);
  });

  test('goes forward only, and nobody moves the city’s', async () => {
    await move('2026-09-22T01:00:00.000Z');
    expect(await move('2026-09-21T01:00:00.000Z')).toMatchObject({ ok: false, refusal: { code: 'CLOCK_BACKWARDS' } });
    expect(await moveClock(city.db, { id: 'city', to: '2030-01-01T00:00:00.000Z' })).toMatchObject({
      ok: false,
      refusal: { code: 'CLOCK_NOT_A_DRILL' },
    });
  });

  test('is one clock however often it is made by the same person, and another person’s is refused', async () => {
    const id = `${clock}-b`;
    const make = (by: string) => createClock(city.db, { id, at: '2026-09-21T01:00:00.000Z', purpose: 'drill', by });
    expect(await make('p-1')).toMatchObject({ ok: true });
    expect(await make('p-1')).toMatchObject({ ok: true });
    expect(await make('p-2')).toMatchObject({ ok: false, refusal: { code: 'ALREADY_EXISTS' } });
  });

  test('sets no timer that would come sooner than its mover', async () => {
    await move('2026-09-23T00:59:59.990Z');
    const owed = await load(city.journal, { id: child, epoch: 1 });
    expect(owed.act).toBeNull();
    expect(owed.waitMs).toBeGreaterThanOrEqual(3_600_000);
  });

  test('that comes alive tells every open process', async () => {
    await setReal(city.db, clock);
    expect((await poked()).sort()).toEqual([task, child].sort());
    const owed = await load(city.journal, { id: child, epoch: 1 });
    expect(owed.act).toEqual({ name: 'breach', key: 'enter/1/ladder' });
  });
});

describe('what is owed', () => {
  test('names the next rung with its role and date, no person', async () => {
    const { waits, details } = await load(city.journal, { id: child, epoch: 1 });
    expect(waits).toBe(`entering · remind handler@${city.org} · 2026-09-23 09:00`);
    expect(details).toBe(`**entering**\n\n- enter · handler@${city.org} · 2026-09-24 17:30`);
  });

  test('names children to start until they are said to be started', async () => {
    const ref = { id: task, epoch: 1 };
    expect((await load(city.journal, ref)).start).toEqual([{ type: 'inspection', id: child, epoch: 1 }]);
    expect((await load(city.journal, ref, [child])).start).toEqual([]);
    expect((await load(city.journal, ref)).start).toEqual([]);
  });

  test('is nothing for an epoch that is over', async () => {
    expect((await load(city.journal, { id: task, epoch: 0 })).over).toBe(true);
  });
});
