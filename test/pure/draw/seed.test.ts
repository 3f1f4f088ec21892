import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 as nobleSha256 } from '@noble/hashes/sha2.js';
import { verifyDrand } from '../../../crypto/drand';
import { QUICKNET, type VerifyDrand } from '../../../domain/draw/drand';
import { toHex } from '../../../domain/draw/encoding/bytes';
import {
  beaconBytes,
  beaconFitsFormat,
  checkReveal,
  makeSeed,
  shareCommitment,
  type Beacon,
} from '../../../domain/draw/seed';
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
});

describe('a drand beacon', () => {
  const SIG = 'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39';
  const waiting = plan(pool, {
    revealBy: '2023-08-23T15:58:00.000Z',
    beacon: { kind: 'drand', ...QUICKNET, round: 1000 },
  });
  const drawnWith = (sig: string, verify?: VerifyDrand, round = 1000): ReturnType<typeof drawTargets> =>
    drawTargets(sha256, waiting, pool.strata, REVEALS, { kind: 'drand', round, sig }, verify);

  test('draws with the network’s own signature', () => {
    expect(drawnWith(SIG, verifyDrand)).toMatchObject({ ok: true });
  });

  test('is taken from nobody who cannot verify it', () => {
    expect(drawnWith(SIG)).toEqual({ ok: false, refusal: { code: 'DRAW_UNSUPPORTED', facts: { what: 'drand' } } });
  });

  test.each([
    ['a signature of something else', 'BEACON_SIGNATURE', bls12_381.G1.Point.BASE.toHex(), 1000],
    ['another round', 'BEACON_MISMATCH', SIG, 1001],
    ['a point at infinity', 'BEACON_POINT', `c0${'00'.repeat(47)}`, 1000],
    ['no point', 'BEACON_POINT', '00'.repeat(48), 1000],
    ['a text too short', 'BEACON_MALFORMED', SIG.slice(2), 1000],
  ])('with %s is refused with %s', (_, code, sig, round) => {
    expect(drawnWith(sig, verifyDrand, round)).toMatchObject({ ok: false, refusal: { code } });
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

describe('what is refused of shares and beacons is refused by name', () => {
  const DRAND = { kind: 'drand', ...QUICKNET, round: 1000 } as const;
  const lit = plan(pool, { revealBy: '2023-08-23T15:58:00.000Z', beacon: DRAND });
  const bare = plan(pool, { beacon: { kind: 'none' } });
  const [OK, SHARE] = ['ab'.repeat(48), 'ab'.repeat(32)];
  const format = 'RR RR RR RR RR RR+BB';

  test.each([
    ['', '牵头单位', 32, { code: 'DRAW_TEXT', facts: { at: 'draw_id', why: 'empty' } }],
    ['D', '', 32, { code: 'DRAW_TEXT', facts: { at: 'party', why: 'empty' } }],
    ['D', '牵头单位', 31, { code: 'SHARE_MALFORMED', facts: { party: '牵头单位' } }],
    ['D', '牵头单位', 33, { code: 'SHARE_MALFORMED', facts: { party: '牵头单位' } }],
  ])('a share of the draw "%s", the party "%s", %d bytes', (drawId, party, bytes, refusal) => {
    expect(shareCommitment(sha256, drawId, party, new Uint8Array(bytes))).toEqual({ ok: false, refusal });
  });

  test.each([
    ['别的部门', SHARE, 'SHARE_NOT_COMMITTED'],
    ['牵头单位', `${SHARE}0`, 'SHARE_MALFORMED'],
    ['牵头单位', `0${SHARE}`, 'SHARE_MALFORMED'],
    ['牵头单位', SHARE, 'SHARE_MISMATCH'],
  ])('a share shown by %s: %s', (id, secret, code) => {
    expect(checkReveal(sha256, parsed, { id, secret })).toEqual({ ok: false, refusal: { code, facts: { party: id } } });
  });

  test('a share shown twice, with whose it is', () => {
    expect(makeSeed(sha256, parsed, [...REVEALS, ...REVEALS], BEACON)).toEqual({
      ok: false,
      refusal: { code: 'SHARE_ALREADY_REVEALED', facts: { party: '牵头单位' } },
    });
  });

  test.each<[string, typeof lit, Beacon, string, object]>([
    ['none for drand', lit, { kind: 'none' }, 'BEACON_MISMATCH', { planned: 'drand', given: 'none' }],
    ['a text for drand', lit, { kind: 'text', text: '1' }, 'BEACON_MISMATCH', { planned: 'drand', given: 'text' }],
    ['another round', lit, { kind: 'drand', round: 999, sig: OK }, 'BEACON_MISMATCH', { planned: 1000, given: 999 }],
    ['a longer signature', lit, { kind: 'drand', round: 1000, sig: `${OK}0` }, 'BEACON_MALFORMED', { kind: 'drand' }],
    ['one begun before', lit, { kind: 'drand', round: 1000, sig: `0${OK}` }, 'BEACON_MALFORMED', { kind: 'drand' }],
    [
      'drand for none',
      bare,
      { kind: 'drand', round: 1, sig: OK },
      'BEACON_MISMATCH',
      { planned: 'none', given: 'drand' },
    ],
    ['a text for none', bare, { kind: 'text', text: '1' }, 'BEACON_MISMATCH', { planned: 'none', given: 'text' }],
    [
      'drand for a text',
      parsed,
      { kind: 'drand', round: 1, sig: OK },
      'BEACON_MISMATCH',
      { planned: 'text', given: 'drand' },
    ],
    ['none for a text', parsed, { kind: 'none' }, 'BEACON_MISMATCH', { planned: 'text', given: 'none' }],
    ['an empty text', parsed, { kind: 'text', text: '' }, 'DRAW_TEXT', { at: 'beacon.text', why: 'empty' }],
    ['a short text', parsed, { kind: 'text', text: '03 07' }, 'BEACON_MALFORMED', { kind: 'text', format }],
    [
      'a longer text',
      parsed,
      { kind: 'text', text: '03 07 12 18 25 31+091' },
      'BEACON_MALFORMED',
      { kind: 'text', format },
    ],
  ])('a beacon: %s', (_, planned, beacon, code, facts) => {
    expect(beaconBytes(planned, beacon)).toEqual({ ok: false, refusal: { code, facts } });
  });

  test('a beacon that fits becomes its bytes', () => {
    expect(value(beaconBytes(lit, { kind: 'drand', round: 1000, sig: OK }))).toEqual(new Uint8Array(48).fill(0xab));
    expect(value(beaconBytes(bare, { kind: 'none' }))).toEqual(new Uint8Array(0));
    expect(toHex(value(beaconBytes(parsed, { kind: 'text', text: '03 07 12 18 25 31+09' })))).toBe(
      '30332030372031322031382032352033312b3039',
    );
  });

  test.each([
    ['RR!', 'anything', true],
    ['!RR', 'anything', true],
    ['RR', '01', true],
    ['RR', '1', false],
    ['RR', '0a', false],
    ['R-R', '0-1', true],
    ['R-R', '0+1', false],
  ])('the format %s and the text %s', (mask, text, fits) => {
    expect(beaconFitsFormat(mask, text)).toBe(fits);
  });
});
