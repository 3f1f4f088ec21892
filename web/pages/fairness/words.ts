import type { Status } from '../../../contracts/views/common';
import { VERDICT_WORDS } from '../../../contracts/views/fairness';
import type { Verdict } from '../../../domain/fairness/audit';
import { LEAST_FOR_RATE, type Rate } from '../../../domain/fairness/rates';
import { share } from '../../format';

const TONE = { tooFew: 'idle', plain: 'done', remarkable: 'warn' } as const satisfies Record<Verdict, Status['tone']>;

export const markOf = (verdict: Verdict): Status => ({ word: VERDICT_WORDS[verdict], tone: TONE[verdict] });

/** 0.0312; a chance below one in ten thousand is written so, not as many zeros. */
export const chance = (p: number | null): string => (p === null ? '—' : p < 1e-4 ? '小于0.0001' : p.toFixed(4));

/** 2.0%(120/5,955); of fewer than ten only the counts. */
export const rate = ({ times, of, rate: told }: Rate): string =>
  told === null ? `${times}/${of}（不足${LEAST_FOR_RATE}，不计比例）` : share(times, of);
