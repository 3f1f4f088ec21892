/* Run by zones.test.ts under a TZ of its own: a jest worker's zone is fixed when its process starts. */
const { readFileSync } = require('node:fs');
const { transformSync } = require('@swc/core');

const options = { jsc: { parser: { syntax: 'typescript' }, target: 'es2022' }, module: { type: 'commonjs' } };
require.extensions['.ts'] = (module, filename) =>
  module._compile(transformSync(readFileSync(filename, 'utf8'), { ...options, filename }).code, filename);

const { calendarOf } = require('../../../domain/calendar/calendar.ts');
const { deadline } = require('../../../domain/clocks/deadline.ts');
const { explain } = require('../../../domain/clocks/explain.ts');
const { explainSentence } = require('../../../domain/clocks/sentence.ts');
const { ladder } = require('../../../domain/clocks/ladder.ts');
const { parameterOf } = require('../../../domain/clocks/parameters.ts');
const { remaining } = require('../../../domain/clocks/remaining.ts');

const calendar = calendarOf('2026.1');
const pauses = [{ from: '2026-10-12T20:00:00.000Z', to: '2026-10-13T17:00:00.000Z', ground: '样例事由' }];
// Hours on both sides of midnight in Beijing, in UTC and in the zones tried, through two changes of summer time.
const starts = [
  '2026-03-07T15:59:59.999Z',
  '2026-03-07T16:00:00.000Z',
  '2026-09-29T23:30:00.000Z',
  '2026-10-31T04:00:00.000Z',
];
const told = starts.flatMap((start) =>
  ['confirmation', 'D1'].map((name) => {
    const clock = deadline({ ...parameterOf(1, name), start, calendar: '2026.1', pauses }, calendar);
    const now = '2026-10-09T16:30:00.000Z';
    return [
      clock,
      explain(clock, calendar, now),
      explainSentence(clock, calendar, now),
      ladder(clock, calendar),
      remaining(clock, calendar, now),
    ];
  }),
);
process.stdout.write(JSON.stringify({ offset: new Date(2026, 0, 1).getTimezoneOffset(), told }));
