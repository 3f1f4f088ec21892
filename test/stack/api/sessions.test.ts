import type { Client } from 'pg';
import { makeCity, owner, PASSWORD, type City } from './city';
import { codeOf, send, type Answer } from './client';
import { EMPTY_READS } from './reads';
import { startServer, type TestServer } from './server';

let client: Client;
let city: City;
let server: TestServer;

beforeAll(async () => {
  client = await owner();
  city = await makeCity(client);
  server = await startServer(() => EMPTY_READS);
}, 60_000);

afterAll(async () => {
  await server.close();
  await client.end();
});

const logIn = (login: string, password = PASSWORD, kind = 'bearer'): Promise<Answer> =>
  send(server.url, 'POST', '/api/v1/sessions', { json: { login, password, kind } });
const me = (token: string): Promise<Answer> => send(server.url, 'GET', '/api/v1/me', { token });
const tokenIn = ({ body }: Answer): string => String(body['token']);

describe('a session', () => {
  it('of a browser is a cookie that scripts cannot read and other sites do not send', async () => {
    const answer = await logIn(city.loginOf('handler', city.own), PASSWORD, 'cookie');
    expect(answer.status).toBe(201);
    expect(answer.body['token']).toBeNull();
    expect(answer.headers.get('set-cookie')).toMatch(/^liancha=[\w-]{43}; Path=\/; HttpOnly; SameSite=Lax; Expires=/);
  });

  it('over TLS is bound to its host', async () => {
    const secure = await startServer(() => EMPTY_READS, { secure: true });
    const answer = await send(secure.url, 'POST', '/api/v1/sessions', {
      json: { login: city.loginOf('handler', city.own), password: PASSWORD },
    });
    expect(answer.headers.get('set-cookie')).toMatch(
      /^__Host-liancha=.*; Path=\/; HttpOnly; SameSite=Lax; .*; Secure$/,
    );
    expect(answer.headers.get('set-cookie')).not.toMatch(/Domain=/i);
    expect(answer.headers.get('strict-transport-security')).toMatch(/max-age/);
    await secure.close();
  });

  it('is kept as a hash alone', async () => {
    const token = tokenIn(await logIn(city.loginOf('handler', city.own)));
    const { rows } = await client.query('SELECT 1 FROM session WHERE token_hash = $1', [token]);
    expect(rows).toEqual([]);
    expect((await me(token)).body).toMatchObject({
      person: city.personOf('handler', city.own),
      role: 'handler',
      org: city.own,
    });
  });

  it('that has expired is removed by the next login of its user', async () => {
    const login = city.loginOf('jointOffice', city.other);
    await logIn(login);
    await client.query("UPDATE session SET expires_at = now() - interval '1 s' WHERE user_id = $1", [login]);
    await logIn(login);
    expect((await client.query('SELECT 1 FROM session WHERE user_id = $1', [login])).rowCount).toBe(1);
  });

  it('ends with the logout, and only that one', async () => {
    const login = city.loginOf('approver', city.own);
    const [first, second] = [tokenIn(await logIn(login)), tokenIn(await logIn(login))];
    expect((await send(server.url, 'DELETE', '/api/v1/sessions/current', { token: first })).status).toBe(204);
    expect(codeOf(await me(first))).toBe('NOT_LOGGED_IN');
    expect((await me(second)).status).toBe(200);
  });

  it.each([
    ['expired', "UPDATE session SET expires_at = now() - interval '1 s' WHERE user_id = $1"],
    ['revoked', 'UPDATE session SET revoked_at = now() WHERE user_id = $1'],
    ['of a disabled user', 'UPDATE app_user SET disabled_at = now() WHERE id = $1'],
    ['of a user whose posts have ended', 'UPDATE post SET valid_to = current_date - 1 WHERE person_id = $1'],
  ])('%s is none', async (what, sql) => {
    const role = { expired: 'reviewer', revoked: 'leader', 'of a disabled user': 'auditor' }[what] ?? 'jointOffice';
    const login = city.loginOf(role as 'reviewer', city.own);
    const token = tokenIn(await logIn(login));
    expect((await me(token)).status).toBe(200);
    await client.query(sql, [login]);
    expect(codeOf(await me(token))).toBe('NOT_LOGGED_IN');
  });

  it('carried in the other way than it was made for is none', async () => {
    const bearer = tokenIn(await logIn(city.loginOf('handler', city.own)));
    expect(codeOf(await send(server.url, 'GET', '/api/v1/me', { cookie: `liancha=${bearer}` }))).toBe('NOT_LOGGED_IN');
  });

  it('switches to another post of the same person, never to another person', async () => {
    const login = city.loginOf('officer', city.own);
    await client.query(
      "INSERT INTO post (id, person_id, org_id, role, valid_from) VALUES ($1, $2, $3, 'reviewer', '2020-01-01')",
      [`${login}-2`, login, city.other],
    );
    const token = tokenIn(await logIn(login));
    const switched = await send(server.url, 'POST', '/api/v1/me/post', { token, json: { post: `${login}-2` } });
    expect(switched.body).toMatchObject({ role: 'reviewer', org: city.other });
    const foreign = await send(server.url, 'POST', '/api/v1/me/post', {
      token,
      json: { post: city.personOf('leader', city.other) },
    });
    expect(codeOf(foreign)).toBe('NO_SUCH_THING');
    expect((await me(token)).body).toMatchObject({ role: 'reviewer', org: city.other });
  });
});

