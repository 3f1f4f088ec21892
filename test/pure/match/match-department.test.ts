import fc from 'fast-check';
import { levelOf, matchDepartment } from '../../../domain/match/match-department';
import { matchHash } from '../../../domain/match/match-hash';
import { officerCommitment } from '../../../domain/match/tickets';
import { commitment, department, departments, hexOf, officer, sha256 } from './department-sample';

const match = (of: Parameters<typeof department>) => matchDepartment({ ...department(...of), perTarget: 2 });
const teams = (members: readonly { position: number; officer: string }[]) =>
  members.reduce<Record<number, string[]>>(
    (all, { position, officer: id }) => ({ ...all, [position]: [...(all[position] ?? []), id] }),
    {},
  );

test('every target has two officers of the department (V1, V2)', () => {
  const { members, shortages } = match([6, 40]);
  expect(shortages).toEqual([]);
  expect(members).toHaveLength(80);
  for (const team of Object.values(teams(members))) expect(new Set(team).size).toBe(2);
});

test('the seed decides: the same again, another seed another match', () => {
  const first = match([6, 20]).members;
  expect(match([6, 20]).members).toEqual(first);
  expect(match([6, 20, { seedMatch: sha256(Buffer.from('other')) }]).members).not.toEqual(first);
});

test('departments draw independently of each other', () => {
  expect(match([6, 20, { roleIndex: 1 }]).members).not.toEqual(match([6, 20]).members);
});

test('neither the order of the roster nor of the targets matters', () => {
  const plain = department(7, 15);
  const turned = { ...plain, officers: [...plain.officers].reverse(), positions: [...plain.positions].reverse() };
  expect(matchDepartment({ ...turned, perTarget: 2 })).toEqual(matchDepartment({ ...plain, perTarget: 2 }));
});

test('with everyone eligible and no load before, loads differ by one at most', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 12 }),
      fc.integer({ min: 1, max: 30 }),
      fc.integer({ min: 2, max: 3 }),
      fc.uint8Array({ minLength: 32, maxLength: 32 }),
      (officers, positions, perTarget, seedMatch) => {
        fc.pre(officers >= perTarget);
        const { loads } = matchDepartment({ ...department(officers, positions, { seedMatch }), perTarget });
        const all = Array.from({ length: officers }, (_, i) => loads[`o${i + 1}`] ?? 0);
        expect(Math.max(...all) - Math.min(...all)).toBeLessThanOrEqual(1);
        expect(all.reduce((sum, load) => sum + load, 0)).toBe(positions * perTarget);
      },
    ),
  );
});

test('no gap is silent: a target has its officers, or all that could come and a shortage that names the rest', () => {
  fc.assert(
    fc.property(departments, (of) => {
      const { members, shortages } = matchDepartment({ ...of, perTarget: 2 });
      for (const { position, c } of of.positions) {
        const able = of.officers
          .filter(({ id }) => !of.recused.some((pair) => pair.officer === id && pair.c === c))
          .map(({ id }) => id);
        const team = members.filter((member) => member.position === position);
        expect(new Set(team.map(({ officer: id }) => id)).size).toBe(team.length);
        expect(team.map(({ slot }) => slot)).toEqual(team.map((_, i) => i));
        for (const { officer: id } of team) expect(able).toContain(id);
        expect(team).toHaveLength(Math.min(2, able.length));
        const short = able.length < 2 ? [{ position, missing: 2 - able.length, eligible: able.length }] : [];
        expect(shortages.filter((shortage) => shortage.position === position)).toEqual(short);
      }
    }),
  );
});

test('who already has visits is spared: load0 counts', () => {
  const { loads } = match([4, 2, { load0: { o1: 5, o2: 5 } }]);
  expect(loads).toEqual({ o3: 2, o4: 2 });
});

test('the level is the greatest load of those who serve', () => {
  const load0 = { o1: 9, o2: 3 };
  const { members, level } = match([4, 2, { load0 }]);
  expect(level).toBe(2);
  expect(levelOf(load0, members)).toBe(2);
  expect(levelOf({}, [])).toBe(0);
});

test('officers out of the window, out of service or of another department are never drawn', () => {
  const officers = [
    officer('fit1'),
    officer('fit2'),
    officer('expired', { certificates: [{ validFrom: '2020-01-01', validTo: '2026-11-30' }] }),
    officer('absent', { active: false }),
    officer('other', { org: 'fire' }),
  ];
  const { loads } = match([0, 10, { officers }]);
  expect(loads).toEqual({ fit1: 10, fit2: 10 });
});

test('one officer for two places is a shortage at every target', () => {
  expect(match([1, 2]).shortages).toEqual([
    { position: 1, missing: 1, eligible: 1 },
    { position: 2, missing: 1, eligible: 1 },
  ]);
});

test('each officer is equally likely to be first: 2,000 seeds, chi-square below the 0.1 % bound', () => {
  const counts = new Map<string, number>();
  for (let i = 0; i < 2000; i += 1) {
    const first = match([5, 1, { seedMatch: sha256(Buffer.from(`seed ${i}`)) }]).members[0]?.officer ?? '';
    counts.set(first, (counts.get(first) ?? 0) + 1);
  }
  const chi = [...counts.values()].reduce((sum, n) => sum + (n - 400) ** 2 / 400, 0);
  expect(counts.size).toBe(5);
  expect(chi).toBeLessThan(18.47);
});

test('tickets are made for equally loaded officers only: a large match hashes less than every pair once a slot', () => {
  let hashes = 0;
  const counting = (message: Uint8Array) => {
    hashes += 1;
    return sha256(message);
  };
  expect(match([60, 500, { hash: counting }]).members).toHaveLength(1000);
  expect(hashes).toBeLessThan(500 * 2 + (1000 * 60 * 2) / 3);
});

describe('the hash of a match', () => {
  const members = [
    { org: 'amr', position: 1, slot: 0, officer: 'o1' },
    { org: 'amr', position: 1, slot: 1, officer: 'o2' },
  ];
  const hash = matchHash(sha256, members, commitment);

  test('does not depend on the order of rows', () =>
    expect(matchHash(sha256, [...members].reverse(), commitment)).toBe(hash));
  test.each([
    ['department', { org: 'fire' }],
    ['position', { position: 2 }],
    ['slot', { slot: 2 }],
    ['officer', { officer: 'o3' }],
  ])('changes with the %s', (_what, change) => {
    expect(
      matchHash(
        sha256,
        members.map((member, i) => (i === 0 ? { ...member, ...change } : member)),
        commitment,
      ),
    ).not.toBe(hash);
  });
  test('changes with the salt, so that it cannot be tried out from the list of officers', () => {
    const salted = officerCommitment(sha256, 'POOL-1', () => sha256(Buffer.from('salt')));
    expect(matchHash(sha256, members, salted)).not.toBe(hash);
  });
  test('is 32 bytes in hexadecimal', () => expect(hash).toMatch(/^[0-9a-f]{64}$/));
});

test('a commitment of a target is what its slots are ordered by', () => {
  const near = match([3, 6]).members;
  const moved = match([
    3,
    6,
    { positions: Array.from({ length: 6 }, (_, i) => ({ position: i + 1, c: hexOf(i + 11) })) },
  ]).members;
  expect(moved).not.toEqual(near);
});
