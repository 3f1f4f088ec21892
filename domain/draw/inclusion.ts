import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { E, fromHex, toHex, u64, utf8 } from './encoding/bytes';
import { merkleTree, provesLeaf } from './encoding/merkle';
import { leafData, strataInOrder, stratumTree, type Leaf, type Stratum } from './pool';

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
  const grown = strataInOrder(strata).map(({ key, leaves }) => {
    const tree = stratumTree(hash, leaves);
    const weightSum = leaves.reduce((sum, { weight }) => sum + weight, 0);
    return { leaves, tree, stratum: { key, size: tree.size, weightSum, root: toHex(tree.root) } };
  });
  const poolTree = merkleTree(hash, grown.length, (i) => stratumLeaf(grown[i]?.stratum ?? NO_STRATUM));
  const places = new Map(grown.flatMap(({ leaves }, s) => leaves.map((leaf, i) => [leaf.c, { leaf, s, i }] as const)));
  return (c) => {
    const place = places.get(c);
    const home = place && grown[place.s];
    if (!place || !home) return refuse('DRAW_COMMITMENT', { at: 'inclusion', why: 'not in the pool' });
    return ok({
      leaf: place.leaf,
      stratum: home.stratum,
      inStratum: { index: place.i, path: home.tree.path(place.i).map(toHex) },
      inPool: { index: place.s, size: poolTree.size, path: poolTree.path(place.s).map(toHex) },
    });
  };
};

const NO_STRATUM: Inclusion['stratum'] = { key: '', size: 0, weightSum: 0, root: '' };

/** Leaf data of the pool's tree, from what a proof says of its stratum. */
const stratumLeaf = ({ key, size, weightSum, root }: Inclusion['stratum']): Uint8Array =>
  E(utf8(key), u64(size), u64(weightSum), fromHex(root));

/** Does the proof lead from its leaf to this pool root (hex)? Asks nothing of whoever made it. */
export const provesInclusion = (hash: Hash, proof: Inclusion, poolRoot: string): boolean => {
  const { leaf, stratum, inStratum, inPool } = proof;
  return (
    provesLeaf(
      hash,
      leafData(leaf),
      { index: inStratum.index, size: stratum.size, path: inStratum.path.map(fromHex) },
      fromHex(stratum.root),
    ) &&
    provesLeaf(
      hash,
      stratumLeaf(stratum),
      { index: inPool.index, size: inPool.size, path: inPool.path.map(fromHex) },
      fromHex(poolRoot),
    )
  );
};
