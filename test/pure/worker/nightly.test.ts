import { startNightly } from '../../../worker/nightly';

test('the night’s work is looked for at once, and what went wrong is reported', async () => {
  const told: string[] = [];
  let looked = (): void => undefined;
  const once = new Promise<void>((resolve) => (looked = resolve));
  const nightly = startNightly({
    work: () => Promise.reject(new Error('no database')),
    report: (what, error) => {
      told.push(`${what}: ${(error as Error).message}`);
      looked();
    },
  });
  await once;
  await nightly.stop();
  expect(told).toEqual(['the nightly audit: no database']);
});

test('a worker that is to end does not wait for the night’s work, and does not call that a failure', async () => {
  const told: string[] = [];
  const nightly = startNightly({
    work: (ending) =>
      new Promise((_, reject) => ending.addEventListener('abort', () => reject(new Error('given up')), { once: true })),
    report: (what) => told.push(what),
  });
  await nightly.stop();
  expect(told).toEqual([]);
});
