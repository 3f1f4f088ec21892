import { ok, refuse, type Result } from '../../kernel/result';
import type { DrawEvent } from '../events';
import type { Matched } from './match';
import type { DrawnTarget } from './qualification';
import { Redraw } from './redraw';

/** An event with the target that took its position, which only a replacement has; null: the position is vacant now. */
export interface Happened {
  readonly event: DrawEvent;
  readonly target: DrawnTarget | null;
}

/**
 * Applies events in order to the teams of a match, whose board they move.
 * @returns for each event the slots that changed hands, `position/role/i` by position; DRAW_NO_SUCH_OFFICER for an officer who
 * is not in the roster
 */
export const redrawTeams = (matched: Matched, events: readonly Happened[]): Result<string[][]> => {
  const { board } = matched;
  const redraw = new Redraw(matched);
  const officers = new Map(board.roster.map(({ o }, officer) => [o, officer]));
  const changes: string[][] = [];
  for (const [k, { event, target }] of events.entries()) {
    const officer = 'officer' in event ? officers.get(event.officer) : null;
    if (officer === undefined) return refuse('DRAW_NO_SUCH_OFFICER', { at: `events[${k}]` });
    apply(redraw, event, officer, target);
    changes.push(redraw.takeChanges().map((slot) => board.nameOf(slot)));
  }
  return ok(changes);
};

const apply = (redraw: Redraw, event: DrawEvent, officer: number | null, target: DrawnTarget | null): void => {
  switch (event.type) {
    case 'lock':
      return redraw.lock(event.pos);
    case 'replace':
      return redraw.replace(event.pos, target);
    case 'recuse':
      return officer === null ? undefined : redraw.recuse(event.pos, officer);
    case 'withdraw':
      return officer === null ? undefined : redraw.withdraw(officer);
  }
};
