import { sha256 } from '@noble/hashes/sha2.js';
import { concat, u32, utf8 } from '../../domain/draw/encoding/bytes';
import { sum, times, type Point } from './curve';
import { add, integer, invert, isZero, mod, multiply, negate, ONE, P, squareRoot, type Fp2 } from './field';
import { X_DENOMINATOR, X_NUMERATOR, Y_DENOMINATOR, Y_NUMERATOR } from './isogeny';

/** Steps and letters of RFC 9380, suite BLS12381G1_XMD:SHA-256_SSWU_RO_ (§8.8.1). Everything is in the base field. */
const base = (n: bigint): Fp2 => [mod(n), 0n];

const [BLOCK_BYTES, HASH_BYTES, L] = [64, 32, 64];

/** §5.3.1, for 128 bytes: two numbers of L bytes. */
const expandMessage = (message: Uint8Array, dst: string): Uint8Array => {
  const suffix = concat(utf8(dst), Uint8Array.of(dst.length));
  const length = u32(2 * L).subarray(2);
  const b0 = sha256(concat(new Uint8Array(BLOCK_BYTES), message, length, Uint8Array.of(0), suffix));
  const blocks: Uint8Array[] = [];
  let last: Uint8Array = new Uint8Array(HASH_BYTES);
  for (let i = 1; i <= (2 * L) / HASH_BYTES; i += 1) {
    const mixed = b0.map((byte, k) => byte ^ (last[k] ?? 0));
    last = sha256(concat(mixed, Uint8Array.of(i), suffix));
    blocks.push(last);
  }
  return concat(...blocks);
};

/** §8.8.1: the curve y² = x³ + A·x + B, whose isogenous image is G1. */
const A = base(
  BigInt('0x144698a3b8e9433d693a02c96d4982b0ea985383ee66a8d8e8981aefd881ac98936f8da0e0f97f5cf428082d584c1d'),
);
const B = base(
  BigInt('0x12e2908d11688030018b12e8753eee3b2016c1f0f24f4070a0b9c14fcef35ef55a23215a316ceaa5d1cc48e98e172be0'),
);
const Z = base(11n);

const curveAt = (x: Fp2): Fp2 => add(multiply(add(multiply(x, x), A), x), B);

/** §6.6.2 */
const mapToCurve = (u: bigint): NonNullable<Point> => {
  const zu2 = multiply(Z, base(u * u));
  const tv1 = invert(add(multiply(zu2, zu2), zu2));
  const x1 = isZero(tv1)
    ? multiply(B, invert(multiply(Z, A)))
    : multiply(multiply(negate(B), invert(A)), add(ONE, tv1));
  const y1 = squareRoot(curveAt(x1));
  const x = y1 === null ? multiply(zu2, x1) : x1;
  const y = y1 ?? squareRoot(curveAt(x)) ?? base(0n);
  return [x, y[0] % 2n === u % 2n ? y : negate(y)];
};

/** Horner's scheme. */
const valueAt = (coefficients: readonly bigint[], x: Fp2): Fp2 =>
  coefficients.reduceRight((value, k) => add(multiply(value, x), base(k)), base(0n));

/** §6.6.3 and appendix E.2 */
const toG1 = ([x, y]: NonNullable<Point>): Point => [
  multiply(valueAt(X_NUMERATOR, x), invert(valueAt(X_DENOMINATOR, x))),
  multiply(y, multiply(valueAt(Y_NUMERATOR, x), invert(valueAt(Y_DENOMINATOR, x)))),
];

/** §7 and §8.8.1 */
const EFFECTIVE_COFACTOR = 0xd201000000010001n;

/** hash_to_curve of §3: a point of G1 that nobody knows a logarithm of. */
export const hashToG1 = (message: Uint8Array, dst: string): Point => {
  const bytes = expandMessage(message, dst);
  const [q0, q1] = [bytes.subarray(0, L), bytes.subarray(L)].map((half) => toG1(mapToCurve(integer(half) % P)));
  return times(EFFECTIVE_COFACTOR, sum(q0 ?? null, q1 ?? null));
};
