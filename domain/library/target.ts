import type { Day } from '../kernel/time';

/**
 * Kinds of targets (对象类别). The scheme's scope and the pages name them as they stand; products, projects and behaviours
 * (产品、项目、行为) are targets of the plan's section 二(三), entered with a registration number of their own.
 */
export const TARGET_KINDS = [
  '企业',
  '个体工商户',
  '农民专业合作社',
  '代表机构',
  '机关事业单位',
  '社会组织',
  '产品',
  '项目',
  '行为',
  '其他',
] as const;
export type TargetKind = (typeof TARGET_KINDS)[number];

/** Credit risk class (信用风险分类): internal, never in a public view (P9). */
export const RISK_CLASSES = ['A', 'B', 'C', 'D'] as const;
export type RiskClass = (typeof RISK_CLASSES)[number];

/** One version of an inspection target (抽查对象). When a version was in force is kept beside it, not inside. */
export interface Target {
  /** The credit code, or the old registration number where there is none: half width, upper case. */
  readonly uid: string;
  readonly name: string;
  readonly kind: TargetKind;
  readonly address: string;
  /** Nine digits; null: the address names no town. */
  readonly townCode: string | null;
  readonly regAuthority: string;
  readonly regState: string;
  readonly registeredOn: Day | null;
  readonly businessScope: string;
  /** Sorted, each once. */
  readonly tags: readonly string[];
  readonly riskClass: RiskClass | null;
}

/** The registration state of a row that names none: a list of targets lists what exists. */
export const DEFAULT_REG_STATE = '存续';

/**
 * A target's content as one text: two versions are the same if and only if these texts are. Hashed by the importer into
 * `target.content_hash`; the leading number changes when a field is added.
 */
export const contentText = (t: Target): string =>
  JSON.stringify([
    1,
    t.uid,
    t.name,
    t.kind,
    t.address,
    t.townCode,
    t.regAuthority,
    t.regState,
    t.registeredOn,
    t.businessScope,
    t.tags,
    t.riskClass,
  ]);
