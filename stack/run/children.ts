import { join } from 'node:path';
import type { Home } from '../home';
import { ROOT } from '../home';
import { answers } from '../ports';
import type { ServiceSpec } from '../process/service';
import type { ChildEnv } from '../state';

/** One of our own programs below dist/. */
interface Program {
  readonly name: string;
  readonly order: number;
  readonly file: string;
}

const PROVINCE: Program = { name: 'province', order: 4, file: 'dist/stack/province/main.js' };
const WORKER: Program = { name: 'worker', order: 6, file: 'dist/worker/main.js' };
const API: Program = { name: 'api', order: 7, file: 'dist/api/main.js' };

type Own = Pick<ServiceSpec, 'where' | 'ports'> & Partial<Pick<ServiceSpec, 'ready' | 'grace'>>;

/** A Node process of ours, with the machine's environment and the stack's contract over it. */
function nodeChild(program: Program, env: ChildEnv, own: Own): ServiceSpec {
  return {
    name: program.name,
    order: program.order,
    command: process.execPath,
    args: ['--enable-source-maps', join(ROOT, program.file)],
    env: { ...process.env, ...env },
    cwd: ROOT,
    says: /^READY\b/m,
    readyWithin: 60_000,
    stopSignal: 'SIGTERM',
    grace: 10_000,
    ...own,
  };
}

export const provinceChild = (home: Home, port: number): ServiceSpec =>
  nodeChild(
    PROVINCE,
    { PORT: String(port), STATE_FILE: join(home.dir, 'province', 'state.json') },
    { ports: [port], where: `province platform (simulated) on 127.0.0.1:${port}` },
  );

/** A worker finishes the act it is in before it ends; the longest may take half a minute. */
export const workerChild = (env: ChildEnv): ServiceSpec =>
  nodeChild(WORKER, env, { ports: [], where: 'polling', grace: 35_000 });

export const apiChild = (env: ChildEnv, url: string): ServiceSpec =>
  nodeChild(API, env, { ports: [Number(env['API_PORT'])], ready: () => healthy(url), where: url });

/** By HTTP its own word that it is ready; by TLS, whose certificate is made out to another name, that it listens. */
async function healthy(url: string): Promise<boolean> {
  const { protocol, port, hostname } = new URL(url);
  if (protocol === 'https:') return answers(Number(port), hostname);
  try {
    const answer = await fetch(`${url}/health/ready`, { signal: AbortSignal.timeout(3_000) });
    await answer.body?.cancel();
    return answer.ok;
  } catch {
    return false;
  }
}
