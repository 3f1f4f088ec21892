import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Client } from 'pg';
import { createProgram } from '../../../cli/program';
import type { Terminal } from '../../../cli/terminal';
import { appUrl, makeCity, ownDatabase, owner, type City } from './city';
import { openTask } from './fixture';
import { EMPTY_READS } from './reads';
import { logIn, startServer, type TestServer } from './server';

/** The command line as it is typed, on the tests' own database and beside whatever stack may run on this machine. */
let own: Awaited<ReturnType<typeof ownDatabase>>;
let client: Client;
let city: City;
let server: TestServer;
let task: string;
const home = mkdtempSync(join(tmpdir(), 'liancha-cli-'));
const before = { ...process.env };

beforeAll(async () => {
  own = await ownDatabase();
  Object.assign(process.env, { LIANCHA_HOME: home, DATABASE_URL: appUrl(), INSTALLATION_KEY: 'ab'.repeat(32) });
  client = await owner();
  city = await makeCity(client);
  server = await startServer(() => EMPTY_READS);
  task = await openTask(server, city, `${city.tag}-task`);
}, 60_000);

afterAll(async () => {
  process.env = before;
  rmSync(home, { recursive: true });
  await server.close();
  await client.end();
  await own.drop();
});

interface Typed {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}
async function type(...words: readonly string[]): Promise<Typed> {
  const said = { code: null as number | null, out: '', err: '' };
  const terminal: Terminal = {
    out: (line) => void (said.out += `${line}\n`),
    err: (line) => void (said.err += `${line}\n`),
    exit: (code) => void (said.code = code),
    progress: () => undefined,
  };
  await createProgram(terminal).parseAsync([...words], { from: 'user' });
  return said;
}

it('a whole journal is verified, and one changed byte is named by its row', async () => {
  const whole = await type('journal', 'verify', '--json');
  expect([whole.code, JSON.parse(whole.out)]).toEqual([0, expect.objectContaining({ ok: true, broken: [] })]);
  const { rows } = await client.query<{ text: string }>(
    'SELECT text FROM journal.event WHERE process = $1 AND seq = 1',
    [task],
  );
  const text = rows[0]?.text ?? '';
  const write = (changed: string) =>
    client.query('UPDATE journal.event SET text = $2 WHERE process = $1 AND seq = 1', [task, changed]);
  await write(text.replace('矩', '短'));
  const broken = await type('journal', 'verify');
  expect([broken.code, broken.out]).toEqual([1, '']);
  expect(broken.err).toContain(`不通过：${task} 第 1 条`);
  await write(text);
  expect((await type('journal', 'verify')).code).toBe(0);
});

it('what is stored follows from the events, and a difference is named', async () => {
  expect((await type('journal', 'rebuild', '--check')).code).toBe(0);
  await client.query("UPDATE journal.process SET stage = 'closing' WHERE id = $1", [task]);
  const different = await type('journal', 'rebuild', '--check', '--json');
  expect(different.code).toBe(1);
  expect(JSON.parse(different.out)).toMatchObject({ ok: false, differences: [{ process: task, what: 'standing' }] });
  await client.query("UPDATE journal.process SET stage = 'scheme' WHERE id = $1", [task]);
});

it('after a recovery every open process has a higher epoch and is poked', async () => {
  const epoch = async (): Promise<number> =>
    (await client.query<{ epoch: number }>('SELECT epoch FROM journal.process WHERE id = $1', [task])).rows[0]?.epoch ??
    0;
  const first = await epoch();
  const recovered = await type('recover', '--json');
  expect(recovered.code).toBe(0);
  expect((JSON.parse(recovered.out) as { processes: number }).processes).toBeGreaterThan(0);
  expect(await epoch()).toBe(first + 1);
  expect((await client.query('SELECT 1 FROM journal.poke WHERE process = $1', [task])).rowCount).toBe(1);
});

it('the first administrator is made once, and can log in with the password that was shown', async () => {
  const login = `${city.tag}.root`;
  const made = await type(
    'admin',
    'create',
    '--login',
    login,
    '--name',
    '首位管理员',
    '--org',
    `${city.tag}-admin`,
    '--json',
  );
  const { password } = JSON.parse(made.out) as { password: string };
  expect([made.code, password.length]).toEqual([0, 16]);
  await expect(logIn(server.url, login, password)).resolves.toMatch(/^[\w-]{43}$/);
  const again = await type('admin', 'create', '--login', login, '--name', '首位管理员');
  expect([again.code, again.err]).toEqual([1, expect.stringContaining('已经存在')]);
});

it.each([
  ['an unknown command', ['nonsense']],
  ['a missing option', ['admin', 'create', '--login', 'x.y']],
  ['a rebuild that is no check', ['journal', 'rebuild']],
])('%s is a wrong use', async (_what, words) => {
  const stderr = jest.spyOn(process.stderr, 'write').mockImplementation(() => true);
  await expect(type(...words)).rejects.toMatchObject({ name: 'CommanderError' });
  stderr.mockRestore();
});

it('a login or name that no page could show is a wrong use', async () => {
  for (const words of [
    ['--login', '管理员', '--name', '甲'],
    ['--login', 'a', '--name', '甲'],
    ['--login', 'good', '--name', 'a\u0007b'],
  ]) {
    expect((await type('admin', 'create', ...words)).code).toBe(2);
  }
});

it('without a stack and an address it says how to get one, with a code of its own', async () => {
  const { DATABASE_URL } = process.env;
  delete process.env['DATABASE_URL'];
  const nothing = await type('journal', 'verify');
  expect([nothing.code, nothing.err]).toEqual([4, expect.stringContaining('npm start')]);
  process.env['DATABASE_URL'] = 'postgres://liancha_app@127.0.0.1:1/none';
  expect((await type('recover')).code).toBe(4);
  process.env['DATABASE_URL'] = DATABASE_URL;
});

it('a stack that does not run is said to be not ready', async () => {
  const status = await type('stack', 'status', '--json');
  expect([status.code, JSON.parse(status.out)]).toEqual([1, { ready: false }]);
});
