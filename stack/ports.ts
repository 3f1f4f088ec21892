import { randomInt } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer, connect } from 'node:net';
import { join } from 'node:path';
import type { Home } from './home';
import type { Say } from './say';
import { StackError } from './say';

const PORTS = {
  api: { wish: 8330, variable: 'API_PORT' },
  postgres: { wish: 8331, variable: 'LIANCHA_POSTGRES_PORT' },
  temporal: { wish: 8332, variable: 'LIANCHA_TEMPORAL_PORT' },
  ui: { wish: 8333, variable: 'LIANCHA_TEMPORAL_UI_PORT' },
  province: { wish: 8334, variable: 'LIANCHA_PROVINCE_PORT' },
} as const;
type PortName = keyof typeof PORTS;

type Free = (port: number) => Promise<boolean>;
type Env = Readonly<Record<string, string | undefined>>;

/** Whether nobody listens there: only a bind of one's own tells. */
export const isFree = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(true)));
  });

/** A port that the system hands out; free at that moment. */
export const anyPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const address = server.address();
      server.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port')),
      );
    });
  });

/** A free port below 32,768: Temporal's PostgreSQL schema keeps a port in a SMALLINT. */
export async function anyLowPort(): Promise<number> {
  for (let tries = 0; tries < 200; tries++) {
    const port = 20_000 + randomInt(10_000);
    if (await isFree(port)) return port;
  }
  throw new StackError('No free port between 20000 and 29999: something on this machine holds them all.');
}

/** Whether something answers there. */
export const answers = (port: number, host = '127.0.0.1'): Promise<boolean> =>
  new Promise((resolve) => {
    const socket = connect({ port, host });
    const end = (result: boolean) => () => {
      socket.destroy();
      resolve(result);
    };
    socket.setTimeout(1000, end(false));
    socket.once('connect', end(true));
    socket.once('error', end(false));
  });

/** Chooses the port of one service: asked for directly before the service is started, since until then anybody may take it. */
export type ChoosePort = (name: PortName) => Promise<number>;

/**
 * The ports of a state folder. Asked for by its variable: that one or a sentence, since whoever asked relies on it.
 * Otherwise the one it had, so that addresses stay; else the usual one, or the next free in steps of ten (so that the
 * five never get into each other's way). A port that is not the first choice is said in a line.
 */
export function portsOf(home: Home, env: Env, say: Say, free: Free = isFree): ChoosePort {
  const file = join(home.dir, 'ports.json');
  return async (name) => {
    const asked = env[PORTS[name].variable];
    if (asked !== undefined && asked !== '') return askedPort(name, asked, free);
    const kept = keptPorts(file);
    const port = await freePort(name, kept[name], say, free);
    if (port !== kept[name]) writeFileSync(file, JSON.stringify({ ...kept, [name]: port }));
    return port;
  };
}

type Kept = Partial<Record<PortName, number>>;

/** A note that a kill cut short is no loss: ports are chosen anew. */
function keptPorts(file: string): Kept {
  try {
    const found = Object.entries(JSON.parse(readFileSync(file, 'utf8')) as object);
    return Object.fromEntries(found.filter(([name, port]) => name in PORTS && Number.isInteger(port)));
  } catch {
    return {};
  }
}

async function freePort(name: PortName, kept: number | undefined, say: Say, free: Free): Promise<number> {
  const { wish, variable } = PORTS[name];
  const first = kept ?? wish;
  if (await free(first)) return first;
  for (let port = wish; port < wish + 1000; port += 10) {
    if (port === first || !(await free(port))) continue;
    say(name, `port ${first} is taken by another program: using ${port} (${variable} chooses another)`);
    return port;
  }
  throw new StackError(`No free port for ${name} from ${wish} on. Set ${variable} to a free one.`);
}

async function askedPort(name: PortName, asked: string, free: Free): Promise<number> {
  const { variable } = PORTS[name];
  const port = Number(asked);
  if (!Number.isInteger(port) || port < 1 || port > 65535)
    throw new StackError(`${variable}=${asked} is not a port (1 to 65535).`);
  if (await free(port)) return port;
  throw new StackError(
    `Port ${port}, asked for by ${variable}, is taken by another program. Stop that program, or set ${variable} to a free port.`,
  );
}
