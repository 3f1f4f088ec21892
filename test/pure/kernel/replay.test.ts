import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';
import { ACTS } from '../../../contracts/runner';
import { workflowBundle } from '../../../worker/bundle';

/**
 * Histories as Temporal kept them, frozen (test/support/freeze-history.cjs). Workflows of
 * months outlive releases: whatever runs now must still be carried by the code as it is.
 */
const FOLDER = join(__dirname, '../../histories');
const HISTORIES = readdirSync(FOLDER);

beforeAll(() => {
  Runtime.install({ logger: new DefaultLogger('ERROR'), shutdownSignals: [] });
});

const read = (file: string): unknown => JSON.parse(readFileSync(join(FOLDER, file), 'utf8'));
const replay = async (history: unknown) =>
  Worker.runReplayHistory({ workflowBundle: await workflowBundle(), replayName: 'frozen' }, history);

describe('a frozen history', () => {
  test('is kept of every workflow type', () => {
    const types = HISTORIES.map((file) => JSON.stringify(read(file)).match(/"workflowType":\{"name":"(\w+)"/)?.[1]);
    expect(new Set(types)).toEqual(new Set(Object.keys(ACTS)));
  });

  test.each(HISTORIES)(
    'is replayed by the workflows as they are: %s',
    async (file) => {
      await expect(replay(read(file))).resolves.toBeUndefined();
    },
    30_000,
  );

  test('in which another act was performed is not', async () => {
    const other = readFileSync(join(FOLDER, 'inspection.json'), 'utf8').replaceAll('"publish"', '"remind"');
    await expect(replay(JSON.parse(other))).rejects.toThrow(/nondeterminism/i);
  }, 30_000);
});
