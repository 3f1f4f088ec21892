import * as fc from 'fast-check';
import { toHex } from '../../../domain/draw/encoding/bytes';
import { byTicket } from '../../../domain/draw/order';
import { parsePlan } from '../../../domain/draw/plan/parse';
import type { Unit } from '../../../domain/draw/pool';
import { replaceTarget } from '../../../domain/draw/replacement';
import { makeSeed } from '../../../domain/draw/seed';
import { drawTargets, type DrawState } from '../../../domain/draw/targets';
import { orderByTicket, packLeaves } from '../../../domain/draw/tickets';
import { atOnce } from '../../../domain/kernel/steps';
import { arbitraryUnits, BEACON, draw, freeze, plan, REVEALS, unit, value } from './city';
import { sha256 } from './hashes';

const RUNS = { numRuns: 60 };

const withShuffle = (units: readonly Unit[]): fc.Arbitrary<[readonly Unit[], Unit[]]> =>
  fc.tuple(fc.constant(units), fc.shuffledSubarray([...units], { minLength: units.length }));

describe('a pool', () => {
  test('has the same root in whatever order its units come', () => {
    fc.assert(
      fc.property(arbitraryUnits().chain(withShuffle), ([units, shuffled]) => {
        const [one, other] = [freeze(units), freeze(shuffled)];
        expect([other.poolRoot, other.strata]).toEqual([one.poolRoot, one.strata]);
      }),
      RUNS,
    );
  });

  test('has another root when any field of any unit is another', () => {
    const changes = fc.constantFrom(
      { region: '北区' },
      { domain: '消防' },
      { stratum: '3/01' },
      { weight: 9 },
      { uid: 'X' },
    );
    fc.assert(
      fc.property(arbitraryUnits(), fc.nat(), changes, (units, at, change) => {
        const changed = units.map((each, i) => (i === at % units.length ? { ...each, ...change } : each));
        expect(freeze(changed).poolRoot).not.toBe(freeze(units).poolRoot);
      }),
      RUNS,
    );
  });

  test('shows leaves in an order that says nothing of the order of uids', () => {
    const { strata } = freeze(Array.from({ length: 200 }, (_, i) => unit(`U${String(i).padStart(3, '0')}`, '1/01')));
    const shown = strata[0]?.leaves.map(({ c }) => c) ?? [];
    expect(shown).toEqual([...shown].sort());
  });
});

describe('a draw', () => {
  test('is the same in whatever order units, strata and reveals come', () => {
    fc.assert(
      fc.property(arbitraryUnits(3).chain(withShuffle), ([units, shuffled]) => {
        const other = freeze(shuffled);
        const backwards = [...other.strata].reverse();
        const again = drawTargets(sha256, plan(other), backwards, [...REVEALS].reverse(), BEACON);
        expect(value(again)).toEqual(draw(freeze(units)));
      }),
      RUNS,
    );
  });

  test('keeps every ticket and their order when the pool grows by a unit', () => {
    fc.assert(
      fc.property(arbitraryUnits(2), fc.uint8Array({ minLength: 32, maxLength: 32 }), (units, targetSeed) => {
        const order = (pool: readonly Unit[]): string[] => {
          const { strata } = freeze(pool);
          return strata
            .flatMap(({ leaves }) => atOnce(orderByTicket(sha256, targetSeed, packLeaves(leaves))).toArray())
            .sort(byTicket)
            .map(({ c, ticket }) => c + ticket);
        };
        const before = order(units);
        const after = order([...units, unit('NEW', '1/01')]);
        expect(after).toHaveLength(before.length + 1);
        expect(after.filter((each) => before.includes(each))).toEqual(before);
      }),
      RUNS,
    );
  });

  test('takes no share of which any character was changed', () => {
    const pool = freeze([unit('A', '1'), unit('B', '1'), unit('C', '1')]);
    const parsed = plan(pool);
    fc.assert(
      fc.property(fc.nat(63), fc.constantFrom(...'0123456789abcdef'), (at, digit) => {
        const [first, ...others] = REVEALS;
        if (first === undefined || first.secret[at] === digit) return;
        const secret = first.secret.slice(0, at) + digit + first.secret.slice(at + 1);
        const changed = makeSeed(sha256, parsed, [{ ...first, secret }, ...others], BEACON);
        expect(changed).toMatchObject({ ok: false, refusal: { code: 'SHARE_MISMATCH' } });
      }),
      RUNS,
    );
  });

  test('has another seed for any changed character of its plan', () => {
    const parsed = plan(freeze([unit('A', '1'), unit('B', '1'), unit('C', '1')]), { batches: 7 });
    const seedOf = (text: string): string =>
      toHex(value(makeSeed(sha256, value(parsePlan(text)), REVEALS, BEACON)).seed);
    const before = seedOf(parsed.text);
    // Changes that leave the plan readable and its shares valid: a blank after any comma, another number, another source.
    const commas = [...parsed.text.matchAll(/,/g)].map(
      ({ index }) => `${parsed.text.slice(0, index + 1)} ${parsed.text.slice(index + 1)}`,
    );
    const others = [
      parsed.text.replace('"batches":7', '"batches":8'),
      parsed.text.replace('2026110', '2026111'),
      `${parsed.text}\n`,
    ];
    for (const changed of [...commas, ...others]) expect(seedOf(changed)).not.toBe(before);
  });

  test('has another seed for an absent share and for another beacon', () => {
    const parsed = plan(freeze([unit('A', '1'), unit('B', '1'), unit('C', '1')]));
    const seeds = [
      makeSeed(sha256, parsed, REVEALS, BEACON),
      makeSeed(sha256, parsed, REVEALS.slice(1), BEACON),
      makeSeed(sha256, parsed, REVEALS.slice(0, 1), BEACON),
      makeSeed(sha256, parsed, [], BEACON),
      makeSeed(sha256, parsed, REVEALS, { kind: 'text', text: '03 07 12 18 25 31+10' }),
    ].map((seed) => toHex(value(seed).seed));
    expect(new Set(seeds).size).toBe(seeds.length);
  });

  test('splits its positions into batches whose sizes differ by at most one', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 50 }), (n, batches) => {
        const pool = freeze(Array.from({ length: n }, (_, i) => unit(`U${i}`, '1')));
        const { positions } = draw(pool, { quota: [{ group: '*', mode: 'each', n }], batches });
        const sizes = Array.from({ length: batches }, (_, b) => positions.filter(({ batch }) => batch === b).length);
        expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(n);
        expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        expect(positions.map(({ batch }) => batch)).toEqual(positions.map(({ batch }) => batch).sort((a, b) => a - b));
      }),
      RUNS,
    );
  });
});

