import { bls12_381 } from '@noble/curves/bls12-381.js';
import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { verifyDrandSmall } from '../../../crypto/bls/verify';
import { verifyDrand } from '../../../crypto/drand';
import { QUICKNET } from '../../../domain/draw/drand';
import { fromHex } from '../../../domain/draw/encoding/bytes';

const PK = fromHex(QUICKNET.pk);
/** Round 1000 of drand quicknet, 2023-08-23T15:59:24Z. */
const ROUND = 1000;
const SIGNATURE = fromHex(
  'b44679b9a59af2ec876b1a6b1ad52ea9b1615fc3982b19576350f93447cb1125e342b73a8dd2bacbe47e4b6b63ed5e39',
);

const { Fp } = bls12_381.fields;

/** The smallest x whose point lies on the curve but outside the subgroup of prime order: nearly every point does. */
const outsideSubgroup = (): Uint8Array => {
  for (let x = 1n; ; x += 1n) {
    const y2 = Fp.add(Fp.pow(x, 3n), 4n);
    if (Fp.pow(y2, (Fp.ORDER - 1n) / 2n) !== 1n) continue;
    const point = bls12_381.G1.Point.fromAffine({ x, y: Fp.sqrt(y2) });
    if (point.isTorsionFree()) continue;
    const bytes = Fp.toBytes(x);
    bytes[0] = (bytes[0] ?? 0) | 0x80;
    return bytes;
  }
};

describe.each([
  ['the library', verifyDrand],
  ['the page’s own', verifyDrandSmall],
])('%s', (_name, verify) => {
  test('the signature that drand published for round 1000 is valid', () => {
    expect(verify(PK, ROUND, SIGNATURE)).toBe('valid');
  });

  test('it is the signature of no other round', () => {
    expect(verify(PK, ROUND - 1, SIGNATURE)).toBe('invalid');
    expect(verify(PK, ROUND + 2 ** 32, SIGNATURE)).toBe('invalid');
  });

  test('it is no signature under another key', () => {
    expect(verify(bls12_381.G2.Point.BASE.toBytes(), ROUND, SIGNATURE)).toBe('invalid');
  });

  test('a signature by another key is invalid', () => {
    const { secretKey, publicKey } = bls12_381.shortSignatures.keygen(new Uint8Array(48).fill(5));
    const message = bls12_381.shortSignatures.hash(
      createHash('sha256').update(Buffer.from('00000000000003e8', 'hex')).digest(),
      'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_',
    );
    const forged = bls12_381.shortSignatures.sign(message, secretKey).toBytes();
    expect(verify(publicKey.toBytes(), ROUND, forged)).toBe('valid');
    expect(verify(PK, ROUND, forged)).toBe('invalid');
  });

  test('with any one bit changed it is invalid or no point at all', () => {
    fc.assert(
      fc.property(fc.nat(48 * 8 - 1), (bit) => {
        const changed = Uint8Array.from(SIGNATURE, (byte, i) => (i === bit >> 3 ? byte ^ (1 << (bit & 7)) : byte));
        expect(['invalid', 'not a point of the group']).toContain(verify(PK, ROUND, changed));
      }),
      { numRuns: 40 },
    );
  });

  test('infinity is named, although it would verify under a key at infinity', () => {
    expect(verify(PK, ROUND, Uint8Array.of(0xc0, ...new Uint8Array(47)))).toBe('infinity');
  });

  test.each([
    ['a point outside the subgroup', outsideSubgroup()],
    ['an x without a point', Uint8Array.of(0x80, ...new Uint8Array(46), 1)],
    ['an x that is not reduced', Uint8Array.of(0x9f, ...new Uint8Array(47).fill(0xff))],
    ['a form that is not compressed', Uint8Array.of((SIGNATURE[0] ?? 0) & 0x7f, ...SIGNATURE.slice(1))],
    ['infinity with a rest', Uint8Array.of(0xc0, ...new Uint8Array(46), 1)],
    ['a byte too few', SIGNATURE.slice(1)],
    ['an uncompressed point', bls12_381.G1.Point.BASE.toBytes(false)],
    ['nothing', new Uint8Array(0)],
  ])('%s is no point of the group', (_, bytes) => {
    expect(verify(PK, ROUND, bytes)).toBe('not a point of the group');
  });
});

test('the pinned chain hash is that of the pinned values', () => {
  // drand's chain hash: period, genesis, key, the group's seed and the network's name, as its nodes compute it.
  const seed = 'f477d5c89f21a17c863a7f937c6a6d15859414d2be09cd448d4279af331c5d3e';
  const [period, genesis] = [Buffer.alloc(4), Buffer.alloc(8)];
  period.writeUInt32BE(QUICKNET.period);
  genesis.writeBigInt64BE(BigInt(QUICKNET.genesis));
  const info = Buffer.concat([period, genesis, PK, Buffer.from(seed, 'hex'), Buffer.from('quicknet')]);
  expect(createHash('sha256').update(info).digest('hex')).toBe(QUICKNET.chain);
});
