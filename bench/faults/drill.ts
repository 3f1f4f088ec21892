import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ROOT } from './city';

/** What a drill told at its end. */
export interface DrillEnd {
  readonly ok: boolean;
  readonly task: string;
  readonly seconds: number;
  readonly commands: number;
  readonly retries: number;
  readonly unanswered: number;
  readonly events: number;
  readonly closed: number;
}

/** Runs the product's own drill against an address, with more of its options if wanted; its last line is its summary. */
export function runDrill(
  api: string,
  seed: string,
  targets: number,
  home: string,
  more: readonly string[] = [],
): Promise<DrillEnd> {
  const args = [
    join(ROOT, 'dist/cli/main.js'),
    'drill',
    '--api',
    api,
    '--seed',
    seed,
    '--targets',
    String(targets),
    '--json',
    ...more,
  ];
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    env: { ...process.env, LIANCHA_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  const err: string[] = [];
  child.stdout.on('data', (chunk: Buffer) => out.push(chunk.toString('utf8')));
  child.stderr.on('data', (chunk: Buffer) => err.push(chunk.toString('utf8')));
  return new Promise((resolve, reject) =>
    child.once('close', (code) => {
      const last = out.join('').trim().split('\n').at(-1) ?? '';
      if (code === 0) resolve(JSON.parse(last) as DrillEnd);
      else reject(new Error(`the drill ended with ${code}: ${err.join('').slice(-800)} ${last}`));
    }),
  );
}

/** Runs a command of the CLI on a home's stack; its output. */
export function runCli(home: string, ...args: readonly string[]): Promise<{ code: number; out: string }> {
  const child = spawn(process.execPath, [join(ROOT, 'dist/cli/main.js'), ...args], {
    cwd: ROOT,
    env: { ...process.env, LIANCHA_HOME: home },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out: string[] = [];
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk: Buffer) => out.push(chunk.toString('utf8')));
  return new Promise((resolve) => child.once('close', (code) => resolve({ code: code ?? 1, out: out.join('') })));
}
