import type { Client } from 'pg';
import { OWN_ROUTES } from '../../../contracts/routes';
import { openDb, type Db } from '../../../journal/db';
import { writingJournal } from '../../../api/journal';
import { appUrl, countRows, makeCity, owner, type City } from './city';
import { codeOf, send, type Answer, type Sent } from './client';
import { openInspection, openTask } from './fixture';
import { EMPTY_READS, readsOf } from './reads';
import { SERVER_KEY, startServer, type TestServer } from './server';

let client: Client;
let city: City;
let server: TestServer;
let db: Db;
let task: string;
let token: string;
let keys = 0;
const newKey = (): string => `${city.tag}-key-${++keys}`;

beforeAll(async () => {
  client = await owner();
  city = await makeCity(client);
  db = openDb(appUrl(), { max: 2 });
  server = await startServer(readsOf(writingJournal(db, SERVER_KEY)));
  task = await openTask(server, city, `${city.tag}-task`);
  token = await server.token(city, 'handler', city.own);
}, 60_000);

afterAll(async () => {
  await server.close();
  await db.end();
  await client.end();
});

const scheme = (changed: Readonly<Record<string, unknown>> = {}) => ({
  name: '餐饮联合抽查',
  lead: city.own,
  departments: [city.own, city.other],
  scope: { kinds: [], towns: [], tags: [] },
  items: [],
  ratio: { num: 5, den: 100 },
  count: null,
  strata: 'none',
  raised: null,
  batches: 1,
  window: { from: '2026-12-01', to: '2027-01-31' },
  minOfficers: 2,
  ...changed,
});
const save = (sent: Sent = {}): Promise<Answer> =>
  send(server.url, 'POST', `/api/v1/tasks/${task}/saveScheme`, {
    token,
    key: newKey(),
    json: { scheme: scheme() },
    ...sent,
  });

/** Sends what is refused, and holds it to leaving nothing but the note. */
async function refused(ask: () => Promise<Answer>): Promise<Answer> {
  const before = await countRows(client);
  const answer = await ask();
  const after = await countRows(client);
  expect(after).toEqual({ ...before, 'journal.attempt': (before['journal.attempt'] ?? 0) + 1 });
  expect(answer.headers.get('content-type')).toBe('application/problem+json; charset=utf-8');
  expect(answer.body).toMatchObject({
    status: answer.status,
    code: codeOf(answer),
    title: expect.stringMatching(/[\u4e00-\u9fff]/) as unknown,
    remedy: expect.any(String) as unknown,
  });
  return answer;
}

