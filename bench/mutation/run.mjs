/**
 * `npm run mutation`: changes the draw and the match in every way that Stryker knows, one at a time, and counts which changes
 * their tests notice. First the quick tests on all mutants, then all tests on those that were left. Prints each survivor
 * and the score; exit 1 below 85 %. `--again` judges the reports of the last run anew.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const WANTED = 85;
const FOUND = new Set(['Killed', 'Timeout']);
/** Mutants that cannot be tried: not even the tests' transform takes them. */
const UNTRIED = new Set(['CompileError', 'RuntimeError']);

const run = (command, args, cwd, env = {}) => {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2], env: { ...process.env, ...env } });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
};
const stryker = (env) =>
  run(process.execPath, [join(HERE, 'node_modules/.bin/stryker'), 'run', join(HERE, 'stryker.config.mjs')], ROOT, env);

/** The mutants of a pass, each with a name that both passes give it. */
function mutantsOf(pass) {
  const { files } = JSON.parse(readFileSync(join(ROOT, `.liancha/mutation/${pass}.json`), 'utf8'));
  return Object.entries(files).flatMap(([file, { mutants }]) =>
    mutants.map(({ status, mutatorName, replacement, location: { start, end } }) => {
      const range = `${file}:${start.line}:${start.column - 1}-${end.line}:${end.column - 1}`;
      return { status, name: `${range} ${mutatorName} → ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`, range };
    }),
  );
}

if (!process.argv.includes('--again')) {
  if (!existsSync(join(HERE, 'node_modules'))) run('npm', ['ci', '--ignore-scripts'], HERE);
  stryker({ TESTS: 'quick' });
  const left = mutantsOf('quick').filter(({ status }) => !FOUND.has(status) && !UNTRIED.has(status));
  stryker({ TESTS: 'all', MUTANTS: JSON.stringify([...new Set(left.map(({ range }) => range))]) });
}

const [quick, all] = [mutantsOf('quick'), mutantsOf('all')];
const later = new Map(all.map(({ name, status }) => [name, status]));
const judged = quick
  .map((mutant) => (FOUND.has(mutant.status) ? mutant : { ...mutant, status: later.get(mutant.name) ?? mutant.status }))
  .filter(({ status }) => !UNTRIED.has(status));
const survivors = judged.filter(({ status }) => !FOUND.has(status));
for (const { name, status } of survivors) console.log(`${status.padEnd(10)} ${name}`);

const score = (100 * (judged.length - survivors.length)) / judged.length;
const byQuick = quick.filter(({ status }) => FOUND.has(status)).length;
console.log(
  `${judged.length} mutants: ${byQuick} found by the quick tests, ${judged.length - survivors.length - byQuick} by the others, ` +
    `${survivors.length} left; score ${score.toFixed(1)} %, wanted ${WANTED} %`,
);
process.exitCode = score < WANTED ? 1 : 0;
