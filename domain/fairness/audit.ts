import type { Fit } from './fit';
import { atOnce, type Steps } from '../kernel/steps';
import { meetingsInSteps, type Meeting, type Meetings } from './meetings';
import { placesFit, type DrawnStratum } from './places';
import { rateOf, ratesOf, sumOf, type CountedOf, type Rate, type RateOf } from './rates';
import type { Counted } from './tails';

/** What an audit looks at, from whatever source: all draws of a city, or of a drill. Persons and targets by any name of theirs. */
export interface FairnessInput {
  /** Draws that were made, and every stratum of theirs. */
  readonly draws: number;
  readonly strata: readonly DrawnStratum[];
  /** Teams as they stood in the end. */
  readonly meetings: readonly Meeting[];
  /** Draws made void (作废), of all that were planned. */
  readonly voids: Counted;
  /** Targets replaced after the draw (替换对象), of all drawn. */
  readonly replacements: Counted;
  /** Places on teams drawn again (递补), of all places, by department. */
  readonly redraws: readonly CountedOf[];
  /** Recusals applied for (申请回避), of all visits matched, by officer. */
  readonly recusals: readonly CountedOf[];
  /** Recusals granted (准予), of all decided, by who decided. */
  readonly grants: readonly CountedOf[];
}

/** What the figures allow to say. Never that something is wrong: `remarkable` wants a person to look. */
export type Verdict = 'tooFew' | 'plain' | 'remarkable';

export interface FairnessReport {
  readonly draws: number;
  readonly drawn: number;
  readonly places: { readonly fit: Fit | null; readonly verdict: Verdict };
  readonly meetings: Meetings & { readonly verdict: Verdict };
  readonly voids: Rate;
  readonly replacements: Rate;
  readonly redraws: Rates;
  readonly recusals: Rates;
  readonly grants: Rates;
}

export interface Rates {
  readonly all: Rate;
  readonly each: readonly RateOf[];
  readonly verdict: Verdict;
}

/** A city looks every night and for years: what chance shows once in a thousand is not yet a finding, but worth a look. */
export const REMARKABLE = 0.001;
/** Fewer drawn targets can hide any favour. */
export const LEAST_DRAWN = 100;
/** Pairs that are named; the figures are of all. */
const MOST_NAMED = 20;

/**
 * Self-audit of fairness (公平性自查): are targets drawn evenly, do the same people meet again and again, who is drawn anew or
 * recused more than others. Where there is too little to go by it says so, and nothing else.
 */
export const fairnessAudit = (input: FairnessInput): FairnessReport => atOnce(fairnessAuditInSteps(input));

/** `fairnessAudit` for who must breathe in between: years of a city are millions of pairs. */
export function* fairnessAuditInSteps(input: FairnessInput): Steps<FairnessReport> {
  const drawn = input.strata.reduce((sum, { places }) => sum + places.length, 0);
  const fit = drawn < LEAST_DRAWN ? null : placesFit(input.strata);
  const meetings = yield* meetingsInSteps(input.meetings);
  const named = { ...meetings, most: meetings.most.slice(0, MOST_NAMED) };
  return {
    draws: input.draws,
    drawn,
    places: { fit, verdict: verdictOf(fit === null ? [] : [fit.p]) },
    meetings: {
      ...named,
      verdict: verdictOf(canTell(meetings) ? [meetings.p, ...meetings.most.map(({ p }) => p)] : []),
    },
    voids: rateOf(input.voids),
    replacements: rateOf(input.replacements),
    redraws: rates(input.redraws),
    recusals: rates(input.recusals),
    grants: rates(input.grants),
  };
}

/** Whether anything in a report wants a person to look. */
export const isRemarkable = ({ places, meetings, redraws, recusals, grants }: FairnessReport): boolean =>
  [places, meetings, redraws, recusals, grants].some(({ verdict }) => verdict === 'remarkable');

const verdictOf = (ps: readonly number[]): Verdict =>
  ps.length === 0 ? 'tooFew' : ps.some((p) => p < REMARKABLE) ? 'remarkable' : 'plain';

/** Whether anything that could have happened would have been remarkable. */
const canTell = ({ leastP }: Meetings): boolean => leastP < REMARKABLE;

function rates(counted: readonly CountedOf[]): Rates {
  const each = ratesOf(counted);
  // One alone has nobody to be unlike.
  const told = each.flatMap(({ p }) => (p === null ? [] : [p]));
  return { all: rateOf(sumOf(counted)), each, verdict: verdictOf(told.length < 2 ? [] : told) };
}
