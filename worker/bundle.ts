import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, DefaultLogger } from '@temporalio/worker';

const WORKFLOWS = require.resolve('../workflows');
/** Compiled: dist/workflows/index.js, and the bundle beside it; from sources, under a test: workflows/index.ts, and in dist too. */
const COMPILED = WORKFLOWS.endsWith('.js');
const FOLDER = join(dirname(WORKFLOWS), '..', ...(COMPILED ? [] : ['dist']), 'workflow-bundle');
const PREFIX = COMPILED ? 'workflows' : 'sources';

/** Every byte that goes into the bundle: the runner, what it imports of the contracts, the SDK's version. */
function fingerprint(): string {
  const root = dirname(WORKFLOWS);
  const below = (folder: string): string[] =>
    readdirSync(folder, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => (entry.isDirectory() ? below(join(folder, entry.name)) : [join(folder, entry.name)]));
  const files = [
    ...below(root).filter((file) => /(workflow|run|index)\.[jt]s$/.test(file)),
    require.resolve('../contracts/runner'),
    require.resolve('@temporalio/worker/package.json'),
  ];
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 16);
}

/**
 * The bundle of the workflows, made by the first worker that starts with these very sources (2–3 seconds) and kept beside the
 * compiled code for all later ones. An interrupted write leaves no half bundle.
 */
export async function workflowBundle(): Promise<{ readonly codePath: string }> {
  const codePath = join(FOLDER, `${PREFIX}.${fingerprint()}.js`);
  if (existsSync(codePath)) return { codePath };
  const { code } = await bundleWorkflowCode({ workflowsPath: WORKFLOWS, logger: new DefaultLogger('WARN') });
  mkdirSync(FOLDER, { recursive: true });
  const half = `${codePath}.${process.pid}`;
  writeFileSync(half, code);
  renameSync(half, codePath);
  for (const name of readdirSync(FOLDER)) {
    const file = join(FOLDER, name);
    if (name.startsWith(`${PREFIX}.`) && name.endsWith('.js') && file !== codePath) rmSync(file, { force: true });
  }
  return { codePath };
}
