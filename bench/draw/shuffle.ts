import { hash } from 'node:crypto';

const RANGE = 2 ** 48;

/**
 * A Fisher–Yates shuffle that ends when it has what is wanted, its numbers from SHA-256 of the seed and a counter. Quick, since it
 * touches only what it draws; but it draws places and not units: a unit more in the pool moves every later pick.
 */
export function shuffledSample(units: number, seed: Uint8Array, wanted: number): Uint32Array {
  const places = Uint32Array.from({ length: units }, (_, i) => i);
  const below = uniformBelow(seed);
  for (let at = 0; at < wanted; at += 1) {
    const other = at + below(units - at);
    [places[at], places[other]] = [places[other] ?? 0, places[at] ?? 0];
  }
  return places.subarray(0, wanted);
}

function uniformBelow(seed: Uint8Array): (most: number) => number {
  const message = Buffer.concat([seed, Buffer.alloc(8)]);
  let counter = 0;
  return (most) => {
    const limit = RANGE - (RANGE % most);
    for (;;) {
      message.writeBigUInt64BE(BigInt(counter), seed.length);
      counter += 1;
      const value = Number.parseInt(hash('sha256', message).slice(0, 12), 16);
      if (value < limit) return value % most;
    }
  };
}
