import type { Client } from 'pg';
import { createReadModels } from '../../../api/read-models/create';
import { createProgram } from '../../../cli/program';
import { inSteps } from '../../../journal/steps';
import { auditNightly } from '../../../journal/fairness/nightly';
import { openDb, type Db } from '../../../journal/db';
import { LEAST_DRAWN } from '../../../domain/fairness/audit';
import type { Role } from '../../../domain/kernel/duty';
import { appUrl, makeCity, ownDatabase, owner, type City } from './city';
import { send } from './client';
import { openTask } from './fixture';
import { startServer, type TestServer } from './server';

/** The audit of fairness from the night's row to the pages, on a database of its own whose city stands still. */
let own: Awaited<ReturnType<typeof ownDatabase>>;
let client: Client;
let db: Db;
let city: City;
let server: TestServer;
let task: string;
const before = { ...process.env };

beforeAll(async () => {
  own = await ownDatabase();
  Object.assign(process.env, {
    LIANCHA_HOME: '/nonexistent',
    DATABASE_URL: appUrl(),
    INSTALLATION_KEY: 'ab'.repeat(32),
  });
  client = await owner();
  db = openDb(appUrl(), { max: 4 });
  city = await makeCity(client);
  const ask = () => Promise.reject(new Error('nobody asks'));
  server = await startServer((database) => createReadModels({ database, ask, unseal: (_place, sealed) => sealed }));
  task = await openTask(server, city, `${city.tag}-task`);
}, 60_000);

afterAll(async () => {
  process.env = before;
  await server.close();
  await db.end();
  await client.end();
  await own.drop();
});

const tonight = () => auditNightly(db, (steps) => inSteps(steps, new AbortController().signal));
const clockAt = (at: string) =>
  client.query(`UPDATE journal.clock SET mode = 'still', at = $1 WHERE id = 'city'`, [at]);
const nights = async () =>
  (
    await client.query<{ day: string; draws: number }>(
      `SELECT day::text, (report->>'draws')::int AS draws FROM fairness_audit ORDER BY day`,
    )
  ).rows;

/** A draw of 100 of 400 targets that took the first of the list. */
async function bentDraw(): Promise<void> {
  await client.query(
    `INSERT INTO draw (id, task_id, clock, serial, attempt, pool_id, pool_root, state, frozen_at) SELECT $1 || '-01', $1, clock, 1, 1, 'P', '', 'drawn', now() FROM task WHERE id = $1`,
    [task],
  );
  await client.query(`UPDATE task SET draw_id = $1 || '-01' WHERE id = $1`, [task]);
  await client.query(
    `INSERT INTO pool_unit (process, seq, ord, pool_id, uid, name, stratum, weight, c)
     SELECT $1, 1, n, 'P', 'U' || lpad(n::text, 4, '0'), '企业' || n, '1/01', 1, md5(n::text) FROM generate_series(1, 400) AS n`,
    [task],
  );
  await client.query(
    `INSERT INTO drawn_target (process, seq, ord, draw_id, position, generation, uid, name, address, stratum, c, salt, ticket, batch)
     SELECT process, 2, ord, $1 || '-01', ord, 1, uid, name, '', stratum, c, '', '', 0 FROM pool_unit WHERE process = $1 AND ord <= $2`,
    [task, LEAST_DRAWN],
  );
}

/** Officers of two departments who applied for recusal more or less often than each other. */
async function recusals(): Promise<void> {
  for (const [org, times] of [
    [city.own, 60],
    [city.other, 1],
  ] as const) {
    const officer = city.personOf('officer', org);
    await client.query(
      `INSERT INTO match_member (process, seq, ord, draw_id, org_id, position, slot, generation, officer_id)
       SELECT $1, 3, n + CASE WHEN $2 = $4 THEN 0 ELSE 100 END, $1 || '-01', $2, n, 1, 1, $3 FROM generate_series(1, 100) AS n`,
      [task, org, officer, city.own],
    );
    await client.query(
      `INSERT INTO recusal_decision (recusal_id, task_id, draw_id, officer_id, position, org_id, initiator, state, applied_at)
       SELECT $2 || n, $1, $1 || '-01', $3, n, $2, 'officer', 'applied', now() FROM generate_series(1, $4::int) AS n`,
      [task, org, officer, times],
    );
  }
}

