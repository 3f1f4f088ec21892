import { quantile, type Figures } from './measure';
import type { PeerName } from './peer';

/** Above this share of the machine in other hands a round says little and is left out, and counted. */
export const NOISY = 0.3;

const ORDER: readonly PeerName[] = ['ours', 'floor', 'bare'];

export type Read = (figures: Figures) => number | undefined;

/** Rounds of one peer with so many callers, noisy ones left out unless all are. */
export interface Group {
  readonly peer: PeerName;
  readonly callers: number;
  readonly rounds: readonly Figures[];
  readonly discarded: number;
  /** Every round was noisy: shown all the same, as the only ones there are. */
  readonly noisy: boolean;
}

export function groupsOf(figures: readonly Figures[], callers: number): readonly Group[] {
  return ORDER.map((peer) => {
    const own = figures.filter((one) => one.peer === peer && one.callers === callers);
    const quiet = own.filter(({ others }) => others <= NOISY);
    const noisy = quiet.length === 0;
    return { peer, callers, rounds: noisy ? own : quiet, discarded: noisy ? 0 : own.length - quiet.length, noisy };
  });
}

export const median = (group: Group, read: Read): number =>
  quantile(
    group.rounds.map(read).filter((value) => value !== undefined),
    0.5,
  );