describe('a failed login', () => {
  it('is told the same whichever half was wrong', async () => {
    const wrongPassword = await logIn(city.loginOf('ops', city.own), 'wrong');
    const wrongLogin = await logIn(`${city.tag}-nobody`, PASSWORD);
    expect([wrongPassword.status, wrongPassword.text]).toEqual([401, wrongLogin.text]);
    expect(codeOf(wrongPassword)).toBe('BAD_LOGIN');
  });

  it('leaves a note without the login, and no session', async () => {
    const count = async (sql: string): Promise<number> => (await client.query<{ n: number }>(sql)).rows[0]?.n ?? -1;
    const [sessions, notes] = [
      'SELECT count(*)::int AS n FROM session',
      "SELECT count(*)::int AS n FROM journal.attempt WHERE code = 'BAD_LOGIN'",
    ];
    const before = [await count(sessions), await count(notes)] as const;
    await logIn(city.loginOf('ops', city.own), 'wrong again');
    expect([await count(sessions), await count(notes)]).toEqual([before[0], before[1] + 1]);
    const { rows } = await client.query(
      "SELECT * FROM journal.attempt WHERE code = 'BAD_LOGIN' AND (facts::text LIKE $1 OR person IS NOT NULL)",
      [`%${city.tag}%`],
    );
    expect(rows).toEqual([]);
  });

  it.each([
    ['known', () => city.loginOf('leader', city.other)],
    ['unknown', () => `${city.tag}-nobody-else`],
  ])('locks the login after five in a row: %s', async (_which, loginOf) => {
    const login = loginOf();
    const codes: (string | null)[] = [];
    for (let n = 0; n < 6; n++) codes.push(codeOf(await logIn(login, `wrong ${n}`)));
    expect(codes).toEqual([...Array<string>(5).fill('BAD_LOGIN'), 'LOCKED_OUT']);
    const right = await logIn(login);
    expect([right.status, codeOf(right), right.body['facts']]).toEqual([429, 'LOCKED_OUT', { minutes: 15 }]);
  });

  it('is forgotten after fifteen minutes', async () => {
    const login = city.loginOf('leader', city.other);
    await client.query("UPDATE app_user SET locked_until = now() - interval '1 s' WHERE login = $1", [login]);
    expect((await logIn(login)).status).toBe(201);
  });

  it('counts when all guesses are sent at once', async () => {
    const login = city.loginOf('approver', city.other);
    const answers = await Promise.all(Array.from({ length: 20 }, (_, n) => logIn(login, `guess ${n}`)));
    expect(answers.filter((answer) => codeOf(answer) === 'BAD_LOGIN')).toHaveLength(5);
    expect(codeOf(await logIn(login))).toBe('LOCKED_OUT');
  });

  it('is none when right passwords are sent at once', async () => {
    const answers = await Promise.all(Array.from({ length: 20 }, () => logIn(city.loginOf('drill', city.other))));
    expect(answers.map(({ status }) => status)).toEqual(Array(20).fill(201));
  });

  it('is every login of the sample city where there may be none', async () => {
    const production = await startServer(() => EMPTY_READS, { production: true, sample: false });
    const answer = await send(production.url, 'POST', '/api/v1/sessions', {
      json: { login: city.loginOf('handler', city.own), password: PASSWORD },
    });
    expect(codeOf(answer)).toBe('BAD_LOGIN');
    await production.close();
  });
});

describe('a request that changes something', () => {
  const path = '/api/v1/me/post';
  const json = () => ({ post: city.personOf('reviewer', city.other) });
  let cookie: string;
  beforeAll(async () => {
    const answer = await logIn(city.loginOf('reviewer', city.other), PASSWORD, 'cookie');
    cookie = answer.headers.get('set-cookie')?.split(';')[0] ?? '';
  });
  const post = async (headers: Readonly<Record<string, string>>): Promise<string | number | null> => {
    const answer = await send(server.url, 'POST', path, { cookie, json: json(), headers });
    return codeOf(answer) ?? answer.status;
  };

  it.each([
    ['another site', { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' }],
    ['a sibling host', { 'sec-fetch-site': 'same-site' }],
    ['another origin, in an old browser', { origin: 'https://evil.example' }],
    ['no origin at all', {}],
    ['a page without an origin', { origin: 'null' }],
    ['another page, by its address', { referer: 'https://evil.example/x' }],
  ])('with a cookie from %s is refused', async (_from, headers) => {
    expect(await post(headers)).toBe('CROSS_ORIGIN');
  });

  it('with a cookie from a page of ours is let in', async () => {
    expect(await post({ 'sec-fetch-site': 'same-origin', origin: server.url })).toBe(200);
    expect(await post({ origin: server.url })).toBe(200);
    expect(await post({ referer: `${server.url}/c/inbox` })).toBe(200);
  });

  it('cannot log a browser in for another site', async () => {
    const answer = await send(server.url, 'POST', '/c/login', {
      form: { login: city.loginOf('reviewer', city.other), password: PASSWORD },
      headers: { 'sec-fetch-site': 'cross-site', origin: 'https://evil.example' },
    });
    expect(codeOf(answer)).toBe('CROSS_ORIGIN');
    expect(answer.headers.get('set-cookie')).toBeNull();
  });
});

it('the login page shows the account again after a failure, and never the password', async () => {
  const answer = await send(server.url, 'POST', '/c/login', {
    form: { login: city.loginOf('admin', city.other), password: 'secret-typed', next: '/c/tasks' },
  });
  expect(answer.status).toBe(401);
  expect(answer.body).toMatchObject({
    page: 'login',
    view: { login: city.loginOf('admin', city.other), next: '/c/tasks' },
  });
  expect(answer.text).not.toContain('secret-typed');
});

it('guesses over many logins from one address are slowed down', async () => {
  const answers: (string | null)[] = [];
  for (let n = 0; n < 70 && !answers.includes('RATE_LIMITED'); n++)
    answers.push(codeOf(await logIn(`${city.tag}-spray-${n}`, 'x')));
  expect(answers.at(-1)).toBe('RATE_LIMITED');
});
