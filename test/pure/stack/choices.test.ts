import { createServer } from 'node:net';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { homeIn, homeOf } from '../../../stack/home';
import { anyPort, isFree, portsOf } from '../../../stack/ports';
import { accountIn } from '../../../stack/postgres/account';
import { clearStaleLock, serverArguments } from '../../../stack/postgres/data';
import { majorOf } from '../../../stack/postgres/find';
import { roleUrl, steppedDown } from '../../../stack/postgres/provide';
import { withoutPassword } from '../../../stack/postgres/server';
import { Roster } from '../../../stack/run/roster';
import { wantsSample } from '../../../stack/run/sample-loader';
import { columns, readyTable, width } from '../../../stack/run/table';
import { readSecrets, secretsOf } from '../../../stack/secrets';
import type { StackState } from '../../../stack/state';
import { readStack } from '../../../stack/state';
import { findTemporal } from '../../../stack/temporal/find';
import { namespaceOf } from '../../../stack/temporal/namespace';
import { provideTemporal } from '../../../stack/temporal/server';
import { isNewEnough, serverVersion } from '../../../stack/temporal/version';

const quiet = (): void => undefined;
const busy =
  (...taken: readonly number[]) =>
  (port: number): Promise<boolean> =>
    Promise.resolve(!taken.includes(port));

let dir: string;
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liancha-choices-'));
});
afterEach(() => rmSync(dir, { recursive: true, force: true }));

describe('ports', () => {
  const chooser = (env: Record<string, string>, ...taken: readonly number[]) =>
    portsOf(homeIn(dir, dir), env, (_who, what) => void lines.push(what), busy(...taken));
  let lines: string[];
  beforeEach(() => {
    lines = [];
  });

  it('are the usual ones, or the next free in steps of ten with a line', async () => {
    expect(await chooser({})('postgres')).toBe(8331);
    expect(lines).toEqual([]);
    expect(await chooser({}, 8330, 8340)('api')).toBe(8350);
    expect(lines).toEqual(['port 8330 is taken by another program: using 8350 (API_PORT chooses another)']);
  });

  it('of a state folder stay what they were, though a lower one is free again', async () => {
    expect(await chooser({}, 8330)('api')).toBe(8340);
    expect(await chooser({}, 8331)('postgres')).toBe(8341);
    lines = [];
    expect([await chooser({})('api'), await chooser({})('postgres')]).toEqual([8340, 8341]);
    expect(lines).toEqual([]);
  });

  it('of a state folder move when another program has them, and stay there', async () => {
    expect(await chooser({}, 8330)('api')).toBe(8340);
    expect(await chooser({}, 8330, 8340)('api')).toBe(8350);
    expect(lines.at(-1)).toBe('port 8340 is taken by another program: using 8350 (API_PORT chooses another)');
    expect(await chooser({})('api')).toBe(8350);
  });

  it('of a state folder whose note was damaged are chosen anew', async () => {
    for (const text of ['{"api":83', '{"api":"8340"}', '[]', 'null']) {
      writeFileSync(join(dir, 'ports.json'), text);
      expect(await chooser({})('api')).toBe(8330);
    }
  });

  it('asked for by a variable are that port or a sentence, for this start alone', async () => {
    expect(await chooser({ API_PORT: '9000' })('api')).toBe(9000);
    expect(await chooser({})('api')).toBe(8330);
    await expect(chooser({ API_PORT: '9000' }, 9000)('api')).rejects.toThrow(
      /Port 9000, asked for by API_PORT, is taken/,
    );
    await expect(chooser({ API_PORT: 'http' })('api')).rejects.toThrow(/not a port/);
  });

  it('that somebody listens on are not free', async () => {
    const port = await anyPort();
    expect(await isFree(port)).toBe(true);
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    expect(await isFree(port)).toBe(false);
    await new Promise((resolve) => server.close(resolve));
  });
});

