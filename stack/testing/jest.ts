import type { ChildProcess } from 'node:child_process';
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { availableParallelism, tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from '../home';
import type { Project } from './arguments';
import type { Count, JestReport } from './count';
import { countOf } from './count';

const JEST = join(ROOT, 'node_modules/jest/bin/jest.js');

/**
 * Phases that share one database and one Temporal run file by file; of the browser's, only the cities have services, each its
 * own. More workers than cores where files also wait: for children, for a page that polls, for a city that starts.
 */
const workers = (more: number): string => `--maxWorkers=${availableParallelism() + more}`;
const WORKERS: Readonly<Record<Project, readonly string[]>> = {
  pure: [workers(1)],
  stack: ['--runInBand'],
  browser: [workers(2)],
};

/** The files of a project that the arguments leave. */
export function filesOf(project: Project, rest: readonly string[]): readonly string[] {
  const args = [JEST, '--selectProjects', project, '--listTests', '--json', ...rest];
  const { stdout } = spawnSync(process.execPath, args, {
    cwd: ROOT,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'ignore'],
  });
  try {
    return JSON.parse(stdout) as readonly string[];
  } catch {
    return [];
  }
}

/** A run of jest: its end can be waited for and hastened. */
export interface JestRun {
  readonly child: ChildProcess;
  readonly ended: Promise<Count>;
}

/** Runs one project with jest's own output on the terminal; counts from its report, not from its words. */
export function runJest(
  project: Project,
  rest: readonly string[],
  env: Readonly<Record<string, string>>,
  cache: string,
): JestRun {
  const report = join(tmpdir(), `liancha-jest-${process.pid}-${project}.json`);
  const args = [
    JEST,
    '--selectProjects',
    project,
    '--passWithNoTests',
    '--cacheDirectory',
    join(cache, 'jest'),
    ...WORKERS[project],
    '--json',
    '--outputFile',
    report,
    ...rest,
  ];
  // stdout would carry the JSON once more; the readable report goes to stderr.
  const child = spawn(process.execPath, args, {
    cwd: ROOT,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: { ...process.env, ...env },
  });
  const ended = new Promise<number>((resolve) =>
    child.once('close', (code) => resolve(code ?? 1)).once('error', () => resolve(127)),
  );
  return { child, ended: ended.then((code) => readCount(report, code)) };
}

/** A run that ended badly without a failed test (a crash, a handle that broke at the end) counts as one failure. */
function readCount(report: string, code: number): Count {
  try {
    if (!existsSync(report)) return { passed: 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    const count = countOf(JSON.parse(readFileSync(report, 'utf8')) as JestReport);
    return code !== 0 && count.failed === 0 ? { ...count, failed: 1 } : count;
  } finally {
    rmSync(report, { force: true });
  }
}
