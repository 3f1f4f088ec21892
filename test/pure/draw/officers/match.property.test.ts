import * as fc from 'fast-check';
import { hallSetOf } from '../../../../domain/draw/officers/hall';
import { matchInSteps, type Matched } from '../../../../domain/draw/officers/match';
import { atOnce } from '../../../../domain/kernel/steps';
import { isEligible, nameOf, oracle, slotsOf, type Oracle } from '../../../support/draw/match-oracle';
import { situations, type Drawn } from '../../../support/draw/situations';
import { value } from '../city';
import { sha256 } from '../hashes';

const matched = (situation: Drawn): Matched => value(atOnce(matchInSteps({ hash: sha256, ...situation })));

const answerOf = (situation: Drawn): Oracle => {
  const { board, levels, unfilled } = matched(situation);
  const filled = situation.targets.flatMap((_, position) =>
    board.teamAt(position).flatMap(([role, i, o]) => (o === null ? [] : [[nameOf({ position, role, i }), o] as const])),
  );
  return {
    assignment: new Map(filled),
    unfilled: unfilled.map((slot) => board.nameOf(slot)),
    levels: Object.fromEntries(levels),
  };
};

const small = situations({ targets: 4, officers: 6, slots: 7 });
const larger = situations({ targets: 12, officers: 14, slots: 60 });

test('a match is what the words say: filled where fillable, least squares, lexicographically first', () => {
  fc.assert(
    fc.property(small, (situation) => expect(answerOf(situation)).toEqual(oracle(situation))),
    { numRuns: 500 },
  );
});

test('a match is the same in whatever order officers, their tags, regions and recusals come', () => {
  const turned = larger.chain((situation) =>
    fc.tuple(
      fc.constant(situation),
      fc.shuffledSubarray([...situation.roster], { minLength: situation.roster.length }),
    ),
  );
  fc.assert(
    fc.property(turned, ([situation, shuffled]) => {
      const roster = shuffled.map((row) => ({
        ...row,
        tags: [...row.tags].reverse(),
        regions: [...row.regions].reverse(),
        recuse: [...row.recuse].reverse(),
      }));
      expect(answerOf({ ...situation, roster })).toEqual(answerOf(situation));
    }),
  );
});

test('an officer who may serve nowhere changes nothing', () => {
  fc.assert(
    fc.property(larger, fc.constantFrom({ org: '公安' }, { cap: 0 }, { to: '2026-06-29' }), (situation, barred) => {
      const [first] = situation.roster;
      fc.pre(first !== undefined);
      const roster = [...situation.roster, { ...first, o: 'ab'.repeat(32), ...barred }];
      expect(answerOf({ ...situation, roster })).toEqual(answerOf(situation));
    }),
  );
});

test('a slot that stays empty has a Hall set, which anybody can count', () => {
  fc.assert(
    fc.property(larger, (situation) => {
      const match = matched(situation);
      const order = slotsOf(situation).map(nameOf);
      const slotNamed = new Map(slotsOf(situation).map((slot) => [nameOf(slot), slot]));
      for (const unfilled of match.unfilled) {
        const { slots, gives } = hallSetOf(match, unfilled);
        const name = match.board.nameOf(unfilled);
        const wanted = slots.flatMap((each) => slotNamed.get(each) ?? []);
        const counted = situation.roster.map((row) => {
          const where = wanted.filter((slot) => isEligible(situation, slot, row)).map(({ position }) => position);
          return [row.o, Math.min(row.cap, new Set(where).size)] as const;
        });
        expect(gives).toEqual(new Map(counted.filter(([o]) => gives.has(o))));
        expect(counted.reduce((sum, [, places]) => sum + places, 0)).toBeLessThan(new Set(slots).size);
        expect(Math.max(...slots.map((each) => order.indexOf(each)))).toBe(order.indexOf(name));
      }
    }),
  );
});