describe('a command', () => {
  it('is answered with the version, and the same id with the same body gets the same answer', async () => {
    const key = newKey();
    const first = await save({ key });
    expect([first.status, first.headers.get('etag')]).toEqual([200, `"${String(first.body['seq'])}"`]);
    const before = await countRows(client);
    const again = await save({ key });
    expect(again.body).toEqual(first.body);
    expect(await countRows(client)).toEqual(before);
  });

  it('sent many times at once takes effect once', async () => {
    const key = newKey();
    const json = { scheme: scheme({ name: '同时提交' }) };
    const before = await countRows(client);
    const answers = await Promise.all(Array.from({ length: 8 }, () => save({ key, json })));
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    const after = await countRows(client);
    expect((after['journal.command'] ?? 0) - (before['journal.command'] ?? 0)).toBe(1);
  });

  it('with the id of another body is refused', async () => {
    const key = newKey();
    await save({ key });
    const answer = await refused(() => save({ key, json: { scheme: scheme({ name: '另一份' }) } }));
    expect([answer.status, codeOf(answer)]).toEqual([409, 'COMMAND_ID_REUSED']);
  });

  it('for a version that has passed is refused, for the present one is done', async () => {
    const seq = Number((await save()).body['seq']);
    const stale = await refused(() => save({ headers: { 'if-match': `"${seq - 1}"` } }));
    expect([stale.status, codeOf(stale)]).toEqual([412, 'STALE_VERSION']);
    expect((await save({ headers: { 'if-match': `"${seq}"` } })).status).toBe(200);
  });

  it.each([
    ['no id', {}, 'COMMAND_ID_MISSING'],
    ['an id too short', { key: 'short' }, 'COMMAND_ID_MISSING'],
    ['an id too long', { key: 'x'.repeat(201) }, 'COMMAND_ID_MISSING'],
    ['a body that ends half-way', { raw: '{"scheme": {"name": "餐', key: 'malformed-1' }, 'BODY_MALFORMED'],
    ['a body that is a number', { raw: '17', key: 'malformed-2' }, 'BODY_MALFORMED'],
    ['no body', { raw: '', key: 'malformed-3' }, 'BAD_BODY'],
    [
      'bytes that are no UTF-8',
      { raw: Uint8Array.from([0x7b, 0xff, 0xfe, 0x7d]), key: 'malformed-4' },
      'BODY_MALFORMED',
    ],
    [
      'a body of two megabytes',
      { raw: JSON.stringify({ scheme: 'x'.repeat(2_000_000) }), key: 'oversized' },
      'BODY_TOO_LARGE',
    ],
    [
      'another content type',
      { raw: '<x/>', headers: { 'content-type': 'text/xml' }, key: 'wrong-type' },
      'BODY_NOT_JSON',
    ],
    ['the wrong shape', { json: { scheme: { name: 17 } }, key: 'wrong-shape' }, 'BAD_BODY'],
  ] as const)('with %s is refused as such', async (_what, sent, code) => {
    const answer = await refused(() =>
      send(server.url, 'POST', `/api/v1/tasks/${task}/saveScheme`, { token, json: {}, ...sent }),
    );
    expect(codeOf(answer)).toBe(code);
  });

  it.each(['\u0000', '\u0007', '\u001b[31m', '\u200b', '\u202e', '\ufeff', '\u2028'])(
    'with the invisible character %j in a text is refused',
    async (character) => {
      const answer = await refused(() => save({ json: { scheme: scheme({ name: `餐饮${character}抽查` }) } }));
      expect(codeOf(answer)).toBe('BAD_BODY');
      expect(answer.text).not.toContain(character);
    },
  );

  it.each([
    '𠮷野家联合抽查',
    '🍜 餐饮抽查 👨‍👩‍👧'.replace(/\u200d/g, ''),
    "Robert'); DROP TABLE task;--",
    '<script>alert(1)</script>',
    'ＡＢＣ　全角',
  ])('keeps %s as it was typed', async (name) => {
    expect((await save({ json: { scheme: scheme({ name }) } })).status).toBe(200);
    const view = await send(server.url, 'GET', `/api/v1/tasks/${task}/scheme`, { token });
    expect(view.body).toMatchObject({ scheme: { name } });
  });

  it('that does not exist, at a process that does or does not, is refused', async () => {
    const unknown = await refused(() =>
      send(server.url, 'POST', `/api/v1/tasks/${task}/burnEverything`, { token, key: newKey(), json: {} }),
    );
    expect([unknown.status, codeOf(unknown)]).toEqual([404, 'UNKNOWN_COMMAND']);
    const inherited = await refused(() =>
      send(server.url, 'POST', `/api/v1/tasks/${task}/constructor`, { token, key: newKey(), json: {} }),
    );
    expect(codeOf(inherited)).toBe('UNKNOWN_COMMAND');
    const nowhere = await refused(() =>
      send(server.url, 'POST', `/api/v1/tasks/2026-9999/submitScheme`, { token, key: newKey(), json: {} }),
    );
    expect([nowhere.status, codeOf(nowhere)]).toEqual([404, 'NO_SUCH_PROCESS']);
  });

  it('of a machine has no route', async () => {
    for (const act of ['freezePool', 'drawTargets', 'matchOfficers', 'publish', 'remind', 'fail']) {
      const answer = await refused(() =>
        send(server.url, 'POST', `/api/v1/tasks/${task}/${act}`, { token, key: newKey(), json: { key: 'x' } }),
      );
      expect(codeOf(answer)).toBe('UNKNOWN_COMMAND');
    }
  });
});

describe('an address', () => {
  it.each([
    ['/api/v1/tasks/%00', 404, 'NO_SUCH_THING'],
    ['/api/v1/tasks/%E4%BB%BB%E5%8A%A1', 404, 'NO_SUCH_THING'],
    ['/api/v1/tasks/%ff', 404, 'NO_SUCH_THING'],
    ['/api/v1/tasks/a%2Fb', 404, 'NO_SUCH_THING'],
    ['/api/v1/inspections/x/1.1', 404, 'NO_SUCH_THING'],
    ['/api/v1/nothing', 404, 'NO_SUCH_THING'],
    ['/api/v1/tasks?limit=1000', 422, 'BAD_BODY'],
    ['/api/v1/tasks?limit=x', 422, 'BAD_BODY'],
    ['/api/v1/tasks?q=%00', 422, 'BAD_BODY'],
  ])('%s is refused as such', async (path, status, code) => {
    const answer = await send(server.url, 'GET', path, { token });
    expect([answer.status, codeOf(answer)]).toEqual([status, code]);
  });

  it('that takes another method says which', async () => {
    const answer = await send(server.url, 'PUT', `/api/v1/tasks/${task}`, { token, json: {} });
    expect([answer.status, codeOf(answer), answer.headers.get('allow')]).toEqual([405, 'METHOD_NOT_ALLOWED', 'GET']);
  });

  it('with a cursor that was made up shows the first page', async () => {
    for (const cursor of ['x', Buffer.from('["2026-01-01T00:00:00Z","a"]').toString('base64url')]) {
      expect((await send(server.url, 'GET', `/api/v1/tasks?cursor=${cursor}`, { token })).status).toBe(200);
    }
    for (const evil of ['["\\u0000","\\u0000"]', '["not a date","x"]']) {
      const answer = await send(server.url, 'GET', `/api/v1/tasks?cursor=${Buffer.from(evil).toString('base64url')}`, {
        token,
      });
      expect([200, 422]).toContain(answer.status);
    }
  });
});

