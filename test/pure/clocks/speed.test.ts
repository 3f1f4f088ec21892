import { deadline } from '../../../domain/clocks/deadline';
import { ladder } from '../../../domain/clocks/ladder';
import { CALENDAR, input, pause, wd } from './clocks';

/** Microseconds a call: the best of several rounds, so that a busy machine does not fail the claim. */
function microseconds(call: () => unknown): number {
  const rounds = Array.from({ length: 15 }, () => {
    const started = performance.now();
    for (let n = 0; n < 400; n++) call();
    return ((performance.now() - started) / 400) * 1_000;
  });
  return Math.min(...rounds);
}

// Duties are recomputed on each command, up to 200 of them: 50 µs each are 10 ms.
test('a deadline of 20 working days and its ladder are each computed in under 50 µs', () => {
  const d1 = input('10-21 10:41', wd(20), { ends: 'statutory', pauses: [pause('10-26 09:00', '10-27 09:00')] });
  const computed = deadline(d1, CALENDAR);
  expect(microseconds(() => deadline(d1, CALENDAR))).toBeLessThan(50);
  expect(microseconds(() => ladder(computed, CALENDAR))).toBeLessThan(50);
});