describe('a replacement', () => {
  const replacing = (state: DrawState, position: number): ReturnType<typeof replaceTarget> =>
    replaceTarget(sha256, state, { position, reason: 'closed', evidence: '' });

  test('takes the next reserve of its own stratum, and touches nothing else', () => {
    fc.assert(
      fc.property(arbitraryUnits(3), fc.array(fc.nat(), { minLength: 1, maxLength: 12 }), (units, picks) => {
        let state: DrawState = draw(freeze(units));
        for (const pick of picks) {
          const at = state.positions[pick % state.positions.length];
          if (at === undefined) throw new Error('nothing was drawn');
          const reserve = state.reserve[at.stratum];
          if (reserve === undefined) throw new Error('a stratum without reserve');
          const { state: after, to } = value(replacing(state, at.position));
          expect(to).toBe(reserve.at(0)?.c ?? null);
          const kept = (each: DrawState): unknown => each.positions.filter(({ position }) => position !== at.position);
          expect(kept(after)).toEqual(kept(state));
          expect(after.positions[at.position]).toMatchObject({ c: to, stratum: at.stratum, batch: at.batch });
          expect(after.reserve).toEqual({ ...state.reserve, [at.stratum]: reserve.slice(1) });
          expect(after.eventsHead).not.toBe(state.eventsHead);
          expect(after.resultHash).not.toBe(state.resultHash);
          state = after;
        }
      }),
      RUNS,
    );
  });

  test('leaves the position vacant when the reserve of its stratum is exhausted, though others have some', () => {
    const pool = freeze([unit('A', '1'), unit('B', '2'), unit('C', '2')]);
    const state = draw(pool, { quota: [{ group: '*', mode: 'each', n: 1 }] });
    const position = state.positions.find(({ stratum }) => stratum === '1')?.position ?? -1;
    const { state: after, to } = value(replacing(state, position));
    expect(to).toBeNull();
    expect(after.positions[position]).toMatchObject({ c: null, ticket: null, team: [] });
    expect(after.reserve['2']).toHaveLength(1);
  });

  test('is refused at a position that was not drawn', () => {
    const state = draw(freeze([unit('A', '1'), unit('B', '1'), unit('C', '1')]));
    for (const position of [3, -1, 1.5]) {
      expect(replacing(state, position)).toMatchObject({ ok: false, refusal: { code: 'DRAW_MALFORMED' } });
    }
  });
});
