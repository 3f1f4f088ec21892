'use strict';
/**
 * The one script behind every `npm run …`: plain Node, no dependency, because it runs before node_modules exists.
 *
 *   node stack/boot.cjs start|stop|test|drill|cli|cluster|bench|gen|build [arguments]
 *
 * It installs the locked dependencies, generates the Prisma client and compiles, each only when its input has changed,
 * and then runs dist/…/main in this very process, so that signals and exit codes are the command's own. Everything it
 * says goes to stderr: stdout belongs to the command (`npm run -s cli -- … --json`).
 */
const fs = require('node:fs');
const path = require('node:path');
const { install } = require('./boot/install.cjs');
const { generate, build } = require('./boot/build.cjs');
const { withLock } = require('./boot/lock.cjs');
const { tell, fail, Stop } = require('./boot/say.cjs');

const ROOT = path.resolve(__dirname, '..');
const LEAST_NODE = [20, 19];

/** Command → compiled entry, with the words put before the user's own arguments. */
const ENTRIES = {
  start: ['dist/stack/start.js'],
  stop: ['dist/stack/stop.js'],
  test: ['dist/stack/test.js'],
  cluster: ['dist/stack/cluster.js'],
  cli: ['dist/cli/main.js'],
  drill: ['dist/cli/main.js', 'drill'],
  bench: ['dist/bench/main.js'],
  gen: null,
  build: null,
};

function checkNode() {
  const [major, minor] = process.versions.node.split('.').map(Number);
  if (major > LEAST_NODE[0] || (major === LEAST_NODE[0] && minor >= LEAST_NODE[1])) return;
  throw new Stop(
    `This is Node ${process.versions.node}; Liancha needs Node ${LEAST_NODE.join('.')} or newer. ` +
      'Install it (https://nodejs.org, or a version manager such as nvm) and run the command again.',
  );
}

const isBuilt = (file) => fs.existsSync(path.join(ROOT, file));

async function makeReady(command) {
  await withLock(ROOT, async () => {
    await install(ROOT);
    await generate(ROOT, command === 'gen');
    await build(ROOT, command === 'build' || command === 'gen');
  });
}

async function main() {
  const [command, ...rest] = process.argv.slice(2);
  if (!command || !Object.prototype.hasOwnProperty.call(ENTRIES, command)) {
    throw new Stop(`Usage: node stack/boot.cjs ${Object.keys(ENTRIES).join('|')} [arguments]`);
  }
  checkNode();
  const entry = ENTRIES[command];
  // What runs can be stopped whatever state the sources are in by now.
  if (command !== 'stop' || !isBuilt(entry[0])) await makeReady(command);
  if (entry === null) return tell('Built: dist/ is up to date.');
  const [file, ...words] = entry;
  const main = path.join(ROOT, file);
  if (!isBuilt(file)) throw new Stop(`${file} was not built: its source is missing in this checkout.`);
  process.argv = [process.argv[0], main, ...words, ...rest];
  // As if `node dist/…` had been called: require.main is the command's own module.
  require('node:module').runMain(main);
}

main().catch(fail);
