import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { CHECKS, type CheckName } from '../../../domain/draw/bundle/check-names';
import { checkBundle, type Checked } from '../../../domain/draw/bundle/checks';
import { PROFILES, sha256 } from './hashes';

const text = (name: string): string => readFileSync(join(__dirname, '../../vectors', `public-${name}.json`), 'utf8');

const withStatus = (checked: Checked, status: string): CheckName[] =>
  checked.checks.filter((check) => check.status === status).map(({ name }) => name);

const valueOf = (checked: Checked, name: CheckName): object =>
  checked.checks.find((check) => check.name === name)?.values ?? {};

describe('a bundle that holds', () => {
  test.each<[string, string, CheckName[]]>([
    ['01-tiny', 'full', ['result', 'publication', 'completeness']],
    ['02-ties', 'private', ['result', 'publication', 'completeness']],
    ['03-unicode-sm3', 'private', ['result', 'publication', 'completeness', 'beacon_text']],
    ['04-1k', 'private', ['result', 'publication', 'completeness', 'grounds']],
    [
      '06-public-view',
      'public',
      ['events', 'officers', 'result', 'openings', 'publication', 'completeness', 'grounds'],
    ],
  ])('%s passes, and says what its form leaves open', (name, form, open) => {
    const checked = checkBundle(PROFILES, text(name));
    expect(checked).toMatchObject({ verdict: 'passed', form });
    expect(withStatus(checked, 'not_proved')).toEqual(open);
    expect(withStatus(checked, 'passed')).toEqual(CHECKS.filter((check) => !open.includes(check)));
  });

  test('proves its result to whoever knows the published one', () => {
    const { expected } = JSON.parse(text('06-public-view')) as { expected: { result_hash: string; plan_hash: string } };
    const published = { planHash: expected.plan_hash, resultHash: expected.result_hash };
    expect(withStatus(checkBundle(PROFILES, text('06-public-view'), published), 'passed')).toContain('result');
    for (const [name, other] of [
      ['plan', { planHash: expected.result_hash }],
      ['result', { resultHash: expected.plan_hash }],
    ] as const) {
      const checked = checkBundle(PROFILES, text('06-public-view'), { ...published, ...other });
      expect(checked.verdict).toBe('failed');
      expect(withStatus(checked, 'failed')).toEqual([name]);
    }
  });

  test('shows each check with its values', () => {
    const checked = checkBundle(PROFILES, text('01-tiny'));
    expect(valueOf(checked, 'pool')).toMatchObject({ strata: 1, units: 5 });
    expect(valueOf(checked, 'beacon')).toMatchObject({
      kind: 'drand',
      round: 1000,
      published: '2023-08-23T15:59:24.000Z',
    });
    expect(valueOf(checked, 'targets')).toEqual({ drawn: 2, batches: 1 });
    expect(valueOf(checked, 'quotas')).toEqual({ quotas: { A: 2 } });
  });
});

test('a text too large to read is not called wrong', () => {
  expect(checkBundle(PROFILES, ' '.repeat(2 ** 27 + 1)).verdict).toBe('unsupported');
});

describe('a machine that lacks something', () => {
  test.each<[string, CheckName, Parameters<typeof checkBundle>[0]]>([
    ['03-unicode-sm3', 'plan', { sha256 }],
    ['01-tiny', 'beacon', { sha256 }],
  ])('%s says that it cannot tell, and names the check', (name, check, profiles) => {
    const checked = checkBundle(profiles, text(name));
    expect(checked.verdict).toBe('unsupported');
    expect(withStatus(checked, 'failed')).toEqual([check]);
  });
});
