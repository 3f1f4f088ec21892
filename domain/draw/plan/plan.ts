import type { Hash } from '../../kernel/hash';
import { concat, toHex, utf8 } from '../encoding/bytes';
import { tagged, tagPrefix } from '../encoding/tagged';

/** The profile's hash (哈希算法): SHA-256, or SM3 for systems under the state's cryptography rules. */
export type Alg = 'sha256' | 'sm3';

/** A department (参与部门) that puts a secret share into the seed. `commit` = T("commit", E(draw_id, id, secret)), hex. */
export interface Party {
  readonly id: string;
  readonly commit: string;
}

/** What the seed waits for, fixed before anybody can know it (公共随机源). */
export type PlanBeacon =
  | {
      readonly kind: 'drand';
      readonly scheme: string;
      readonly chain: string;
      readonly pk: string;
      readonly genesis: number;
      readonly period: number;
      readonly round: number;
    }
  | { readonly kind: 'text'; readonly source: string; readonly format: string }
  | { readonly kind: 'none' };

export type Rounding = 'largest' | 'systematic';

/** How many of each stratum (分层名额). `group` is a stratum key up to its "/", or "*" for all that no earlier rule took. */
export type QuotaRule =
  | { readonly group: string; readonly mode: 'each'; readonly n: number }
  | { readonly group: string; readonly mode: 'fixed'; readonly n: ReadonlyMap<string, number> }
  | { readonly group: string; readonly mode: 'rate'; readonly num: number; readonly den: number }
  | {
      readonly group: string;
      readonly mode: 'total';
      readonly n: number;
      readonly rounding: Rounding;
      readonly min: number;
      /** multipliers by stratum key; a stratum without one counts once */
      readonly mult: ReadonlyMap<string, number>;
    };

/** A place on every team (检查人员岗位): an officer of this department, with this certificate tag and region, if any. */
export interface Role {
  readonly org: string;
  readonly tag: string;
  readonly count: number;
  readonly group?: string;
}

/** What the officer match needs; null where officers are matched outside the draw. */
export interface MatchPlan {
  readonly from: string;
  readonly to: string;
  readonly roles: readonly Role[];
}

/**
 * The plan of one draw (抽取计划), as read from its exact `text`. Only `parsePlan` makes one, so whoever holds a `Plan`
 * holds a text that passed every rule.
 */
export interface Plan {
  readonly text: string;
  readonly alg: Alg;
  readonly drawId: string;
  readonly poolId: string;
  readonly poolRoot: string;
  readonly rosterRoot: string;
  readonly parties: readonly Party[];
  /** UTC to the second, `2026-09-21T09:30:00Z` */
  readonly revealBy: string;
  readonly beacon: PlanBeacon;
  readonly quota: readonly QuotaRule[];
  readonly batches: number;
  readonly match: MatchPlan | null;
}

/** What the plan hash is the plain hash of: whoever stamps or signs hashes says this with it. */
export const planMessage = (hash: Hash, text: string): Uint8Array => concat(tagPrefix(hash, 'plan'), utf8(text));

/** T("plan", the plan's exact bytes), hex. Over the text and not over its meaning: JSON has no one canonical form. */
export const planHash = (hash: Hash, text: string): string => toHex(tagged(hash)('plan', utf8(text)));
