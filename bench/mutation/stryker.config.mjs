/** `npm run mutation`: see run.mjs. */
export default {
  mutate: ['domain/draw/**/*.ts', 'domain/match/**/*.ts'],
  plugins: ['./bench/mutation/runner.mjs'],
  testRunner: 'circus',
  coverageAnalysis: 'perTest',
  concurrency: 2,
  timeoutMS: 5_000,
  // Of the first run, in which every file counts its mutants: it is several times as slow as those that follow.
  timeoutFactor: 1,
  ignorePatterns: ['.liancha', '/dist', '/docs/pictures', 'bench/mutation/node_modules'],
  reporters: ['json', 'progress-append-only'],
  jsonReporter: { fileName: '.liancha/mutation/report.json' },
  tempDirName: '.liancha/mutation/sandbox',
};
