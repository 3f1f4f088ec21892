import { createHash } from 'node:crypto';

/** Numbers in [0, 1), one after the other, from a seed that is printed. */
export function chances(seed: string): () => number {
  let drawn = 0;
  return () =>
    Number.parseInt(
      createHash('sha256')
        .update(`${seed}|${(drawn += 1)}`)
        .digest('hex')
        .slice(0, 12),
      16,
    ) /
    2 ** 48;
}
