'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Stop, tell, run } = require('./say.cjs');

/** Runs `npm ci` when node_modules is not what package-lock.json says. */
async function install(root) {
  const lock = readJson(path.join(root, 'package-lock.json'));
  if (lock === null) throw new Stop('package-lock.json is missing: this checkout is not whole. Clone it again.');
  const wrong = firstDifference(lock, readJson(path.join(root, 'node_modules', '.package-lock.json')));
  if (wrong === null) return;
  tell(`Installing the locked dependencies (npm ci): ${wrong}. This takes about a minute the first time.`);
  // The compiler is a development dependency, and PostgreSQL an optional one: both are needed whatever NODE_ENV says.
  const args = ['ci', '--include=dev', '--include=optional', '--loglevel=error', '--no-update-notifier'];
  const npm = process.env.npm_execpath;
  const began = Date.now();
  const { code } = npm
    ? await run('installing', process.execPath, [npm, ...args], { cwd: root })
    : await run('installing', process.platform === 'win32' ? 'npm.cmd' : 'npm', args, { cwd: root });
  if (code !== 0) {
    throw new Stop(
      `npm ci ended with ${code} (its own words are above). Check the network, npm's registry (npm config get registry) ` +
        'and the free disk space (about 1 GB), then run the command again.',
    );
  }
  tell(`Installed in ${Math.round((Date.now() - began) / 1000)} s.`);
}

/**
 * The first package of the lock file that is not installed in the locked version, as words; null when all are. npm
 * writes node_modules/.package-lock.json last, so an install that was cut off has none. Comparing contents, not times,
 * a checkout that touches the lock file costs nothing. Optional packages may be absent (other platforms).
 * @param {{packages?: Record<string, {version?: string, optional?: boolean, devOptional?: boolean, peer?: boolean, link?: boolean}>}} lock
 * @param {{packages?: Record<string, {version?: string}>} | null} installed
 */
function firstDifference(lock, installed) {
  if (installed === null) return 'they are not installed';
  const have = installed.packages || {};
  for (const [where, entry] of Object.entries(lock.packages || {})) {
    if (where === '' || entry.link) continue;
    const found = have[where];
    if (!found && (entry.optional || entry.devOptional || entry.peer)) continue;
    if (!found) return `${where.replace(/^.*node_modules\//, '')} is missing`;
    if (found.version !== entry.version) return `${where.replace(/^.*node_modules\//, '')} is not ${entry.version}`;
  }
  return null;
}

function readJson(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return null;
  }
}

module.exports = { install, firstDifference };
