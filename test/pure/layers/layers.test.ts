import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(__dirname, '../../..');
const LAYERS = [
  'domain',
  'contracts',
  'crypto',
  'workflows',
  'journal',
  'activities',
  'worker',
  'api',
  'web',
  'stack',
  'cli',
  'bench',
] as const;

interface Violation {
  readonly rule: string;
  readonly from: string;
}

const CRUISER = join(ROOT, 'node_modules/dependency-cruiser/bin/dependency-cruise.mjs');

/** Runs the same rules as `npm run lint`; the tool answers with an error code when it finds any. */
function violations(paths: readonly string[]): Violation[] {
  const run = spawnSync(
    process.execPath,
    [CRUISER, '--config', '.dependency-cruiser.cjs', '--output-type', 'json', ...paths],
    {
      cwd: ROOT,
      encoding: 'utf8',
      maxBuffer: 256 * 1024 * 1024,
    },
  );
  const { summary } = JSON.parse(run.stdout) as { summary: { violations: { rule: { name: string }; from: string }[] } };
  return summary.violations.map(({ rule, from }) => ({ rule: rule.name, from }));
}

/** Each fixture breaks the one rule that stands beside it. */
const FIXTURES: readonly (readonly [file: string, rule: string])[] = [
  ['domain/imports-node-crypto.ts', 'domain-imports-nothing'],
  ['contracts/imports-temporal.ts', 'contracts-import-domain-and-zod'],
  ['crypto/imports-node-crypto.ts', 'crypto-is-portable'],
  ['workflows/sample/process.ts', 'models-are-pure'],
  ['workflows/sample/workflow.ts', 'runner-knows-no-model'],
  ['journal/pool.ts', 'journal-is-the-only-writer'],
  ['activities/imports-express.ts', 'activities-are-the-only-hands'],
  ['web/imports-journal.ts', 'web-renders-views'],
  ['api/writes-by-prisma.ts', 'prisma-in-read-models-and-auth'],
  ['stack/imports-domain.ts', 'stack-starts-and-stops'],
  ['cli/drill/imports-journal.ts', 'drill-is-a-client'],
];

describe('the layers', () => {
  test('hold over the whole tree', () => {
    expect(violations(LAYERS.filter((layer) => existsSync(join(ROOT, layer))))).toEqual([]);
  }, 60_000);

  test('reject every committed fixture by the name of its rule', () => {
    const found = violations(['test/layers/fixtures']);
    for (const [file, rule] of FIXTURES) {
      expect(found).toContainEqual({ rule, from: `test/layers/fixtures/${file}` });
    }
  }, 60_000);
});
