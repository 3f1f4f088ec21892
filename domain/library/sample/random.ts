/** A deterministic source of numbers for sample data. Never for a draw: that has its own, public method (domain/draw). */
export interface Random {
  /** A whole number from 0 up to, not including, `below` (at least 1). */
  int(below: number): number;
  /** One of the list, which is not empty. */
  pick<T>(list: readonly T[]): T;
  /** True in `percent` of 100 cases. */
  chance(percent: number): boolean;
  /** The list in another order. */
  shuffled<T>(list: readonly T[]): readonly T[];
  /** A source of its own for a part, so that what one part takes does not move another. */
  fork(label: string): Random;
}

/** FNV-1a over UTF-16 units, to spread a short seed over the generator's state. */
function fnv(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** The small fast counter generator (sfc32): 32-bit whole-number operations only, hence the same on every engine. */
function sfc32(seed: string): () => number {
  let [a, b, c, counter] = [fnv(`${seed}/a`), fnv(`${seed}/b`), fnv(`${seed}/c`), 1];
  const next = (): number => {
    const sum = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + sum) | 0;
    return sum >>> 0;
  };
  for (let i = 0; i < 12; i++) next(); // until the seed has reached every bit
  return next;
}

/** The same seed gives the same numbers, forever. */
export function randomOf(seed: string): Random {
  const next = sfc32(seed);
  const int = (below: number): number => Math.floor((next() / 0x1_0000_0000) * below);
  return {
    int,
    pick: (list) => list[int(list.length)]!,
    chance: (percent) => int(100) < percent,
    shuffled(list) {
      const order = [...list];
      for (let i = order.length - 1; i > 0; i--) {
        const j = int(i + 1);
        [order[i], order[j]] = [order[j]!, order[i]!];
      }
      return order;
    },
    fork: (label) => randomOf(`${seed}/${label}`),
  };
}
