/**
 * Browser tests that take longest begin first: jest goes by the size of a file where it has no times of an earlier run, and the
 * longest, begun last, would keep one core waiting.
 */
const { default: Sequencer } = require('@jest/test-sequencer');
const LONGEST = ['pages', 'draw-room', 'city', 'verify'].map((name) => `test/browser/${name}.test.ts`);
const rank = ({ path }) => LONGEST.findIndex((file) => path.endsWith(file)) >>> 0;

module.exports = class extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => rank(a) - rank(b));
  }
};
