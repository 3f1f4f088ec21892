import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { ROOT } from '../home';
import type { Service } from '../process/service';
import { stopProcess } from '../process/stop';
import { identityOf } from '../process/identity';
import { removePidFile, writePidFile } from '../process/pid-file';
import type { Say } from '../say';
import { StackError, since } from '../say';
import type { ChildEnv } from '../state';

const FILE = 'dist/stack/sample/main.js';

type Env = Readonly<Record<string, string | undefined>>;

/** Whether this start is one with the sample city. In production it is refused by name, since its logins are public. */
export function wantsSample(env: Env): boolean {
  const production = env['NODE_ENV'] === 'production';
  if (production && env['LIANCHA_SAMPLE'] === '1') {
    throw new StackError(
      'LIANCHA_SAMPLE=1 is refused with NODE_ENV=production: the sample city has logins whose passwords are printed. ' +
        'Unset it, and make the first administrator: npm run -s cli -- admin create',
    );
  }
  return !production && env['LIANCHA_SAMPLE'] !== '0';
}

/**
 * Loads the sample city as a program that ends. It is run at every start and does nothing when the city is there;
 * what it prints becomes lines of ours.
 */
export function sampleLoader(env: ChildEnv, pids: string, say: Say): Service {
  let stop = async (): Promise<void> => {};
  const start = async (): Promise<void> => {
    const began = Date.now();
    const child = spawn(process.execPath, ['--enable-source-maps', join(ROOT, FILE)], {
      cwd: ROOT,
      env: { ...process.env, ...env },
      stdio: ['ignore', 'pipe', 'pipe'],
      detached: true,
    });
    const identity = child.pid === undefined ? null : identityOf(child.pid);
    if (identity !== null) {
      writePidFile(pids, { ...identity, name: 'sample', order: 5, stopSignal: 'SIGTERM' });
      stop = async () => void (await stopProcess(identity, 'SIGTERM', 5_000));
    }
    let told = false;
    const words: string[] = [];
    createInterface(child.stdout).on('line', (text) => {
      told = true;
      say('sample', text);
    });
    createInterface(child.stderr).on('line', (text) => words.push(text));
    const code = await new Promise<number>((resolve) =>
      child.once('close', (ended) => resolve(ended ?? 1)).once('error', () => resolve(127)),
    );
    removePidFile(pids, 'sample');
    if (code !== 0)
      throw new StackError(
        `The sample city could not be loaded (exit ${code}):\n${words.slice(-15).join('\n')}\nLIANCHA_SAMPLE=0 npm start goes on without it.`,
      );
    if (told) say('sample', `the sample city is there (${since(began)})`);
  };
  return { name: 'sample', start, stop: () => stop() };
}