describe('the state folder', () => {
  it('is .liancha in the checkout, or what LIANCHA_HOME says, with the cache inside unless LIANCHA_CACHE says otherwise', () => {
    expect(homeOf({}, '/co')).toMatchObject({
      dir: '/co/.liancha',
      cache: '/co/.liancha/cache',
      logs: '/co/.liancha/logs',
    });
    expect(homeOf({ LIANCHA_HOME: '/srv/x' }, '/co')).toMatchObject({ dir: '/srv/x', cache: '/srv/x/cache' });
    expect(homeOf({ LIANCHA_HOME: '/srv/x', LIANCHA_CACHE: '/c' }, '/co').cache).toBe('/c');
  });

  it('keeps its secrets from the first start on, for its owner alone', () => {
    const home = homeIn(dir, dir);
    expect(readSecrets(home)).toBeNull();
    const made = secretsOf(home);
    expect(secretsOf(home)).toEqual(made);
    expect(made.installationKey).toMatch(/^[0-9a-f]{64}$/);
    expect(new Set(Object.values(made)).size).toBe(5);
    expect(statSync(join(dir, 'secrets.json')).mode & 0o777).toBe(0o600);
  });

  it('with secrets that do not hold is refused, never given new ones', () => {
    writeFileSync(join(dir, 'secrets.json'), '{"postgres":"x"');
    expect(() => secretsOf(homeIn(dir, dir))).toThrow(/does not hold the passwords/);
    expect(readFileSync(join(dir, 'secrets.json'), 'utf8')).toBe('{"postgres":"x"');
  });

  it('of no running supervisor tells of no stack, whatever was left written', () => {
    writeFileSync(join(dir, 'stack.json'), '{"ready":true}');
    writeFileSync(join(dir, 'supervisor.pid'), JSON.stringify({ pid: process.pid, born: 'another start' }));
    expect(readStack(homeIn(dir, dir))).toBeNull();
  });
});

describe('PostgreSQL', () => {
  it('runs as an account with an entry, and never as root', () => {
    const passwd = 'root:x:0:0::/root:/bin/sh\nnobody:x:65534:65533:n:/:/bin/false\n';
    expect(accountIn(passwd, 'nobody')).toEqual({ name: 'nobody', uid: 65534, gid: 65533 });
    expect(accountIn(passwd, 'root')).toBeNull();
    expect(accountIn(passwd, 'postgres')).toBeNull();
  });

  it('is told by its version', () => {
    expect(majorOf('postgres (PostgreSQL) 18.4')).toBe(18);
    expect(majorOf('postgres (PostgreSQL) 15.18 (Debian 15.18-0+deb12u1)')).toBe(15);
    expect(majorOf('mysqld 8')).toBeNull();
  });

  it('waits for the disk where data is kept', () => {
    expect(serverArguments('/d', 1, false)).not.toContain('fsync=off');
    expect(serverArguments('/d', 1, true)).toContain('fsync=off');
    expect(serverArguments('/d', 1, false)).toContain('listen_addresses=127.0.0.1');
  });

  it('has its lock file removed only when a stranger has the number', () => {
    const lock = join(dir, 'postmaster.pid');
    const there = (command: string | null): boolean => {
      writeFileSync(lock, '4242\n/data\n');
      clearStaleLock(dir, () => command);
      return isThere(lock);
    };
    expect(there('/usr/bin/vim')).toBe(false);
    expect(there('/x/bin/postgres -D /data')).toBe(true);
    expect(there(null)).toBe(true);
  });

  it('is shown without its password, and reached as another role on the same server', () => {
    const url = 'postgres://root:s%40crt@db:5432/postgres?sslmode=require';
    expect(withoutPassword(url)).toBe('postgres://root@db:5432/postgres?sslmode=require');
    expect(roleUrl(url, 'app', 'p@w', 'liancha')).toBe('postgres://app:p%40w@db:5432/liancha?sslmode=require');
    expect(new URL(steppedDown(url, 'app', 'liancha')).searchParams.get('options')).toBe('-c role=app');
  });
});

const isThere = (file: string): boolean => statSync(file, { throwIfNoEntry: false }) !== undefined;

