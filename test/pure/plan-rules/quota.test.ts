import fc from 'fast-check';
import { drawnOf } from '../../../domain/plan-rules/drawn';
import { groupSizes, quotaOf } from '../../../domain/plan-rules/quota';
import { ceilOf, compareRatio, percent } from '../../../domain/plan-rules/ratio';
import type { ScopedTarget } from '../../../domain/plan-rules/scheme';
import { inScope } from '../../../domain/plan-rules/scheme';
import { labelOf, stratumOf, townNumbers } from '../../../domain/plan-rules/strata';
import { soundScheme } from './scheme-sample';

const target = (change: Partial<ScopedTarget> = {}): ScopedTarget => ({
  kind: '企业',
  town: '442000101',
  tags: ['餐饮'],
  ...change,
});
const ratio = fc
  .integer({ min: 1, max: 1000 })
  .chain((den) => fc.record({ num: fc.integer({ min: 1, max: den }), den: fc.constant(den) }));

describe('the scope', () => {
  const scope = { kinds: ['企业'], towns: ['442000101'], tags: ['餐饮', '食堂'] };
  test.each<[string, Partial<ScopedTarget>, boolean]>([
    ['has what fits', {}, true],
    ['has what carries any of the tags', { tags: ['食堂'] }, true],
    ['has not another kind', { kind: '个体户' }, false],
    ['has not another town', { town: '442000102' }, false],
    ['has not an unknown town', { town: null }, false],
    ['has not what carries no tag', { tags: [] }, false],
  ])('%s', (_what, change, expected) => expect(inScope(target(change), { scope })).toBe(expected));

  test('without conditions it has everything', () =>
    expect(inScope(target({ town: null, tags: [] }), { scope: { kinds: [], towns: [], tags: [] } })).toBe(true));
});

describe('strata', () => {
  const towns = townNumbers([target({ town: '442000118' }), target(), target({ town: null }), target()]);

  test('towns are numbered in sorted order, each once', () => expect(towns).toEqual(['442000101', '442000118']));
  test('a key tells neither town nor tag', () => {
    expect(stratumOf(target({ town: '442000118' }), soundScheme, towns)).toBe('0/02');
    expect(stratumOf(target({ tags: ['餐饮', '经营异常'] }), soundScheme, towns)).toBe('1/01');
    expect(stratumOf(target({ town: null }), soundScheme, towns)).toBe('0/00');
    expect(stratumOf(target(), { ...soundScheme, strata: 'none' }, towns)).toBe('0/00');
    expect(stratumOf(target({ tags: ['经营异常'] }), { ...soundScheme, raised: null }, towns)).toBe('0/01');
  });
  test('the label table reads the key back', () => {
    expect(labelOf('1/02', towns)).toEqual({ key: '1/02', group: 'raised', town: '442000118' });
    expect(labelOf('0/00', towns)).toEqual({ key: '0/00', group: 'base', town: null });
  });
});

describe('quotas', () => {
  const sizes = (base: number, raised: number) => ({ base, raised });
  const rule = (group: string, n: number) => ({ group, mode: 'total', n, rounding: 'systematic' });

  test('a ratio is rounded up once a group, not once a town', () => {
    expect(quotaOf(soundScheme, sizes(101, 11))).toEqual([rule('0', 3), rule('1', 2)]);
  });
  test('a fixed number is kept, the raised group first', () => {
    expect(quotaOf({ ...soundScheme, ratio: null, count: 20 }, sizes(100, 50))).toEqual([rule('0', 15), rule('1', 5)]);
  });
  test('the groups of a pool are told by the keys of its units', () =>
    expect(groupSizes(['0/01', '1/01', '0/02', '0/00'])).toEqual({ base: 3, raised: 1 }));
  test('a group without targets has no rule', () => expect(quotaOf(soundScheme, sizes(50, 0))).toEqual([rule('0', 1)]));

  test('a ratio draws not less than it says and less than one more, in both groups', () => {
    const size = fc.integer({ min: 0, max: 5000 });
    fc.assert(
      fc.property(ratio, ratio, size, size, (base, raised, n0, n1) => {
        const drawn = drawnOf(
          { ratio: base, count: null, raised: { tags: ['投诉较多'], ratio: raised } },
          { base: n0, raised: n1 },
        );
        for (const [n, part, taken] of [
          [n0, base, drawn.base],
          [n1, raised, drawn.raised],
        ] as const) {
          expect(taken * part.den).toBeGreaterThanOrEqual(n * part.num);
          expect((taken - 1) * part.den).toBeLessThan(n * part.num);
          expect(taken).toBeLessThanOrEqual(n);
        }
      }),
    );
  });
  test('a fixed number is drawn exactly whenever the base group can give the rest', () => {
    fc.assert(
      fc.property(
        ratio,
        fc.integer({ min: 1, max: 900 }),
        fc.integer({ min: 900, max: 2000 }),
        fc.integer({ min: 0, max: 2000 }),
        (raised, count, n0, n1) => {
          const drawn = drawnOf(
            { ratio: null, count, raised: { tags: ['投诉较多'], ratio: raised } },
            { base: n0, raised: n1 },
          );
          expect(drawn.base + drawn.raised).toBe(count);
        },
      ),
    );
  });
});

describe('ratios are exact', () => {
  test('ten per cent of 30 is 3, not 4', () => expect(ceilOf(30, { num: 10, den: 100 })).toBe(3));
  test('just below 100 % never reads as 100%', () => {
    expect(percent({ num: 99_999, den: 100_000 })).toBe('99.99%');
    expect(percent({ num: 1, den: 1 })).toBe('100%');
    expect(percent({ num: 25, den: 1000 })).toBe('2.5%');
  });
  test('comparison is that of the fractions', () => {
    fc.assert(
      fc.property(ratio, ratio, (a, b) =>
        expect(Math.sign(compareRatio(a, b))).toBe(Math.sign(a.num * b.den - b.num * a.den) + 0),
      ),
    );
  });
});
