import type { MatchPlan, Role } from '../plan/plan';
import type { TeamSlot } from '../result-hash';
import type { RosterRow } from '../roster';
import { qualifies, tagOf, wants, type DrawnTarget } from './qualification';

/** In place of an officer or a slot. */
export const NONE = -1;

/** A change of a slot (岗位): this officer takes it. */
export interface Move {
  readonly slot: number;
  readonly officer: number;
}

/**
 * Who stands where (人员安排表): the slots of every position, who may take each and who does. Slots are numbered by position,
 * role and number within the role; officers by their place in the roster's order. Fifty thousand slots have millions of
 * pairs, so eligibility is kept for each kind of slot (role, region, domain) and never for each pair.
 */
export class Board {
  readonly slots: number;
  private readonly firstSlot: number[] = [];
  private readonly positions: Int32Array;
  private readonly roles: Int32Array;
  private readonly numbers: Int32Array;
  private readonly holders: Int32Array;
  private readonly held: number[][];
  private readonly kinds = new Map<string, Int32Array>();
  private readonly kindOf: (Int32Array | undefined)[] = [];
  /** by target, as the roster says */
  private readonly recused = new Map<string, number[]>();
  /** by position: recused from its present target */
  private readonly barred: number[][];
  private readonly gone: number[] = [];

  /**
   * @param roster in its own order
   * @param targets by position; null where it is vacant
   */
  constructor(
    readonly match: MatchPlan,
    readonly roster: readonly RosterRow[],
    private readonly targets: (DrawnTarget | null)[],
  ) {
    const [positions, roles, numbers]: [number[], number[], number[]] = [[], [], []];
    targets.forEach((target, position) => {
      this.firstSlot.push(positions.length);
      match.roles.forEach((role, r) => {
        for (let i = 0; target !== null && wants(target.stratum, role) && i < role.count; i += 1) {
          positions.push(position);
          roles.push(r);
          numbers.push(i);
        }
      });
    });
    this.slots = positions.length;
    this.firstSlot.push(this.slots);
    this.positions = Int32Array.from(positions);
    this.roles = Int32Array.from(roles);
    this.numbers = Int32Array.from(numbers);
    this.holders = new Int32Array(this.slots).fill(NONE);
    this.held = roster.map(() => []);
    roster.forEach(({ recuse }, officer) =>
      recuse.forEach((c) => {
        const others = this.recused.get(c);
        if (others === undefined) this.recused.set(c, [officer]);
        else others.push(officer);
      }),
    );
    this.barred = targets.map((target) => this.recusedFrom(target));
  }

  targetAt(position: number): DrawnTarget | null {
    return this.targets[position] ?? null;
  }

  positionOf(slot: number): number {
    return this.positions[slot] ?? NONE;
  }

  roleIndexOf(slot: number): number {
    return this.roles[slot] ?? NONE;
  }

  roleOf(slot: number): Role {
    const role = this.match.roles[this.roleIndexOf(slot)];
    if (role === undefined) throw new RangeError(`no slot ${slot}`);
    return role;
  }

  /** `position/role/i`, as vectors name a slot. */
  nameOf(slot: number): string {
    return `${this.positionOf(slot)}/${this.roleIndexOf(slot)}/${this.numbers[slot] ?? NONE}`;
  }

  /** The slots of a position, in the order of roles; none while it is vacant. */
  slotsAt(position: number): number[] {
    if (this.targetAt(position) === null) return [];
    const [from = 0, to = 0] = [this.firstSlot[position], this.firstSlot[position + 1]];
    return Array.from({ length: to - from }, (_, i) => from + i);
  }

  holderOf(slot: number): number {
    return this.holders[slot] ?? NONE;
  }

  heldBy(officer: number): readonly number[] {
    return this.held[officer] ?? [];
  }

  /** The slot that the officer has at a position; an officer has one there at most. */
  slotAt(position: number, officer: number): number {
    const to = this.firstSlot[position + 1] ?? 0;
    for (let slot = this.firstSlot[position] ?? 0; slot < to; slot += 1)
      if (this.holders[slot] === officer) return slot;
    return NONE;
  }