describe('Temporal', () => {
  it('must have Server 1.32 or newer', () => {
    expect(serverVersion('temporal version 1.9.1 (Server 1.32.0, UI 2.54.1)')).toEqual([1, 32, 0]);
    expect([[1, 31, 9], [1, 32, 0], [2, 0, 0], []].map(isNewEnough)).toEqual([false, true, true, false]);
  });

  it('is looked for way by way, each failure said, and the end names them all', async () => {
    const lines: string[] = [];
    const say = (_who: string, what: string): void => void lines.push(what);
    const no = { name: 'the shelf', found: () => Promise.resolve({ no: 'it is broken' }) };
    const yes = { name: 'the drawer', found: () => Promise.resolve('/drawer/temporal') };
    expect(await findTemporal(dir, say, [no, yes])).toBe('/drawer/temporal');
    expect(lines).toEqual(['the shelf does not help: it is broken']);
    await expect(findTemporal(dir, quiet, [no])).rejects.toThrow(
      /the shelf: it is broken[^]*TEMPORAL_ADDRESS=HOST:PORT/,
    );
  });
});

describe("an installation's own Temporal", () => {
  it('has a namespace that no other installation has, and the same one at every start', () => {
    const [ours, theirs] = ['ab'.repeat(32), 'cd'.repeat(32)];
    expect(namespaceOf(ours)).toMatch(/^liancha-[0-9a-f]{8}$/);
    expect(namespaceOf(ours)).toBe(namespaceOf(ours));
    expect(namespaceOf(ours)).not.toBe(namespaceOf(theirs));
    expect(ours).not.toContain(namespaceOf(ours).slice(-8));
  });

  it('is given its ports only after the program was found or fetched, which may take minutes', async () => {
    const bin = join(dir, 'temporal-cli-1.9.1', 'bin');
    mkdirSync(bin, { recursive: true });
    const events = join(dir, 'events');
    const program = `#!/bin/sh\necho found >> '${events}'\necho 'temporal version 1.9.1 (Server 1.32.0)'\n`;
    writeFileSync(join(bin, 'temporal'), program, { mode: 0o755 });
    const start = provideTemporal({
      home: homeIn(dir, dir),
      say: quiet,
      env: {},
      namespace: 'liancha',
      profile: 'local',
      store: { adminUrl: null, password: '' },
      roster: new Roster(),
      port: (name) => Promise.reject(new Error(`${name} asked for when ${readFileSync(events, 'utf8').trim()}`)),
      ui: true,
    });
    await expect(start).rejects.toThrow('temporal asked for when found');
  });
});

describe('the sample city', () => {
  it('is there by default, away when unwanted, and never in production', () => {
    expect(wantsSample({})).toBe(true);
    expect(wantsSample({ LIANCHA_SAMPLE: '0' })).toBe(false);
    expect(wantsSample({ NODE_ENV: 'production' })).toBe(false);
    expect(() => wantsSample({ NODE_ENV: 'production', LIANCHA_SAMPLE: '1' })).toThrow(
      /refused with NODE_ENV=production/,
    );
  });
});

describe('the closing table', () => {
  const state: StackState = {
    ready: true,
    api: 'http://h/api/v1',
    console: 'http://h/c',
    public: 'http://h/p',
    docs: 'http://h/api/docs',
    temporal: 'h:1',
    temporalUi: null,
    namespace: 'liancha',
    database: 'postgres://h/liancha',
    province: 'http://h:2',
    profile: 'local',
    pid: 1,
    startedAt: '2026-09-21T00:00:00.000Z',
    home: '/h',
  };

  it('counts a Chinese character as two columns', () => {
    expect(width('联查ab')).toBe(6);
    expect(
      columns(
        [
          ['联查', 'x'],
          ['abcde', 'y'],
        ],
        '',
      ),
    ).toBe('联查    x\nabcde   y');
  });

  it('gives every login of the sample city, or the way to the first administrator where there is none', () => {
    const logins = [
      { role: '经办', login: 'zhang', password: 'p1' },
      { role: '审批人', login: 'li', password: 'p2' },
    ];
    const table = readyTable(state, logins, '3.1 s');
    for (const text of ['zhang', 'p1', 'li', 'p2', 'http://h/p', 'npm run drill']) expect(table).toContain(text);
    expect(readyTable(state, [], '1 s')).toContain('admin create');
  });
});
