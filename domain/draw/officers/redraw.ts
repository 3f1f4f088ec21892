import { compareBytes } from '../encoding/bytes';
import { NONE, type Board } from './board';
import { ChainSearch } from './chain';
import type { Matched } from './match';
import type { DrawnTarget } from './qualification';
import { inTicketOrder, type MatchTickets } from './tickets';

/**
 * Redraws single slots (递补) after a match. Chance decides as long as it can; else fairness; and others move only where the
 * slot would stay empty without that.
 * Source: drd1 §3 "Redraw".
 */
export class Redraw {
  private readonly board: Board;
  private readonly tickets: MatchTickets;
  private readonly levels: ReadonlyMap<string, number>;
  private readonly locked = new Set<number>();
  private readonly search: ChainSearch;
  /** who held the slots that the present event has touched */
  private readonly touched = new Map<number, number>();

  constructor({ board, tickets, levels }: Matched) {
    [this.board, this.tickets, this.levels] = [board, tickets, levels];
    this.search = new ChainSearch(board, {
      eligible: (slot) => this.inOrder(slot, board.eligible(slot)),
      endsWith: (slot) => this.first(slot, this.freeFor(slot)),
      mayLeave: (slot) => !this.locked.has(board.positionOf(slot)),
      mayChange: () => true,
      slotsOf: (officer) => this.inSlotOrder(board.heldBy(officer)),
    });
  }

  /** The team of this position is fixed (锁定): from now on nobody leaves or joins it. */
  lock(position: number): void {
    this.locked.add(position);
  }

  /** Bars the pair for good and redraws the officer's slot there, if he has one (回避). */
  recuse(position: number, officer: number): void {
    this.board.recuse(position, officer);
    this.redraw(this.board.slotsAt(position).filter((slot) => this.board.holderOf(slot) === officer));
  }

  /** The officer is gone (退出): redraws his slots in slot order. */
  withdraw(officer: number): void {
    this.board.withdraw(officer);
    this.redraw(this.inSlotOrder(this.board.heldBy(officer)));
  }

  /**
   * Another target takes the position (替换对象): redraws the slots of members who may not visit it, and the vacant ones. A
   * position without a target has no team.
   */
  replace(position: number, target: DrawnTarget | null): void {
    const before = this.board.slotsAt(position);
    if (target === null) before.forEach((slot) => this.vacate(slot));
    this.board.replaceTarget(position, target);
    this.redraw(this.board.slotsAt(position).filter((slot) => !this.board.isEligible(slot, this.board.holderOf(slot))));
  }

  /** The slots whose officer is another than when this was last asked, by position. */
  takeChanges(): number[] {
    const changed = [...this.touched].filter(([slot, holder]) => this.board.holderOf(slot) !== holder);
    this.touched.clear();
    return changed.map(([slot]) => slot).sort((a, b) => a - b);
  }

  private redraw(slots: readonly number[]): void {
    const free = slots.filter((slot) => !this.locked.has(this.board.positionOf(slot)));
    free.forEach((slot) => this.vacate(slot));
    free.forEach((slot) => this.fill(slot));
  }

  private vacate(slot: number): void {
    this.touch(slot);
    if (this.board.holderOf(slot) !== NONE) this.board.unseat(slot);
  }

  private touch(slot: number): void {
    if (!this.touched.has(slot)) this.touched.set(slot, this.board.holderOf(slot));
  }

  /** (a) the smallest ticket below the level, (b) else of the least load, (c) else the shortest chain, (d) else nobody. */
  private fill(slot: number): void {
    const { board } = this;
    const level = this.levels.get(board.roleOf(slot).org) ?? 0;
    const free = this.freeFor(slot);
    const below = free.filter((officer) => board.loadOf(officer) < level);
    const least = Math.min(...free.map((officer) => board.loadOf(officer)));
    const equal = below.length > 0 ? below : free.filter((officer) => board.loadOf(officer) === least);
    const officer = this.first(slot, equal);
    const moves = officer === NONE ? (this.search.fromSlot(slot) ?? []) : [{ slot, officer }];
    for (const move of moves) this.touch(move.slot);
    board.apply(moves);
  }

  private freeFor(slot: number): number[] {
    const position = this.board.positionOf(slot);
    return Array.from(this.board.eligible(slot)).filter((officer) => this.board.canJoin(officer, position));
  }

  private first(slot: number, officers: readonly number[]): number {
    return this.inOrder(slot, officers)[0] ?? NONE;
  }

  private inOrder(slot: number, officers: ArrayLike<number>): number[] {
    if (officers.length < 2) return Array.from(officers);
    const c = this.board.targetAt(this.board.positionOf(slot))?.c ?? '';
    return inTicketOrder(this.tickets.pairs(c, this.board.roleIndexOf(slot), officers));
  }

  private inSlotOrder(slots: readonly number[]): number[] {
    const ticketOf = (slot: number): Uint8Array =>
      this.tickets.task(this.board.targetAt(this.board.positionOf(slot))?.c ?? '');
    return [...slots].sort((a, b) => compareBytes(ticketOf(a), ticketOf(b)) || a - b);
  }
}
