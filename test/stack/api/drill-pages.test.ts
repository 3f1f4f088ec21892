import type { Client } from 'pg';
import { writingJournal } from '../../../api/journal';
import { openDb, type Db } from '../../../journal/db';
import type { DrillsView, DrillView } from '../../../contracts/views/drill';
import { SAMPLE_PASSWORD } from '../../../contracts/sample';
import type { PageContext } from '../../../contracts/views/page';
import type { TasksPageView } from '../../../contracts/views/task';
import { appUrl, makeCity, owner, type City } from './city';
import { codeOf, send, type Answer } from './client';
import { EMPTY_READS, readsOf } from './reads';
import { SERVER_KEY, startServer, type TestServer } from './server';

/** 演练时钟 as a person uses it: forms and pages alone. */
let client: Client;
let city: City;
let server: TestServer;
let db: Db;
let drill: string;
let handler: string;
let clock: string;

beforeAll(async () => {
  client = await owner();
  city = await makeCity(client);
  db = openDb(appUrl(), { max: 2 });
  server = await startServer(readsOf(writingJournal(db, SERVER_KEY)));
  drill = await server.token(city, 'drill', city.own);
  handler = await server.token(city, 'handler', city.own);
  clock = `drill-${city.tag}`;
}, 60_000);

afterAll(async () => {
  await server.close();
  await db.end();
  await client.end();
});

const post = (path: string, form: Readonly<Record<string, string>>, token = drill): Promise<Answer> =>
  send(server.url, 'POST', path, { token, form });
const viewOf = async <View>(path: string, token = drill): Promise<View> =>
  (await send(server.url, 'GET', path, { token })).body['view'] as View;
const toldWhere = ({ status, headers }: Answer) => [status, headers.get('location')];

describe('a drill clock on its page', () => {
  it('begins at nine of the day chosen, and is listed to whom it belongs', async () => {
    expect(toldWhere(await post('/c/drill', { id: clock, day: '2026-09-21' }))).toEqual([303, `/c/drill/${clock}`]);
    expect((await viewOf<DrillView>(`/c/drill/${clock}`)).clock).toMatchObject({ now: '2026-09-21T01:00:00.000Z' });
    const listed = async (org: string) =>
      (await viewOf<DrillsView>('/c/drill', await server.token(city, 'drill', org))).clocks.map(({ id }) => id);
    expect(await listed(city.own)).toContain(clock);
    expect(await listed(city.other)).not.toContain(clock);
  });

  it('is not begun twice, and what was typed is kept', async () => {
    const again = await post('/c/drill', { id: clock, day: '2026-10-08' });
    expect([again.status, codeOf(again)]).toEqual([409, 'ALREADY_EXISTS']);
    expect(again.body).toMatchObject({ page: 'drills', context: { refused: { values: { day: '2026-10-08' } } } });
  });

  it('goes where the page offers, or to the morning of a day, and never back', async () => {
    const { moves } = await viewOf<DrillView>(`/c/drill/${clock}`);
    expect(moves).toEqual([{ word: '前进1个工作日', to: '2026-09-22T01:00:00.000Z' }]);
    const move = (form: Readonly<Record<string, string>>) => post(`/c/drill/${clock}/move`, form);
    const now = async () => (await viewOf<DrillView>(`/c/drill/${clock}`)).clock.now;
    expect(toldWhere(await move({ to: moves[0]?.to ?? '' }))).toEqual([303, `/c/drill/${clock}`]);
    expect(await now()).toBe('2026-09-22T01:00:00.000Z');
    expect((await move({ day: '2026-09-30' })).status).toBe(303);
    expect(await now()).toBe('2026-09-30T01:00:00.000Z');
    // The next working day after the feast of National Day, which ends on a Wednesday.
    expect((await viewOf<DrillView>(`/c/drill/${clock}`)).moves[0]?.to).toBe('2026-10-08T01:00:00.000Z');
    const back = await move({ day: '2026-09-29' });
    expect([back.status, codeOf(back), back.body['page']]).toEqual([409, 'CLOCK_BACKWARDS', 'drill']);
    const nonsense = await move({ day: 'tomorrow' });
    expect([nonsense.status, codeOf(nonsense)]).toEqual([422, 'BAD_BODY']);
    expect(await now()).toBe('2026-09-30T01:00:00.000Z');
  });

  it('takes a new task of any department’s handler, and tells whose turn it is with a login and a place', async () => {
    const { clocks } = await viewOf<TasksPageView>('/c/tasks', handler);
    expect(clocks).toContainEqual({ id: clock, now: '2026-09-30T01:00:00.000Z' });
    const chosen = async (query: string) => (await viewOf<TasksPageView>(`/c/tasks${query}`, handler)).chosen;
    expect([await chosen(''), await chosen(`?clock=${clock}`), await chosen('?clock=nobodys')]).toEqual([
      null,
      clock,
      null,
    ]);
    const task = `${clock}-2026-0001`;
    const opened = await post('/c/tasks', { commandId: `${city.tag}-new-task`, name: '演练任务', clock }, handler);
    expect(toldWhere(opened)).toEqual([303, `/c/tasks/${task}/scheme`]);
    const view = await viewOf<DrillView>(`/c/drill/${clock}`);
    expect(view.tasks).toEqual([
      { id: task, name: '演练任务', lead: '甲科', status: { word: '拟定方案', tone: 'move' } },
    ]);
    expect(view.awaited).toEqual([
      expect.objectContaining({
        process: task,
        who: '甲科经办',
        what: '提交审批',
        href: `/c/tasks/${task}/scheme`,
        login: city.loginOf('handler', city.own),
      }),
    ]);
  });
});

