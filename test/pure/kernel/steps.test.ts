import { inSteps } from '../../../journal/steps';
import { atOnce, type Steps } from '../../../domain/kernel/steps';

const STEPS = 40;

/** Work that keeps the machine busy for ten milliseconds a step. */
function* busy(): Steps<number> {
  let sum = 0;
  for (let step = 0; step < STEPS; step += 1) {
    for (const from = performance.now(); performance.now() - from < 10;) sum += 0;
    sum += step;
    yield;
  }
  return sum;
}

describe('work in steps', () => {
  test('lets others work in its rests, and comes to the same as at one go', async () => {
    let beats = 0;
    const timer = setInterval(() => (beats += 1), 10);
    const done = await inSteps(busy(), new AbortController().signal);
    clearInterval(timer);
    expect(done).toBe(atOnce(busy()));
    expect(beats).toBeGreaterThanOrEqual(3);
  });

  test('ends soon after it was cancelled, by the reason of that', async () => {
    const cancel = new AbortController();
    const reason = new Error('WORKER_SHUTDOWN');
    let steps = 0;
    function* counted(): Steps<number> {
      for (const step of busy()) {
        steps += 1;
        yield step;
      }
      return steps;
    }
    setTimeout(() => cancel.abort(reason), 0);
    await expect(inSteps(counted(), cancel.signal)).rejects.toBe(reason);
    expect(steps).toBeLessThan(STEPS);
  });

  test('that was cancelled before does not begin', async () => {
    const began = jest.fn();
    function* work(): Steps<void> {
      began();
      yield;
    }
    await expect(inSteps(work(), AbortSignal.abort(new Error('gone')))).rejects.toThrow('gone');
    expect(began).not.toHaveBeenCalled();
  });
});
