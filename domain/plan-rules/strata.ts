import type { Scheme, ScopedTarget } from './scheme';
import { isRaised } from './scheme';

/** Groups of strata: a quota rule names one (draw.md §3 "Quotas"). */
export const BASE_GROUP = '0';
export const RAISED_GROUP = '1';

/** What an opaque stratum key stands for: kept under a salted hash until the window is over (draw.md §4). */
export interface StratumLabel {
  readonly key: string;
  readonly group: 'base' | 'raised';
  /** Null: no strata by town, or the town is unknown. */
  readonly town: string | null;
}

/** Towns that occur, in byte order (codes are digits), without repeats: a town's number is its place here, from 1. */
export const townNumbers = (targets: readonly Pick<ScopedTarget, 'town'>[]): string[] =>
  [...new Set(targets.flatMap(({ town }) => (town === null ? [] : [town])))].sort();

/**
 * The stratum key (层) of a target: `group/number`, opaque, because the key is hashed into the pool and shown to everyone.
 * `0/NN` base, `1/NN` raised; NN = number of the town in `towns` (sorted), `00` for an unknown town or no strata by town.
 */
export function stratumOf(
  target: ScopedTarget,
  scheme: Pick<Scheme, 'strata' | 'raised'>,
  towns: readonly string[],
): string {
  const group = isRaised(target, scheme) ? RAISED_GROUP : BASE_GROUP;
  const number = scheme.strata === 'none' || target.town === null ? 0 : towns.indexOf(target.town) + 1;
  return `${group}/${number.toString().padStart(2, '0')}`;
}

/** What a key stands for; `towns` as it was for `stratumOf`. */
export function labelOf(key: string, towns: readonly string[]): StratumLabel {
  const [group, number] = key.split('/');
  return { key, group: group === RAISED_GROUP ? 'raised' : 'base', town: towns[Number(number) - 1] ?? null };
}
