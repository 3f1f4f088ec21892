/** One pass of `npm run mutation`; see run.mjs, which sets these two. */
const { MUTANTS, TESTS } = process.env;

export default {
  mutate: MUTANTS ? JSON.parse(MUTANTS) : ['domain/draw/**/*.ts', 'domain/match/**/*.ts'],
  testRunner: 'jest',
  plugins: ['@stryker-mutator/jest-runner'],
  jest: { configFile: `bench/mutation/jest.${TESTS ?? 'all'}.cjs`, enableFindRelatedTests: false },
  coverageAnalysis: 'perTest',
  // What only runs while a test file is loaded wants every test anew: that is for the second pass.
  ignoreStatic: TESTS === 'quick',
  concurrency: 2,
  timeoutMS: 15_000,
  timeoutFactor: 2,
  dryRunTimeoutMinutes: 15,
  ignorePatterns: ['.liancha', 'dist', 'docs/pictures', 'bench/mutation/node_modules'],
  reporters: ['json', 'progress'],
  jsonReporter: { fileName: `.liancha/mutation/${TESTS ?? 'all'}.json` },
  tempDirName: '.liancha/mutation/sandbox',
};
