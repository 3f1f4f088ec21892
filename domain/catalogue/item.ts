import type { OrgId } from '../kernel/duty';
import type { Day } from '../kernel/time';

/** 重点检查事项 (key) or 一般检查事项 (general): only the latter's ratio has a ceiling (P2). */
export type ItemKind = 'key' | 'general';
export type InspectionMethod = 'onSite' | 'written' | 'network';

/** 检查方式 in Chinese (plan section 三(三)). */
export const METHOD_TEXT: Readonly<Record<InspectionMethod, string>> = {
  onSite: '实地核查',
  written: '书面检查',
  network: '网络监测',
};

/** A version of an inspection item (随机抽查事项). A task is frozen to the version it took up. */
export interface Item {
  readonly id: string;
  readonly version: number;
  readonly name: string;
  /** 抽查领域, such as 餐饮服务. */
  readonly field: string;
  readonly kind: ItemKind;
  /** The department that inspects (检查主体). */
  readonly org: OrgId;
  /** Law and article each; at least one (P1). */
  readonly basis: readonly string[];
  readonly content: string;
  readonly methods: readonly InspectionMethod[];
  /** 抽查工作指引: points gone through on site; empty where there is none. */
  readonly checklist: readonly string[];
  /** The day the item was made public; null: not yet, and then no task may take it up (P1). */
  readonly publishedOn: Day | null;
  readonly validFrom: Day;
  /** The first day on which this version is no longer in force; null: it still is. */
  readonly validTo: Day | null;
  /** 比例上限 as a fraction; null: none, which only a key item may have (P2). */
  readonly ratioCeiling: { readonly num: number; readonly den: number } | null;
}

/** What is wrong with an item as a list has it: the rule, and what it says in Chinese. */
export interface ItemFinding {
  readonly rule: 'P1' | 'P2';
  readonly text: string;
}

/**
 * The versions in force on a day, one an item, in the order given: `validFrom` is the first day, `validTo` the first day
 * after. Where two versions overlap, the later one counts. Unpublished items are in force for nobody (P1).
 */
export function inForce(items: readonly Item[], day: Day): readonly Item[] {
  const newest = new Map<string, Item>();
  for (const item of items) {
    if (!isInForce(item, day)) continue;
    const other = newest.get(item.id);
    if (!other || item.version > other.version) newest.set(item.id, item);
  }
  return items.filter((item) => newest.get(item.id) === item);
}

const isInForce = ({ validFrom, validTo, publishedOn }: Item, day: Day): boolean =>
  validFrom <= day && (validTo === null || day < validTo) && publishedOn !== null && publishedOn <= day;

/**
 * What an item's own data has against P1 (basis and publication) and P2 (a general item needs a ceiling below 100%, a key
 * item has none). Real lists break P2; such items are listed and shown with the finding, and the scheme's rules stop them.
 */
export function checkItem(item: Item): readonly ItemFinding[] {
  const findings: ItemFinding[] = [];
  const { basis, publishedOn, kind, ratioCeiling: ceiling } = item;
  if (!basis.some((cited) => cited.trim() !== '')) findings.push({ rule: 'P1', text: '没有抽查依据' });
  if (publishedOn === null) findings.push({ rule: 'P1', text: '尚未公布，不能列入任务' });
  if (kind === 'key' && ceiling !== null) findings.push({ rule: 'P2', text: '重点检查事项不设比例上限' });
  if (kind === 'general' && ceiling === null) findings.push({ rule: 'P2', text: '一般检查事项没有设比例上限' });
  if (kind === 'general' && ceiling !== null && ceiling.num >= ceiling.den)
    findings.push({ rule: 'P2', text: '一般检查事项的抽查比例不能达到100%' });
  return findings;
}
