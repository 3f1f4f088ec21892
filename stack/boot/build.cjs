'use strict';
const fs = require('node:fs');
const path = require('node:path');
const { Stop, tell, run } = require('./say.cjs');
const { filesBelow, fingerprint } = require('./sources.cjs');

const SCHEMA = 'prisma/schema.prisma';
const CONFIGS = ['package-lock.json', 'tsconfig.json', 'tsconfig.build.json'];
const ISLAND_FOLDERS = ['web', 'domain', 'contracts', 'crypto'];
const ISLANDS = 'dist/web/islands/';
const COMPILED = /\.(tsx?|json)$/;

/** The Prisma client, when its schema changed. Skipped only where there is no schema at all. */
async function generate(root, force) {
  if (!fs.existsSync(path.join(root, SCHEMA))) return;
  const print = fingerprint(
    root,
    [SCHEMA, 'prisma.config.ts', 'package-lock.json'].filter((file) => exists(root, file)),
  );
  if (!force && stamps(root).prisma === print && exists(root, 'generated')) return;
  tell('Generating the database client …');
  const cli = path.join(root, 'node_modules/prisma/build/index.js');
  // `prisma generate` asks for an engine that driver adapters never use; any file in its place keeps it off the network.
  const env = {
    PRISMA_SCHEMA_ENGINE_BINARY: process.execPath,
    PRISMA_HIDE_UPDATE_MESSAGE: '1',
    CHECKPOINT_DISABLE: '1',
  };
  const { code, output } = await run('generating the client', process.execPath, [cli, 'generate'], {
    cwd: root,
    env,
    quiet: true,
  });
  if (code !== 0)
    throw new Stop(`${output.trim()}\nprisma generate ended with ${code}: ${SCHEMA} does not hold together.`);
  stamp(root, { prisma: print });
}

/** Compiles to dist/ and bundles the islands, each only when something that goes into it changed. */
async function build(root, force) {
  const compiled = await compile(root, force);
  // tsc writes to the islands' folder too, so that whatever it wrote must be bundled over.
  await bundle(root, force || compiled);
}

/** Whether there was anything to compile. */
async function compile(root, force) {
  const sources = compiledFiles(root);
  const print = fingerprint(root, [...sources, ...CONFIGS]);
  const before = stamps(root);
  const outputs = sources.filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts')).map(outputOf);
  // The islands' folder is vite's: it may empty it and name its files otherwise.
  const whole = outputs.every((file) => file.startsWith(ISLANDS) || exists(root, file));
  if (!force && before.tsc === print && whole) return false;
  tell('Compiling …');
  // tsc believes its own notes, not the disk: with an output gone the notes must go too.
  if (!whole) fs.rmSync(path.join(root, 'dist/.tsbuildinfo'), { force: true });
  // Noted before: a compilation that fails half-way leaves outputs too, and they must be found should their source go.
  const known = [...new Set([...(before.outputs || []), ...outputs])];
  stamp(root, { tsc: null, outputs: known });
  const began = Date.now();
  const tsc = path.join(root, 'node_modules/typescript/bin/tsc');
  const { code } = await run('compiling', process.execPath, [tsc, '-p', 'tsconfig.build.json', '--pretty', 'false'], {
    cwd: root,
  });
  if (code !== 0)
    throw new Stop(
      'The sources do not compile (see above): mend them, or go back to a released version, and run the command again.',
    );
  for (const file of known) if (!outputs.includes(file)) prune(root, file);
  stamp(root, { tsc: print, outputs });
  tell(`Compiled in ${((Date.now() - began) / 1000).toFixed(1)} s.`);
  return true;
}

async function bundle(root, force) {
  const config = ['ts', 'mts', 'mjs', 'js', 'cjs']
    .map((ext) => `web/vite.config.${ext}`)
    .find((file) => exists(root, file));
  if (config === undefined) return;
  const sources = ISLAND_FOLDERS.flatMap((folder) => filesBelow(root, folder));
  const print = fingerprint(root, [...sources, 'package-lock.json']);
  const before = stamps(root);
  if (!force && before.islands === print && (before.islandFiles || []).every((file) => exists(root, file))) return;
  tell('Bundling the pages …');
  const known = new Set(filesBelow(root, 'dist'));
  const began = Date.now();
  const vite = path.join(root, 'node_modules/vite/bin/vite.js');
  const { code, output } = await run('bundling', process.execPath, [vite, 'build', '--config', config], {
    cwd: root,
    quiet: true,
  });
  if (code !== 0)
    throw new Stop(`${output.trim()}\nvite build ended with ${code}: the islands of the pages do not bundle.`);
  const islandFiles = filesBelow(root, 'dist').filter(
    (file) => !known.has(file) || fs.statSync(path.join(root, file)).mtimeMs >= began - 1000,
  );
  stamp(root, { islands: print, islandFiles });
}

/** What tsc compiles, by its own configuration (which is plain JSON, without comments). */
const compiledFiles = (root) =>
  JSON.parse(fs.readFileSync(path.join(root, 'tsconfig.build.json'), 'utf8'))
    .include.flatMap((folder) => filesBelow(root, folder))
    .filter((file) => COMPILED.test(file));

/** Where tsc puts what it makes of a source. */
const outputOf = (file) => `dist/${file.replace(/\.tsx?$/, '.js')}`;

const exists = (root, file) => fs.existsSync(path.join(root, file));

function prune(root, file) {
  for (const gone of [file, `${file}.map`]) fs.rmSync(path.join(root, gone), { force: true });
}

const STAMPS = 'dist/.stamps.json';

function stamps(root) {
  try {
    return JSON.parse(fs.readFileSync(path.join(root, STAMPS), 'utf8'));
  } catch {
    return {};
  }
}

function stamp(root, more) {
  fs.mkdirSync(path.join(root, 'dist'), { recursive: true });
  fs.writeFileSync(path.join(root, STAMPS), JSON.stringify(Object.assign(stamps(root), more)));
}

module.exports = { generate, build, compiledFiles };
