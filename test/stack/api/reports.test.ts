import type { Client } from 'pg';
import type { Reports } from '../../../contracts/views/draws';
import { liveUntil, draft, open, send as act } from '../read-models/life';
import { makeWorld, type World } from '../read-models/world';
import { publishedOf, teamAt } from '../draw/tables';
import { countRows, owner } from './city';
import { codeOf, send, type Answer, type Sent } from './client';
import { startServer, type TestServer } from './server';

jest.setTimeout(60_000);

/** 自愿上报: strangers are counted, and nothing else comes of them. */
let world: World;
let client: Client;
let server: TestServer;
let task: string;
let draw: string;
let resultHash: string;

beforeAll(async () => {
  [world, client] = await Promise.all([makeWorld(), owner()]);
  server = await startServer(() => world.models);
  task = await open(world, '上报');
  draw = `${task}-01`;
  await draft(world, task, 3);
  await liveUntil(world, task, 'recusal');
  ({ resultHash } = await publishedOf(world, task));
});
afterAll(async () => {
  await server?.close();
  await client?.end();
  await world?.close();
});

let tokens = 0;
const token = (): string => (tokens += 1).toString(16).padStart(32, '0');
const report = (json: unknown, { id = draw, ...sent }: Sent & { readonly id?: string } = {}): Promise<Answer> =>
  send(server.url, 'POST', `/api/v1/public/draws/${id}/reports`, { json, ...sent });
const counted = async (): Promise<Reports | null | undefined> => (await world.models.drawRecord(draw))?.reports;

test('a device counts once, whatever it sends again, and the record shows the count', async () => {
  const mine = token();
  expect((await report({ resultHash, token: mine })).body).toEqual({ agree: 1, differ: 0 });
  expect((await report({ resultHash, token: mine })).body).toEqual({ agree: 1, differ: 0 });
  expect((await report({ resultHash: 'ab'.repeat(32), token: mine })).body).toEqual({ agree: 1, differ: 0 });
  expect((await report({ resultHash: 'ab'.repeat(32), token: token() })).body).toEqual({ agree: 1, differ: 1 });
  expect((await report({ resultHash: null, token: token() })).body).toEqual({ agree: 1, differ: 2 });
  expect(await counted()).toEqual({ agree: 1, differ: 2 });
});

test('who computed the result before an officer was replaced was not wrong', async () => {
  const [officer = ''] = await teamAt(world, task, 1, world.lead);
  const body = { officer, position: 1, ground: 'kin', note: '', reason: '情形属实' };
  await act(world, { process: task, type: 'orderRecusal', body, org: world.lead, role: 'leader' });
  const now = (await publishedOf(world, task)).resultHash;
  expect(now).not.toBe(resultHash);
  for (const hash of [resultHash, now]) await report({ resultHash: hash, token: token() });
  expect(await counted()).toEqual({ agree: 3, differ: 2 });
});

test('what is kept of a device is whether it agreed, and a hash that fits no other draw', async () => {
  const { rows } = await client.query<Record<string, unknown>>('SELECT * FROM draw_report WHERE draw_id = $1', [draw]);
  expect(rows.length).toBe(5);
  for (const row of rows) expect(Object.keys(row).sort()).toEqual(['agrees', 'draw_id', 'token_hash']);
  expect(JSON.stringify(rows)).not.toContain('0'.repeat(20));
});

test.each<[string, unknown, Sent & { readonly id?: string }, string]>([
  ['of a draw that is not there', { resultHash: null, token: 'a'.repeat(32) }, { id: 'no-such-draw' }, 'NO_SUCH_THING'],
  [
    'from another site',
    { resultHash: null, token: 'a'.repeat(32) },
    { headers: { 'sec-fetch-site': 'cross-site' } },
    'CROSS_ORIGIN',
  ],
  [
    'from a page on a disk',
    { resultHash: null, token: 'a'.repeat(32) },
    { headers: { origin: 'null' } },
    'CROSS_ORIGIN',
  ],
  ['without a hash', { token: 'a'.repeat(32) }, {}, 'BAD_BODY'],
  ['with a hash that is none', { resultHash: '%', token: 'a'.repeat(32) }, {}, 'BAD_BODY'],
  ['with a token of one’s own making', { resultHash: null, token: '13800009999' }, {}, 'BAD_BODY'],
  ['with more than is asked', { resultHash: null, token: 'a'.repeat(32), name: '某人' }, {}, 'BAD_BODY'],
  ['of more than a kilobyte', { resultHash: null, token: 'a'.repeat(2000) }, {}, 'BODY_TOO_LARGE'],
])('a report %s is refused and leaves nothing', async (_what, json, sent, code) => {
  const before = await countRows(client);
  expect(codeOf(await report(json, sent))).toBe(code);
  expect(await countRows(client)).toEqual(before);
});

test('a draw without a result takes no report', async () => {
  const other = await open(world, '未抽取');
  await draft(world, other, 3);
  await liveUntil(world, other, 'target_draw');
  expect(codeOf(await report({ resultHash, token: token() }, { id: `${other}-01` }))).toBe('NO_SUCH_THING');
});

test('one address is counted 120 times a minute and then told to wait', async () => {
  const before = await counted();
  const answers = await Promise.all(Array.from({ length: 140 }, () => report({ resultHash, token: token() })));
  const refused = answers.filter(({ status }) => status === 429);
  expect(refused.length).toBeGreaterThan(0);
  expect(refused.map(codeOf)).toEqual(refused.map(() => 'RATE_LIMITED'));
  expect((await counted())?.agree).toBe((before?.agree ?? 0) + answers.length - refused.length);
});