it('the type of a problem is an address that says what it means', async () => {
  const problem = await send(server.url, 'GET', '/api/v1/nothing');
  const meaning = await send(server.url, 'GET', String(problem.body['type']));
  expect([meaning.status, meaning.body['view']]).toEqual([200, expect.objectContaining({ code: 'NO_SUCH_THING' })]);
  expect((await send(server.url, 'GET', '/problems/NONSENSE')).status).toBe(404);
});

describe('a view', () => {
  it.each([
    ['me', '/api/v1/me'],
    ['inbox', '/api/v1/inbox'],
    ['tasks', '/api/v1/tasks'],
    ['task', '/api/v1/tasks/{id}'],
    ['scheme', '/api/v1/tasks/{id}/scheme'],
    ['recusal', '/api/v1/tasks/{id}/recusal'],
    ['inspection', '/api/v1/inspections/{id}/1.1'],
    ['publicHome', '/api/v1/public'],
  ] as const)('%s is what the contract says, no field more and none less', async (id, path) => {
    if (id === 'inspection') await openInspection(task, city);
    const viewer = id === 'recusal' ? await server.token(city, 'leader', city.own) : token;
    const { status, body } = await send(server.url, 'GET', path.replace('{id}', task), { token: viewer });
    expect(status).toBe(200);
    expect(OWN_ROUTES[id].response.parse(body)).toEqual(body);
  });
});

describe('a form', () => {
  const post = (command: string, form: Readonly<Record<string, string>>) =>
    send(server.url, 'POST', `/c/tasks/${task}/do/${command}`, { token, form });

  it('of a command that was done leads back to its page', async () => {
    const opened = await openTask(server, city, newKey());
    const fields = {
      commandId: newKey(),
      'scheme.name': '表单方案',
      'scheme.lead': city.own,
      'scheme.departments': city.own,
      'scheme.strata': 'none',
      'scheme.batches': '1',
      'scheme.window.from': '2026-12-01',
      'scheme.window.to': '2027-01-31',
      'scheme.minOfficers': '2',
      'scheme.ratio.num': '5',
      'scheme.ratio.den': '100',
    };
    const answer = await send(server.url, 'POST', `/c/tasks/${opened}/do/saveScheme`, { token, form: fields });
    expect([answer.status, answer.headers.get('location')]).toEqual([303, `/c/tasks/${opened}/scheme`]);
  });

  it('that was refused shows its page again, with why and with what was typed', async () => {
    const answer = await post('submitScheme', { commandId: newKey(), page: 'task', remark: '已核对' });
    expect(answer.status).toBe(422);
    expect(answer.body).toMatchObject({
      page: 'task',
      view: { id: task },
      context: {
        refused: {
          command: 'submitScheme',
          problem: { code: expect.stringMatching(/^SCHEME_/) as unknown },
          values: { remark: '已核对' },
        },
      },
    });
  });

  it.each(['task', 'scheme', 'officers', ''])(
    'of a notary shows him nothing of a task without a deposit: %s',
    async (page) => {
      const notary = await server.token(city, 'notary', city.other);
      const form = { commandId: newKey(), page, opinion: '同意' };
      const answer = await send(server.url, 'POST', `/c/tasks/${task}/do/approveScheme`, { token: notary, form });
      expect([codeOf(answer), answer.body['page']]).toEqual(['NOT_YOUR_ROLE', 'problem']);
    },
  );

  it('that says another version than the present is refused, its text kept', async () => {
    const answer = await post('submitScheme', { commandId: newKey(), seq: '1', page: 'task' });
    expect([answer.status, codeOf(answer)]).toEqual([412, 'STALE_VERSION']);
  });

  it('has an address that leads back to its page: where a refusal leaves the browser, and who goes there again', async () => {
    const goTo = async (path: string) => {
      const answer = await send(server.url, 'GET', path, { token });
      return [answer.status, answer.headers.get('location')];
    };
    expect(await goTo(`/c/tasks/${task}/do/saveScheme`)).toEqual([303, `/c/tasks/${task}/scheme`]);
    expect(await goTo(`/c/tasks/${task}/do/approveScheme`)).toEqual([303, `/c/tasks/${task}`]);
    const visit = await openInspection(await openTask(server, city, newKey()), city);
    expect(await goTo(`/c/inspections/${visit}/do/passReview`)).toEqual([303, `/c/inspections/${visit}`]);
    expect(await goTo(`/c/inspections/${visit}/do/arrive`)).toEqual([303, `/m/v/${visit}`]);
  });

  it('without the hidden id of our pages is refused', async () => {
    expect(codeOf(await post('submitScheme', {}))).toBe('COMMAND_ID_MISSING');
  });

  it('opens a task, once for one id', async () => {
    const form = { commandId: newKey(), name: '表单新建' };
    const first = await send(server.url, 'POST', '/c/tasks', { token, form });
    const again = await send(server.url, 'POST', '/c/tasks', { token, form });
    expect(first.headers.get('location')).toMatch(/^\/c\/tasks\/2026-\d{4}\/scheme$/);
    expect(again.headers.get('location')).toBe(first.headers.get('location'));
    const empty = await send(server.url, 'POST', '/c/tasks', { token, form: { commandId: newKey(), name: '' } });
    expect(empty.body).toMatchObject({
      page: 'tasks',
      context: { refused: { command: 'createTask', values: { name: '' } } },
    });
  });
});

