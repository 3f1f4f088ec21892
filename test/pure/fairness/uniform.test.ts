import { BIASED, productSampler } from '../../../bench/draw/samplers';
import { askEven, askPromised, isRejected } from '../../../bench/draw/simulate';
import { sha256 } from '../draw/hashes';

/** The small form of `node dist/bench/draw/uniform.js`: seeds are fixed, so that an honest draw is never rejected by bad luck. */
const DRAWS = 2_500;
const SEED = 'uniform';

const worst = (asked: readonly { readonly p: number }[]): number => Math.min(...asked.map(({ p }) => p));

describe('the product’s draw', () => {
  const product = productSampler(sha256, SEED);

  test('gives first places, pairs, inclusions and whole samples evenly', () => {
    const asked = askEven(product, DRAWS);
    expect(asked.map(({ df }) => df)).toEqual([19, 379, 19, 55]);
    expect(isRejected(asked)).toBe(false);
  });

  test('gives orders in proportion to weights and quotas without favour', () => {
    expect(isRejected(askPromised(product, DRAWS))).toBe(false);
  });
});

describe('the same questions reject', () => {
  test.each(['sort', 'swap'] as const)('a sampler that is biased by its %s', (how) => {
    const asked = askEven(BIASED[how](SEED), DRAWS);
    expect(isRejected(asked)).toBe(true);
    expect(worst(asked)).toBeLessThan(1e-9);
  });

  test('a byte modulo what is left, which takes more draws to see', () => {
    expect(isRejected(askEven(BIASED.modulo(SEED), 20 * DRAWS))).toBe(true);
  });
});
