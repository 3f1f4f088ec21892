import type { FairnessReport, Verdict } from '../../domain/fairness/audit';
import type { Rate } from '../../domain/fairness/rates';
import type { Day, Instant } from '../../domain/kernel/time';

/** What an audit says, in the words of pages and programs. */
export const VERDICT_WORDS: Readonly<Record<Verdict, string>> = {
  tooFew: '样本太少，不下结论',
  plain: '未见异常',
  remarkable: '请核查',
};

/** A rate of one person or department. */
export interface NamedRate extends Rate {
  readonly name: string;
  readonly org: string;
  /** How often chance alone sets any of all so far apart; null: too few to tell. */
  readonly p: number | null;
}
export interface NamedRates {
  readonly all: Rate;
  readonly verdict: Verdict;
  /** Those whom the viewer may know by name, the most unlike the others first. */
  readonly each: readonly NamedRate[];
}

/** An officer and a target that met again. */
export interface NamedPair {
  readonly officer: string;
  readonly org: string;
  readonly target: string;
  readonly times: number;
  readonly of: number;
  readonly expected: number;
  readonly p: number;
}

/** 公平性自查: what the night's audit said, with names. */
export interface FairnessAuditView {
  readonly day: Day;
  readonly at: Instant;
  readonly draws: number;
  readonly drawn: number;
  readonly places: FairnessReport['places'];
  readonly meetings: Omit<FairnessReport['meetings'], 'most' | 'leastP'> & { readonly most: readonly NamedPair[] };
  readonly voids: Rate;
  readonly replacements: Rate;
  readonly redraws: NamedRates;
  readonly recusals: NamedRates;
  readonly grants: NamedRates;
}

export interface FairnessView {
  /** Null: no night has come yet. */
  readonly latest: FairnessAuditView | null;
  /** Nights before, the newest first. */
  readonly earlier: readonly { readonly day: Day; readonly draws: number; readonly verdict: Verdict }[];
  readonly asOf: Instant;
}
