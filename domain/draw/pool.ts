import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { atOnce, type Steps } from '../kernel/steps';
import { compareHex, E, putHex, putU32, sortedByUtf8, toHex, u64, utf8 } from './encoding/bytes';
import { merkleRoot, merkleTreeInSteps, type MerkleTree } from './encoding/merkle';
import { hmac, tagged } from './encoding/tagged';
import { checkText } from './encoding/text';

/** A target in the pool (检查对象). `uid` is its credit code; `weight` 1..64 is its number of balls in its stratum. */
export interface Unit {
  readonly uid: string;
  readonly stratum: string;
  readonly region: string;
  readonly domain: string;
  readonly weight: number;
}

/** What the pool shows of a unit: its salted commitment (hex) and its weight. */
export interface Leaf {
  readonly c: string;
  readonly weight: number;
}

/** A stratum (分层): its opaque key and its leaves, strictly ascending by commitment, which hides the order of uids. */
export interface Stratum {
  readonly key: string;
  readonly leaves: readonly Leaf[];
}

/** A frozen pool (锁定名录). `strata` and `poolRoot` are public; `commitments` (uid → c) is not. */
export interface Pool {
  readonly poolRoot: string;
  readonly strata: readonly Stratum[];
  readonly commitments: ReadonlyMap<string, string>;
}

export const MOST_WEIGHT = 64;

/** A unit's commitment and the salt in it. */
export interface Committed {
  readonly c: Uint8Array;
  readonly salt: Uint8Array;
}

/**
 * Commits units: the salt is HMAC(salt key, E("drd1/salt", pool_id, "unit", uid)), so that one key opens and makes again
 * the whole pool.
 */
export const unitCommitter = (hash: Hash, poolId: string, saltKey: Uint8Array): ((unit: Unit) => Committed) => {
  const saltOf = hmac(hash, saltKey);
  const [label, pool, kind] = [utf8('drd1/salt'), utf8(poolId), utf8('unit')];
  const commitment = unitCommitment(hash, poolId);
  return (unit) => {
    const salt = saltOf(E(label, pool, kind, utf8(unit.uid)));
    return { c: commitment(unit, salt), salt };
  };
};

/** c = T("unit", E(pool_id, uid, stratum, region, domain, salt)). The weight is bound by the leaf, not by c. */
export const unitCommitment = (
  hash: Hash,
  poolId: string,
): ((unit: Omit<Unit, 'weight'>, salt: Uint8Array) => Uint8Array) => {
  const t = tagged(hash);
  const pool = utf8(poolId);
  return ({ uid, stratum, region, domain }, salt) =>
    t('unit', E(pool, utf8(uid), utf8(stratum), utf8(region), utf8(domain), salt));
};

/** Leaf data of a stratum's tree: c‖u64(w). */
export const leafData = ({ c, weight }: Leaf): Uint8Array => {
  const data = new Uint8Array(40);
  putHex(data, 0, c);
  putU32(data, 36, weight);
  return data;
};

/** The tree of one stratum. */
export const stratumTreeInSteps = (hash: Hash, leaves: readonly Leaf[]): Steps<MerkleTree> =>
  merkleTreeInSteps(hash, leaves.length, (i) => leafData(leaves[i] ?? NO_LEAF));

const NO_LEAF: Leaf = { c: '', weight: 0 };

/** Leaf data of the pool's tree: the stratum's key, size, sum of weights and root. */
function* stratumData(hash: Hash, { key, leaves }: Stratum): Steps<Uint8Array> {
  const weightSum = leaves.reduce((sum, leaf) => sum + leaf.weight, 0);
  const { root } = yield* stratumTreeInSteps(hash, leaves);
  return E(utf8(key), u64(leaves.length), u64(weightSum), root);
}

/** Strata in the order of the pool's tree. */
export const strataInOrder = (strata: readonly Stratum[]): Stratum[] => sortedByUtf8(strata, (stratum) => stratum.key);

/**
 * The root of a pool from its public strata, after the rules of form: keys once, no stratum empty, leaves strictly
 * ascending, weights 1..64, no commitment in two strata. The order in which strata are handed in does not matter.
 * @returns the root (hex), or POOL_EMPTY, DRAW_TEXT, DRAW_MALFORMED, DRAW_DUPLICATE_UNIT
 */
export const poolRoot = (hash: Hash, strata: readonly Stratum[]): Result<string> =>
  atOnce(poolRootInSteps(hash, strata));

