import { fromHex } from '../../../domain/draw/encoding/bytes';
import { inclusionProver, provesInclusion } from '../../../domain/draw/inclusion';
import { checkOpenings, openUnits, type Opening } from '../../../domain/draw/openings';
import { freezePool, freezePoolInSteps, poolRoot, type Stratum, type Unit } from '../../../domain/draw/pool';
import { drawTargetsInSteps } from '../../../domain/draw/targets';
import type { Steps } from '../../../domain/kernel/steps';
import { BEACON, freeze, plan, POOL_ID, REVEALS, SALT_KEY, unit, value } from './city';
import { sha256 } from './hashes';

const UNITS: Unit[] = Array.from({ length: 23 }, (_, i) => unit(`U${i}`, `1/0${i % 3}`, 1 + (i % 4)));
const POOL = freeze(UNITS);

describe('freezing is refused', () => {
  const frozen = (units: readonly Unit[]): unknown => freezePool(sha256, { poolId: POOL_ID, saltKey: SALT_KEY, units });

  test.each<[string, string, Unit[]]>([
    ['POOL_EMPTY', 'without a unit', []],
    ['DRAW_DUPLICATE_UNIT', 'for a uid twice', [unit('A', '1'), unit('A', '1')]],
    ['DRAW_DUPLICATE_UNIT', 'for a uid in two strata', [unit('A', '1'), unit('A', '2')]],
    ['DRAW_TEXT', 'for a uid with a blank before it', [unit(' A', '1')]],
    ['DRAW_TEXT', 'for an empty stratum key', [unit('A', '')]],
    ['DRAW_MALFORMED', 'for a weight of nothing', [unit('A', '1', 0)]],
    ['DRAW_MALFORMED', 'for a weight beyond 64', [unit('A', '1', 65)]],
    ['DRAW_MALFORMED', 'for half a ball', [unit('A', '1', 1.5)]],
  ])('with %s %s', (code, _, units) => expect(frozen(units)).toMatchObject({ ok: false, refusal: { code } }));

  test('with a salt key of another length', () => {
    const short = freezePool(sha256, { poolId: POOL_ID, saltKey: new Uint8Array(16), units: UNITS });
    expect(short).toMatchObject({ ok: false, refusal: { facts: { at: 'salt_key' } } });
  });

  test('without naming the firm', () => {
    expect(JSON.stringify(frozen([unit('91442000MA4TT0017N\u0000', '1')]))).not.toContain('91442000');
  });
});

test('a pool of one large stratum is frozen and drawn from in small steps: who works at it can always say that he lives', () => {
  const units = Array.from({ length: 20_000 }, (_, i) => unit(`U${i}`, '1'));
  const pool = freeze(units);
  let hashes = 0;
  const counting = (message: Uint8Array): Uint8Array => {
    hashes += 1;
    return sha256(message);
  };
  const largest = (steps: Steps<unknown>): number => {
    let most = 0;
    for (let over = false; !over; most = Math.max(most, hashes)) {
      hashes = 0;
      over = steps.next().done === true;
    }
    return most;
  };
  const frozen = largest(freezePoolInSteps(counting, { poolId: POOL_ID, saltKey: SALT_KEY, units }));
  const drawn = largest(drawTargetsInSteps(counting, plan(pool), pool.strata, REVEALS, BEACON));
  expect([frozen, drawn].filter((most) => most < 4_096 || most > 10_000)).toEqual([]);
});

describe('a pool’s public leaves', () => {
  const [first, ...rest] = POOL.strata;
  if (first === undefined) throw new Error('no stratum');
  const changed = (leaves: Stratum['leaves']): unknown => poolRoot(sha256, [{ key: first.key, leaves }, ...rest]);

  test('give the root in any order of strata', () => {
    expect(poolRoot(sha256, [...rest, first])).toEqual({ ok: true, value: POOL.poolRoot });
  });

  test('are refused when not ascending, doubled, in two strata, or none', () => {
    expect(changed([...first.leaves].reverse())).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
    expect(changed(first.leaves.flatMap((leaf) => [leaf, leaf]))).toMatchObject({
      ok: false,
      refusal: { code: 'DRAW_DUPLICATE_UNIT' },
    });
    expect(changed(rest[0]?.leaves ?? [])).toMatchObject({ ok: false, refusal: { code: 'DRAW_DUPLICATE_UNIT' } });
    expect(changed([])).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
    expect(poolRoot(sha256, [first, first])).toMatchObject({ ok: false });
  });
});

