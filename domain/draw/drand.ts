import { ok, refuse, type Result } from '../kernel/result';
import { fromHex } from './encoding/bytes';
import type { PlanBeacon } from './plan/plan';
import type { Beacon } from './seed';

/** A plan's drand beacon (公共随机源): chain, key and round. */
export type DrandPlan = Extract<PlanBeacon, { kind: 'drand' }>;

/**
 * The one chain that plans may wait for: drand's quicknet. Pinned here, since a key that comes with the bundle proves
 * nothing: whoever wrote the bundle could hold its secret half. `chain` is the SHA-256 of the other values with the group's
 * own seed, as the network publishes it.
 * Source: drand.love, blog of 2023-10-16 (quicknet); the same values stand in the public vectors.
 */
export const QUICKNET = {
  scheme: 'bls-unchained-g1-rfc9380',
  chain: '52db9ba70e0cc0f6eaf7803dd07447a1f5477735fd3f661792ba94600c84e971',
  pk: '83cf0f2896adee7eb8b5f01fcad3912212c437e0073e911fb90022d3e760183c8c4b450b6a0a6c3ac6a5776a2d1064510d1fec758c921cc22b0e17e63aaf4bcb5ed66304de9cf809bd274ca73bab4af5a6e9c76a4bc09e76eae8991ef5ece45a',
  genesis: 1692803367,
  period: 3,
} as const;

/** Names the field in which a plan's chain is not the pinned one; null when it is. */
export const strangeField = (beacon: DrandPlan): keyof typeof QUICKNET | null =>
  (['scheme', 'chain', 'pk', 'genesis', 'period'] as const).find((field) => beacon[field] !== QUICKNET[field]) ?? null;

/** When the network publishes a round, in seconds since 1970. BigInt: a round may have 53 bits. */
export const publishedAt = ({ genesis, period, round }: DrandPlan): bigint =>
  BigInt(genesis) + BigInt(round - 1) * BigInt(period);

/**
 * What a BLS verifier finds. The last two are no signatures at all, whatever was signed: bytes that encode no point of the
 * group (not canonical, off the curve, outside the subgroup of prime order), and the point at infinity.
 */
export type SignatureFinding = 'valid' | 'invalid' | 'not a point of the group' | 'infinity';

/**
 * Verifies a signature of 48 bytes on G1 over SHA-256(u64 round) under a public key of 96 bytes on G2
 * (bls-unchained-g1-rfc9380), handed in as hashes are: domain code imports no crypto.
 */
export type VerifyDrand = (publicKey: Uint8Array, round: number, signature: Uint8Array) => SignatureFinding;

/**
 * Is this the network's own signature of the planned round? That the kind and the round are those of the plan is
 * `beaconBytes`' to say; a beacon of another kind than drand has no signature and passes.
 * @returns DRAW_UNSUPPORTED without a verifier, BEACON_POINT (`why`), BEACON_SIGNATURE (`round`)
 * Source: drd1 §4 "Verify": pinned beacon key, BLS of SHA-256(u64 round).
 */
export const checkSignature = (verify: VerifyDrand | undefined, beacon: Beacon): Result<null> => {
  if (beacon.kind !== 'drand') return ok(null);
  if (verify === undefined) return refuse('DRAW_UNSUPPORTED', { what: 'drand' });
  const finding = verify(fromHex(QUICKNET.pk), beacon.round, fromHex(beacon.sig));
  if (finding === 'valid') return ok(null);
  return finding === 'invalid'
    ? refuse('BEACON_SIGNATURE', { round: beacon.round })
    : refuse('BEACON_POINT', { round: beacon.round, why: finding });
};
