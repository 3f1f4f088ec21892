/** A hash function handed in by the caller: domain code imports no crypto. */
export interface Hash {
  (message: Uint8Array): Uint8Array;
  /** Only where the caller has a quicker way for many messages after one block; what it gives must be the same. */
  readonly afterBlock?: AfterBlock;
}

/**
 * The hashes of block‖tail for many tails after one block.
 * @param block 64 bytes
 * @param tails of one length, one after another, at a multiple of four in memory
 * @param tailBytes that length: whole words, at most 52, so that tail and padding are one block more
 * @returns the hashes of 32 bytes, one after another
 */
export type AfterBlock = (block: Uint8Array, tails: Uint8Array, tailBytes: number) => Uint8Array;

export const hex = (bytes: Uint8Array): string => Array.from(bytes, (b) => b.toString(16).padStart(2, '0')).join('');

/** Lower-case hexadecimal to bytes; the caller has checked the text. */
export const unhex = (text: string): Uint8Array =>
  Uint8Array.from({ length: text.length / 2 }, (_, i) => Number.parseInt(text.slice(2 * i, 2 * i + 2), 16));
