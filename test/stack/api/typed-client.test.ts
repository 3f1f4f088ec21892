import type { Client as Database } from 'pg';
import { createClient, type Client } from '../../../contracts/client';
import { makeCity, owner, PASSWORD, type City } from './city';
import { EMPTY_READS } from './reads';
import { startServer, type TestServer } from './server';

let database: Database;
let city: City;
let server: TestServer;
let handler: Client;

beforeAll(async () => {
  database = await owner();
  city = await makeCity(database);
  server = await startServer(() => EMPTY_READS);
  const anybody = createClient({ origin: server.url, fetch });
  const session = await anybody.call('logIn', {
    body: { login: city.loginOf('handler', city.own), password: PASSWORD, kind: 'bearer' },
  });
  if (!session.ok) throw new Error(session.problem.detail);
  handler = anybody.withToken(session.value.token ?? '');
}, 60_000);

afterAll(async () => {
  await server.close();
  await database.end();
});

it('a program lives with the route table alone: who am I, a task, its first command', async () => {
  expect(await handler.call('me')).toMatchObject({ ok: true, value: { role: 'handler', org: city.own } });
  const opened = await handler.call('createTask', { body: { name: '程序新建' }, key: `${city.tag}-typed-1` });
  if (!opened.ok) throw new Error(opened.problem.detail);
  const { id, seq } = opened.value;
  const refused = await handler.command(
    'jointTask',
    id,
    'submitScheme',
    {},
    { key: `${city.tag}-typed-2`, expected: seq + 7 },
  );
  expect(refused).toMatchObject({
    ok: false,
    problem: { code: 'STALE_VERSION', status: 412, facts: { seen: seq + 7, current: seq } },
  });
  expect(await handler.call('task', { params: { id } })).toMatchObject({ ok: true, value: { id } });
  expect(await handler.call('tasks', { query: { limit: 5, q: '程序' } })).toMatchObject({
    ok: true,
    value: { rows: [] },
  });
});

it("an inspection's id goes through the path in two segments", async () => {
  const refused = await handler.command(
    'inspection',
    '2026-9999/17.1',
    'passReview',
    { org: city.own, opinion: '' },
    { key: `${city.tag}-typed-3` },
  );
  expect(refused).toMatchObject({ ok: false, problem: { code: 'NOT_YOUR_ROLE' } });
});