it('what a session shows is kept by no cache, and no page may be framed or run what is not ours', async () => {
  const page = await send(server.url, 'GET', `/c/tasks/${task}`, { token });
  expect(page.headers.get('cache-control')).toBe('no-store');
  expect(page.headers.get('content-security-policy')).toMatch(
    /default-src 'none';.*script-src 'self';.*frame-ancestors 'none'/,
  );
  expect(page.headers.get('content-security-policy')).not.toMatch(/unsafe/);
});

it('drills are off in production, also for who has the role', async () => {
  const production = await startServer(() => EMPTY_READS, { production: true, drills: false });
  const drill = await server.token(city, 'drill', city.own);
  const before = await countRows(client);
  const answer = await send(production.url, 'POST', '/api/v1/clocks', {
    token: drill,
    json: { id: 'drill-x', at: '2026-09-21T01:00:00.000Z' },
  });
  expect(codeOf(answer)).toBe('DRILLS_OFF');
  expect(await countRows(client)).toEqual({ ...before, 'journal.attempt': (before['journal.attempt'] ?? 0) + 1 });
  await production.close();
});

it('a drill clock stands where it was put, moves forward, and only forward', async () => {
  const drill = await server.token(city, 'drill', city.own);
  const id = `drill-${city.tag}`;
  const made = await send(server.url, 'POST', '/api/v1/clocks', {
    token: drill,
    json: { id, at: '2026-09-21T01:00:00.000Z' },
  });
  expect([made.status, made.body]).toEqual([
    201,
    { id, now: '2026-09-21T01:00:00.000Z', owed: 0, nextDue: null, open: 0 },
  ]);
  const move = (to: string): Promise<Answer> =>
    send(server.url, 'POST', `/api/v1/clocks/${id}/move`, { token: drill, json: { to } });
  expect((await move('2026-10-01T01:00:00.000Z')).body).toMatchObject({ now: '2026-10-01T01:00:00.000Z' });
  expect(codeOf(await move('2026-09-30T01:00:00.000Z'))).toBe('CLOCK_BACKWARDS');
  expect((await send(server.url, 'GET', `/api/v1/clocks/${id}`, { token: drill })).body).toMatchObject({
    now: '2026-10-01T01:00:00.000Z',
  });
  expect(
    codeOf(
      await send(server.url, 'POST', '/api/v1/clocks/city/move', {
        token: drill,
        json: { to: '2030-01-01T00:00:00.000Z' },
      }),
    ),
  ).toBe('NO_SUCH_THING');
});

it('health and metrics answer, and metrics name no person', async () => {
  expect((await send(server.url, 'GET', '/health/live')).status).toBe(200);
  expect((await send(server.url, 'GET', '/health/ready')).status).toBe(200);
  const { text } = await send(server.url, 'GET', '/metrics');
  expect(text).toMatch(/liancha_http_request_seconds_count\{route="jointTask.saveScheme",status="200"\} \d+/);
  expect(text).toMatch(/liancha_owing\{what="pokes",measure="oldest_seconds"\} \d/);
  expect(text).not.toContain(city.tag);
});
