import { createHash } from 'node:crypto';
import type { DrawnTarget } from '../../../domain/draw/officers/qualification';
import type { MatchPlan } from '../../../domain/draw/plan/plan';
import type { RosterRow } from '../../../domain/draw/roster';

/**
 * The officers' part of drd1 §3, straight from its words and by trying everything: every assignment of a few slots is made,
 * and the words choose among them. It shares no code with the product, not even that of hashes.
 */
export interface Situation {
  readonly matchSeed: Uint8Array;
  readonly match: MatchPlan;
  readonly roster: readonly RosterRow[];
  /** null where a position is vacant, which comes after the match only */
  readonly targets: readonly (DrawnTarget | null)[];
}

export interface Slot {
  readonly position: number;
  readonly role: number;
  readonly i: number;
}

/** o by `position/role/i` */
export type Assignment = ReadonlyMap<string, string>;

const sha256 = (...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const T = (tag: string, ...parts: readonly Uint8Array[]): Buffer =>
  sha256(sha256(Buffer.from(`drd1/${tag}`)), ...parts);
const bytes = (hex: string): Buffer => Buffer.from(hex, 'hex');
const u32 = (n: number): Buffer => {
  const four = Buffer.alloc(4);
  four.writeUInt32BE(n);
  return four;
};

export const nameOf = ({ position, role, i }: Slot): string => `${position}/${role}/${i}`;

const targetOf = ({ targets }: Situation, { position }: Slot): DrawnTarget => {
  const target = targets[position];
  if (target == null) throw new Error(`no target ${position}`);
  return target;
};

export const roleOf = ({ match }: Situation, { role }: Slot): MatchPlan['roles'][number] => {
  const found = match.roles[role];
  if (found === undefined) throw new Error(`no role ${role}`);
  return found;
};

export const pairTicket = (s: Situation, slot: Slot, o: string): Buffer =>
  T('pair', T('role', s.matchSeed, bytes(targetOf(s, slot).c), u32(slot.role)), bytes(o));

const slotsAt = ({ match }: Situation, target: DrawnTarget, position: number): Slot[] =>
  match.roles.flatMap(({ count, group = '*' }, role) =>
    group === '*' || group === target.stratum.split('/')[0]
      ? Array.from({ length: count }, (_, i) => ({ position, role, i }))
      : [],
  );

/** Slots: tasks by T("task", M‖c), then role index, then i. */
export const slotsOf = (s: Situation): Slot[] =>
  s.targets
    .flatMap((target, position) =>
      target ? [{ slots: slotsAt(s, target, position), ticket: T('task', s.matchSeed, bytes(target.c)) }] : [],
    )
    .sort((a, b) => Buffer.compare(a.ticket, b.ticket))
    .flatMap(({ slots }) => slots);

/** Eligible(o, unit, role). */
export const isEligible = (s: Situation, slot: Slot, row: RosterRow): boolean => {
  const [role, target] = [roleOf(s, slot), targetOf(s, slot)];
  const tag = role.tag === '@domain' ? target.domain : role.tag;
  if (row.org !== role.org) return false;
  if (tag !== '' && !row.tags.includes(tag)) return false;
  if (target.region !== '' && !row.regions.includes(target.region) && !row.regions.includes('*')) return false;
  if (row.from > s.match.from || row.to < s.match.to) return false;
  return !row.recuse.includes(target.c);
};

/** Every way to fill all these slots beside those chosen: an officer once per task, no more new visits than his cap. */
export function* assignments(
  s: Situation,
  slots: readonly Slot[],
  chosen: Assignment = new Map(),
): Generator<Assignment> {
  const [slot, ...rest] = slots;
  if (slot === undefined) {
    yield chosen;
    return;
  }
  for (const row of s.roster) {
    const visits = [...chosen].filter(([, o]) => o === row.o);
    const there = visits.some(([name]) => name.startsWith(`${slot.position}/`));
    if (there || visits.length >= row.cap || !isEligible(s, slot, row)) continue;
    yield* assignments(s, rest, new Map([...chosen, [nameOf(slot), row.o]]));
  }
}

/** A. A slot is filled if and only if it can be matched together with all earlier filled ones. */
const fillOf = (s: Situation): Slot[] => {
  const filled: Slot[] = [];
  for (const slot of slotsOf(s)) if (!assignments(s, [...filled, slot]).next().done) filled.push(slot);
  return filled;
};

/** load0 + new of each officer, in the order of T("load", M‖o). */
const loadsOf = (s: Situation, assignment: Assignment): number[] =>
  [...s.roster]
    .map((row) => ({ row, ticket: T('load', s.matchSeed, bytes(row.o)) }))
    .sort((a, b) => Buffer.compare(a.ticket, b.ticket))
    .map(({ row }) => row.load0 + [...assignment.values()].filter((o) => o === row.o).length);

const squares = (loads: readonly number[]): number => loads.reduce((sum, load) => sum + load * load, 0);

/** B. Least Σ(load0 + new)², ties: lexicographically greatest. Below zero: `a` is the better. */
const compareLoads = (a: readonly number[], b: readonly number[]): number => {
  const [at] = a.flatMap((load, i) => (load === b[i] ? [] : [i]));
  return squares(a) - squares(b) || (at === undefined ? 0 : (b[at] ?? 0) - (a[at] ?? 0));
};

export interface Oracle {
  readonly assignment: Assignment;
  readonly unfilled: readonly string[];
  readonly levels: Readonly<Record<string, number>>;
}

export const oracle = (s: Situation): Oracle => {
  const filled = fillOf(s);
  let best: Assignment[] = [];
  let bestLoads: number[] = [];
  for (const assignment of assignments(s, filled)) {
    const loads = loadsOf(s, assignment);
    const comparison = best.length === 0 ? -1 : compareLoads(loads, bestLoads);
    if (comparison < 0) [best, bestLoads] = [[], loads];
    if (comparison <= 0) best.push(assignment);
  }
  // C. With exactly those loads, each slot in order its smallest pair ticket with which the rest can be completed.
  for (const slot of filled) {
    const takers = best.map((assignment) => assignment.get(nameOf(slot)) ?? '');
    const [first] = [...new Set(takers)].sort((a, b) => Buffer.compare(pairTicket(s, slot, a), pairTicket(s, slot, b)));
    best = best.filter((assignment) => assignment.get(nameOf(slot)) === first);
  }
  const [assignment = new Map<string, string>()] = best;
  const names = new Set(filled.map(nameOf));
  const unfilled = slotsOf(s)
    .map(nameOf)
    .filter((name) => !names.has(name));
  return { assignment, unfilled, levels: levelsOf(s, assignment) };
};

/** Greatest load0 + new in the org, of officers with new > 0. */
const levelsOf = (s: Situation, assignment: Assignment): Record<string, number> =>
  Object.fromEntries(
    s.match.roles.map(({ org }) => {
      const busy = s.roster
        .filter((row) => row.org === org)
        .map(({ o, load0 }) => ({ load0, visits: [...assignment.values()].filter((each) => each === o).length }))
        .filter(({ visits }) => visits > 0);
      return [org, Math.max(0, ...busy.map(({ load0, visits }) => load0 + visits))];
    }),
  );
