import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { atOnce, type Steps } from '../kernel/steps';
import { E, fromHex, toHex, u64, utf8 } from './encoding/bytes';
import { merkleTree, provesLeaf, type MerkleTree } from './encoding/merkle';
import { leafData, strataInOrder, stratumTreeInSteps, type Leaf, type Stratum } from './pool';

/** Proof that a unit is in the pool (在库证明): two paths, leaf → stratum and stratum → pool. Hashes are hex. */
export interface Inclusion {
  readonly leaf: Leaf;
  readonly stratum: { readonly key: string; readonly size: number; readonly weightSum: number; readonly root: string };
  readonly inStratum: { readonly index: number; readonly path: readonly string[] };
  readonly inPool: { readonly index: number; readonly size: number; readonly path: readonly string[] };
}

/** For a commitment (hex) its proof, or DRAW_COMMITMENT when the pool does not hold it. */
type Prover = (c: string) => Result<Inclusion>;

/** Makes inclusion proofs over one pool; the trees are built once and each proof costs its own path. */
export const inclusionProver = (hash: Hash, strata: readonly Stratum[]): Prover =>
  atOnce(inclusionProverInSteps(hash, strata));

/** `inclusionProver`, some thousand hashes a step. */
export function* inclusionProverInSteps(hash: Hash, strata: readonly Stratum[]): Steps<Prover> {
  const grown: Grown[] = [];
  for (const { key, leaves } of strataInOrder(strata)) {
    const tree = yield* stratumTreeInSteps(hash, leaves);
    const weightSum = leaves.reduce((sum, { weight }) => sum + weight, 0);
    grown.push({ leaves, tree, stratum: { key, size: tree.size, weightSum, root: toHex(tree.root) } });
  }
  const poolTree = merkleTree(hash, grown.length, (i) => stratumLeaf(grown[i]?.stratum ?? NO_STRATUM));
  return (c) => {
    const [place] = grown.flatMap(({ leaves }, s) => indexIn(leaves, c).map((i) => ({ s, i })));
    const home = place && grown[place.s];
    const leaf = place && home?.leaves[place.i];
    if (!place || !home || !leaf) return refuse('DRAW_COMMITMENT', { at: 'inclusion', why: 'not in the pool' });
    return ok({
      leaf,
      stratum: home.stratum,
      inStratum: { index: place.i, path: home.tree.path(place.i).map(toHex) },
      inPool: { index: place.s, size: poolTree.size, path: poolTree.path(place.s).map(toHex) },
    });
  };
}

interface Grown {
  readonly leaves: readonly Leaf[];
  readonly tree: MerkleTree;
  readonly stratum: Inclusion['stratum'];
}

/** Where a commitment stands in a stratum, which ascends; nowhere: no index. */
const indexIn = (leaves: readonly Leaf[], c: string): readonly number[] => {
  let [from, to] = [0, leaves.length];
  while (from < to) {
    const middle = Math.floor((from + to) / 2);
    if ((leaves[middle]?.c ?? '') < c) from = middle + 1;
    else to = middle;
  }
  return leaves[from]?.c === c ? [from] : [];
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