/** `poolRoot`, a stratum or some thousand hashes of a large one a step. */
export function* poolRootInSteps(hash: Hash, strata: readonly Stratum[]): Steps<Result<string>> {
  if (strata.length === 0) return refuse('POOL_EMPTY');
  const keys = new Set<string>();
  const seen = new Set<string>();
  for (const stratum of strata) {
    const checked = checkStratum(stratum, seen);
    if (!checked.ok) return checked;
    if (keys.has(stratum.key)) return refuse('DRAW_MALFORMED', { at: 'strata', why: 'a stratum twice' });
    keys.add(stratum.key);
  }
  const roots: Uint8Array[] = [];
  for (const stratum of strataInOrder(strata)) {
    roots.push(yield* stratumData(hash, stratum));
    yield;
  }
  return ok(toHex(merkleRoot(hash, roots)));
}

const checkStratum = ({ key, leaves }: Stratum, seen: Set<string>): Result<string> => {
  const name = checkText(key, 'strata.key');
  if (!name.ok) return name;
  if (leaves.length === 0) return refuse('DRAW_MALFORMED', { at: 'strata', why: 'a stratum without leaves' });
  let before = '';
  for (const { c, weight } of leaves) {
    if (!validWeight(weight)) return refuse('DRAW_MALFORMED', { at: 'strata.weight', why: 'not 1 to 64' });
    if (c === before || seen.has(c)) return refuse('DRAW_DUPLICATE_UNIT', { at: 'strata' });
    if (c < before) return refuse('DRAW_MALFORMED', { at: 'strata.leaves', why: 'not ascending' });
    seen.add(c);
    before = c;
  }
  return ok(key);
};

const validWeight = (weight: number): boolean => Number.isInteger(weight) && weight >= 1 && weight <= MOST_WEIGHT;

const checkUnit = (unit: Unit): Result<Unit> => {
  for (const field of ['uid', 'stratum', 'region', 'domain'] as const) {
    const checked = checkText(unit[field], `units.${field}`, field === 'region' || field === 'domain');
    if (!checked.ok) return checked;
  }
  return validWeight(unit.weight) ? ok(unit) : refuse('DRAW_MALFORMED', { at: 'units.weight', why: 'not 1 to 64' });
};

const SALT_KEY_BYTES = 32;

/**
 * Freezes a pool (锁定名录): salts and commits every unit, sorts the leaves of each stratum, and takes the root.
 * @param input `saltKey`: 32 secret bytes, kept until the window of the task is over; `units` in any order
 * @returns the pool, or POOL_EMPTY, DRAW_TEXT, DRAW_MALFORMED, DRAW_DUPLICATE_UNIT (one uid once, also across strata)
 * Source: drd1 §3 "Pool"; about 6 hashes a unit.
 */
export const freezePool = (hash: Hash, input: PoolInput): Result<Pool> => atOnce(freezePoolInSteps(hash, input));

export interface PoolInput {
  readonly poolId: string;
  readonly saltKey: Uint8Array;
  readonly units: readonly Unit[];
}

/** A step of the work: some milliseconds. */
const UNITS_A_STEP = 1024;

/** `freezePool`, a thousand units or some thousand hashes a step. */
export function* freezePoolInSteps(hash: Hash, { poolId, saltKey, units }: PoolInput): Steps<Result<Pool>> {
  const id = checkText(poolId, 'pool_id');
  if (!id.ok) return id;
  if (saltKey.length !== SALT_KEY_BYTES) return refuse('DRAW_MALFORMED', { at: 'salt_key', why: 'not 32 bytes' });
  const commit = unitCommitter(hash, poolId, saltKey);
  const commitments = new Map<string, string>();
  const byStratum = new Map<string, Leaf[]>();
  for (const unit of units) {
    const checked = checkUnit(unit);
    if (!checked.ok) return checked;
    if (commitments.has(unit.uid)) return refuse('DRAW_DUPLICATE_UNIT', { at: 'units' });
    const c = toHex(commit(unit).c);
    commitments.set(unit.uid, c);
    const leaves = byStratum.get(unit.stratum);
    if (leaves === undefined) byStratum.set(unit.stratum, [{ c, weight: unit.weight }]);
    else leaves.push({ c, weight: unit.weight });
    if (commitments.size % UNITS_A_STEP === 0) yield;
  }
  const strata = strataInOrder([...byStratum].map(([key, leaves]) => ({ key, leaves: leaves.sort(byCommitment) })));
  const root = yield* poolRootInSteps(hash, strata);
  return root.ok ? ok({ poolRoot: root.value, strata, commitments }) : root;
}

const byCommitment = (a: Leaf, b: Leaf): number => compareHex(a.c, b.c);
