import { makeCity, owner } from './city';
import { codeOf, send } from './client';
import { EMPTY_READS } from './reads';
import { startServer } from './server';

/** The database goes away: what is asked meanwhile is told so, and the same request is safe to send again. */
it('while the database does not answer, requests are told to come again', async () => {
  const client = await owner();
  const city = await makeCity(client);
  const server = await startServer(() => EMPTY_READS, {}, 'postgres://liancha_app@127.0.0.1:1/none');
  const token = 'x'.repeat(43);
  const answers = await Promise.all([
    send(server.url, 'GET', '/api/v1/me', { token }),
    send(server.url, 'POST', '/api/v1/sessions', { json: { login: city.loginOf('ops', city.own), password: 'x' } }),
    send(server.url, 'POST', '/api/v1/tasks', { token, key: `${city.tag}-outage`, json: { name: '任务' } }),
    send(server.url, 'GET', '/health/ready'),
    send(server.url, 'GET', '/metrics'),
  ]);
  expect(answers.map((answer) => [answer.status, codeOf(answer)])).toEqual(Array(5).fill([503, 'NOT_READY']));
  expect(answers[0]?.headers.get('retry-after')).toBe('5');
  expect((await send(server.url, 'GET', '/health/live')).status).toBe(200);
  await server.close();
  await client.end();
}, 60_000);
