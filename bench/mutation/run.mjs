/**
 * `npm run mutation`: changes the draw and the match in every way that Stryker knows, one at a time, and counts which changes
 * their tests notice. Prints each survivor and the score; exit 1 below 85 %. `--again` judges the report of the last run anew.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = join(HERE, '..', '..');
const WANTED = 85;
const FOUND = new Set(['Killed', 'Timeout']);

const run = (command, args, cwd) => {
  const { status } = spawnSync(command, args, { cwd, stdio: ['ignore', 2, 2] });
  if (status !== 0) throw new Error(`${command} ${args.join(' ')} ended with ${status}`);
};

if (!process.argv.includes('--again')) {
  if (!existsSync(join(HERE, 'node_modules'))) run('npm', ['ci', '--ignore-scripts'], HERE);
  run(process.execPath, [join(HERE, 'node_modules/.bin/stryker'), 'run', join(HERE, 'stryker.config.mjs')], ROOT);
}

const { files } = JSON.parse(readFileSync(join(ROOT, '.liancha/mutation/report.json'), 'utf8'));
const mutants = Object.entries(files).flatMap(([file, found]) => found.mutants.map((mutant) => ({ ...mutant, file })));
const survivors = mutants.filter(({ status }) => !FOUND.has(status));
for (const { status, file, location, mutatorName, replacement } of survivors) {
  const { line, column } = location.start;
  console.log(
    `${status.padEnd(10)} ${file}:${line}:${column} ${mutatorName} → ${replacement.replace(/\s+/g, ' ').slice(0, 80)}`,
  );
}
const score = (100 * (mutants.length - survivors.length)) / mutants.length;
console.log(
  `${mutants.length} mutants, ${mutants.length - survivors.length} found, ${survivors.length} left; ` +
    `score ${score.toFixed(1)} %, wanted ${WANTED} %`,
);
process.exitCode = score < WANTED ? 1 : 0;
