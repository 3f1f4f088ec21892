import { join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';
import { ACTS } from '../../../contracts/runner';

const ROOT = join(__dirname, '../../..');

/** Files of ours that webpack put into the bundle, from the paths that it names its modules by. */
const ownFiles = (code: string): string[] =>
  [...new Set([...code.matchAll(/"\.\/([^"\s]+\.tsx?)"/g)].flatMap(([, file]) => (file ? [file] : [])))].filter(
    (file) => !file.includes('node_modules/'),
  );

describe('the bundle of the workflows', () => {
  let code = '';
  beforeAll(async () => {
    const logger = new DefaultLogger('ERROR');
    ({ code } = await bundleWorkflowCode({ workflowsPath: join(ROOT, 'workflows/index.ts'), logger }));
  }, 60_000);

  test('holds the runner, the workflows, and of everything else the contract with the runner alone', () => {
    expect(ownFiles(code).sort()).toEqual([
      'contracts/runner.ts',
      'workflows/index.ts',
      'workflows/inspection/workflow.ts',
      'workflows/joint-task/workflow.ts',
      'workflows/run.ts',
    ]);
  });

  test('holds no zod', () => {
    expect(code).not.toContain('node_modules/zod');
  });

  test('registers one workflow type a process, under the name of the process', () => {
    for (const name of Object.keys(ACTS))
      expect(code).toMatch(new RegExp(`async function ${name}\\(|${name}: ?\\(\\) ?=>`));
  });
});
