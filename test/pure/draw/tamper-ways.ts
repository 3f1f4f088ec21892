import { ROUNDS } from '../../support/drand/simulator';
import { at, other, withAt, without, type Json, type Path } from './tampered';

/** One way of tampering: what was done, the check and the code that name it, and how it is done. */
export type Way = readonly [what: string, check: string, code: string, change: (bundle: Json) => Json];

export const set =
  (path: Path, to: Json) =>
  (bundle: Json): Json =>
    withAt(bundle, path, () => to);

export const bend =
  (...path: Path) =>
  (bundle: Json): Json =>
    withAt(bundle, path, (value) => other(value));

export const drop =
  (...path: Path) =>
  (bundle: Json): Json =>
    without(bundle, path);

const list =
  (path: Path, change: (items: readonly Json[]) => readonly Json[]) =>
  (bundle: Json): Json =>
    withAt(bundle, path, (items) => change(items as readonly Json[]));

const inPlan =
  (from: string | RegExp, to: string) =>
  (bundle: Json): Json =>
    withAt(bundle, ['plan_text'], (text) => {
      const changed = String(text).replace(from, to);
      expect(changed).not.toBe(text);
      return changed;
    });

const swapped = ([a, b, ...rest]: readonly Json[]): readonly Json[] => [b ?? null, a ?? null, ...rest];

const GHOST = '00'.repeat(32);
const INFINITY = `c0${'00'.repeat(47)}`;

