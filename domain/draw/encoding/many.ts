import type { Hash } from '../../kernel/hash';
import { concat } from './bytes';
import { HASH_BYTES } from './merkle';
import { BLOCK_BYTES } from './tagged';

const WORD_BYTES = 4;
/** Behind it a block has place for the bit 1 and the length. */
const LONGEST_TAIL_BYTES = 52;

/**
 * The hashes of prefix‖tail for many tails of one length, which lie one after another, as the hashes do. Where the prefix is
 * one block (tag‖seed) and the hash has a way of its own for that, it is a compression a tail and nothing else.
 */
export const hashMany = (hash: Hash, prefix: Uint8Array, tails: Uint8Array, tailBytes: number): Uint8Array =>
  hash.afterBlock !== undefined &&
  prefix.length === BLOCK_BYTES &&
  tailBytes % WORD_BYTES === 0 &&
  tailBytes <= LONGEST_TAIL_BYTES
    ? hash.afterBlock(prefix, tails, tailBytes)
    : oneByOne(hash, prefix, tails, tailBytes);

const oneByOne = (hash: Hash, prefix: Uint8Array, tails: Uint8Array, tailBytes: number): Uint8Array => {
  const message = concat(prefix, new Uint8Array(tailBytes));
  const hashes = new Uint8Array((tails.length / tailBytes) * HASH_BYTES);
  for (let from = 0, to = 0; from < tails.length; from += tailBytes, to += HASH_BYTES) {
    message.set(tails.subarray(from, from + tailBytes), prefix.length);
    hashes.set(hash(message), to);
  }
  return hashes;
};
