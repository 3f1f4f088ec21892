import { randomInt } from 'node:crypto';
import { createServer, connect } from 'node:net';
import type { Say } from './say';
import { StackError } from './say';

export const PORTS = {
  api: { wish: 8330, variable: 'API_PORT' },
  postgres: { wish: 8331, variable: 'LIANCHA_POSTGRES_PORT' },
  temporal: { wish: 8332, variable: 'LIANCHA_TEMPORAL_PORT' },
  ui: { wish: 8333, variable: 'LIANCHA_TEMPORAL_UI_PORT' },
  province: { wish: 8334, variable: 'LIANCHA_PROVINCE_PORT' },
} as const;
export type PortName = keyof typeof PORTS;

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

/**
 * The port of one service. Asked for by its variable: that one or a sentence, since whoever asked relies on it.
 * Otherwise the usual one, or the next free in steps of ten (so that the five never get into each other's way), said
 * in a line.
 */
export async function choosePort(name: PortName, env: Env, say: Say, free: Free = isFree): Promise<number> {
  const { wish, variable } = PORTS[name];
  const asked = env[variable];
  if (asked !== undefined && asked !== '') return askedPort(name, asked, free);
  for (let port = wish; port < wish + 1000; port += 10) {
    if (!(await free(port))) continue;
    if (port !== wish)
      say(name, `port ${wish} is taken by another program: using ${port} (${variable} chooses another)`);
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