  /** load0 + new */
  loadOf(officer: number): number {
    return (this.roster[officer]?.load0 ?? 0) + this.heldBy(officer).length;
  }

  hasRoom(officer: number): boolean {
    return this.heldBy(officer).length < (this.roster[officer]?.cap ?? 0);
  }

  /** Whether the officer could join the position: room, and no slot there yet. Eligibility is asked before. */
  canJoin(officer: number, position: number): boolean {
    return this.hasRoom(officer) && this.slotAt(position, officer) === NONE;
  }

  /** Who may take the slot, in the roster's order. */
  eligible(slot: number): Int32Array {
    const kind = this.kind(slot);
    const barred = this.barredAt(slot).filter((officer) => includes(kind, officer));
    return barred.length === 0 ? kind : kind.filter((officer) => !barred.includes(officer));
  }

  isEligible(slot: number, officer: number): boolean {
    return includes(this.kind(slot), officer) && !this.barredAt(slot).includes(officer);
  }

  /** Recused from the slot's target, or gone: few, and most of another department. */
  private barredAt(slot: number): readonly number[] {
    const recused = this.barred[this.positionOf(slot)] ?? [];
    return this.gone.length === 0 ? recused : [...recused, ...this.gone];
  }

  private recusedFrom(target: DrawnTarget | null): number[] {
    return [...(this.recused.get(target?.c ?? '') ?? [])];
  }

  private kind(slot: number): Int32Array {
    return (this.kindOf[slot] ??= this.ofKind(slot));
  }

  private ofKind(slot: number): Int32Array {
    const target = this.targetAt(this.positionOf(slot));
    if (target === null) return new Int32Array(0);
    const role = this.roleOf(slot);
    const key = JSON.stringify([this.roleIndexOf(slot), target.region, tagOf(role, target.domain)]);
    const known = this.kinds.get(key);
    if (known) return known;
    const able = this.roster.flatMap((row, officer) => (qualifies(row, role, target, this.match) ? [officer] : []));
    const kind = Int32Array.from(able);
    this.kinds.set(key, kind);
    return kind;
  }

  seat(slot: number, officer: number): void {
    this.holders[slot] = officer;
    this.held[officer]?.push(slot);
  }

  unseat(slot: number): void {
    const own = this.held[this.holderOf(slot)];
    own?.splice(own.indexOf(slot), 1);
    this.holders[slot] = NONE;
  }

  /** Several changes at once: officers who only change places are on no team twice in between. */
  apply(moves: readonly Move[]): void {
    for (const { slot } of moves) if (this.holderOf(slot) !== NONE) this.unseat(slot);
    for (const { slot, officer } of moves) this.seat(slot, officer);
  }

  /** Bars the officer from the position for as long as its target stays, which is for good: no target is drawn twice (回避). */
  recuse(position: number, officer: number): void {
    this.barred[position]?.push(officer);
  }

  /** Bars the officer from every slot that he does not hold already (退出). */
  withdraw(officer: number): void {
    if (!this.gone.includes(officer)) this.gone.push(officer);
  }

  /** Another target of the same stratum takes the position (替换对象), or none. Its team stands until it is redrawn. */
  replaceTarget(position: number, target: DrawnTarget | null): void {
    for (const slot of this.slotsAt(position)) delete this.kindOf[slot];
    this.targets[position] = target;
    this.barred[position] = this.recusedFrom(target);
  }

  teamAt(position: number): TeamSlot[] {
    return this.slotsAt(position).map((slot) => {
      const row = this.roster[this.holderOf(slot)];
      return [this.roleIndexOf(slot), this.numbers[slot] ?? NONE, row?.o ?? null];
    });
  }
}

/** Is the number in the ascending list? */
const includes = (ascending: Int32Array, wanted: number): boolean => {
  let [from, to] = [0, ascending.length];
  while (from < to) {
    const middle = (from + to) >>> 1;
    const found = ascending[middle] ?? NONE;
    if (found === wanted) return true;
    if (found < wanted) from = middle + 1;
    else to = middle;
  }
  return false;
};
