import { fairnessAudit, LEAST_DRAWN, type FairnessInput } from '../../../domain/fairness/audit';
import { fitOf } from '../../../domain/fairness/fit';
import { meetingsOf, type Meeting } from '../../../domain/fairness/meetings';
import { placesFit, type DrawnStratum } from '../../../domain/fairness/places';
import { ratesOf } from '../../../domain/fairness/rates';
import { randomOf, type Random } from '../../../domain/library/sample/random';

const NOTHING: FairnessInput = {
  draws: 0,
  strata: [],
  meetings: [],
  voids: { times: 0, of: 0 },
  replacements: { times: 0, of: 0 },
  redraws: [],
  recusals: [],
  grants: [],
};
const audit = (input: Partial<FairnessInput>) => fairnessAudit({ ...NOTHING, ...input });
const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

describe('a fit', () => {
  test('is Pearson’s χ²', () => {
    const [observed, expected] = [[18, 22, 20], 20];
    expect(fitOf(observed.map((one) => ({ observed: one, expected })))).toMatchObject({ chiSquare: 0.4, df: 2 });
  });

  test('takes rare cells together and says nothing of fewer than two', () => {
    const cells = [2, 2, 2, 30].map((expected) => ({ observed: expected, expected }));
    expect(fitOf(cells)).toEqual({ chiSquare: 0, df: 1, p: 1 });
    expect(fitOf(cells.slice(0, 3))).toBeNull();
    expect(fitOf([])).toBeNull();
  });
});

/** A year of draws: strata of many sizes, drawn evenly or with a favour for the front of the list. */
const year = (random: Random, favour = 1): readonly DrawnStratum[] =>
  upTo(12).map(() => {
    const size = 5 + random.int(200);
    const front = upTo(size).filter((place) => place < size / 2);
    const balls = [...upTo(size), ...Array.from({ length: favour - 1 }, () => front).flat()];
    const places = [...new Set(random.shuffled(balls))].slice(0, 1 + random.int(Math.ceil(size / 3)));
    return { size, places };
  });

describe('places in the lists', () => {
  test('of fair draws are called uneven no more often than the level says', () => {
    const years = 2_000;
    const ps = upTo(years).map((n) => placesFit(year(randomOf(`fair ${n}`)))?.p ?? 1);
    const below = (level: number) => ps.filter((p) => p < level).length / years;
    // Three standard deviations above the level; below it the test would see nothing.
    expect(below(0.05)).toBeLessThan(0.065);
    expect(below(0.05)).toBeGreaterThan(0.02);
    expect(below(0.001)).toBeLessThan(0.004);
  });

  test('show a favour of three to one for the front half of every list', () => {
    const found = upTo(20).map((n) => audit({ strata: year(randomOf(`bent ${n}`), 3) }).places.verdict);
    expect(found.filter((verdict) => verdict === 'remarkable').length).toBeGreaterThanOrEqual(16);
  });

  test('of few targets, and of strata taken whole, say nothing', () => {
    const one = { size: 1_000, places: upTo(LEAST_DRAWN - 1) };
    expect(audit({ strata: [one] }).places).toEqual({ fit: null, verdict: 'tooFew' });
    expect(audit({ strata: [{ size: 1_000, places: upTo(LEAST_DRAWN) }] }).places.verdict).toBe('remarkable');
    expect(audit({ strata: [{ size: 500, places: upTo(500) }] }).places.verdict).toBe('tooFew');
  });
});

/** Tasks of one department with the same targets each time: two officers of ten at each. */
const tasks = (random: Random, count: number, targets = 30): readonly Meeting[] =>
  upTo(count).flatMap((task) => {
    const order = random.shuffled(upTo(10).map((n) => `o${n}`));
    const places = random.shuffled(upTo(targets).map((n) => `t${n}`));
    return places.flatMap((target, i) =>
      [order[i % 10], order[(i + 1) % 10]].map((officer = '') => ({ task: `${task}`, org: 'A', officer, target })),
    );
  });

