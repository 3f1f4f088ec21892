import { sweep, type Poke } from '../../../journal/pokes';
import { recover } from '../../../journal/recover';
import { relayOnce } from '../../../worker/relay';
import { asOwner, tinyCity, type TinyCity } from '../../support/journal';

let city: TinyCity;
beforeAll(async () => {
  city = await tinyCity();
});
afterAll(() => city.end());
beforeEach(() => asOwner('DELETE FROM journal.poke'));

const pokes = () =>
  city.db.query<Poke & { next_at: Date }>('SELECT process, version, attempts, next_at FROM journal.poke');
const silent = () => undefined;
const relay = (signal: (poke: Poke) => Promise<unknown>) => relayOnce({ db: city.db, signal, report: silent });

/** As gRPC tells it when nobody listens. */
const away = () => Promise.reject(Object.assign(new Error('14 UNAVAILABLE'), { code: 14, details: '', metadata: {} }));

describe('the relay', () => {
  test('tells a workflow its process, type and epoch, then drops the poke', async () => {
    const task = await city.begin(0);
    const told: Poke[] = [];
    expect(await relay((poke) => Promise.resolve(told.push(poke)))).toBe(1);
    expect(told).toMatchObject([{ process: task, name: 'jointTask', epoch: 1 }]);
    expect(await pokes()).toEqual([]);
  });

  test('that dies between signal and deletion leaves the poke to another', async () => {
    const task = await city.begin(0);
    const told: string[] = [];
    const dead = { ...city.db, query: () => Promise.reject(new Error('killed')) };
    const signal = (poke: Poke) => {
      told.push(poke.process);
      return Promise.resolve();
    };
    const dying = {
      ...city.db,
      query: <Row>(sql: string, values?: readonly unknown[], name?: string) =>
        sql.startsWith('DELETE') ? dead.query() : city.db.query<Row>(sql, values, name),
    };
    expect(await relayOnce({ db: dying, signal, report: silent })).toBe(0);
    expect(await relay(signal)).toBe(1);
    expect(told).toEqual([task, task]);
    expect(await pokes()).toEqual([]);
  });

  test('keeps a poke that was raised while it sent the one before', async () => {
    await city.begin(0);
    const [before] = await pokes();
    await relay(() => recover(city.db));
    const [after] = await pokes();
    expect(after?.version).toBeGreaterThan(before?.version ?? Infinity);
  });

  test('puts off a poke that cannot be sent, and sends the others', async () => {
    const [poison, sound] = [await city.begin(0), await city.begin(0)];
    const told: string[] = [];
    await relay(({ process }) =>
      process === poison ? Promise.reject(new Error('no such type')) : Promise.resolve(told.push(process)),
    );
    expect(told).toEqual([sound]);
    const [left] = await pokes();
    expect(left).toMatchObject({ process: poison, attempts: 1 });
    expect(await relay(() => Promise.resolve())).toBe(0);
  });

  test('puts nothing off while the server is away', async () => {
    const task = await city.begin(0);
    expect(await relay(away)).toBe(0);
    expect(await pokes()).toMatchObject([{ process: task, attempts: 0 }]);
    expect(await relay(() => Promise.resolve())).toBe(1);
  });

  test('several side by side lose nothing', async () => {
    const tasks = await Promise.all(Array.from({ length: 20 }, () => city.begin(0)));
    const told = new Set<string>();
    const signal = ({ process }: Poke) => Promise.resolve(told.add(process));
    await Promise.all([relay(signal), relay(signal), relay(signal)]);
    expect([...told].sort()).toEqual([...tasks].sort());
    expect(await pokes()).toEqual([]);
  });
});

describe('the sweep', () => {
  test('tells again of an act that has been owed for too long, and of nothing else', async () => {
    const [forgotten, fresh] = [await city.begin(0), await city.begin(0)];
    await asOwner('DELETE FROM journal.poke');
    await asOwner(`UPDATE journal.process SET owed_since = clock_timestamp() - interval '11 minutes' WHERE id = $1`, [
      forgotten,
    ]);
    await sweep(city.db, 10);
    const told = (await pokes()).map(({ process }) => process);
    expect(told).toContain(forgotten);
    expect(told).not.toContain(fresh);
  });
});

describe('recover', () => {
  test('raises the epoch of every open process and tells each, and nothing is lost when it is done twice', async () => {
    const task = await city.begin(0);
    const epoch = async () =>
      (await city.db.query<{ epoch: number }>('SELECT epoch FROM journal.process WHERE id = $1', [task]))[0]?.epoch;
    await recover(city.db);
    await recover(city.db);
    expect(await epoch()).toBe(3);
    expect((await pokes()).map(({ process }) => process)).toContain(task);
    expect(await city.machine(task, 'freezePool', 'freeze/1', { epoch: 3 })).toMatchObject({ ok: true });
  });
});
