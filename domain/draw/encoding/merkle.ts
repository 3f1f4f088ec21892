import type { Hash } from '../../kernel/hash';
import { compareBytes, concat } from './bytes';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** A Merkle tree by RFC 6962 §2.1 (0x00 before a leaf, 0x01 before a node), level by level from the leaves up. */
export interface MerkleTree {
  readonly root: Uint8Array;
  readonly size: number;
  /** The audit path of leaf `index` (RFC 6962 §2.1.1), from the leaf's neighbour up. */
  path(index: number): Uint8Array[];
}

/** The tree over `leaves` (their data, not their hashes); the root of no leaf at all is the hash of the empty text. */
export const merkleTree = (hash: Hash, leaves: readonly Uint8Array[]): MerkleTree => {
  const levels = [leaves.map((leaf) => hash(concat(LEAF, leaf)))];
  for (let level = levels[0] ?? []; level.length > 1;) {
    level = parents(hash, level);
    levels.push(level);
  }
  return {
    root: levels.at(-1)?.[0] ?? hash(new Uint8Array(0)),
    size: leaves.length,
    path: (index) => neighbours(levels, index),
  };
};

/** MTH of RFC 6962. Carrying a lone last node up unchanged gives the RFC's split at the largest power of two. */
export const merkleRoot = (hash: Hash, leaves: readonly Uint8Array[]): Uint8Array => merkleTree(hash, leaves).root;

const parents = (hash: Hash, level: readonly Uint8Array[]): Uint8Array[] => {
  const above: Uint8Array[] = [];
  for (let i = 0; i < level.length; i += 2) {
    const [left, right] = level.slice(i, i + 2);
    if (left !== undefined) above.push(right === undefined ? left : hash(concat(NODE, left, right)));
  }
  return above;
};

const neighbours = (levels: readonly (readonly Uint8Array[])[], index: number): Uint8Array[] => {
  const path: Uint8Array[] = [];
  let at = index;
  for (const level of levels.slice(0, -1)) {
    const neighbour = level[at % 2 === 0 ? at + 1 : at - 1];
    if (neighbour !== undefined) path.push(neighbour);
    at = Math.floor(at / 2);
  }
  return path;
};

/** Where a leaf stands, and the path that proves it. */
export interface MerkleProof {
  readonly index: number;
  readonly size: number;
  readonly path: readonly Uint8Array[];
}

/** Recomputes the root from one leaf and its path and compares it (RFC 9162 §2.1.3.2). */
export const provesLeaf = (hash: Hash, leaf: Uint8Array, proof: MerkleProof, root: Uint8Array): boolean => {
  if (proof.index >= proof.size) return false;
  let node = hash(concat(LEAF, leaf));
  let at = proof.index;
  let last = proof.size - 1;
  for (const neighbour of proof.path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = hash(concat(NODE, neighbour, node));
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      node = hash(concat(NODE, node, neighbour));
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && compareBytes(node, root) === 0;
};
