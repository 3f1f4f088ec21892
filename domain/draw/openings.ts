import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { fromHex, toHex } from './encoding/bytes';
import { checkText } from './encoding/text';
import { unitCommitment, unitCommitter, type Stratum, type Unit } from './pool';

/** What shows which target stands behind a commitment (开示): the unit's attributes and its salt (hex). */
export interface Opening {
  readonly c: string;
  readonly uid: string;
  readonly stratum: string;
  readonly region: string;
  readonly domain: string;
  readonly salt: string;
}

/**
 * Opens commitments: which uid stands at each. Given out only for inspected targets and after the window.
 * @param commitments the drawn ones, hex, in the order in which openings are wanted
 * @param pool what only the holder of the salt key has: pool id, salt key, and the units in any order
 * @returns the openings in that order, or DRAW_COMMITMENT when one is none of these units
 */
export const openUnits = (
  hash: Hash,
  pool: { readonly poolId: string; readonly saltKey: Uint8Array; readonly units: readonly Unit[] },
  commitments: readonly string[],
): Result<Opening[]> => {
  const commit = unitCommitter(hash, pool.poolId, pool.saltKey);
  const wanted = new Set(commitments);
  const found = new Map<string, Opening>();
  for (const unit of pool.units) {
    const committed = commit(unit);
    const c = toHex(committed.c);
    const { uid, stratum, region, domain } = unit;
    if (wanted.has(c)) found.set(c, { c, uid, stratum, region, domain, salt: toHex(committed.salt) });
  }
  const openings: Opening[] = [];
  for (const c of commitments) {
    const opening = found.get(c);
    if (opening === undefined)
      return refuse('DRAW_COMMITMENT', { at: 'openings', why: 'no unit of the pool has this commitment' });
    openings.push(opening);
  }
  return ok(openings);
};

/**
 * Do these openings open what they say, each in its own stratum, no uid and no commitment twice?
 * @param strata the public leaves
 * @returns uid by commitment; DRAW_COMMITMENT, DRAW_DUPLICATE_UNIT, DRAW_TEXT with the index of the opening
 */
export const checkOpenings = (
  hash: Hash,
  poolId: string,
  strata: readonly Stratum[],
  openings: readonly Opening[],
): Result<ReadonlyMap<string, string>> => {
  const commitment = unitCommitment(hash, poolId);
  const stratumOf = new Map(strata.flatMap(({ key, leaves }) => leaves.map(({ c }) => [c, key])));
  const uids = new Map<string, string>();
  const seen = new Set<string>();
  for (const [i, opening] of openings.entries()) {
    const at = `openings[${i}]`;
    for (const field of ['uid', 'stratum', 'region', 'domain'] as const) {
      const checked = checkText(opening[field], `${at}.${field}`, field === 'region' || field === 'domain');
      if (!checked.ok) return checked;
    }
    if (stratumOf.get(opening.c) !== opening.stratum)
      return refuse('DRAW_COMMITMENT', { at, why: 'not in this stratum of the pool' });
    const c = toHex(commitment(opening, fromHex(opening.salt)));
    if (c !== opening.c) return refuse('DRAW_COMMITMENT', { at, why: 'does not open its commitment' });
    if (seen.has(opening.uid) || uids.has(opening.c)) return refuse('DRAW_DUPLICATE_UNIT', { at });
    seen.add(opening.uid);
    uids.set(opening.c, opening.uid);
  }
  return ok(uids);
};
