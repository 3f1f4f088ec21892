import { readFileSync } from 'node:fs';
import type { Home } from './home';
import { homeOf, prepareHome } from './home';
import { Ending, Roster } from './run/roster';
import type { Say } from './say';
import { explain, sayToStderr, since } from './say';
import type { Asked, Project } from './testing/arguments';
import { parseArguments } from './testing/arguments';
import { REMEDY, findBrowser } from './testing/browser';
import type { Count } from './testing/count';
import { NONE, countLine, declaredTests, sum } from './testing/count';
import type { JestRun } from './testing/jest';
import { filesOf, runJest } from './testing/jest';
import type { Services } from './testing/services';
import { removeHome, startServices, testHome } from './testing/services';

/** Seconds a phase may take on two cores once downloads are cached. */
const BUDGET: Readonly<Record<Project, number>> = { pure: 60, stack: 150, browser: 90 };

/**
 * `npm test`: pure tests, then those on an own PostgreSQL and Temporal, then those in a browser. Whatever the end, what
 * was started is stopped and its data removed. The last line is the plain count.
 */
class TestRun {
  private readonly roster = new Roster();
  private readonly say: Say = sayToStderr;
  private home: Home | null = null;
  private services: Services | null = null;
  private jest: JestRun | null = null;
  private notRun = false;

  constructor(
    private readonly asked: Asked,
    private readonly base: Home,
  ) {}

  /** Every phase that was asked for; a phase that cannot even begin is one failure and the last. */
  async run(): Promise<Count> {
    const counts: Count[] = [];
    try {
      for (const project of this.asked.projects) counts.push(await this.phase(project));
    } catch (error) {
      if (error instanceof Ending) throw error;
      process.stderr.write(`\n${explain(error)}\n`);
      counts.push({ ...NONE, failed: 1 });
    }
    return sum(counts);
  }

  /** Whether a NOT RUN makes this run a failure: it does in CI. */
  get failsOnNotRun(): boolean {
    return this.notRun && Boolean(process.env['CI']) && process.env['CI'] !== 'false';
  }

  async end(): Promise<void> {
    this.jest?.child.kill('SIGTERM');
    await this.services?.remove().catch(() => undefined);
    await this.roster.stopAll();
    if (this.home !== null) removeHome(this.home);
  }

  private async phase(project: Project): Promise<Count> {
    const files = project === 'pure' && this.asked.rest.length === 0 ? null : filesOf(project, this.asked.rest);
    if (files?.length === 0) return NONE;
    const env = await this.environmentFor(project);
    if (env === null) return this.countAsNotRun(files ?? []);
    this.roster.check();
    const began = Date.now();
    this.jest = runJest(project, this.asked.rest, env, this.base.cache);
    const count = await this.jest.ended;
    this.jest = null;
    this.roster.check();
    const late = Date.now() - began > BUDGET[project] * 1000 ? `, over its budget of ${BUDGET[project]} s` : '';
    this.say('test', `${project}: ${countLine(count)} (${since(began)}${late})`);
    return count;
  }

  /** Null: the phase needs what this machine lacks. */
  private async environmentFor(project: Project): Promise<Readonly<Record<string, string>> | null> {
    if (project === 'pure') return {};
    const browser = project === 'browser' ? await findBrowser(process.env, this.base.cache, this.say) : null;
    if (project === 'browser' && browser === null) return null;
    this.home ??= await testHome(this.base, this.say);
    this.services ??= await startServices(this.home, process.env, this.roster, this.say);
    const own = { LIANCHA_HOME: this.home.dir, LIANCHA_CACHE: this.home.cache };
    return { ...this.services.env, ...own, ...(browser === null ? {} : { TEST_BROWSER: browser }) };
  }

  private countAsNotRun(files: readonly string[]): Count {
    const skipped = files.reduce((total, file) => total + declaredTests(readFileSync(file, 'utf8')), 0);
    this.notRun = true;
    this.say('test', `browser: ${skipped} tests NOT RUN, no browser here. Install one: ${REMEDY}`);
    return { ...NONE, skipped };
  }
}

async function main(): Promise<void> {
  const base = homeOf();
  prepareHome(base);
  const run = new TestRun(parseArguments(process.argv.slice(2)), base);
  let interrupted: Promise<void> | null = null;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (interrupted === null) process.stderr.write('\nInterrupted: cleaning up …\n');
      interrupted ??= run.end().finally(() => process.exit(130));
    });
  }
  const count = await run.run();
  if (interrupted !== null) return;
  await run.end();
  if (run.failsOnNotRun) process.stderr.write('CI does not pass with tests that were NOT RUN.\n');
  process.stdout.write(`${countLine(count)}\n`);
  process.exit(count.failed > 0 || run.failsOnNotRun || count.passed === 0 ? 1 : 0);
}

main().catch((error: unknown) => {
  if (error instanceof Ending) return;
  process.stderr.write(`\n${explain(error)}\n`);
  process.stdout.write('0 passed, 1 failed\n');
  process.exit(1);
});
