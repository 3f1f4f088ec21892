import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { createServer } from 'node:net';
import { anyPort } from '../../../stack/ports';
import { isAlive } from '../../../stack/process/identity';
import { readPidFiles } from '../../../stack/process/pid-file';
import type { Service, ServiceSpec } from '../../../stack/process/service';
import { PortTaken, createService } from '../../../stack/process/service';
import { Ending, Roster } from '../../../stack/run/roster';

let dir: string;
let lines: string[];
let services: Service[];
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'liancha-service-'));
  lines = [];
  services = [];
});
afterEach(async () => {
  await Promise.all(services.map((service) => service.stop()));
  rmSync(dir, { recursive: true, force: true });
});

const READY = "console.log('READY'); setInterval(() => {}, 1000);";

type More = Partial<Pick<ServiceSpec, 'name' | 'grace' | 'says' | 'ready' | 'ports'>>;

function service(script: string, more: More = {}): Service {
  const { name = 'child', grace = 3000 } = more;
  const spec = {
    name,
    order: 1,
    command: process.execPath,
    args: ['-e', script],
    env: process.env,
    cwd: '/',
    readyWithin: 5000,
    stopSignal: 'SIGTERM' as const,
    grace,
    where: 'here',
    ports: [],
    says: /^READY\b/m,
    ...more,
  };
  const made = createService(spec, { logs: dir, pids: dir, say: (who, what) => void lines.push(`${who}: ${what}`) });
  services.push(made);
  return made;
}

const pidOf = (name: string) => readPidFiles(dir).find((file) => file.name === name);
async function until(condition: () => boolean): Promise<void> {
  for (const end = Date.now() + 8000; !condition(); await sleep(25))
    if (Date.now() > end) throw new Error(`never: ${lines.join('; ')}`);
}

describe('a service', () => {
  it('has started when it says READY, and can be found by its pid file until it was stopped', async () => {
    const child = service(READY);
    await child.start();
    const file = pidOf('child');
    expect(file !== undefined && isAlive(file)).toBe(true);
    await child.stop();
    expect(file !== undefined && isAlive(file)).toBe(false);
    expect(readPidFiles(dir)).toEqual([]);
    expect(lines).toEqual([expect.stringMatching(/^child: ready: here \(\d+\.\d s\)$/)]);
  });

  it('that ends unasked is started again, with a line that says how it ended', async () => {
    const child = service(READY);
    await child.start();
    const first = pidOf('child');
    process.kill(first?.pid ?? 0, 'SIGKILL');
    await until(() => lines.filter((line) => /ready/.test(line)).length === 2);
    expect(lines[1]).toMatch(/^child: ended by SIGKILL unasked: starting again in 0.5 s/);
    expect(pidOf('child')?.pid).not.toBe(first?.pid);
  });

  it('that cannot start is tried three times and then named with its last words', async () => {
    const child = service("console.error('the cable is out'); process.exit(3);");
    await expect(child.start()).rejects.toThrow(/child does not start: ended with 3[^]*the cable is out[^]*child\.log/);
    expect(lines).toHaveLength(2);
  });

  it('that does not listen is killed after its grace, with whatever it started itself', async () => {
    const grandchild = `const c = require('child_process').spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)']);
      require('fs').writeFileSync('${join(dir, 'grandchild')}', String(c.pid));
      process.on('SIGTERM', () => {}); ${READY}`;
    const child = service(grandchild, { grace: 300 });
    await child.start();
    const pid = Number(readFileSync(join(dir, 'grandchild'), 'utf8'));
    await child.stop();
    expect(lines.at(-1)).toBe('child: did not end within 0.3 s: killed');
    await until(() => !exists(pid));
  });

  it('that is stopped while it waits to be started again stays stopped', async () => {
    writeFileSync(join(dir, 'runs'), '');
    const child = service(`require('fs').appendFileSync('${join(dir, 'runs')}', 'x'); ${READY}`);
    await child.start();
    process.kill(pidOf('child')?.pid ?? 0, 'SIGKILL');
    await until(() => lines.some((line) => /starting again/.test(line)));
    await child.stop();
    await sleep(900);
    expect(readFileSync(join(dir, 'runs'), 'utf8')).toBe('x');
  });
});

