/** What finds most mutants in no time: all but the tests that try thousands of cases. */
const all = require('./jest.all.cjs');

module.exports = {
  ...all,
  testPathIgnorePatterns: [
    ...all.testPathIgnorePatterns,
    '\\.property\\.test',
    '/tamper\\.',
    '/encoding\\.',
    '/order\\.',
  ],
};
