import type { Hash } from '../../kernel/hash';
import type { TeamSlot } from '../result-hash';
import { hashOfState, type DrawState } from '../targets';

/** A draw with these teams at its positions, and the result hash of both. */
export const withTeams = <S extends DrawState>(hash: Hash, state: S, teams: readonly (readonly TeamSlot[])[]): S => {
  const positions = state.positions.map((each) => ({ ...each, team: teams[each.position] ?? [] }));
  return { ...state, positions, resultHash: hashOfState(hash, { ...state, positions }) };
};
