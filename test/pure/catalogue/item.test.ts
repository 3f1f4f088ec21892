import fc from 'fast-check';
import { checkItem, inForce, type Item } from '../../../domain/catalogue/item';

const ITEM: Item = {
  id: 'amr-food',
  version: 1,
  name: '食品经营许可情况的检查',
  field: '餐饮服务',
  kind: 'general',
  org: 'amr',
  basis: ['《中华人民共和国食品安全法》第一百一十条'],
  content: '',
  methods: ['onSite'],
  checklist: [],
  publishedOn: '2026-01-10',
  validFrom: '2026-01-01',
  validTo: null,
  ratioCeiling: { num: 1, den: 10 },
};
const versions: readonly Item[] = [
  { ...ITEM, validTo: '2026-07-01' },
  { ...ITEM, version: 2, validFrom: '2026-07-01', publishedOn: '2026-06-20' },
  { ...ITEM, id: 'fire-site', org: 'fire', kind: 'key', ratioCeiling: null, publishedOn: null },
];
const on = (day: string) => inForce(versions, day).map(({ id, version }) => `${id}/${version}`);

describe('the items in force on a day', () => {
  test.each([
    ['2025-12-31', []],
    ['2026-01-09', []], // in force, but not yet public (P1)
    ['2026-01-10', ['amr-food/1']],
    ['2026-06-30', ['amr-food/1']],
    ['2026-07-01', ['amr-food/2']],
    ['2030-01-01', ['amr-food/2']],
  ])('%s: %j', (day, expected) => {
    expect(on(day)).toEqual(expected);
  });

  test('are never two versions of one item, even where validity overlaps', () => {
    const day = fc.integer({ min: 1, max: 28 }).map((n) => `2026-02-${String(n).padStart(2, '0')}`);
    const version = fc.record({ from: day, to: fc.option(day), id: fc.constantFrom('a', 'b') });
    fc.assert(
      fc.property(fc.array(version, { maxLength: 8 }), day, (drafts, today) => {
        const items = drafts.map(({ id, from, to }, i): Item => ({
          ...ITEM,
          id,
          version: i + 1,
          validFrom: from,
          validTo: to,
        }));
        const ids = inForce(items, today).map(({ id }) => id);
        expect(new Set(ids).size).toBe(ids.length);
      }),
    );
  });
});

describe('an item against the rules', () => {
  test('P1: an item without a basis, or unpublished, is named', () => {
    expect(checkItem({ ...ITEM, basis: [' '] })).toEqual([{ rule: 'P1', text: '没有抽查依据' }]);
    expect(checkItem({ ...ITEM, publishedOn: null })).toEqual([{ rule: 'P1', text: '尚未公布，不能列入任务' }]);
  });

  test.each<[Item['kind'], Item['ratioCeiling'], string | null]>([
    ['general', { num: 99, den: 100 }, null],
    ['general', { num: 100, den: 100 }, '一般检查事项的抽查比例不能达到100%'],
    ['general', null, '一般检查事项没有设比例上限'],
    ['key', null, null],
    ['key', { num: 1, den: 2 }, '重点检查事项不设比例上限'],
  ])('P2: a %s item with ceiling %j: %s', (kind, ratioCeiling, text) => {
    expect(checkItem({ ...ITEM, kind, ratioCeiling })).toEqual(text === null ? [] : [{ rule: 'P2', text }]);
  });
});
