import { bls12_381 } from '@noble/curves/bls12-381.js';
import { sha256 } from '@noble/hashes/sha2.js';
import type { SignatureFinding, VerifyDrand } from '../domain/draw/drand';
import { u64 } from '../domain/draw/encoding/bytes';

const bls = bls12_381.shortSignatures;

/** The suite that the scheme is named after (RFC 9380 §8.8.1). */
const DST = 'BLS_SIG_BLS12381G1_XMD:SHA-256_SSWU_RO_NUL_';

/**
 * drand's bls-unchained-g1-rfc9380: a signature on G1 over SHA-256(u64 round), under a key on G2. `fromBytes` takes only
 * the canonical form of a point on the curve and in the subgroup of prime order; infinity it takes, so that is asked here.
 */
export const verifyDrand: VerifyDrand = (publicKey, round, signature) => {
  const point = pointOf(signature);
  if (typeof point === 'string') return point;
  const message = bls.hash(sha256(u64(round)), DST);
  return bls.verify(point, message, bls12_381.G2.Point.fromBytes(publicKey)) ? 'valid' : 'invalid';
};

type Point = ReturnType<typeof bls.Signature.fromBytes>;

const pointOf = (signature: Uint8Array): Point | SignatureFinding => {
  try {
    const point = bls.Signature.fromBytes(signature);
    return point.is0() ? 'infinity' : point;
  } catch {
    return 'not a point of the group';
  }
};
