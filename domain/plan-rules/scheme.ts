import type { InspectionMethod, ItemKind } from '../catalogue/item';
import type { OrgId } from '../kernel/duty';
import type { Day } from '../kernel/time';
import type { Ratio } from './ratio';

/** One item (检查事项) of the scheme, frozen to a version of the list, with the department that answers for it. */
export interface SchemeItem {
  readonly item: string;
  readonly version: number;
  readonly org: OrgId;
  readonly name: string;
  readonly kind: ItemKind;
  readonly method: InspectionMethod;
}

/** Whom the draw is about (对象范围); an empty list does not narrow. */
export interface Scope {
  readonly kinds: readonly string[];
  /** Town codes (镇街代码). */
  readonly towns: readonly string[];
  /** A target that has any of them. */
  readonly tags: readonly string[];
}

/**
 * 专业人员 (行业专家) who assist at every target, drawn as officers are (seed 三（二）); they never count as officers (V3).
 */
export interface SchemeExperts {
  /** 专业人员库: an organisation of its own in the tree. */
  readonly org: OrgId;
  /** 每户专家人数. */
  readonly count: number;
  /** 专业领域 that each of them must hold; '' any. */
  readonly field: string;
}

/** 联合抽查方案: what a lead department drafts, an approver approves and the departments confirm. */
export interface Scheme {
  readonly name: string;
  readonly lead: OrgId;
  /** The lead included. */
  readonly departments: readonly OrgId[];
  readonly scope: Scope;
  readonly items: readonly SchemeItem[];
  /** 抽查比例; exactly one of `ratio` and `count` (抽查户数) is given. */
  readonly ratio: Ratio | null;
  readonly count: number | null;
  /** 分层: by town, so that no town is left out, or not at all. */
  readonly strata: 'town' | 'none';
  /** 提高比例: targets with any of the tags form a group of their own with a higher ratio (P6). */
  readonly raised: { readonly tags: readonly string[]; readonly ratio: Ratio } | null;
  /** 批次 in which the drawn targets are visited (P3, P5). */
  readonly batches: number;
  /** 公开信标: the number of the lottery, typed by two departments, or drand's signature, which proves itself. */
  readonly beacon: 'lottery' | 'drand';
  /** 检查时间, both days included. */
  readonly window: { readonly from: Day; readonly to: Day };
  /** Officers of each department at each target (V1, V2). */
  readonly minOfficers: number;
  /** Absent: none are asked for, as in every scheme from before experts were drawn. */
  readonly experts?: SchemeExperts | null;
}

/** What of a target decides whether it is in scope and in which stratum. */
export interface ScopedTarget {
  readonly kind: string;
  /** Null: the town could not be told from the address. */
  readonly town: string | null;
  readonly tags: readonly string[];
}

const anyOf = (wanted: readonly string[], held: readonly string[]): boolean => wanted.some((tag) => held.includes(tag));

/** Whether a target belongs to the pool (抽查对象名录) of the scheme. */
export function inScope(target: ScopedTarget, { scope }: Pick<Scheme, 'scope'>): boolean {
  if (scope.kinds.length > 0 && !scope.kinds.includes(target.kind)) return false;
  if (scope.towns.length > 0 && (target.town === null || !scope.towns.includes(target.town))) return false;
  return scope.tags.length === 0 || anyOf(scope.tags, target.tags);
}

/** Whether a target is in the group with the raised ratio (P6). */
export const isRaised = (target: Pick<ScopedTarget, 'tags'>, { raised }: Pick<Scheme, 'raised'>): boolean =>
  raised !== null && anyOf(raised.tags, target.tags);
