import { E, u32 } from './bytes';
import type { Tagged } from './tagged';

const SPACE = 2n ** 256n;

/** Hash bytes as one big-endian integer. */
const toInteger = (bytes: Uint8Array): bigint => {
  let value = 0n;
  for (const byte of bytes) value = value * 256n + BigInt(byte);
  return value;
};

/**
 * A number below `m`, each equally likely: hash values in the last, incomplete stretch of `m` are thrown away, since
 * taking them modulo `m` would favour small numbers.
 * @param m 1..2^256; with less than half of the values thrown away, the loop ends at once in practice
 */
export const uniform = (t: Tagged, seed: Uint8Array, label: Uint8Array, m: bigint): bigint => {
  const limit = SPACE - (SPACE % m);
  for (let counter = 0; ; counter += 1) {
    const value = toInteger(t('int', E(seed, label, u32(counter))));
    if (value < limit) return value % m;
  }
};
