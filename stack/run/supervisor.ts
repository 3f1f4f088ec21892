import { rmSync } from 'node:fs';
import type { Home } from '../home';
import { homeOf, prepareHome } from '../home';
import { claim } from '../process/pid-file';
import { stopLeftovers } from '../process/stop';
import { Ending, Roster } from './roster';
import { StackError, explain, say, since } from '../say';
import { SAMPLE_LOGINS } from '../sample/logins';
import { secretsOf } from '../secrets';
import type { Profile } from '../temporal/server';
import { profileOf } from '../temporal/server';
import { lockFile, readStack, removeStack, writeStack } from '../state';
import { readyTable } from './table';
import { bringUp } from './up';

/**
 * `npm start` and `npm run cluster`: brings the stack up, stays as its supervisor, and takes it down in order on Ctrl-C,
 * SIGTERM or `npm stop`.
 */
export async function runSupervisor(wished?: Profile): Promise<void> {
  const home = homeOf();
  const roster = new Roster();
  let code = 0;
  try {
    const profile = wished ?? profileOf(process.env);
    prepareHome(home);
    claimOrRefuse(home);
    const asked = endOnSignals(roster);
    await up(home, profile, roster);
    await asked;
  } catch (error) {
    if (!(error instanceof Ending)) process.stderr.write(`\n${explain(error)}\n`);
    code = error instanceof Ending ? 0 : 1;
    if (error instanceof AlreadyRunning) process.exit(code);
  }
  await roster.stopAll();
  removeStack(home);
  rmSync(lockFile(home), { force: true });
  if (code === 0) say('stack', 'stopped; nothing is left running');
  process.exit(code);
}

class AlreadyRunning extends StackError {}

function claimOrRefuse(home: Home): void {
  const holder = claim(lockFile(home));
  if (holder === null) return;
  const running = readStack(home);
  const where = running === null ? 'it is still starting' : `console: ${running.console}`;
  throw new AlreadyRunning(
    `Liancha already runs from this state folder (process ${holder.pid}; ${where}).\n` +
      'Stop it with: npm stop. A second one beside it needs a folder of its own: LIANCHA_HOME=/some/folder npm start',
  );
}

/** Resolves when the end was asked for and everything has stopped. A second Ctrl-C does not wait. */
function endOnSignals(roster: Roster): Promise<void> {
  return new Promise((resolve) => {
    let times = 0;
    const end = (): void => {
      times += 1;
      if (times === 1) say('stack', 'stopping …');
      if (times === 3) process.exit(130);
      void roster.stopAll().then(resolve);
    };
    for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end);
  });
}

async function up(home: Home, profile: Profile, roster: Roster): Promise<void> {
  const began = Date.now();
  removeStack(home);
  await stopLeftovers(home.pids, say);
  const { state, childEnv } = await bringUp({ home, secrets: secretsOf(home), env: process.env, say, roster, profile });
  writeStack(home, state, childEnv);
  const logins = childEnv['LIANCHA_SAMPLE'] === '1' ? SAMPLE_LOGINS : [];
  process.stdout.write(`${readyTable(state, logins, since(began))}\n`);
}
