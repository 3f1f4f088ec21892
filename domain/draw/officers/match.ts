import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import type { Steps } from '../../kernel/steps';
import { compareBytes } from '../encoding/bytes';
import type { MatchPlan } from '../plan/plan';
import { rowsInOrder, type RosterRow } from '../roster';
import { Board } from './board';
import { fill } from './fill';
import { balance } from './loads';
import { wants, type DrawnTarget } from './qualification';
import { nameTeams } from './teams';
import { MatchTickets } from './tickets';

/** Ten thousand targets with a hundred officers each. */
const MOST_SLOTS = 2 ** 20;

export interface MatchInput {
  readonly hash: Hash;
  /** M, the sub-seed "match" */
  readonly matchSeed: Uint8Array;
  readonly match: MatchPlan;
  /** in any order */
  readonly roster: readonly RosterRow[];
  /** the drawn targets by position, opened */
  readonly targets: readonly DrawnTarget[];
}

/** A match (匹配结果) as it stands: the board moves on with redraws, the levels stay. */
export interface Matched {
  readonly board: Board;
  readonly tickets: MatchTickets;
  /** by department: the greatest load0 + new of an officer with a new visit, 0 where nobody has one */
  readonly levels: ReadonlyMap<string, number>;
  /** slots that nobody can take (空缺), in slot order */
  readonly unfilled: readonly number[];
}

/**
 * Matches officers to the drawn targets (匹配人员): a function of the seed and of frozen inputs. What comes out is defined by
 * A, B and C alone, whatever way they are computed.
 * @returns DRAW_TOO_MANY_PLACES before anything is computed
 * Source: drd1 §3 "Officers".
 */
export function* matchInSteps({ hash, matchSeed, match, roster, targets }: MatchInput): Steps<Result<Matched>> {
  const places = targets.reduce((sum, { stratum }) => sum + placesAt(match, stratum), 0);
  if (places > MOST_SLOTS) return refuse('DRAW_TOO_MANY_PLACES', { places, most: MOST_SLOTS });
  const rows = rowsInOrder(roster);
  const board = new Board(match, rows, [...targets]);
  const tickets = new MatchTickets(hash, matchSeed, rows);
  const order = slotOrder(board, tickets, targets);
  const unfilled = yield* fill(board, order);
  yield* balance(board, ranksOf(tickets, rows.length));
  yield* nameTeams(board, order, tickets);
  return ok({ board, tickets, levels: levelsOf(board), unfilled });
}

const placesAt = ({ roles }: MatchPlan, stratum: string): number =>
  roles.reduce((sum, role) => sum + (wants(stratum, role) ? role.count : 0), 0);

/** Targets by task ticket; at each the roles of the plan, and within a role its numbers. */
const slotOrder = (board: Board, tickets: MatchTickets, targets: readonly DrawnTarget[]): number[] =>
  targets
    .map(({ c }, position) => ({ position, ticket: tickets.task(c) }))
    .sort((a, b) => compareBytes(a.ticket, b.ticket))
    .flatMap(({ position }) => board.slotsAt(position));

const ranksOf = (tickets: MatchTickets, officers: number): Int32Array => {
  const ranks = new Int32Array(officers);
  Array.from({ length: officers }, (_, officer) => ({ officer, ticket: tickets.load(officer) }))
    .sort((a, b) => compareBytes(a.ticket, b.ticket))
    .forEach(({ officer }, rank) => (ranks[officer] = rank));
  return ranks;
};

const levelsOf = (board: Board): Map<string, number> => {
  const levels = new Map(board.match.roles.map(({ org }) => [org, 0]));
  board.roster.forEach(({ org }, officer) => {
    if (board.heldBy(officer).length > 0) levels.set(org, Math.max(levels.get(org) ?? 0, board.loadOf(officer)));
  });
  return levels;
};
