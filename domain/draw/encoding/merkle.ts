import type { Hash } from '../../kernel/hash';
import { atOnce, type Steps } from '../../kernel/steps';
import { compareBytes } from './bytes';
import { prefixed } from './tagged';

const LEAF = Uint8Array.of(0);
const NODE = Uint8Array.of(1);

/** Both profiles give 32 bytes. A level of a tree is one array of them: 100,000 small arrays cost more than their hashes. */
export const HASH_BYTES = 32;

/** A Merkle tree by RFC 6962 §2.1 (0x00 before a leaf, 0x01 before a node), level by level from the leaves up. */
export interface MerkleTree {
  readonly root: Uint8Array;
  readonly size: number;
  /** The audit path of leaf `index` (RFC 6962 §2.1.1), from the leaf's neighbour up. */
  path(index: number): Uint8Array[];
}

/**
 * The tree over `size` leaves; the root of no leaf at all is the hash of the empty text.
 * @param leafAt the data of a leaf, not its hash; the array may be the same one each time, it is read at once
 */
export const merkleTree = (hash: Hash, size: number, leafAt: (index: number) => Uint8Array): MerkleTree =>
  atOnce(merkleTreeInSteps(hash, size, leafAt));

/** A step of the work: some milliseconds. */
const HASHES_A_STEP = 4096;

/** `merkleTree`, some thousand hashes a step: all of a city may lie in one stratum. */
export function* merkleTreeInSteps(hash: Hash, size: number, leafAt: (index: number) => Uint8Array): Steps<MerkleTree> {
  const levels = [yield* leafLevel(hash, size, leafAt)];
  for (let level = levels[0] ?? LEAF; level.length > HASH_BYTES;) {
    level = yield* parents(hash, level);
    levels.push(level);
  }
  return {
    root: size === 0 ? hash(new Uint8Array(0)) : (levels.at(-1) ?? LEAF),
    size,
    path: (index) => neighbours(levels, index),
  };
}

/** MTH of RFC 6962 over the data of leaves. */
export const merkleRoot = (hash: Hash, leaves: readonly Uint8Array[]): Uint8Array =>
  merkleTree(hash, leaves.length, (i) => leaves[i] ?? LEAF).root;

function* leafLevel(hash: Hash, size: number, leafAt: (index: number) => Uint8Array): Steps<Uint8Array> {
  const hashLeaf = prefixed(hash, LEAF);
  const level = new Uint8Array(size * HASH_BYTES);
  for (let i = 0; i < size; i += 1) {
    level.set(hashLeaf(leafAt(i)), i * HASH_BYTES);
    if ((i + 1) % HASHES_A_STEP === 0) yield;
  }
  return level;
}

/** A lone last node is carried up unchanged, which gives the RFC's split at the largest power of two. */
function* parents(hash: Hash, level: Uint8Array): Steps<Uint8Array> {
  const hashNode = prefixed(hash, NODE);
  const above = new Uint8Array(Math.ceil(level.length / (2 * HASH_BYTES)) * HASH_BYTES);
  for (let at = 0; at < level.length; at += 2 * HASH_BYTES) {
    const pair = level.subarray(at, at + 2 * HASH_BYTES);
    above.set(pair.length === HASH_BYTES ? pair : hashNode(pair), at / 2);
    if ((at / (2 * HASH_BYTES) + 1) % HASHES_A_STEP === 0) yield;
  }
  return above;
}

const neighbours = (levels: readonly Uint8Array[], index: number): Uint8Array[] => {
  const path: Uint8Array[] = [];
  let at = index;
  for (const level of levels.slice(0, -1)) {
    const start = (at % 2 === 0 ? at + 1 : at - 1) * HASH_BYTES;
    if (start < level.length) path.push(level.slice(start, start + HASH_BYTES));
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
  if (proof.index < 0 || proof.index >= proof.size) return false;
  const hashNode = prefixed(hash, NODE);
  const join = (left: Uint8Array, right: Uint8Array): Uint8Array => hashNode(Uint8Array.of(...left, ...right));
  let node = prefixed(hash, LEAF)(leaf);
  let at = proof.index;
  let last = proof.size - 1;
  for (const neighbour of proof.path) {
    if (last === 0) return false;
    if (at % 2 === 1 || at === last) {
      node = join(neighbour, node);
      while (at % 2 === 0 && at !== 0) {
        at /= 2;
        last = Math.floor(last / 2);
      }
    } else {
      node = join(node, neighbour);
    }
    at = Math.floor(at / 2);
    last = Math.floor(last / 2);
  }
  return last === 0 && compareBytes(node, root) === 0;
};
