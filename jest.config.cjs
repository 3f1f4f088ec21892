/** One configuration, three projects: pure (no service), stack (PostgreSQL and Temporal), browser. */
const swc = {
  jsc: {
    parser: { syntax: 'typescript', tsx: true },
    target: 'es2022',
    transform: { react: { runtime: 'automatic', importSource: 'preact' } },
  },
  module: { type: 'commonjs' },
};
const common = {
  testEnvironment: 'node',
  transform: { '^.+\\.m?[jt]sx?$': ['@swc/jest', swc] },
  transformIgnorePatterns: [
    '/node_modules/(?!(@noble|@scure|@peculiar|age-encryption|asn1js|bytestreamjs|pkijs|preact)/)',
  ],
  modulePathIgnorePatterns: ['<rootDir>/dist/', '<rootDir>/.liancha/'],
};
module.exports = {
  // Generous: a slow machine is no failure; timed claims live in bench/. Jest heeds it only here, not in a project.
  testTimeout: 60_000,
  testSequencer: '<rootDir>/test/sequencer.cjs',
  projects: [
    { ...common, displayName: 'pure', testMatch: ['<rootDir>/test/pure/**/*.test.ts?(x)'] },
    { ...common, displayName: 'stack', testMatch: ['<rootDir>/test/stack/**/*.test.ts?(x)'] },
    { ...common, displayName: 'browser', testMatch: ['<rootDir>/test/browser/**/*.test.ts?(x)'] },
  ],
};
