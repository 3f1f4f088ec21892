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

const role: fc.Arbitrary<Role> = fc
  .record({
    org: fc.constantFrom(...ORGS),
    tag: fc.constantFrom('', '', '@domain', ...TAGS),
    count: fc.integer({ min: 1, max: 2 }),
    group: fc.constantFrom('*', '*', '1', '2'),
  })
  .map(({ group, ...rest }) => (group === '*' ? rest : { ...rest, group }));

const target: fc.Arbitrary<DrawnTarget> = fc.record({
  c: commitment,
  stratum: fc.constantFrom('1/01', '1/02', '2'),
  region: fc.constantFrom('', ...REGIONS),
  domain: fc.constantFrom('', ...TAGS),
});

const row = (targets: readonly DrawnTarget[]): fc.Arbitrary<RosterRow> =>
  fc.record({
    o: commitment,
    org: fc.constantFrom(...ORGS),
    tags: fc.subarray(TAGS),
    regions: fc.oneof(fc.subarray(REGIONS, { minLength: 1 }), fc.constant(['*'])),
    from: fc.constantFrom('2024-01-01', '2024-01-01', '2026-03-01', '2026-03-02'),
    to: fc.constantFrom('2027-12-31', '2027-12-31', '2026-06-30', '2026-06-29'),
    cap: fc.integer({ min: 0, max: 3 }),
    load0: fc.integer({ min: 0, max: 2 }),
    recuse: fc.subarray(
      targets.map(({ c }) => c),
      { maxLength: 1 },
    ),
  });

/** What a situation may be at most; the oracle tries everything, so that a slot more is several times the work. */
interface Size {
  readonly targets: number;
  readonly officers: number;
  readonly slots: number;
}

/** Situations of all kinds, most of them short of officers somewhere. */
export const situations = ({ targets, officers, slots }: Size): fc.Arbitrary<Situation> =>
  fc
    .uniqueArray(target, { selector: ({ c }) => c, minLength: 1, maxLength: targets })
    .chain((drawn) =>
      fc.record({
        matchSeed: bytes32,
        match: fc.record({
          from: fc.constant('2026-03-01'),
          to: fc.constant('2026-06-30'),
          roles: fc.array(role, { minLength: 1, maxLength: 3 }),
        }),
        roster: fc.uniqueArray(row(drawn), { selector: ({ o }) => o, maxLength: officers }),
        targets: fc.constant(drawn),
      }),
    )
    .filter((situation) => slotsOf(situation).length <= slots);