/** Another program that listens already, and answers whoever asks. */
async function stranger(work: (port: number) => Promise<void>): Promise<void> {
  const port = await anyPort();
  const server = createServer((socket) => socket.end());
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await work(port).finally(() => server.close());
}
const listening = (port: number): string =>
  `setTimeout(() => require('net').createServer().listen(${port}, '127.0.0.1', () => console.log('READY')), 200);`;
const answered = (): Promise<boolean> => Promise.resolve(true);

describe('an answer on the port of a service', () => {
  it('is no readiness before the child itself says that it listens', () =>
    stranger(async (port) => {
      const child = service(listening(port), { ready: answered, ports: [port] });
      await expect(child.start()).rejects.toThrow(PortTaken);
      expect(lines).toEqual([]);
    }));

  it('is no readiness when the child ended while it was asked for', async () => {
    const slow = (): Promise<boolean> => sleep(300).then(() => true);
    const child = service("console.log('READY'); setTimeout(() => process.exit(3), 50);", { ready: slow });
    await expect(child.start()).rejects.toThrow(/child does not start: ended with 3/);
    expect(lines.filter((line) => /ready/.test(line))).toEqual([]);
  });

  it('that does not know us is no failure of ours while the child still finds the port taken', () =>
    stranger(async (port) => {
      const refused = (): Promise<boolean> => Promise.reject(new Error('it refuses our password'));
      const child = service(listening(port), { ready: refused, says: undefined, ports: [port] });
      await expect(child.start()).rejects.toThrow(PortTaken);
    }));

  it('that does not know us is named when the child is there', async () => {
    const refused = (): Promise<boolean> => Promise.reject(new Error('it refuses our password'));
    await expect(service(READY, { ready: refused }).start()).rejects.toThrow('it refuses our password');
  });
});

describe('a port that was taken between its choice and the start', () => {
  it('is chosen again', () =>
    stranger(async (taken) => {
      const choices = [taken, taken, await anyPort()];
      const made: number[] = [];
      const chosen = await new Roster().startOn(
        () => Promise.resolve(choices.shift() ?? 0),
        (port) => {
          made.push(port);
          return service(listening(port), { ports: [port] });
        },
      );
      expect(made).toEqual([taken, taken, chosen]);
      expect(lines).toEqual([expect.stringMatching(/^child: ready/)]);
    }));

  it('is named after five choices', () =>
    stranger(async (port) => {
      const start = new Roster().startOn(
        () => Promise.resolve(port),
        () => service(listening(port), { ports: [port] }),
      );
      await expect(start).rejects.toThrow(`child does not start: another program took port ${port}`);
      expect(services).toHaveLength(5);
    }));

  it('is no reason to choose again when the service ends for another', async () => {
    const port = await anyPort();
    const start = new Roster().startOn(
      () => Promise.resolve(port),
      () => service('process.exit(3)', { ports: [port] }),
    );
    await expect(start).rejects.toThrow(/ended with 3/);
    expect(services).toHaveLength(1);
  });

  it('after a crash is named, since the others know the service by it', async () => {
    const port = await anyPort();
    const child = service(listening(port), { ports: [port] });
    await child.start();
    process.kill(pidOf('child')?.pid ?? 0, 'SIGKILL');
    await until(() => lines.some((line) => /starting again/.test(line)));
    const server = createServer();
    await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
    await until(() => lines.some((line) => line.includes(`another program took port ${port}`)));
    await new Promise((resolve) => server.close(resolve));
    await until(() => lines.filter((line) => /ready/.test(line)).length === 2);
  });
});

function exists(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

describe('the roster', () => {
  const fake = (name: string, events: string[], start = async (): Promise<void> => undefined): Service => ({
    name,
    start: async () => {
      events.push(`+${name}`);
      await start();
    },
    stop: async () => void events.push(`-${name}`),
  });

  it('stops all in reverse order, once, also the one that is still starting', async () => {
    const events: string[] = [];
    const roster = new Roster();
    await roster.start(fake('a', events));
    await roster.start(fake('b', events));
    const late = roster.start(fake('c', events, () => sleep(50)));
    await Promise.all([roster.stopAll(), roster.stopAll(), expect(late).rejects.toThrow(Ending)]);
    expect(events).toEqual(['+a', '+b', '+c', '-c', '-b', '-a']);
  });

  it('starts nothing any more once it is ending', async () => {
    const events: string[] = [];
    const roster = new Roster();
    await roster.stopAll();
    await expect(roster.start(fake('a', events))).rejects.toThrow(Ending);
    expect(events).toEqual([]);
  });
});
