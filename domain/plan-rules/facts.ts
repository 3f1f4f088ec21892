import type { OrgId } from '../kernel/duty';
import type { Day } from '../kernel/time';
import type { Ratio } from './ratio';
import type { ItemKind } from './scheme';

/** A version of an item as the list (随机抽查事项清单) has it. */
export interface ItemFact {
  readonly item: string;
  readonly version: number;
  readonly org: OrgId;
  readonly name: string;
  readonly kind: ItemKind;
  /** 检查依据. */
  readonly basis: readonly string[];
  readonly publishedOn: Day | null;
  readonly validFrom: Day;
  /** The first day on which it is no longer in force. */
  readonly validTo: Day | null;
  /** 比例上限 of the list; null: none but the law's. */
  readonly ceiling: Ratio | null;
}

/** Another open task of a department of this scheme, with its window (both days included). */
export interface OverlappingTask {
  readonly task: string;
  readonly org: OrgId;
  readonly window: { readonly from: Day; readonly to: Day };
}

/** What the rules look at beside the scheme. */
export interface SchemeFacts {
  readonly today: Day;
  /** Those of the scheme's items that the list has, in the version the scheme names. */
  readonly items: readonly ItemFact[];
  /** Targets in scope (名录户数), null while not yet counted. */
  readonly poolSize: number | null;
  /** Those of them in the raised group; absent or null while not yet counted. */
  readonly raisedSize?: number | null;
  readonly overlapping: readonly OverlappingTask[];
}
