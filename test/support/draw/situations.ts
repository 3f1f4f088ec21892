import * as fc from 'fast-check';
import { toHex } from '../../../domain/draw/encoding/bytes';
import type { DrawnTarget } from '../../../domain/draw/officers/qualification';
import type { Role } from '../../../domain/draw/plan/plan';
import type { RosterRow } from '../../../domain/draw/roster';
import { slotsOf, type Situation } from './match-oracle';

const ORGS = ['市场监管', '消防'];
const TAGS = ['食品', '特种设备'];
const REGIONS = ['东区', '西区'];

const bytes32 = fc.uint8Array({ minLength: 32, maxLength: 32 });
const commitment = bytes32.map(toHex);

/** Two times in three the first department: it needs enough officers for something to choose. */
const org = fc.constantFrom(...ORGS.slice(0, 1), ...ORGS);

const mostly = <T>(usual: T, other: fc.Arbitrary<T>): fc.Arbitrary<T> =>
  fc.oneof({ weight: 3, arbitrary: fc.constant(usual) }, { weight: 2, arbitrary: other });

const role: fc.Arbitrary<Role> = fc
  .record({
    org,
    tag: fc.constantFrom('', '', '@domain', ...TAGS),
    count: fc.integer({ min: 1, max: 2 }),
    group: fc.constantFrom('*', '*', '1', '2'),
  })
  .map(({ group, ...rest }) => (group === '*' ? rest : { ...rest, group }));

export const targets: fc.Arbitrary<DrawnTarget> = fc.record({
  c: commitment,
  stratum: fc.constantFrom('1/01', '1/02', '2'),
  region: fc.constantFrom('', ...REGIONS),
  domain: fc.constantFrom('', ...TAGS),
});

/** Most officers could serve nearly everywhere: what makes a match hard is that they are few. */
const row = (drawn: readonly DrawnTarget[]): fc.Arbitrary<RosterRow> =>
  fc.record({
    o: commitment,
    org,
    tags: mostly<readonly string[]>(TAGS, fc.subarray(TAGS)),
    regions: mostly<readonly string[]>(REGIONS, fc.oneof(fc.subarray(REGIONS), fc.constant(['*']))),
    from: mostly('2024-01-01', fc.constantFrom('2026-03-01', '2026-03-02')),
    to: mostly('2027-12-31', fc.constantFrom('2026-06-30', '2026-06-29')),
    cap: fc.constantFrom(0, 1, 1, 2, 2, 3),
    load0: fc.integer({ min: 0, max: 2 }),
    recuse: fc.subarray(
      drawn.map(({ c }) => c),
      { maxLength: 1 },
    ),
  });

/** What a situation may be at most; the oracle tries everything, so that a slot more is several times the work. */
interface Size {
  readonly targets: number;
  readonly officers: number;
  readonly slots: number;
}

/** A situation before anything has happened: every position has its target. */
export interface Drawn extends Situation {
  readonly targets: readonly DrawnTarget[];
}

/** Situations of all kinds, most of them short of officers somewhere. */
export const situations = ({ targets: most, officers, slots }: Size): fc.Arbitrary<Drawn> =>
  fc
    .uniqueArray(targets, { selector: ({ c }) => c, minLength: 1, maxLength: most, size: 'max' })
    .chain((drawn) =>
      fc.record({
        matchSeed: bytes32,
        match: fc.record({
          from: fc.constant('2026-03-01'),
          to: fc.constant('2026-06-30'),
          roles: fc.array(role, { minLength: 1, maxLength: 3 }),
        }),
        roster: fc.uniqueArray(row(drawn), { selector: ({ o }) => o, minLength: 1, maxLength: officers, size: 'max' }),
        targets: fc.constant(drawn),
      }),
    )
    .filter((situation) => slotsOf(situation).length <= slots);
