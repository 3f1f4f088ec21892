import { refuse, ok } from '../kernel/result';
import type { Result } from '../kernel/result';
import type { Bench, Department, Member } from './department';
import { benchOf, loadsOf } from './department';
import { smallestTicket } from './match-department';

/** A recused officer's place (空出的岗位), and what is needed to say who takes it. */
export interface Redraw extends Department {
  /** The department's members as they stand, the recused one still among them. */
  readonly members: readonly Member[];
  readonly vacated: { readonly position: number; readonly slot: number };
  /** The level of the match, fixed when it was made. */
  readonly level: number;
}

/** Who takes the place and by which rule; `d`: nobody can, the place is vacant and its shortage has a name. */
export type Redrawn =
  | { readonly rule: 'a' | 'b'; readonly member: Member }
  | {
      readonly rule: 'd';
      readonly position: number;
      readonly slot: number;
      readonly missing: 1;
      readonly eligible: number;
    };

/**
 * 递补: who takes one recused officer's place. No other place moves. `recused` names the new pair too.
 * Among eligible officers not on the target: (a) smallest pair ticket with load below the level; (b) else least load, then
 * ticket; (d) else vacant. Rule (c), the chain of moves, can help only under caps or tags: here all slots of a department
 * at a target want the same of an officer, so if nobody is free for one of them nobody is for any, and (c) ends in (d).
 * A slot that an earlier
 * redraw left vacant is filled in the same way. Refuses NOT_ON_TEAM for a position that was not drawn. Source: draw.md §3 "Redraw"; V4.
 */
export function redraw(asked: Redraw): Result<Redrawn> {
  const { position, slot } = asked.vacated;
  const c = asked.positions.find((target) => target.position === position)?.c;
  if (c === undefined) return refuse('NOT_ON_TEAM', { command: '递补人员', position, slot });
  const holder = asked.members.find((member) => member.position === position && member.slot === slot);
  const bench = benchOf(asked);
  const able = bench.eligibleAt(c).filter((officer) => officer !== holder?.officer);
  const onTask = new Set(asked.members.filter((member) => member.position === position).map(({ officer }) => officer));
  const free = able.filter((officer) => !onTask.has(officer));
  const named = byLevel(asked, free, c, bench) ?? byLoad(asked, free, c, bench);
  return ok(
    named
      ? { rule: named.rule, member: { position, slot, officer: named.officer } }
      : { rule: 'd', position, slot, missing: 1, eligible: able.length },
  );
}

interface Named {
  readonly rule: 'a' | 'b';
  readonly officer: string;
}

/** (a): chance alone among those who stay at or below the level, so that a recusal cannot steer the place to a chosen one. */
function byLevel(asked: Redraw, free: readonly string[], c: string, { tickets }: Bench): Named | null {
  const load = currentLoad(asked);
  const below = free.filter((officer) => load(officer) < asked.level);
  const officer = smallestTicket(below, tickets.pairsAt(c));
  return officer === null ? null : { rule: 'a', officer };
}

function byLoad(asked: Redraw, free: readonly string[], c: string, { tickets }: Bench): Named | null {
  const load = currentLoad(asked);
  const least = Math.min(...free.map(load));
  const officer = smallestTicket(
    free.filter((id) => load(id) === least),
    tickets.pairsAt(c),
  );
  return officer === null ? null : { rule: 'b', officer };
}

function currentLoad({ load0 = {}, members }: Redraw): (officer: string) => number {
  const loads = loadsOf(load0, members);
  return (officer) => loads.get(officer) ?? load0[officer] ?? 0;
}

/** The members after the redraw, by position and slot: one slot changed, filled, or left out. */
export function afterRedraw(
  members: readonly Member[],
  { position, slot }: Redraw['vacated'],
  redrawn: Redrawn,
): Member[] {
  const others = members.filter((member) => member.position !== position || member.slot !== slot);
  const all = redrawn.rule === 'd' ? others : [...others, redrawn.member];
  return all.sort((a, b) => a.position - b.position || a.slot - b.slot);
}