async function type(...words: readonly string[]): Promise<{ code: number | null; out: string }> {
  const said = { code: null as number | null, out: '' };
  const out = (line: string) => void (said.out += `${line}\n`);
  const exit = (code: number) => void (said.code = code);
  await createProgram({ out, err: out, exit, progress: () => undefined }).parseAsync([...words], { from: 'user' });
  return said;
}
const read = async (role: Role, org: string, path = '/api/v1/fairness') =>
  send(server.url, 'GET', path, { token: await server.token(city, role, org) });

describe('the nightly audit', () => {
  test('is owed once a Beijing day, from one o’clock on', async () => {
    await clockAt('2026-10-08T16:30:00.000Z');
    expect(await tonight()).toBe('notOwed');
    await clockAt('2026-10-08T17:00:00.000Z');
    expect(await tonight()).toBe('done');
    expect(await tonight()).toBe('notOwed');
    await clockAt('2026-10-09T15:59:59.000Z');
    expect(await tonight()).toBe('notOwed');
    expect(await nights()).toEqual([{ day: '2026-10-09', draws: 0 }]);
  });

  test('comes to one row however many workers look at once', async () => {
    await clockAt('2026-10-09T17:00:00.000Z');
    await Promise.all([1, 2, 3].map(() => tonight()));
    expect(await nights()).toHaveLength(2);
  });

  test('is never changed or taken back by the application', async () => {
    await expect(db.query(`UPDATE fairness_audit SET report = '{}'`)).rejects.toMatchObject({ code: '42501' });
    await expect(db.query('DELETE FROM fairness_audit')).rejects.toMatchObject({ code: '42501' });
  });
});

describe('a city that has hardly drawn', () => {
  test('is told that there is too little to go by', async () => {
    const told = await type('audit', 'fairness');
    expect(told.code).toBe(0);
    expect(told.out).toContain('名录位次：样本太少，不下结论');
    const { body } = await read('auditor', city.bureau);
    expect(body).toMatchObject({ latest: { day: '2026-10-10', places: { fit: null, verdict: 'tooFew' } } });
  });
});

describe('a city whose draws are bent', () => {
  beforeAll(async () => {
    await bentDraw();
    await recusals();
    await clockAt('2026-10-10T18:00:00.000Z');
    await tonight();
  });

  test('is found out by the command line, at once and with a code of its own', async () => {
    const told = await type('audit', 'fairness', '--json');
    expect(told.code).toBe(1);
    const report = JSON.parse(told.out) as { places: { fit: { chiSquare: number } } };
    expect(report).toMatchObject({ ok: false, draws: 1, drawn: LEAST_DRAWN, places: { verdict: 'remarkable' } });
    // Of ten tenths with ten expected, forty stand in each of the first two and twenty in the third; (N−n)/(N−1) = 300/399.
    expect(report.places.fit.chiSquare).toBeCloseTo(((2 * 30 ** 2 + 10 ** 2 + 7 * 10 ** 2) / 10) * (399 / 300), 9);
  });

  test('is shown with the nights before, on the page as well', async () => {
    const { body } = await read('jointOffice', city.bureau);
    expect(body).toMatchObject({
      latest: { day: '2026-10-11', draws: 1, places: { verdict: 'remarkable' } },
      earlier: [
        { day: '2026-10-10', draws: 0, verdict: 'tooFew' },
        { day: '2026-10-09', draws: 0, verdict: 'tooFew' },
      ],
    });
    const page = await read('jointOffice', city.bureau, '/c/fairness');
    expect([page.status, page.text]).toEqual([200, expect.stringContaining('"day":"2026-10-11"')]);
  });

  test('tells persons by name to their own department and to who watches over all', async () => {
    const named = async (role: Role, org: string) => {
      const { body } = await read(role, org);
      const { latest } = body as { latest: { recusals: { all: object; each: { org: string; rate: number }[] } } };
      return [latest.recusals.all, latest.recusals.each.map(({ org: of, rate }) => [of, rate])];
    };
    const all = { times: 61, of: 200, rate: 61 / 200 };
    const [甲, 乙] = [
      ['甲科', 0.6],
      ['乙科', 0.01],
    ];
    expect(await named('auditor', city.bureau)).toEqual([all, expect.arrayContaining([甲, 乙])]);
    expect(await named('leader', city.own)).toEqual([all, [甲]]);
    expect(await named('leader', city.bureau)).toEqual([all, [甲]]);
    expect(await named('leader', city.other)).toEqual([all, [乙]]);
  });

  test.each(['handler', 'officer', 'reviewer', 'approver', 'drill'] as const)('is not told to a %s', async (role) => {
    expect((await read(role, city.own)).body).toMatchObject({ code: 'NOT_YOUR_ROLE' });
  });
});
