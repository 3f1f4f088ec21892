import * as fc from 'fast-check';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { toHex } from '../../../domain/draw/encoding/bytes';
import {
  freezeRoster,
  officerCommitter,
  ROSTER_ROW,
  rosterRoot,
  type RosterOfficer,
  type RosterRow,
} from '../../../domain/draw/roster';
import { freeze, POOL_ID, SALT_KEY, unit, value } from './city';
import { sha256 } from './hashes';

const POOL = freeze([unit('A', '1'), unit('B', '1'), unit('C', '2')]);

const officer = (oid: string, changes: Partial<RosterOfficer> = {}): RosterOfficer => ({
  oid,
  org: '市场监管',
  tags: ['食品', '特种设备'],
  regions: ['东区', '西区'],
  from: '2024-01-01',
  to: '2027-12-31',
  cap: 6,
  load0: 1,
  recuse: ['A', 'B'],
  ...changes,
});

const OFFICERS = [officer('P1'), officer('P2', { org: '消防' }), officer('P3', { recuse: [] })];

const frozen = (officers: readonly RosterOfficer[]): ReturnType<typeof freezeRoster> =>
  freezeRoster(sha256, { poolId: POOL_ID, saltKey: SALT_KEY, officers, commitments: POOL.commitments });

describe('a roster', () => {
  const rows = value(frozen(OFFICERS)).rows;

  test('has the root of vector 05', () => {
    const { bundle, expected } = JSON.parse(
      readFileSync(join(__dirname, '../../vectors/public-05-officers.json'), 'utf8'),
    ) as { bundle: { roster: RosterRow[] }; expected: { roster_root: string } };
    expect(rosterRoot(sha256, bundle.roster)).toEqual({ ok: true, value: expected.roster_root });
  });

  test('of nobody has an empty root', () => {
    expect(value(frozen([]))).toMatchObject({ rosterRoot: '', rows: [] });
  });

  test('has the same root in whatever order officers, tags, regions and recusals come', () => {
    const turned = OFFICERS.map((each) => ({
      ...each,
      tags: [...each.tags].reverse(),
      regions: [...each.regions].reverse(),
      recuse: [...each.recuse].reverse(),
    })).reverse();
    expect(value(frozen(turned)).rosterRoot).toBe(value(frozen(OFFICERS)).rosterRoot);
  });

  test('has another root when any attribute of any officer is another', () => {
    const change = fc.constantFrom<Partial<RosterRow>>(
      { o: 'ab'.repeat(32) },
      { org: '公安' },
      { tags: ['食品'] },
      { tags: ['食品特种设备'] },
      { regions: ['*'] },
      { from: '2024-01-02' },
      { to: '2028-01-01' },
      { cap: 7 },
      { load0: 2 },
      { recuse: ['cd'.repeat(32)] },
    );
    fc.assert(
      fc.property(fc.nat(rows.length - 1), change, (at, changes) => {
        const changed = rows.map((row, i) => (i === at ? { ...row, ...changes } : row));
        expect(value(rosterRoot(sha256, changed))).not.toBe(value(rosterRoot(sha256, rows)));
      }),
    );
  });

  test('shows who is behind a commitment to nobody, and recusals as commitments only', () => {
    const shown = JSON.stringify(rows);
    expect(shown).not.toContain('P1');
    expect(rows.find(({ o }) => o === value(frozen(OFFICERS)).commitments.get('P1'))?.recuse).toEqual(
      ['A', 'B'].map((uid) => POOL.commitments.get(uid)).sort(),
    );
  });

  test('commits an officer otherwise in another pool, and otherwise than a firm of the same name', () => {
    const [here, there] = [POOL_ID, 'POOL-2'].map((id) => toHex(officerCommitter(sha256, id, SALT_KEY)('A').c));
    expect(here).not.toBe(there);
    expect(here).not.toBe(POOL.commitments.get('A'));
  });
});

describe('a roster is refused', () => {
  test.each<[string, string, Partial<RosterOfficer>]>([
    ['DRAW_DUPLICATE_OFFICER', 'for an officer twice', { oid: 'P1' }],
    ['DRAW_COMMITMENT', 'for a recusal from a firm that is not in the pool', { recuse: ['Z'] }],
    ['DRAW_TEXT', 'for an officer without a name', { oid: '' }],
    ['DRAW_TEXT', 'for a department with a blank after it', { org: '消防 ' }],
    ['DRAW_TEXT', 'for an empty tag', { tags: [''] }],
    ['DRAW_TEXT', 'for a region that is not NFC', { regions: ['e\u0301'] }],
    ['DRAW_MALFORMED', 'for a tag twice', { tags: ['食品', '食品'] }],
    ['DRAW_MALFORMED', 'for a region twice', { regions: ['*', '*'] }],
    ['DRAW_MALFORMED', 'for a recusal twice', { recuse: ['A', 'A'] }],
    ['DRAW_MALFORMED', 'for a day that does not exist', { to: '2027-02-30' }],
    ['DRAW_MALFORMED', 'for a moment instead of a day', { from: '2024-01-01T00:00:00Z' }],
    ['DRAW_MALFORMED', 'for a cap below nothing', { cap: -1 }],
    ['DRAW_MALFORMED', 'for half a visit', { load0: 0.5 }],
  ])('with %s %s', (code, _, changes) => {
    expect(frozen([...OFFICERS, officer('P4', changes)])).toMatchObject({ ok: false, refusal: { code } });
  });

  test('with DRAW_DUPLICATE_OFFICER for a commitment twice', () => {
    const rows = value(frozen(OFFICERS)).rows;
    expect(rosterRoot(sha256, [...rows, ...rows])).toMatchObject({ refusal: { code: 'DRAW_DUPLICATE_OFFICER' } });
  });

  test('with DRAW_MALFORMED for a row whose commitment is not 32 bytes', () => {
    const [row] = value(frozen(OFFICERS)).rows;
    expect(ROSTER_ROW({ ...row, o: 'ab' }, 'roster[0]')).toMatchObject({ refusal: { facts: { at: 'roster[0].o' } } });
  });

  test('without naming the officer', () => {
    expect(JSON.stringify(frozen([officer('张三 ')]))).not.toContain('张三');
  });
});
