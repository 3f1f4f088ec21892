import { QUICKNET, type DrandPlan } from '../../../domain/draw/drand';
import { parsePlan } from '../../../domain/draw/plan/parse';
import { planHash } from '../../../domain/draw/plan/plan';
import { planText } from '../../../domain/draw/plan/text';
import { draft, freeze, plan, unit } from './city';
import { sha256 } from './hashes';

const pool = freeze([unit('A', '1/01'), unit('B', '1/02')]);
const TEXT = plan(pool).text;

const edited = (from: string, to: string): string => {
  expect(TEXT).toContain(from);
  return TEXT.replace(from, to);
};

describe('the text of a plan', () => {
  test('has the keys and the order of the vectors, whatever the order of the draft', () => {
    const { drawId, poolId, poolRoot, parties, revealBy, beacon, quota, batches } = draft(pool);
    const backwards = { batches, quota, beacon, revealBy, parties, poolRoot, poolId, drawId };
    expect(planText(backwards)).toEqual({ ok: true, value: plan(pool) });
    expect(Object.keys(JSON.parse(TEXT) as object)).toEqual([
      'spec',
      'alg',
      'draw_id',
      'pool_id',
      'pool_root',
      'roster_root',
      'parties',
      'reveal_by',
      'beacon',
      'quota',
      'batches',
      'match',
    ]);
  });

  test('reads as the plan that was written', () => {
    expect(parsePlan(TEXT)).toEqual({ ok: true, value: plan(pool) });
    expect(plan(pool)).toMatchObject({
      drawId: 'DRAW-演练-1',
      revealBy: '2026-09-21T01:30:00Z',
      rosterRoot: '',
      match: null,
      batches: 2,
    });
  });

  test('writes every kind of quota so that it reads back with its defaults', () => {
    const quota = [
      { group: '1', mode: 'each', n: 2 },
      { group: '2', mode: 'fixed', n: { '2/01': 1, '2/02': 0 } },
      { group: '3', mode: 'rate', num: 3, den: 100 },
      { group: '4', mode: 'total', n: 5, rounding: 'largest', min: 1, mult: { '4/01': 3 } },
      { group: '*', mode: 'total', n: 7 },
    ] as const;
    expect(plan(pool, { quota }).quota).toEqual([
      quota[0],
      {
        ...quota[1],
        n: new Map([
          ['2/01', 1],
          ['2/02', 0],
        ]),
      },
      quota[2],
      { ...quota[3], mult: new Map([['4/01', 3]]) },
      { group: '*', mode: 'total', n: 7, rounding: 'systematic', min: 0, mult: new Map() },
    ]);
  });

  test('cuts the deadline to the second, never to a later one', () => {
    expect(plan(pool, { revealBy: '2026-09-21T01:30:00.999Z' }).revealBy).toBe('2026-09-21T01:30:00Z');
  });

  test('has another hash for a blank more', () => {
    expect(planHash(sha256, `${TEXT} `)).not.toBe(planHash(sha256, TEXT));
  });
});

describe('a plan is refused', () => {
  test.each([
    ['for a duplicate key', () => edited('"batches":2', '"batches":2,"batches":3')],
    ['for a float', () => edited('"batches":2', '"batches":2.0')],
    ['for no batch', () => edited('"batches":2', '"batches":0')],
    ['for an unknown field', () => edited('"batches":2', '"batches":2,"note":1')],
    ['for a missing field', () => edited('"batches":2,', '')],
    ['for another specification', () => edited('drd1', 'drd2')],
    ['for an unknown hash', () => edited('sha256', 'md5')],
    ['for a root in capitals', () => edited(pool.poolRoot, pool.poolRoot.toUpperCase())],
    ['for a root cut short', () => edited(pool.poolRoot, pool.poolRoot.slice(2))],
    ['for a party twice', () => edited('参与部门甲', '牵头单位')],
    ['for a moment that does not exist', () => edited('2026-09-21T01', '2026-09-31T01')],
    ['for a moment in another zone', () => edited('01:30:00Z', '01:30:00+08:00')],
    ['for an unknown beacon', () => edited('"kind":"text"', '"kind":"dice"')],
    ['for a misspelt quota', () => edited('"n":3', '"n":3,"mni":1')],
    ['for an unknown rounding', () => edited('systematic', 'nearest')],
    ['for no quota', () => edited('{"group":"*","mode":"total","n":3,"rounding":"systematic"}', '')],
    [
      'for a rate above one',
      () => edited('"mode":"total","n":3,"rounding":"systematic"', '"mode":"rate","num":3,"den":2'),
    ],
    [
      'for a rate over nothing',
      () => edited('"mode":"total","n":3,"rounding":"systematic"', '"mode":"rate","num":0,"den":0'),
    ],
  ])('%s', (_, text) => {
    expect(parsePlan(text())).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
  });

  test.each([
    ['an empty draw id', () => edited('DRAW-演练-1', '')],
    ['a party with a zero-width character', () => edited('牵头单位', '牵头\\u200b单位')],
    ['a group in another normal form', () => edited('"group":"*"', '"group":"e\\u0301"')],
  ])('for the text of %s', (_, text) => {
    expect(parsePlan(text())).toMatchObject({ ok: false, refusal: { code: 'DRAW_TEXT' } });
  });

  test('without a beacon and with fewer than two parties', () => {
    const [party] = draft(pool).parties;
    const alone = { parties: party ? [party] : [], beacon: { kind: 'none' } } as const;
    expect(planText(draft(pool, alone))).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
    expect(planText(draft(pool, { beacon: { kind: 'none' } }))).toMatchObject({ ok: true });
  });

  /** Round 11 of quicknet is published 30 s after its genesis. */
  const waiting = (chain: Partial<DrandPlan>, after = 60): ReturnType<typeof planText> =>
    planText(
      draft(pool, {
        revealBy: new Date((QUICKNET.genesis + 30 - after) * 1000).toISOString(),
        beacon: { kind: 'drand', ...QUICKNET, round: 11, ...chain },
      }),
    );

  test('when its drand round comes less than 60 s after the reveals close', () => {
    expect(waiting({}, 59)).toEqual({
      ok: false,
      refusal: { code: 'BEACON_TOO_EARLY', facts: { round: 11, seconds: 59 } },
    });
    expect(waiting({}, -3600)).toMatchObject({ ok: false, refusal: { code: 'BEACON_TOO_EARLY' } });
    expect(waiting({}, 60)).toMatchObject({ ok: true });
  });

  test.each<[string, Partial<DrandPlan>]>([
    ['scheme', { scheme: 'pedersen-bls-unchained' }],
    ['chain', { chain: '00'.repeat(32) }],
    ['pk', { pk: `${QUICKNET.pk.slice(0, -1)}b` }],
    ['genesis', { genesis: QUICKNET.genesis + 1 }],
    ['period', { period: 4 }],
  ])('when the %s of its drand chain is not the pinned one', (field, chain) => {
    expect(waiting(chain)).toEqual({ ok: false, refusal: { code: 'BEACON_CHAIN', facts: { field } } });
  });
});
