import * as fc from 'fast-check';
import { hallSetOf } from '../../../../domain/draw/officers/hall';
import { matchInSteps, type Matched } from '../../../../domain/draw/officers/match';
import type { RosterRow } from '../../../../domain/draw/roster';
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

/** 专业人员: one organisation more, whose role comes last and asks for a field. */
const withExperts = larger.chain((situation) =>
  fc
    .tuple(fc.integer({ min: 0, max: 4 }), fc.integer({ min: 1, max: 3 }), fc.constantFrom('', '特种设备'))
    .map(([people, count, field]) => {
      const experts = Array.from({ length: people }, (_, i): RosterRow => {
        const tags = i % 2 === 0 ? ['特种设备'] : ['食品检验'];
        const o = (0xe0 + i).toString(16).repeat(32);
        return {
          o,
          org: '专业人员库',
          tags,
          regions: ['*'],
          from: situation.match.from,
          to: situation.match.to,
          cap: 99,
          load0: 0,
          recuse: [],
        };
      });
      const role = { org: '专业人员库', tag: field, count };
      return { situation, experts, role, index: situation.match.roles.length };
    }),
);

test('experts are matched beside the officers: no officer is moved by them, and they take their own places alone', () => {
  fc.assert(
    fc.property(withExperts, ({ situation, experts, role, index }) => {
      const without = answerOf(situation);
      const all = answerOf({
        ...situation,
        roster: [...experts, ...situation.roster],
        match: { ...situation.match, roles: [...situation.match.roles, role] },
      });
      const isTheirs = (name: string): boolean => name.split('/')[1] === String(index);
      const split = [...all.assignment].filter(([name]) => !isTheirs(name));
      expect(new Map(split)).toEqual(without.assignment);
      expect(all.unfilled.filter((name) => !isTheirs(name))).toEqual(without.unfilled);
      const able = experts.filter(({ tags }) => role.tag === '' || tags.includes(role.tag));
      const theirs = [...all.assignment].filter(([name]) => isTheirs(name));
      expect(theirs).toHaveLength(situation.targets.length * Math.min(role.count, able.length));
      for (const [, o] of theirs) expect(able.map((row) => row.o)).toContain(o);
      const loads = able.map((row) => theirs.filter(([, o]) => o === row.o).length);
      if (able.length > 0) expect(Math.max(...loads) - Math.min(...loads)).toBeLessThanOrEqual(1);
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
