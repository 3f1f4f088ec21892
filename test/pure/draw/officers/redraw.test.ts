import type { DrawEvent } from '../../../../domain/draw/events';
import { redrawTeams, type Happened } from '../../../../domain/draw/officers/events';
import { matchInSteps, type Matched } from '../../../../domain/draw/officers/match';
import type { DrawnTarget } from '../../../../domain/draw/officers/qualification';
import type { Role } from '../../../../domain/draw/plan/plan';
import type { RosterRow } from '../../../../domain/draw/roster';
import { atOnce } from '../../../../domain/kernel/steps';
import { value } from '../city';
import { sha256 } from '../hashes';

const [EAST, EVERYWHERE, WEST] = ['0a', '0b', '0c'].map((byte) => byte.repeat(32)) as [string, string, string];

const officer = (o: string, regions: string[], load0 = 0): RosterRow => ({
  ...{ o, org: '消防', tags: [], regions, from: '2024-01-01', to: '2027-12-31' },
  ...{ cap: 1, load0, recuse: [] },
});

const target = (c: string, region: string): DrawnTarget => ({ c: c.repeat(32), stratum: '1', region, domain: '' });

const matchOf = (roles: readonly Role[], roster: readonly RosterRow[], targets: readonly DrawnTarget[]): Matched => {
  const match = { from: '2026-03-01', to: '2026-06-30', roles };
  return value(atOnce(matchInSteps({ hash: sha256, matchSeed: new Uint8Array(32).fill(3), match, roster, targets })));
};

/**
 * One officer at each of two targets, one visit each at most: the eastern officer in the east and, since the western one has
 * five visits already, the one who may go everywhere in the west.
 */
const twoTargets = (): Matched =>
  matchOf(
    [{ org: '消防', tag: '', count: 1 }],
    [officer(EAST, ['东区']), officer(EVERYWHERE, ['*']), officer(WEST, ['西区'], 5)],
    [target('11', '东区'), target('22', '西区')],
  );

const teams = ({ board }: Matched): (string | null | undefined)[] => [0, 1].map((p) => board.teamAt(p)[0]?.[2]);

const about = { reason: '', evidence: '' };
const without = (event: DrawEvent): Happened => ({ event, target: null });
const RECUSED = without({ type: 'recuse', pos: 0, officer: EAST, ...about });
const LOCKED = without({ type: 'lock', pos: 1, ...about });

test('the match stands as described', () => {
  expect(teams(twoTargets())).toEqual([EAST, EVERYWHERE]);
});

test('(c) a chain fills the slot where nobody has room: one officer changes over, another takes his place', () => {
  const match = twoTargets();
  expect(redrawTeams(match, [RECUSED])).toEqual({ ok: true, value: [['0/0/0', '1/0/0']] });
  expect(teams(match)).toEqual([EVERYWHERE, WEST]);
});

test('(d) no chain leads through a locked position: the slot stays vacant', () => {
  const match = twoTargets();
  expect(redrawTeams(match, [LOCKED, RECUSED])).toEqual({ ok: true, value: [[], ['0/0/0']] });
  expect(teams(match)).toEqual([null, EVERYWHERE]);
});

test('a vacant slot is filled when its target is replaced by one that the barred officer may visit', () => {
  const match = twoTargets();
  const replaced: Happened = { event: { type: 'replace', pos: 0, ...about }, target: target('33', '东区') };
  expect(redrawTeams(match, [LOCKED, RECUSED, replaced])).toEqual({ ok: true, value: [[], ['0/0/0'], ['0/0/0']] });
  expect(teams(match)).toEqual([EAST, EVERYWHERE]);
});

test('at a locked position a recusal, a withdrawal and a replacement leave the team as it is', () => {
  const match = twoTargets();
  const events: Happened[] = [
    LOCKED,
    without({ type: 'recuse', pos: 1, officer: EVERYWHERE, ...about }),
    { event: { type: 'replace', pos: 1, ...about }, target: target('44', '东区') },
    without({ type: 'withdraw', officer: EVERYWHERE, ...about }),
  ];
  expect(redrawTeams(match, events)).toEqual({ ok: true, value: [[], [], [], []] });
  expect(teams(match)).toEqual([EAST, EVERYWHERE]);
});

test('a replacement empties all slots of members who may not visit it before it redraws the first', () => {
  const [barred, baker, ...lifts] = ['0a', '0b', '0c', '0d'].map((byte) => byte.repeat(32)) as [string, string];
  const next = { ...target('33', '东区'), domain: '特种设备' };
  const match = matchOf(
    [
      { org: '消防', tag: '', count: 1 },
      { org: '消防', tag: '@domain', count: 1 },
    ],
    [
      { ...officer(barred, ['*']), recuse: [next.c] },
      { ...officer(baker, ['*']), tags: ['食品'] },
      ...lifts.map((o) => ({ ...officer(o, ['*'], 1), tags: ['特种设备'] })),
    ],
    [{ ...target('11', '东区'), domain: '食品' }],
  );
  const team = (): unknown[] => match.board.teamAt(0).map(([, , o]) => o);
  expect(team()).toEqual([barred, baker]);
  value(redrawTeams(match, [{ event: { type: 'replace', pos: 0, ...about }, target: next }]));
  // The baker is no longer on the team when the first slot is redrawn, so that he can take it.
  expect(team()[0]).toBe(baker);
  expect(lifts).toContain(team()[1]);
});

test('a position that no target takes has no team, and its officer is free for others', () => {
  const match = twoTargets();
  const events = [without({ type: 'replace', pos: 1, ...about }), RECUSED];
  expect(redrawTeams(match, events)).toEqual({ ok: true, value: [['1/0/0'], ['0/0/0']] });
  expect(match.board.teamAt(1)).toEqual([]);
  expect(teams(match)[0]).toBe(EVERYWHERE);
});

test('an event of a stranger is refused, and says which', () => {
  const stranger = without({ type: 'withdraw', officer: 'ff'.repeat(32), ...about });
  expect(redrawTeams(twoTargets(), [LOCKED, stranger])).toEqual({
    ok: false,
    refusal: { code: 'DRAW_NO_SUCH_OFFICER', facts: { at: 'events[1]' } },
  });
});
