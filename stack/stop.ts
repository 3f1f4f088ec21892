import { homeOf } from './home';
import { holderOf } from './process/pid-file';
import { gone, stopLeftovers } from './process/stop';
import { explain, say } from './say';
import { lockFile } from './state';

/** A worker ends its act (35 s), the database its writing (20 s), the rest at once. */
const PATIENCE = 90_000;

/** `npm stop`: asks the running supervisor to end and waits; without one, stops what a killed one left behind. */
async function main(): Promise<number> {
  const home = homeOf();
  const holder = holderOf(lockFile(home));
  if (holder === null) {
    const stopped = await stopLeftovers(home.pids, say);
    say('stack', stopped === 0 ? `nothing runs from ${home.dir}` : 'stopped');
    return 0;
  }
  process.kill(holder.pid, 'SIGTERM');
  if (!(await gone(holder, PATIENCE))) {
    process.stderr.write(
      `The supervisor (process ${holder.pid}) does not end. See its terminal; kill -9 ${holder.pid} and npm stop end it hard.\n`,
    );
    return 1;
  }
  say('stack', 'stopped');
  return 0;
}

main().then(
  (code) => process.exit(code),
  (error: unknown) => {
    process.stderr.write(`${explain(error)}\n`);
    process.exit(1);
  },
);
