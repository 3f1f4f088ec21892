import type { Result } from '../../kernel/result';
import type { Instant } from '../../kernel/time';
import { parsePlan } from './parse';
import type { Alg, MatchPlan, Party, Plan, PlanBeacon, Rounding } from './plan';

/** A quota rule as its author writes it: maps as plain objects, defaults left out. */
export type QuotaDraft =
  | { readonly group: string; readonly mode: 'each'; readonly n: number }
  | { readonly group: string; readonly mode: 'fixed'; readonly n: Readonly<Record<string, number>> }
  | { readonly group: string; readonly mode: 'rate'; readonly num: number; readonly den: number }
  | {
      readonly group: string;
      readonly mode: 'total';
      readonly n: number;
      readonly rounding?: Rounding;
      readonly min?: number;
      readonly mult?: Readonly<Record<string, number>>;
    };

/** Everything a plan says; `rosterRoot` "" and `match` null where officers are matched outside the draw. */
export interface PlanDraft {
  readonly alg?: Alg;
  readonly drawId: string;
  readonly poolId: string;
  readonly poolRoot: string;
  readonly rosterRoot?: string;
  readonly parties: readonly Party[];
  readonly revealBy: Instant;
  readonly beacon: PlanBeacon;
  readonly quota: readonly QuotaDraft[];
  readonly batches?: number;
  readonly match?: MatchPlan | null;
}

const party = ({ id, commit }: Party): Party => ({ id, commit });

/** Written field by field, so that the order of keys is ours and not that of whoever built the draft. */
const beacon = (source: PlanBeacon): PlanBeacon => {
  if (source.kind === 'none') return { kind: 'none' };
  if (source.kind === 'text') return { kind: 'text', source: source.source, format: source.format };
  const { kind, scheme, chain, pk, genesis, period, round } = source;
  return { kind, scheme, chain, pk, genesis, period, round };
};

/** A key whose value is undefined is left out by JSON.stringify: an absent default stays absent. */
const quota = (rule: QuotaDraft): QuotaDraft => {
  const { group, mode } = rule;
  if (rule.mode === 'rate') return { group, mode: rule.mode, num: rule.num, den: rule.den };
  if (rule.mode !== 'total') return { group, mode, n: rule.n } as QuotaDraft;
  return { group, mode: rule.mode, n: rule.n, rounding: rule.rounding ?? 'systematic', min: rule.min, mult: rule.mult };
};

const match = (source: MatchPlan | null): MatchPlan | null =>
  source && {
    from: source.from,
    to: source.to,
    roles: source.roles.map(({ org, tag, count, group }) => ({ org, tag, count, group })),
  };

/** To the second: the rest of a second is cut off, so that the deadline is never later than the one decided. */
const toSecond = (at: Instant): string => `${at.slice(0, 19)}Z`;

/**
 * The exact text of a plan (抽取计划), keys in the order of the vectors, and the plan it reads as. The text is what is
 * hashed, signed, stored and published; it is written once and never again from the data.
 * @returns `{ text, … }`, or DRAW_MALFORMED / DRAW_TEXT naming the field of the text
 */
export const planText = (draft: PlanDraft): Result<Plan> =>
  parsePlan(
    JSON.stringify({
      spec: 'drd1',
      alg: draft.alg ?? 'sha256',
      draw_id: draft.drawId,
      pool_id: draft.poolId,
      pool_root: draft.poolRoot,
      roster_root: draft.rosterRoot ?? '',
      parties: draft.parties.map(party),
      reveal_by: toSecond(draft.revealBy),
      beacon: beacon(draft.beacon),
      quota: draft.quota.map(quota),
      batches: draft.batches ?? 1,
      match: match(draft.match ?? null),
    }),
  );