describe('演练接力', () => {
  const relayAt = async (path: string, token: string, url = server.url) =>
    ((await send(url, 'GET', path, { token })).body['context'] as { relay: PageContext['relay'] } | undefined)?.relay;
  let scheme: string;
  beforeAll(() => {
    scheme = `/c/tasks/${clock}-2026-0001/scheme`;
  });

  it('offers on a drill’s task whoever is awaited besides the viewer, with the place', async () => {
    const approver = await server.token(city, 'approver', city.own);
    expect(await relayAt(scheme, approver)).toEqual({
      clock,
      task: `${clock}-2026-0001`,
      busy: false,
      items: [expect.objectContaining({ what: '提交审批', href: scheme, login: city.loginOf('handler', city.own) })],
      total: 1,
      here: 0,
      password: SAMPLE_PASSWORD,
    });
  });

  it('tells the viewer that it is his turn: on the page of his act without offering it again, elsewhere with the way there', async () => {
    expect(await relayAt(scheme, handler)).toMatchObject({ items: [], total: 1, here: 1 });
    const own = { what: '提交审批', href: scheme, login: city.loginOf('handler', city.own) };
    const elsewhere = await relayAt(scheme.replace(/scheme$/, 'officers'), handler);
    expect(elsewhere).toMatchObject({ items: [own], total: 1, here: 0 });
  });

  it('is offered on no task of the city, on no list, and nowhere without the sample city', async () => {
    const opened = await post('/c/tasks', { commandId: `${city.tag}-city-task`, name: '城市任务' }, handler);
    expect(await relayAt(opened.headers.get('location') ?? '', handler)).toBeNull();
    expect(await relayAt('/c/tasks', handler)).toBeNull();
    const real = await startServer(readsOf(writingJournal(db, SERVER_KEY)), { sample: false });
    expect(await relayAt(scheme, handler, real.url)).toBeNull();
    await real.close();
  });
});

it('outside drills neither the pages nor a task on a clock exist', async () => {
  const production = await startServer(() => EMPTY_READS, { production: true, drills: false });
  const asked = async (method: string, path: string, form?: Readonly<Record<string, string>>, token = drill) =>
    codeOf(await send(production.url, method, path, { token, ...(form ? { form } : {}) }));
  expect(await asked('GET', '/c/drill')).toBe('DRILLS_OFF');
  expect(await asked('GET', `/c/drill/${clock}`)).toBe('DRILLS_OFF');
  expect(await asked('POST', '/c/drill', { id: `${clock}-2`, day: '2026-09-21' })).toBe('DRILLS_OFF');
  expect(await asked('POST', `/c/drill/${clock}/move`, { day: '2026-12-01' })).toBe('DRILLS_OFF');
  expect(await asked('POST', '/c/tasks', { commandId: `${city.tag}-off-task`, name: '演练任务', clock }, handler)).toBe(
    'DRILLS_OFF',
  );
  await production.close();
});

describe('who logs out', () => {
  it('of the sample city leaves the task to the next person, and of any other installation nothing', async () => {
    const cookie = async (url: string): Promise<string> => {
      const form = { login: city.loginOf('approver', city.own), password: city.password };
      const { headers } = await send(url, 'POST', '/c/login', { form });
      return headers.get('set-cookie')?.split(';')[0] ?? '';
    };
    const left = async (url: string, next: string) => {
      const sent = { cookie: await cookie(url), form: { next }, headers: { 'sec-fetch-site': 'same-origin' } };
      return (await send(url, 'POST', '/c/logout', sent)).headers.get('location');
    };
    expect(await left(server.url, '/c/tasks/2026-0001/scheme?x=1')).toBe('/c/login?next=%2Fc%2Ftasks%2F2026-0001');
    expect(await left(server.url, '/m/v/2026-0001/3.1')).toBe('/c/login?next=%2Fc%2Finspections%2F2026-0001%2F3.1');
    expect(await left(server.url, '//elsewhere.test/c/tasks/1')).toBe('/c/login');
    const real = await startServer(() => EMPTY_READS, { sample: false });
    await client.query('UPDATE app_user SET sample = false WHERE login = $1', [city.loginOf('approver', city.own)]);
    expect(await left(real.url, '/c/tasks/2026-0001')).toBe('/c/login');
    await real.close();
  });

  it('by logging in as somebody else ends the session that was open', async () => {
    const form = (role: 'leader' | 'reviewer') => ({ login: city.loginOf(role, city.own), password: city.password });
    const first = await send(server.url, 'POST', '/c/login', { form: form('leader') });
    const cookie = first.headers.get('set-cookie')?.split(';')[0] ?? '';
    const headers = { 'sec-fetch-site': 'same-origin' };
    expect((await send(server.url, 'POST', '/c/login', { cookie, form: form('reviewer'), headers })).status).toBe(303);
    expect((await send(server.url, 'GET', '/api/v1/me', { cookie })).status).toBe(401);
  });
});
