import * as fc from 'fast-check';
import type { DrawEvent } from '../../../../domain/draw/events';
import { redrawTeams, type Happened } from '../../../../domain/draw/officers/events';
import { matchInSteps, type Matched } from '../../../../domain/draw/officers/match';
import type { DrawnTarget } from '../../../../domain/draw/officers/qualification';
import { atOnce } from '../../../../domain/kernel/steps';
import { assignments, nameOf, slotsOf, type Assignment } from '../../../support/draw/match-oracle';
import { afterEvent, standingAfterMatch, type Standing } from '../../../support/draw/redraw-oracle';
import { situations, targets, type Drawn } from '../../../support/draw/situations';
import { value } from '../city';
import { sha256 } from '../hashes';

const matched = (situation: Drawn): Matched => value(atOnce(matchInSteps({ hash: sha256, ...situation })));

const standsIn = ({ board }: Matched, positions: number): Assignment =>
  new Map(
    Array.from({ length: positions }, (_, position) => board.teamAt(position)).flatMap((team, position) =>
      team.flatMap(([role, i, o]) => (o === null ? [] : [[nameOf({ position, role, i }), o] as const])),
    ),
  );

const changedBetween = (before: Assignment, after: Assignment): string[] =>
  [...new Set([...before.keys(), ...after.keys()])]
    .filter((name) => before.get(name) !== after.get(name))
    .sort((a, b) => placeOf(a) - placeOf(b));

/** By position, role and number, each far below a hundred here. */
const placeOf = (name: string): number => name.split('/').reduce((place, part) => place * 100 + Number(part), 0);

/** An event in a situation: at one of its positions, of one of its officers, three times in four one on the team there. */
interface Draft {
  readonly type: DrawEvent['type'];
  readonly at: number;
  readonly who: number;
  readonly ofTeam: boolean;
  readonly target: DrawnTarget | null;
}

const drafts = (types: readonly DrawEvent['type'][]): fc.Arbitrary<Draft> =>
  fc.record({
    type: fc.constantFrom(...types),
    at: fc.nat(99),
    who: fc.nat(99),
    ofTeam: fc.constantFrom(true, true, true, false),
    target: fc.option(targets, { freq: 5 }),
  });

const happened = (s: Standing, { type, at, who, ofTeam, target }: Draft): Happened => {
  const about = { reason: '', evidence: '' };
  const pos = at % s.targets.length;
  const team = slotsOf(s).flatMap((slot) => (slot.position === pos ? (s.assignment.get(nameOf(slot)) ?? []) : []));
  const among = ofTeam && team.length > 0 ? team : s.roster.map(({ o }) => o);
  const officer = among[who % among.length] ?? '';
  const old = s.targets[pos];
  const next = old && target ? { ...target, stratum: old.stratum } : null;
  if (type === 'withdraw') return { event: { type, officer, ...about }, target: null };
  if (type === 'recuse') return { event: { type, pos, officer, ...about }, target: null };
  return { event: { type, pos, ...about }, target: type === 'replace' ? next : null };
};

const manned = situations({ targets: 5, officers: 6, slots: 8 });
const larger = situations({ targets: 10, officers: 12, slots: 60 });

/** Too large for the oracle of the match: its redraw begins with the match that another test holds against it. */
const standingOf = (situation: Drawn, match: Matched): Standing => ({
  ...situation,
  assignment: standsIn(match, situation.targets.length),
  levels: Object.fromEntries(match.levels),
  gone: [],
  locked: [],
});

test('events do to teams what the words say', () => {
  fc.assert(
    fc.property(
      larger,
      fc.array(drafts(['recuse', 'recuse', 'recuse', 'withdraw', 'replace', 'replace', 'lock']), { maxLength: 8 }),
      (situation, wanted) => {
        const match = matched(situation);
        let standing = standingOf(situation, match);
        const events: Happened[] = [];
        const changes: string[][] = [];
        for (const draft of wanted) {
          const event = happened(standing, draft);
          const next = afterEvent(standing, event.event, event.target);
          events.push(event);
          changes.push(changedBetween(standing.assignment, next.assignment));
          standing = next;
        }
        expect(redrawTeams(match, events)).toEqual({ ok: true, value: changes });
        expect(standsIn(match, situation.targets.length)).toEqual(standing.assignment);
      },
    ),
    { numRuns: 600 },
  );
});

test('a recusal fills the place if any way does, and changes as few places as any way would', () => {
  fc.assert(
    fc.property(manned, fc.array(drafts(['recuse', 'lock']), { minLength: 1, maxLength: 4 }), (situation, wanted) => {
      let standing = standingAfterMatch(situation);
      const match = matched(situation);
      const events: Happened[] = [];
      for (const draft of wanted) {
        const { event, target } = happened(standing, draft);
        const before = standing;
        standing = afterEvent(standing, event, target);
        events.push({ event, target });
        if (event.type === 'recuse') expect(costOf(before, standing)).toBe(leastCost(before, standing));
      }
      value(redrawTeams(match, events));
      expect(standsIn(match, situation.targets.length)).toEqual(standing.assignment);
    }),
    { numRuns: 300 },
  );
});

const costOf = (before: Standing, after: Standing): number =>
  after.assignment.size < before.assignment.size
    ? Infinity
    : changedBetween(before.assignment, after.assignment).length;

/** Of all ways to fill the same slots with the pair banned and locked slots as they are: the fewest changes; none: Infinity. */
const leastCost = (before: Standing, after: Standing): number => {
  const filled = slotsOf(before).filter((slot) => before.assignment.has(nameOf(slot)));
  const locked = new Map(
    filled
      .filter(({ position }) => before.locked.includes(position))
      .map((slot) => [nameOf(slot), before.assignment.get(nameOf(slot)) ?? '']),
  );
  const free = filled.filter((slot) => !locked.has(nameOf(slot)));
  let least = Infinity;
  for (const way of assignments(after, free, locked))
    least = Math.min(least, changedBetween(before.assignment, way).length);
  return least;
};