describe('an opening', () => {
  const holder = { poolId: POOL_ID, saltKey: SALT_KEY, units: UNITS };
  const commitmentOf = (uid: string): string => POOL.commitments.get(uid) ?? '';
  const openings = value(openUnits(sha256, holder, [commitmentOf('U5'), commitmentOf('U0')]));
  const [five, zero] = openings;
  if (five === undefined || zero === undefined) throw new Error('nothing opened');
  const checked = (list: readonly Opening[]): unknown => checkOpenings(sha256, POOL_ID, POOL.strata, list);

  test('says which uid stands at a commitment, in the order asked for', () => {
    expect(openings.map(({ uid }) => uid)).toEqual(['U5', 'U0']);
    expect(value(checkOpenings(sha256, POOL_ID, POOL.strata, openings))).toEqual(
      new Map([
        [five.c, 'U5'],
        [zero.c, 'U0'],
      ]),
    );
  });

  test('of a commitment that is nobody’s is refused', () => {
    expect(openUnits(sha256, holder, ['00'.repeat(32)])).toMatchObject({
      ok: false,
      refusal: { code: 'DRAW_COMMITMENT' },
    });
  });

  test.each<[string, Partial<Opening>]>([
    ['another uid', { uid: 'U6' }],
    ['another region', { region: '西区' }],
    ['another domain', { domain: '' }],
    ['another stratum', { stratum: '1/01' }],
    ['another salt', { salt: '00'.repeat(32) }],
    ['another commitment', { c: zero.c }],
  ])('with %s is refused', (_, change) => {
    expect(checked([{ ...five, ...change }])).toMatchObject({ ok: false, refusal: { code: 'DRAW_COMMITMENT' } });
  });

  test('given twice is refused', () => {
    expect(checked([five, zero, five])).toMatchObject({ ok: false, refusal: { code: 'DRAW_DUPLICATE_UNIT' } });
  });
});

describe('an inclusion proof', () => {
  const prove = inclusionProver(sha256, POOL.strata);

  test('leads from every unit’s commitment to the pool root, and to no other root', () => {
    for (const c of POOL.commitments.values()) {
      const proof = value(prove(c));
      expect(provesInclusion(sha256, proof, POOL.poolRoot)).toBe(true);
      expect(provesInclusion(sha256, proof, '00'.repeat(32))).toBe(false);
    }
  });

  test('proves the weight and the stratum as well', () => {
    const proof = value(prove(POOL.commitments.get('U7') ?? ''));
    const heavier = { ...proof, leaf: { ...proof.leaf, weight: proof.leaf.weight + 1 } };
    const elsewhere = { ...proof, stratum: { ...proof.stratum, key: '1/09' } };
    const fewer = { ...proof, stratum: { ...proof.stratum, weightSum: proof.stratum.weightSum - 1 } };
    for (const false_ of [heavier, elsewhere, fewer])
      expect(provesInclusion(sha256, false_, POOL.poolRoot)).toBe(false);
  });

  test('is refused for what the pool does not hold', () => {
    expect(prove('00'.repeat(32))).toMatchObject({ ok: false, refusal: { code: 'DRAW_COMMITMENT' } });
  });

  test('reads salts of one key only', () => {
    const other = freezePool(sha256, { poolId: POOL_ID, saltKey: fromHex('08'.repeat(32)), units: UNITS });
    expect(value(other).poolRoot).not.toBe(POOL.poolRoot);
  });
});
