import { type ChildProcess, execFile, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync, chmodSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { anyLowPort } from '../../../stack/ports';

const ROOT = join(__dirname, '../../..');

/** The product as its users start it: `npm start`'s own program, in a state folder and on ports of its own. */
export interface WholeCity {
  readonly home: string;
  readonly api: string;
  readonly temporal: { readonly address: string; readonly namespace: string };
  readonly ownerUrl: string;
  cli(...args: readonly string[]): Promise<{ code: number; out: string; err: string }>;
  stop(): Promise<string>;
}

export async function startCity(): Promise<WholeCity> {
  const home = mkdtempSync(join(tmpdir(), 'liancha-city-'));
  chmodSync(home, 0o711);
  const names = [
    'API_PORT',
    'LIANCHA_POSTGRES_PORT',
    'LIANCHA_TEMPORAL_PORT',
    'LIANCHA_TEMPORAL_UI_PORT',
    'LIANCHA_PROVINCE_PORT',
  ];
  const ports = Object.fromEntries(
    await Promise.all(names.map(async (name) => [name, String(await anyLowPort())] as const)),
  );
  const { CI: _ci, NODE_ENV: _env, ...inherited } = process.env;
  const env = { ...inherited, ...ports, LIANCHA_HOME: home, LIANCHA_PROFILE: 'local' };
  const stack = spawn(process.execPath, [join(ROOT, 'dist/stack/start.js')], {
    cwd: ROOT,
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const said: string[] = [];
  for (const stream of [stack.stdout, stack.stderr])
    stream.on('data', (chunk: Buffer) => said.push(chunk.toString('utf8')));
  await untilReady(home, stack, said);
  const read = (file: string) => JSON.parse(readFileSync(join(home, file), 'utf8')) as Record<string, string>;
  const state = read('stack.json');
  return {
    home,
    api: new URL(state['api'] ?? '').origin,
    temporal: { address: state['temporal'] ?? '', namespace: state['namespace'] ?? '' },
    ownerUrl: read('environment.json')['OWNER_DATABASE_URL'] ?? '',
    cli: (...args) => run([join(ROOT, 'dist/cli/main.js'), ...args], env),
    stop: async () => {
      const ended = new Promise((resolve) => stack.once('exit', resolve));
      stack.kill('SIGTERM');
      await ended;
      rmSync(home, { recursive: true, force: true });
      return said.join('');
    },
  };
}

async function untilReady(home: string, stack: ChildProcess, said: readonly string[]): Promise<void> {
  while (!existsSync(join(home, 'stack.json'))) {
    if (stack.exitCode !== null)
      throw new Error(`the stack ended with ${stack.exitCode}:\n${said.join('').slice(-3000)}`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

const run = (args: readonly string[], env: NodeJS.ProcessEnv): Promise<{ code: number; out: string; err: string }> =>
  new Promise((resolve) =>
    execFile(process.execPath, [...args], { cwd: ROOT, env, maxBuffer: 64 * 1024 * 1024 }, (error, out, err) =>
      resolve({ code: error ? Number(error.code ?? 1) : 0, out, err }),
    ),
  );
