import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import * as fc from 'fast-check';
import { hashToG1 } from '../../../crypto/bls/hash';
import { verifyDrandSmall } from '../../../crypto/bls/verify';
import { verifyDrand } from '../../../crypto/drand';
import { u64 } from '../../../domain/draw/encoding/bytes';

/** The page's own verifier, held against the library that the server uses; what drand.test.ts claims it claims of both. */
const short = bls12_381.shortSignatures;
const DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';
const RFC_DST = 'QUUX-V01-CS02-with-BLS12381G1_XMD:SHA-256_SSWU_RO_';

const bytes = (least: number, most = least): fc.Arbitrary<Uint8Array> =>
  fc.uint8Array({ minLength: least, maxLength: most });

test('hashing to the curve gives the point of the library', () => {
  fc.assert(
    fc.property(bytes(0, 200), fc.constantFrom(DST, RFC_DST), (message, dst) => {
      const { x, y } = bls12_381.G1.hashToCurve(message, { DST: dst }).toAffine();
      expect(hashToG1(message, dst)).toEqual([
        [x, 0n],
        [y, 0n],
      ]);
    }),
    { numRuns: 20 },
  );
});

test.each([
  [
    '',
    '052926add2207b76ca4fa57a8734416c8dc95e24501772c814278700eed6d1e4e8cf62d9c09db0fac349612b759e79a1',
    '08ba738453bfed09cb546dbb0783dbb3a5f1f566ed67bb6be0e8c67e2e81a4cc68ee29813bb7994998f3eae0c9c6a265',
  ],
  [
    'abc',
    '03567bc5ef9c690c2ab2ecdf6a96ef1c139cc0b2f284dca0a9a7943388a49a3aee664ba5379a7655d3c68900be2f6903',
    '0b9c15f3fe6e5cf4211f346271d7b01c8f3b28be689c8429c85b67af215533311f0b8dfaaa154fa6b88176c229f2885d',
  ],
])('hashing “%s” to the curve gives the point of RFC 9380 J.9.1', (message, x, y) => {
  expect(hashToG1(new TextEncoder().encode(message), RFC_DST)).toEqual([
    [BigInt(`0x${x}`), 0n],
    [BigInt(`0x${y}`), 0n],
  ]);
});

test('a signature of any key is valid under that key, for its round, and for nothing else', () => {
  fc.assert(
    fc.property(bytes(48), bytes(48), fc.nat(), fc.nat(), (seed, otherSeed, round, otherRound) => {
      fc.pre(round !== otherRound);
      const [own, other] = [short.keygen(seed), short.keygen(otherSeed)];
      fc.pre(own.secretKey.join() !== other.secretKey.join());
      const signature = short.sign(short.hash(sha256(u64(round)), DST), own.secretKey).toBytes();
      const key = own.publicKey.toBytes();
      expect(verifyDrandSmall(key, round, signature)).toBe('valid');
      expect(verifyDrandSmall(key, otherRound, signature)).toBe('invalid');
      expect(verifyDrandSmall(other.publicKey.toBytes(), round, signature)).toBe('invalid');
    }),
    { numRuns: 4 },
  );
});

test('it finds what the library finds, whatever the bytes', () => {
  const key = short.keygen(new Uint8Array(48).fill(5)).publicKey.toBytes();
  const flagged = fc.tuple(bytes(48), fc.constantFrom(0x80, 0xa0)).map(([x, flags]) => {
    x[0] = ((x[0] ?? 0) & 0x1f) | flags;
    return x;
  });
  fc.assert(
    fc.property(fc.oneof(bytes(0, 100), flagged), (signature) => {
      expect(verifyDrandSmall(key, 1, signature)).toBe(verifyDrand(key, 1, signature));
    }),
    { numRuns: 60 },
  );
});