/** Caught in both forms alike: plan, pool, shares, beacon. */
export const EITHER: readonly Way[] = [
  ['a space put into the plan', 'result', 'DRAW_RESULT', inPlan('{"spec"', '{ "spec"')],
  ['more batches', 'result', 'DRAW_RESULT', inPlan('"batches":', '"batches":1')],
  ['another root in the plan', 'pool', 'DRAW_POOL_ROOT', inPlan(/"pool_root":"../, '"pool_root":"00')],
  ['another id of the draw', 'shares', 'SHARE_MISMATCH', inPlan('"draw_id":"', '"draw_id":"X')],
  ['another commitment of a party', 'shares', 'SHARE_MISMATCH', inPlan(/"commit":"../, '"commit":"00')],
  ['a party left out', 'shares', 'SHARE_NOT_COMMITTED', inPlan(/"parties":\[\{[^}]*\},/, '"parties":[')],
  ['a key of the beacon that somebody holds', 'plan', 'BEACON_CHAIN', inPlan(/"pk":"8/, '"pk":"9')],
  ['another chain', 'plan', 'BEACON_CHAIN', inPlan(/"chain":"../, '"chain":"00')],
  ['a later end of the reveals', 'plan', 'BEACON_TOO_EARLY', inPlan('15:58:00Z', '15:59:00Z')],
  ['an earlier round', 'plan', 'BEACON_TOO_EARLY', inPlan('"round":1000', '"round":900')],
  ['a later round', 'beacon', 'BEACON_MISMATCH', inPlan('"round":1000', '"round":1001')],
  ['a field that no plan has', 'plan', 'DRAW_MALFORMED', inPlan('"batches"', '"bonus":1,"batches"')],
  ['no plan at all', 'plan', 'DRAW_MALFORMED', drop('plan_text')],
  ['a firm left out', 'pool', 'DRAW_POOL_ROOT', drop('strata', 0, 'leaves', 2)],
  ['a firm put in', 'pool', 'DRAW_POOL_ROOT', list(['strata', 0, 'leaves'], (leaves) => [GHOST, ...leaves])],
  [
    'a firm put in twice',
    'pool',
    'DRAW_DUPLICATE_UNIT',
    list(['strata', 0, 'leaves'], ([a = '', ...rest]) => [a, a, ...rest]),
  ],
  ['another firm in its place', 'pool', 'DRAW_POOL_ROOT', set(['strata', 0, 'leaves', 0], GHOST)],
  [
    'a firm made heavier',
    'pool',
    'DRAW_POOL_ROOT',
    list(['strata', 0, 'leaves'], ([a = '', ...rest]) => [
      [Array.isArray(a) ? ((a as readonly Json[])[0] ?? '') : a, 64],
      ...rest,
    ]),
  ],
  ['firms out of order', 'pool', 'DRAW_MALFORMED', list(['strata', 0, 'leaves'], swapped)],
  ['a stratum renamed', 'pool', 'DRAW_POOL_ROOT', set(['strata', 0, 'key'], '9/99')],
  ['all strata left out', 'pool', 'POOL_EMPTY', set(['strata'], [])],
  ['a share changed', 'shares', 'SHARE_MISMATCH', bend('reveals', 0, 'secret')],
  ['a share suppressed', 'result', 'DRAW_RESULT', drop('reveals', 0)],
  ['a share of nobody', 'shares', 'SHARE_NOT_COMMITTED', bend('reveals', 0, 'id')],
  [
    'a share shown twice',
    'shares',
    'SHARE_ALREADY_REVEALED',
    list(['reveals'], ([a = '', ...rest]) => [a, a, ...rest]),
  ],
  [
    'shares exchanged',
    'shares',
    'SHARE_MISMATCH',
    (b) => set(['reveals', 0, 'secret'], at(b, ['reveals', 1, 'secret']) ?? '')(b),
  ],
  ['the signature of another round', 'beacon', 'BEACON_SIGNATURE', set(['beacon', 'sig'], ROUNDS[123] ?? '')],
  ['a signature at infinity', 'beacon', 'BEACON_POINT', set(['beacon', 'sig'], INFINITY)],
  ['a signature that is no point', 'beacon', 'BEACON_POINT', set(['beacon', 'sig'], '00'.repeat(48))],
  ['a number of the round that is not the plan’s', 'beacon', 'BEACON_MISMATCH', set(['beacon', 'round'], 123)],
  [
    'a true beacon of another round',
    'beacon',
    'BEACON_MISMATCH',
    set(['beacon'], { round: 123, sig: ROUNDS[123] ?? '' }),
  ],
  ['half a signature', 'form', 'DRAW_MALFORMED', set(['beacon', 'sig'], (ROUNDS[1000] ?? '').slice(48))],
  ['a beacon of another kind', 'form', 'DRAW_MALFORMED', set(['beacon'], { text: '03 07 12 18 25 31+09' })],
  ['a field that no bundle has', 'form', 'DRAW_MALFORMED', set(['note'], 'x')],
];

export const OF_FULL: readonly Way[] = [
  ['another number to draw', 'result', 'DRAW_RESULT', inPlan('"n":3', '"n":4')],
  ['a replacement left out', 'result', 'DRAW_RESULT', drop('events', 0)],
  ['a replacement put in', 'result', 'DRAW_RESULT', list(['events'], (events) => [...events, ...events.slice(0, 1)])],
  ['events in another order', 'result', 'DRAW_RESULT', list(['events'], swapped)],
  ['another position replaced', 'result', 'DRAW_RESULT', set(['events', 0, 'pos'], 0)],
  ['another reason', 'result', 'DRAW_RESULT', set(['events', 0, 'reason'], 'moved')],
  ['other evidence', 'result', 'DRAW_RESULT', bend('events', 0, 'evidence')],
  ['a replacement called a lock', 'result', 'DRAW_RESULT', set(['events', 0, 'type'], 'lock')],
  ['an event at no position', 'events', 'DRAW_MALFORMED', set(['events', 0, 'pos'], 6)],
  ['an event of no kind', 'form', 'DRAW_MALFORMED', set(['events', 0, 'type'], 'undo')],
  [
    'a masked event, which only the public view has',
    'form',
    'DRAW_MALFORMED',
    set(['events', 0], { type: 'recuse', head: GHOST }),
  ],
  ['another result', 'result', 'DRAW_RESULT', bend('result')],
  ['an opening under another name', 'openings', 'DRAW_COMMITMENT', bend('openings', 0, 'uid')],
  ['an opening with another region', 'openings', 'DRAW_COMMITMENT', bend('openings', 0, 'region')],
  ['an opening with another salt', 'openings', 'DRAW_COMMITMENT', bend('openings', 0, 'salt')],
  ['an opening in another stratum', 'openings', 'DRAW_COMMITMENT', bend('openings', 0, 'stratum')],
  ['an opening of nothing', 'openings', 'DRAW_COMMITMENT', set(['openings', 0, 'c'], GHOST)],
  ['an opening left out', 'openings', 'DRAW_COMMITMENT', drop('openings', 0)],
  ['an opening twice', 'openings', 'DRAW_DUPLICATE_UNIT', list(['openings'], ([a = '', ...rest]) => [a, ...rest, a])],
  ['a name with an invisible character', 'form', 'DRAW_TEXT', set(['openings', 0, 'uid'], 'U\u200b1')],
];

export const OF_PUBLIC: readonly Way[] = [
  ['another number to draw', 'officers', 'DRAW_MALFORMED', inPlan('"n":10', '"n":11')],
  ['another team at a position', 'result', 'DRAW_RESULT', bend('teams', 0)],
  ['teams exchanged', 'result', 'DRAW_RESULT', list(['teams'], swapped)],
  ['a team left out', 'officers', 'DRAW_MALFORMED', drop('teams', 0)],
  ['a team put in', 'officers', 'DRAW_MALFORMED', list(['teams'], (teams) => [...teams, GHOST])],
  ['another position replaced', 'result', 'DRAW_RESULT', set(['events', 4, 'pos'], 0)],
  ['a replacement left out', 'result', 'DRAW_RESULT', drop('events', 4)],
  ['a replacement called a lock', 'result', 'DRAW_RESULT', set(['events', 4, 'type'], 'lock')],
  ['a replacement put in', 'result', 'DRAW_RESULT', list(['events'], (events) => [events[4] ?? null, ...events])],
  ['another last link', 'result', 'DRAW_RESULT', bend('events', 7, 'head')],
  ['the last event left out', 'result', 'DRAW_RESULT', drop('events', 7)],
  [
    'a lock after the last masked event',
    'result',
    'DRAW_RESULT',
    list(['events'], (events) => [...events, events[6] ?? null]),
  ],
  [
    'events in another order',
    'result',
    'DRAW_RESULT',
    list(['events'], (events) => [...events.slice(1), ...events.slice(0, 1)]),
  ],
  [
    'an event unmasked',
    'form',
    'DRAW_MALFORMED',
    set(['events', 0], { type: 'withdraw', officer: GHOST, reason: 'ill', evidence: '' }),
  ],
  ['a roster', 'form', 'DRAW_MALFORMED', set(['roster'], [])],
  ['an opening', 'form', 'DRAW_MALFORMED', set(['openings'], [])],
];

export const OF_OFFICERS: readonly Way[] = [
  ['an officer left out', 'officers', 'DRAW_ROSTER_ROOT', drop('roster', 0)],
  [
    'an officer put in twice',
    'officers',
    'DRAW_DUPLICATE_OFFICER',
    list(['roster'], ([a = '', ...rest]) => [a, a, ...rest]),
  ],
  ['an officer of nobody', 'officers', 'DRAW_ROSTER_ROOT', set(['roster', 0, 'o'], GHOST)],
  ['an officer of another department', 'officers', 'DRAW_ROSTER_ROOT', set(['roster', 0, 'org'], '市场监管')],
  ['a certificate put in', 'officers', 'DRAW_ROSTER_ROOT', list(['roster', 0, 'tags'], (tags) => [...tags, '医疗'])],
  ['a certificate made to last', 'officers', 'DRAW_ROSTER_ROOT', set(['roster', 0, 'to'], '2099-12-31')],
  ['a lighter load before', 'officers', 'DRAW_ROSTER_ROOT', set(['roster', 0, 'load0'], 0)],
  ['a higher cap', 'officers', 'DRAW_ROSTER_ROOT', set(['roster', 0, 'cap'], 99)],
  ['a recused firm left out', 'officers', 'DRAW_ROSTER_ROOT', drop('roster', 0, 'recuse', 0)],
  ['another root of the roster', 'officers', 'DRAW_ROSTER_ROOT', inPlan(/"roster_root":"../, '"roster_root":"00')],
  // Another plan is another seed, which draws firms that no opening names: no match without their region and domain.
  ['more officers to a team', 'officers', 'DRAW_COMMITMENT', inPlan('"tag":"","count":1', '"tag":"","count":2')],
  ['a longer window', 'officers', 'DRAW_COMMITMENT', inPlan('"to":"2026-06-30"', '"to":"2026-07-01"')],
  ['a recusal of another kind', 'result', 'DRAW_RESULT', set(['events', 0, 'reason'], 'own')],
  ['a recusal left out', 'result', 'DRAW_RESULT', drop('events', 0)],
  ['a recusal put in', 'result', 'DRAW_RESULT', list(['events'], (events) => [...events, events[0] ?? null])],
  ['a withdrawal of nobody', 'events', 'DRAW_NO_SUCH_OFFICER', set(['events', 2, 'officer'], GHOST)],
  ['a lock left out', 'result', 'DRAW_RESULT', drop('events', 6)],
  ['events in another order', 'result', 'DRAW_RESULT', list(['events'], swapped)],
  ['another result', 'result', 'DRAW_RESULT', bend('result')],
];
