import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkProof, proveUnit, readProof, type UnitProof } from '../../../domain/draw/bundle/proof';
import type { PrivateBundle } from '../../../domain/draw/bundle/bundle';
import { bundleFromText } from '../../../domain/draw/bundle/read';
import { value } from './city';
import { sha256, sm3 } from './hashes';

const read = (name: string): PrivateBundle => {
  const bundle = value(bundleFromText(readFileSync(join(__dirname, '../../vectors', name), 'utf8')));
  if (bundle.form !== 'private') throw new Error(`${name} is no private bundle`);
  return bundle;
};

const TIES = read('public-02-ties.json');
const UNICODE = read('public-03-unicode-sm3.json');

/** Through JSON, as a firm gets it. */
const proofOf = (bundle: PrivateBundle, hash: typeof sha256, uid: string): UnitProof =>
  value(readProof(JSON.parse(JSON.stringify(value(proveUnit(hash, bundle, uid)))), ''));

test('every firm of a pool finds itself under the published root, and under no other', () => {
  for (const [bundle, hash] of [
    [TIES, sha256],
    [UNICODE, sm3],
  ] as const) {
    for (const { uid } of bundle.units) {
      const proof = proofOf(bundle, hash, uid);
      expect(checkProof(hash, proof, bundle.plan.poolRoot)).toMatchObject({ ok: true });
      expect(checkProof(hash, proof, '00'.repeat(32))).toMatchObject({
        ok: false,
        refusal: { code: 'DRAW_COMMITMENT' },
      });
    }
  }
});

const PROOF = proofOf(TIES, sha256, TIES.units[7]?.uid ?? '');

/** Every leaf of a JSON value with the path to it. */
const leavesOf = (json: unknown, path: readonly string[] = []): (readonly string[])[] =>
  typeof json === 'object' && json !== null
    ? Object.entries(json).flatMap(([key, inner]) => leavesOf(inner, [...path, key]))
    : [path];

const changed = (json: unknown, [key, ...rest]: readonly string[]): unknown => {
  if (key === undefined) return other(json);
  if (Array.isArray(json)) return json.map((inner: unknown, i) => (String(i) === key ? changed(inner, rest) : inner));
  return { ...(json as object), [key]: changed(Reflect.get(json as object, key), rest) };
};

const other = (leaf: unknown): unknown =>
  typeof leaf === 'number' ? leaf + 1 : /^[0-9a-f]{64}$/.test(String(leaf)) ? 'ab'.repeat(32) : `${String(leaf)}x`;

/**
 * Its own root is not asked when the published one is known; how many strata the pool has is nowhere in that root, and a
 * neighbouring number may lead along the same path.
 */
const UNBOUND = ['pool_root', 'in_pool.size'];

test.each(leavesOf(PROOF).map((path) => [path.join('.'), path] as const))(
  'a proof with another %s fails',
  (at, path) => {
    const proof = readProof(changed(PROOF, path), '');
    const checked = proof.ok ? checkProof(sha256, proof.value, TIES.plan.poolRoot) : proof;
    expect(checked.ok).toBe(UNBOUND.includes(at));
  },
);

test('a firm that is not in the pool gets none', () => {
  expect(proveUnit(sha256, TIES, '91330100MA99999999')).toEqual({
    ok: false,
    refusal: { code: 'DRAW_COMMITMENT', facts: { at: 'uid', why: 'not in the pool' } },
  });
});

test('units that are not the plan’s pool prove nobody', () => {
  expect(proveUnit(sha256, { ...TIES, units: TIES.units.slice(1) }, TIES.units[7]?.uid ?? '')).toMatchObject({
    ok: false,
    refusal: { code: 'DRAW_POOL_ROOT' },
  });
});
