/**
 * Runs the tests of the draw for Stryker without jest: its parts alone (`jest-circus`, `expect`) in one process, each file's
 * modules loaded anew for each mutant from code that is transformed once. A mutant costs milliseconds where a run of jest
 * costs seconds. To Stryker a test file is one test, so that what runs while a file is loaded counts as covered by it.
 */
import { readdirSync, readFileSync } from 'node:fs';
import Module from 'node:module';
import { join, relative, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { declareFactoryPlugin, PluginKind } from '@stryker-mutator/api/plugin';
import { determineHitLimitReached, TestStatus, toMutantRunResult } from '@stryker-mutator/api/test-runner';

const require = Module.createRequire(import.meta.url);
const circus = require('jest-circus');
/** Who loads the test files: a module that keeps those it has loaded would keep every one of some ten thousand. */
const loader = new Module(fileURLToPath(import.meta.url));
const FOLDER = 'test/pure/draw';
/** One reads the source; the other takes a third of the time for what the others find. */
const ELSEWHERE = new Set(['faults.test.ts', 'tamper.property.test.ts']);
/** Tests of the draw that stand by another subject. */
const OTHERS = [
  'match/certificate',
  'plan-rules/labels',
  'docs/draw-example',
  'models/joint-task/experts',
  'crypto/drand',
];

/** The quick ones first: what fails there need not be asked of the others. */
function testFiles() {
  const found = readdirSync(FOLDER, { recursive: true }).filter(
    (file) => file.endsWith('.test.ts') && !ELSEWHERE.has(file),
  );
  const files = [...found.map((file) => join(FOLDER, file)), ...OTHERS.map((file) => `test/pure/${file}.test.ts`)];
  return files.sort((a, b) => slow(a) - slow(b));
}
const slow = (file) => Number(/\.property\.|commands|encoding|pool|crypto|models|docs/.test(file));

/** What Stryker's mutants look at: which of them is on, which test runs, how often a mutant may be met. */
const mutants = (globalThis.__stryker__ ??= {});

/** The project that Stryker copied; its copy carries every mutant, and counts, in every loop. */
const ORIGINAL = fileURLToPath(new URL('../..', import.meta.url));
/** The one file that needs its mutants: all others are read as they were written, which is ten times as fast. */
let mutated;

function transformOnce() {
  const swc = require('@swc/core');
  const { transform } = require('../../jest.config.cjs').projects[0];
  const [, options] = Object.values(transform)[0];
  const codes = new Map();
  Module._extensions['.ts'] = Module._extensions['.tsx'] = (module, filename) => {
    const path = mutated && mutated !== filename ? join(ORIGINAL, relative('', filename)) : filename;
    if (!codes.has(path)) {
      codes.set(path, swc.transformSync(readFileSync(path, 'utf8'), { ...options, filename, swcrc: false }).code);
    }
    module._compile(codes.get(path), filename);
  };
}

/** The first failure of a test file, in words; undefined where all its tests pass. */
async function failureOf(file) {
  for (const path of Object.keys(require.cache)) if (!path.includes('/node_modules/')) delete require.cache[path];
  circus.resetState();
  let failed = false;
  const stopAtFirst = ({ name, test }) => {
    if (name === 'test_start' && failed) test.mode = 'skip';
    if (name === 'test_done') failed ||= test.errors.length > 0;
  };
  circus.addEventHandler(stopAtFirst);
  try {
    loader.require(resolve(file));
    const { testResults, unhandledErrors } = await circus.run();
    return unhandledErrors[0] ?? testResults.find(({ errors }) => errors.length > 0)?.errors[0];
  } catch (error) {
    return String(error);
  } finally {
    circus.removeEventHandler(stopAtFirst);
    loader.children = [];
  }
}

/** Neighbours are found by the same tests: what found the last mutants is asked first, the slow ones last. */
const killers = [];
const rank = (file) => (killers.includes(file) ? killers.indexOf(file) - killers.length : slow(file));

class CircusRunner {
  capabilities() {
    return { reloadEnvironment: true };
  }

  init() {
    transformOnce();
    const { expect } = require('expect');
    const mocks = new (require('jest-mock').ModuleMocker)(globalThis);
    Object.assign(globalThis, circus, { expect, jest: { spyOn: mocks.spyOn.bind(mocks) } });
    // A property has this long, in ms, of a mutant's run, and no smaller case is sought once it failed.
    require('fast-check').configureGlobal({ interruptAfterTimeLimit: 40, endOnFailure: true });
  }

  async dryRun() {
    const tests = [];
    for (const file of testFiles()) {
      mutants.currentTestId = file;
      tests.push(await this.test(file));
    }
    return { status: 'complete', tests, mutantCoverage: mutants.mutantCoverage };
  }

  async mutantRun({ activeMutant, sandboxFileName, testFilter, hitLimit }) {
    mutated = resolve(sandboxFileName);
    Object.assign(mutants, { activeMutant: activeMutant.id, hitCount: hitLimit && 0, hitLimit });
    const tests = [];
    for (const file of [...testFilter].sort((a, b) => rank(a) - rank(b))) {
      tests.push(await this.test(file));
      const limit = determineHitLimitReached(mutants.hitCount, hitLimit);
      if (limit) return toMutantRunResult(limit);
      if (tests.at(-1).status === TestStatus.Success) continue;
      killers.unshift(file);
      break;
    }
    return toMutantRunResult({ status: 'complete', tests });
  }

  async test(file) {
    const begun = Date.now();
    const failureMessage = await failureOf(file);
    const common = { id: file, name: file, timeSpentMs: Date.now() - begun };
    return failureMessage === undefined
      ? { ...common, status: TestStatus.Success }
      : { ...common, status: TestStatus.Failed, failureMessage: String(failureMessage).slice(0, 2_000) };
  }
}

export const strykerPlugins = [
  declareFactoryPlugin(
    PluginKind.TestRunner,
    'circus',
    Object.assign(() => new CircusRunner(), { inject: [] }),
  ),
];
