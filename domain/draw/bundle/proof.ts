import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import { atOnce, type Steps } from '../../kernel/steps';
import { fromHex, toHex } from '../encoding/bytes';
import { arrayOf, hexOf, integer, object, oneOf, text, type Read } from '../encoding/shape';
import { inclusionProverInSteps, provesInclusion, type Inclusion } from '../inclusion';
import type { Alg, Plan } from '../plan/plan';
import { MOST_WEIGHT, unitCommitment, unitCommitter, type Stratum, type Unit } from '../pool';
import type { PrivateBundle } from './bundle';
import { strataOf } from './run';
import { TEAM, type TeamOpening } from './team';

interface UnitFields {
  readonly uid: string;
  readonly stratum: string;
  readonly region: string;
  readonly domain: string;
  readonly w: number;
}

/**
 * What one firm gets after the window (在库证明): its own row, its salt and its two paths, enough to find itself in the pool
 * and to find nobody else. Written in the snake case of bundles.
 */
export interface UnitProof {
  readonly alg: Alg;
  readonly pool_id: string;
  readonly pool_root: string;
  readonly unit: UnitFields;
  readonly salt: string;
  readonly in_stratum: {
    readonly index: number;
    readonly size: number;
    readonly weight_sum: number;
    readonly root: string;
    readonly path: readonly string[];
  };
  readonly in_pool: { readonly index: number; readonly size: number; readonly path: readonly string[] };
  /** Of a firm that was drawn: who was to come. */
  readonly team?: TeamOpening;
}

/**
 * Makes the proof of one firm from the bundle that only the agency holds.
 * @returns DRAW_COMMITMENT when the pool has no such firm, DRAW_POOL_ROOT when these units are not the plan's pool
 */
export const proveUnit = (hash: Hash, bundle: PrivateBundle, uid: string): Result<UnitProof> => {
  const { plan, saltKey, units } = bundle;
  const unit = units.find((candidate) => candidate.uid === uid);
  if (unit === undefined) return refuse('DRAW_COMMITMENT', { at: 'uid', why: 'not in the pool' });
  const strata = strataOf(hash, bundle);
  return strata.ok ? atOnce(proveUnitInSteps(hash, plan, strata.value, unit, fromHex(saltKey))) : strata;
};

/** The same from the pool's public leaves, the firm's own row and the salt key. */
export function* proveUnitInSteps(
  hash: Hash,
  { alg, poolId, poolRoot }: Plan,
  strata: readonly Stratum[],
  unit: Unit,
  saltKey: Uint8Array,
): Steps<Result<UnitProof>> {
  const { c, salt } = unitCommitter(hash, poolId, saltKey)(unit);
  const proof = (yield* inclusionProverInSteps(hash, strata))(toHex(c));
  if (!proof.ok) return proof;
  if (!provesInclusion(hash, proof.value, poolRoot)) return refuse('DRAW_POOL_ROOT', { planned: poolRoot });
  const { stratum, inStratum, inPool } = proof.value;
  const { uid, region, domain, weight } = unit;
  return ok({
    alg,
    pool_id: poolId,
    pool_root: poolRoot,
    unit: { uid, stratum: unit.stratum, region, domain, w: weight },
    salt: toHex(salt),
    in_stratum: { size: stratum.size, weight_sum: stratum.weightSum, root: stratum.root, ...inStratum },
    in_pool: inPool,
  });
}

/** A path of 2^53 leaves has 53 steps. */
const PATH: Read<string[]> = (value, at) => {
  const read = arrayOf(hexOf(32))(value, at);
  return read.ok && read.value.length > 53 ? refuse('DRAW_MALFORMED', { at, why: 'too many' }) : read;
};

/** Reads a proof from strict JSON. */
export const readProof: Read<UnitProof> = object<UnitProof>(
  {
    alg: oneOf('sha256', 'sm3'),
    pool_id: text(),
    pool_root: hexOf(32),
    unit: object<UnitFields>({
      uid: text(),
      stratum: text(),
      region: text(true),
      domain: text(true),
      w: integer(1, MOST_WEIGHT),
    }),
    salt: hexOf(32),
    in_stratum: object<UnitProof['in_stratum']>({
      index: integer(0),
      size: integer(1),
      weight_sum: integer(1),
      root: hexOf(32),
      path: PATH,
    }),
    in_pool: object<UnitProof['in_pool']>({ index: integer(0), size: integer(1), path: PATH }),
    team: TEAM,
  },
  ['team'],
);

/**
 * Does the firm's own row lead to this pool root? Asks nothing of whoever made the proof. The number of strata
 * (`in_pool.size`) only tells the way: it is not in the root, and so is not proved.
 * @param poolRoot the published one (hex); the proof's own says only that the proof is whole
 * @returns the commitment (hex) that stands in the public leaves, or DRAW_COMMITMENT
 */
export const checkProof = (hash: Hash, proof: UnitProof, poolRoot: string): Result<string> => {
  const { unit, in_stratum, in_pool } = proof;
  const c = toHex(unitCommitment(hash, proof.pool_id)(unit, fromHex(proof.salt)));
  const inclusion: Inclusion = {
    leaf: { c, weight: unit.w },
    stratum: { key: unit.stratum, size: in_stratum.size, weightSum: in_stratum.weight_sum, root: in_stratum.root },
    inStratum: in_stratum,
    inPool: in_pool,
  };
  return provesInclusion(hash, inclusion, poolRoot)
    ? ok(c)
    : refuse('DRAW_COMMITMENT', { at: 'proof', why: 'does not lead to this pool root' });
};