describe('officers and targets', () => {
  test('that could never meet twice make no pair', () => {
    const [{ pairs }, verdict] = [meetingsOf(tasks(randomOf('once'), 1)), audit({}).meetings.verdict];
    expect([pairs, verdict]).toEqual([0, 'tooFew']);
  });

  test('meet with the chance of their load', () => {
    const row = (task: string, officer: string, target: string) => ({ task, org: 'A', officer, target });
    const { pairs, again, most, expectedAgain } = meetingsOf([
      ...[row('1', 'a', 'x'), row('1', 'b', 'y'), row('1', 'b', 'z'), row('1', 'b', 'u')],
      ...[row('2', 'a', 'x'), row('2', 'b', 'v')],
    ]);
    // x came twice: a met it with 1/4 and 1/2, b with 3/4 and 1/2.
    expect([pairs, again]).toEqual([2, 1]);
    expect(expectedAgain).toBeCloseTo(1 / 8 + 3 / 8, 12);
    expect(most).toEqual([{ officer: 'a', target: 'x', times: 2, of: 2, expected: 0.75, p: 0.25 }]);
  });

  test('of one department are no pair of another', () => {
    const of = (org: string, task: string) => ({ task, org, officer: 'a', target: 'x' });
    expect(meetingsOf([of('A', '1'), of('B', '2')]).pairs).toBe(0);
    expect(meetingsOf([of('A', '1'), of('A', '2')]).pairs).toBe(1);
  });

  test('matched blindly are remarkable in hardly any of two hundred cities', () => {
    const found = upTo(200).map((n) => audit({ meetings: tasks(randomOf(`blind ${n}`), 6) }).meetings.verdict);
    expect(found).not.toContain('tooFew');
    expect(found.filter((verdict) => verdict === 'remarkable').length).toBeLessThanOrEqual(2);
  });

  test('of which one pair always meets are named first', () => {
    const swapped = tasks(randomOf('friends'), 9).map((meeting) => ({ ...meeting }));
    for (const task of upTo(9)) {
      const at = (officer: string, target: string) =>
        swapped.find((one) => one.task === `${task}` && one.officer === officer && one.target === target);
      if (at('o3', 't7')) continue;
      const [away] = swapped.filter((one) => one.task === `${task}` && one.target === 't7');
      const own = swapped.find(
        (one) => one.task === `${task}` && one.officer === 'o3' && !at(away?.officer ?? '', one.target),
      );
      if (away && own) [away.officer, own.officer] = ['o3', away.officer];
    }
    const { verdict, most } = audit({ meetings: swapped }).meetings;
    expect(verdict).toBe('remarkable');
    expect(most[0]).toMatchObject({ officer: 'o3', target: 't7', times: 9, of: 9 });
  });
});

describe('rates', () => {
  test('are not told of fewer than ten', () => {
    const { all, each, verdict } = audit({
      recusals: [
        { who: 'a', times: 9, of: 9 },
        { who: 'b', times: 0, of: 5 },
      ],
    }).recusals;
    expect(each.map(({ rate, p }) => [rate, p])).toEqual([
      [null, null],
      [null, null],
    ]);
    expect([all.rate, verdict]).toEqual([9 / 14, 'tooFew']);
  });

  test('of one alone are told, and held against nobody', () => {
    const { each, verdict } = audit({ grants: [{ who: 'a', times: 20, of: 20 }] }).grants;
    expect([each[0]?.rate, verdict]).toEqual([1, 'tooFew']);
  });

  test('put first who is least like the others, and count how many were looked at', () => {
    const others = upTo(9).map((n) => ({ who: `p${n}`, times: 2, of: 100 }));
    const [first, second] = ratesOf([...others, { who: 'q', times: 30, of: 100 }]);
    expect(first).toMatchObject({ who: 'q', rate: 0.3 });
    expect(first?.p).toBeLessThan(1e-10);
    expect(second?.p).toBeGreaterThan(0.1);
  });
});
