import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { toHex } from '../../../domain/draw/encoding/bytes';
import { beaconFitsFormat, checkReveal, makeSeed, shareCommitment } from '../../../domain/draw/seed';
import { drawTargets } from '../../../domain/draw/targets';
import { BEACON, draw, freeze, plan, REVEALS, unit, value } from './city';
import { sha256 } from './hashes';

const pool = freeze([unit('A', '1'), unit('B', '1'), unit('C', '1', 5)]);
const parsed = plan(pool);

describe('a share', () => {
  test('commits its party by name: nobody can show a copy of it as his own', () => {
    const secret = new Uint8Array(32).fill(1);
    const [ours, theirs] = ['牵头单位', '参与部门甲'].map((party) =>
      value(shareCommitment(sha256, 'D', party, secret)),
    );
    expect(ours).not.toBe(theirs);
    expect(value(shareCommitment(sha256, 'E', '牵头单位', secret))).not.toBe(ours);
  });

  test.each([
    ['SHARE_NOT_COMMITTED', { id: '别的部门', secret: '00'.repeat(32) }],
    ['SHARE_MALFORMED', { id: '牵头单位', secret: '00'.repeat(31) }],
    ['SHARE_MALFORMED', { id: '牵头单位', secret: 'AA'.repeat(32) }],
    ['SHARE_MISMATCH', { id: '牵头单位', secret: '00'.repeat(32) }],
  ])('is refused with %s', (code, reveal) => {
    expect(checkReveal(sha256, parsed, reveal)).toMatchObject({ ok: false, refusal: { code } });
    expect(makeSeed(sha256, parsed, [...REVEALS.slice(1), reveal], BEACON)).toMatchObject({
      ok: false,
      refusal: { code },
    });
  });

  test('counts once', () => {
    expect(makeSeed(sha256, parsed, [...REVEALS, ...REVEALS], BEACON)).toMatchObject({
      ok: false,
      refusal: { code: 'SHARE_ALREADY_REVEALED' },
    });
  });

  test('that is not shown is absent, and the draw goes on', () => {
    expect(value(makeSeed(sha256, parsed, REVEALS.slice(1), BEACON)).absent).toEqual(['牵头单位']);
  });

  test('that is not shown makes the draw void where no beacon stands in', () => {
    const bare = plan(pool, { beacon: { kind: 'none' } });
    expect(makeSeed(sha256, bare, REVEALS.slice(1), { kind: 'none' })).toEqual({
      ok: false,
      refusal: { code: 'DRAW_VOID', facts: { party: '牵头单位' } },
    });
    expect(makeSeed(sha256, bare, REVEALS, { kind: 'none' })).toMatchObject({ ok: true, value: { absent: [] } });
  });
});

describe('a beacon', () => {
  test.each([
    ['BEACON_MISMATCH', { kind: 'none' } as const],
    ['BEACON_MISMATCH', { kind: 'drand', round: 1, sig: '00'.repeat(48) } as const],
    ['BEACON_MALFORMED', { kind: 'text', text: '3 7 12 18 25 31+9' } as const],
    ['BEACON_MALFORMED', { kind: 'text', text: '03 07 12 18 25 31 09' } as const],
    ['BEACON_MALFORMED', { kind: 'text', text: '０３ 07 12 18 25 31+09' } as const],
    ['DRAW_TEXT', { kind: 'text', text: '' } as const],
  ])('is refused with %s', (code, beacon) => {
    expect(makeSeed(sha256, parsed, REVEALS, beacon)).toMatchObject({ ok: false, refusal: { code } });
  });

  test('is judged by people where the format is a sentence', () => {
    expect(beaconFitsFormat('六枚骰子，从左到右', '3 5 1 6 6 2')).toBe(true);
  });

  test('of drand is not taken for a draw before its signature can be verified', () => {
    const drand = {
      kind: 'drand',
      scheme: 's',
      chain: '00'.repeat(32),
      pk: '00'.repeat(96),
      genesis: 1_900_000_000,
      period: 3,
      round: 9,
    } as const;
    const beacon = { kind: 'drand', round: 9, sig: '00'.repeat(48) } as const;
    expect(drawTargets(sha256, plan(pool, { beacon: drand }), pool.strata, REVEALS, beacon)).toMatchObject({
      ok: false,
      refusal: { code: 'DRAW_UNSUPPORTED' },
    });
  });
});

test('a draw is the same under another implementation of the hash, as a browser has it', () => {
  const again = drawTargets((message) => nobleSha256(message), parsed, pool.strata, REVEALS, BEACON);
  expect(value(again)).toEqual(draw(pool));
  expect(toHex(nobleSha256(new Uint8Array(0)))).toBe(toHex(sha256(new Uint8Array(0))));
});

test('a draw from a pool that is not the plan’s is refused', () => {
  const other = freeze([unit('A', '1'), unit('B', '1'), unit('C', '1', 6)]);
  expect(drawTargets(sha256, parsed, other.strata, REVEALS, BEACON)).toMatchObject({
    ok: false,
    refusal: { code: 'DRAW_POOL_ROOT' },
  });
});
