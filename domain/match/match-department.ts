import { compareBytes } from '../draw/encoding/bytes';
import type { OfficerId } from '../kernel/duty';
import { benchOf, loadsOf } from './department';
import type { Bench, Department, Loads, Member, MatchPosition, Shortage } from './department';

/** A department's match (匹配结果): every slot filled, or its position named among the shortages. */
export interface DepartmentMatch {
  /** By position, then slot. */
  readonly members: readonly Member[];
  /** load0 + new of every officer with a new visit. */
  readonly loads: Loads;
  /** The greatest of them: the level of the redraw (draw.md §3), 0 if nobody serves. */
  readonly level: number;
  readonly shortages: readonly Shortage[];
}

/**
 * 匹配人员: the officers of one department over all drawn targets, by the draw's seed.
 * Targets in order of T("task", M‖c); each slot takes, among the eligible officers (V1, V4) not yet on that target, the one
 * with the least load0 + new, ties by smallest pair ticket. Nobody is at one target twice. Without caps a slot can be
 * filled if and only if an eligible officer is not on the target, so this order leaves no slot vacant that could be
 * filled; with everyone eligible everywhere and no load0 the loads differ by one at most.
 * @param perTarget officers of the department at each target, at least 2 (V1, V2)
 */
export function matchDepartment(department: Department & { readonly perTarget: number }): DepartmentMatch {
  const bench = benchOf(department);
  const load0 = department.load0 ?? {};
  const loads = new Map<OfficerId, number>();
  const members: Member[] = [];
  const shortages: Shortage[] = [];
  for (const target of inTaskOrder(department.positions, bench)) {
    const candidates = bench.eligibleAt(target.c);
    const ticket = bench.tickets.pairsAt(target.c);
    const team: OfficerId[] = [];
    while (team.length < department.perTarget) {
      const officer = leastLoaded(candidates, team, (id) => loads.get(id) ?? load0[id] ?? 0, ticket);
      if (officer === null) break;
      loads.set(officer, (loads.get(officer) ?? load0[officer] ?? 0) + 1);
      members.push({ position: target.position, slot: team.length, officer });
      team.push(officer);
    }
    const missing = department.perTarget - team.length;
    if (missing > 0) shortages.push({ position: target.position, missing, eligible: candidates.length });
  }
  members.sort((a, b) => a.position - b.position || a.slot - b.slot);
  shortages.sort((a, b) => a.position - b.position);
  return { members, loads: Object.fromEntries(loads), level: Math.max(0, ...loads.values()), shortages };
}

const inTaskOrder = (positions: readonly MatchPosition[], { tickets }: Bench): MatchPosition[] =>
  positions
    .map((target) => ({ target, ticket: tickets.task(target.c) }))
    .sort((a, b) => compareBytes(a.ticket, b.ticket))
    .map(({ target }) => target);

/** Tickets are made for officers of equal load only: a hash costs more than the comparison it decides. */
function leastLoaded(
  candidates: readonly OfficerId[],
  team: readonly OfficerId[],
  load: (officer: OfficerId) => number,
  ticket: (officer: OfficerId) => Uint8Array,
): OfficerId | null {
  let least = Infinity;
  let equal: OfficerId[] = [];
  for (const officer of candidates) {
    if (team.includes(officer)) continue;
    const own = load(officer);
    if (own < least) [least, equal] = [own, [officer]];
    else if (own === least) equal.push(officer);
  }
  return smallestTicket(equal, ticket);
}

/** The officer with the smallest ticket, null of none. */
export function smallestTicket(
  officers: readonly OfficerId[],
  ticket: (officer: OfficerId) => Uint8Array,
): OfficerId | null {
  let [smallest] = officers;
  if (smallest === undefined || officers.length === 1) return smallest ?? null;
  let own = ticket(smallest);
  for (const officer of officers.slice(1)) {
    const other = ticket(officer);
    if (compareBytes(other, own) < 0) [smallest, own] = [officer, other];
  }
  return smallest;
}

/** The level of a match from its members: greatest load0 + new among officers with new > 0 (draw.md §3 "Redraw"). */
export const levelOf = (load0: Loads, members: readonly Member[]): number =>
  Math.max(0, ...loadsOf(load0, members).values());
