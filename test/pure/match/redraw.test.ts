import fc from 'fast-check';
import type { Department, Member } from '../../../domain/match/department';
import { matchDepartment } from '../../../domain/match/match-department';
import type { Redrawn } from '../../../domain/match/redraw';
import { afterRedraw, redraw } from '../../../domain/match/redraw';
import { commitment, department, departments, hexOf, sha256 } from './department-sample';

const concat = (...parts: Uint8Array[]) => Buffer.concat(parts);
const u32 = (n: number) => {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32BE(n);
  return bytes;
};
/** T(tag, m) = H(H("drd1/"+tag)‖m), written out anew. */
const T = (tag: string, message: Uint8Array) => sha256(concat(sha256(Buffer.from(`drd1/${tag}`)), message));
/** The pair ticket of draw.md §3 for role 0, written out anew. */
const ticket = ({ seedMatch }: Department, c: string, officer: string): string =>
  Buffer.from(
    T('pair', concat(T('role', concat(seedMatch, Buffer.from(c, 'hex'), u32(0))), commitment(officer))),
  ).toString('hex');

function recuse(of: Department, members: readonly Member[], at: Member, level: number) {
  const c = hexOf(at.position);
  const banned = { ...of, recused: [...of.recused, { officer: at.officer, c }] };
  const result = redraw({ ...banned, members, vacated: at, level });
  if (!result.ok) throw new Error(result.refusal.code);
  return { banned, redrawn: result.value, after: afterRedraw(members, at, result.value) };
}

/** The rule, read once more from draw.md §3 "Redraw" (a), (b), (d). */
function namedByRule(of: Department, members: readonly Member[], at: Member, level: number): string | null {
  const c = hexOf(at.position);
  const load = (id: string) => (of.load0?.[id] ?? 0) + members.filter(({ officer }) => officer === id).length;
  const free = of.officers
    .map(({ id }) => id)
    .filter((id) => !of.recused.some((pair) => pair.officer === id && pair.c === c))
    .filter((id) => !members.some((member) => member.position === at.position && member.officer === id))
    .map((id) => ({ id, load: load(id), ticket: ticket(of, c, id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1));
  const below = free.find((one) => one.load < level);
  if (below) return below.id;
  return [...free].sort((a, b) => a.load - b.load)[0]?.id ?? null;
}

const takes = (redrawn: Redrawn): string | null => (redrawn.rule === 'd' ? null : redrawn.member.officer);

test("a recused officer's place goes to whom the redraw rule names, and no other place moves", () => {
  fc.assert(
    fc.property(departments, fc.array(fc.nat(), { minLength: 1, maxLength: 5 }), (start, picks) => {
      const { members: drawn, level } = matchDepartment({ ...start, perTarget: 2 });
      let of = start;
      let members: readonly Member[] = drawn;
      for (const pick of picks) {
        const at = members[pick % Math.max(members.length, 1)];
        if (!at) return;
        const { banned, redrawn, after } = recuse(of, members, at, level);
        expect(takes(redrawn)).toBe(namedByRule(banned, members, at, level));
        const elsewhere = (all: readonly Member[]) =>
          all.filter(({ position, slot }) => position !== at.position || slot !== at.slot);
        expect(elsewhere(after)).toEqual(elsewhere(members));
        of = banned;
        members = after;
      }
    }),
  );
});

test('a place stays vacant only if every eligible officer is already on the target, and its shortage says so', () => {
  fc.assert(
    fc.property(departments, fc.nat(), (of, pick) => {
      const { members, level } = matchDepartment({ ...of, perTarget: 2 });
      const at = members[pick % Math.max(members.length, 1)];
      fc.pre(at !== undefined);
      const { banned, redrawn } = recuse(of, members, at as Member, level);
      const c = hexOf((at as Member).position);
      const able = of.officers.filter(({ id }) => !banned.recused.some((pair) => pair.officer === id && pair.c === c));
      const free = able.filter(
        ({ id }) => !members.some(({ position, officer }) => position === (at as Member).position && officer === id),
      );
      expect(redrawn.rule === 'd').toBe(free.length === 0);
      if (redrawn.rule === 'd')
        expect(redrawn).toMatchObject({ position: at?.position, slot: at?.slot, missing: 1, eligible: able.length });
    }),
  );
});

test('(a) below the level, chance decides and not the load', () => {
  const of = department(5, 3);
  const { members } = matchDepartment({ ...of, perTarget: 2 });
  const at = members[0] as Member;
  const { redrawn } = recuse(of, members, at, 99);
  const free = of.officers
    .map(({ id }) => id)
    .filter((id) => !members.some(({ position, officer }) => position === at.position && officer === id));
  const smallest = free
    .map((id) => ({ id, ticket: ticket(of, hexOf(at.position), id) }))
    .sort((a, b) => (a.ticket < b.ticket ? -1 : 1))[0];
  expect(redrawn).toEqual({ rule: 'a', member: { position: at.position, slot: at.slot, officer: smallest?.id } });
});

test('(b) with nobody below the level, the least loaded takes it', () => {
  const of = department(4, 1, { load0: { o1: 7, o2: 7, o3: 7, o4: 7 } });
  const members: Member[] = [
    { position: 1, slot: 0, officer: 'o1' },
    { position: 1, slot: 1, officer: 'o2' },
  ];
  const { redrawn } = recuse({ ...of, load0: { ...of.load0, o4: 6 } }, members, members[0] as Member, 5);
  expect(redrawn).toEqual({ rule: 'b', member: { position: 1, slot: 0, officer: 'o4' } });
});

test('(d) with two officers and one recused the place is a named shortage, and is filled once a third is there', () => {
  const of = department(2, 1);
  const { members, level } = matchDepartment({ ...of, perTarget: 2 });
  const { banned, redrawn, after } = recuse(of, members, members[0] as Member, level);
  expect(redrawn).toEqual({ rule: 'd', position: 1, slot: 0, missing: 1, eligible: 1 });
  expect(after).toEqual(members.slice(1));
  const third = { ...banned, officers: [...department(3, 1).officers] };
  expect(redraw({ ...third, members: after, vacated: { position: 1, slot: 0 }, level })).toMatchObject({
    ok: true,
    value: { member: { position: 1, slot: 0, officer: 'o3' } },
  });
});

test('a position that was not drawn is refused', () => {
  const result = redraw({ ...department(3, 1), members: [], vacated: { position: 2, slot: 0 }, level: 0 });
  expect(result).toEqual({
    ok: false,
    refusal: { code: 'NOT_ON_TEAM', facts: { command: '递补人员', position: 2, slot: 0 } },
  });
});
