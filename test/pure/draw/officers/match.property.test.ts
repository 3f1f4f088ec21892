import * as fc from 'fast-check';
import { atOnce } from '../../../../domain/kernel/steps';
import { matchInSteps, type Matched } from '../../../../domain/draw/officers/match';
import { nameOf, oracle, type Oracle, type Situation } from '../../../support/draw/match-oracle';
import { situations } from '../../../support/draw/situations';
import { value } from '../city';
import { sha256 } from '../hashes';

export const matched = (situation: Situation): Matched => value(atOnce(matchInSteps({ hash: sha256, ...situation })));

const answerOf = (situation: Situation): Oracle => {
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

describe('a match', () => {
  test('is what the words say: filled where fillable, least squares, lexicographically first', () => {
    fc.assert(
      fc.property(situations({ targets: 4, officers: 5, slots: 7 }), (situation) => {
        expect(answerOf(situation)).toEqual(oracle(situation));
      }),
      { numRuns: 500 },
    );
  });
});
