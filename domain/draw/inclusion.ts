import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { E, EMPTY, fromHex, toHex, u64, utf8 } from './encoding/bytes';
import { merkleTree, provesLeaf } from './encoding/merkle';
import { leafData, strataInOrder, stratumData, stratumTree, type Leaf, type Stratum } from './pool';

/** Proof that a unit is in the pool (在库证明): two paths, leaf → stratum and stratum → pool. Hashes are hex. */
export interface Inclusion {
  readonly leaf: Leaf;
  readonly stratum: { readonly key: string; readonly size: number; readonly weightSum: number; readonly root: string };
  readonly inStratum: { readonly index: number; readonly path: readonly string[] };
  readonly inPool: { readonly index: number; readonly size: number; readonly path: readonly string[] };
}

/**
 * Makes inclusion proofs over one pool; the trees are built once and each proof costs its own path.
 * @returns for a commitment (hex) its proof, or DRAW_COMMITMENT when the pool does not hold it
 */
export const inclusionProver = (hash: Hash, strata: readonly Stratum[]): ((c: string) => Result<Inclusion>) => {
  const ordered = strataInOrder(strata);
  const strataData = ordered.map((stratum) => stratumData(hash, stratum));
  const poolTree = merkleTree(hash, ordered.length, (i) => strataData[i] ?? EMPTY);
  const trees = ordered.map(({ leaves }) => stratumTree(hash, leaves));
  const places = new Map(ordered.flatMap(({ leaves }, s) => leaves.map(({ c }, i) => [c, { s, i }] as const)));
  return (c) => {
    const place = places.get(c);
    const stratum = place && ordered[place.s];
    const tree = place && trees[place.s];
    const leaf = place && stratum?.leaves[place.i];
    if (!place || !stratum || !tree || !leaf)
      return refuse('DRAW_COMMITMENT', { at: 'inclusion', why: 'not in the pool' });
    const weightSum = stratum.leaves.reduce((sum, { weight }) => sum + weight, 0);
    return ok({
      leaf,
      stratum: { key: stratum.key, size: tree.size, weightSum, root: toHex(tree.root) },
      inStratum: { index: place.i, path: tree.path(place.i).map(toHex) },
      inPool: { index: place.s, size: poolTree.size, path: poolTree.path(place.s).map(toHex) },
    });
  };
};

/** Does the proof lead from its leaf to this pool root (hex)? Asks nothing of whoever made it. */
export const provesInclusion = (hash: Hash, proof: Inclusion, poolRoot: string): boolean => {
  const { leaf, stratum, inStratum, inPool } = proof;
  const stratumLeaf = E(utf8(stratum.key), u64(stratum.size), u64(stratum.weightSum), fromHex(stratum.root));
  return (
    provesLeaf(
      hash,
      leafData(leaf),
      { index: inStratum.index, size: stratum.size, path: inStratum.path.map(fromHex) },
      fromHex(stratum.root),
    ) &&
    provesLeaf(
      hash,
      stratumLeaf,
      { index: inPool.index, size: inPool.size, path: inPool.path.map(fromHex) },
      fromHex(poolRoot),
    )
  );
};
