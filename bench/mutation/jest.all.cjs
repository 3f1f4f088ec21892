/** The tests of the draw and the match, as the project `pure` runs them, and nothing else. */
const path = require('node:path');
const [pure] = require('../../jest.config.cjs').projects;

module.exports = {
  ...pure,
  rootDir: path.join(__dirname, '..', '..'),
  setupFiles: ['<rootDir>/bench/mutation/shorter.cjs'],
  testMatch: ['<rootDir>/test/pure/draw/**/*.test.ts'],
  // These read the source or run the command line in a process of its own, where no mutant is switched on.
  testPathIgnorePatterns: ['/faults\\.test', '-commands?\\.test'],
};
