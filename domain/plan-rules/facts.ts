import type { Item } from '../catalogue/item';
import type { OrgId } from '../kernel/duty';
import type { Day } from '../kernel/time';
import type { Ratio } from './ratio';

/** What the rules read of an item's version in the list (随机抽查事项清单). */
export interface ItemFact extends Pick<
  Item,
  'version' | 'org' | 'name' | 'kind' | 'basis' | 'publishedOn' | 'validFrom' | 'validTo'
> {
  readonly item: string;
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
  /** The task is a drill: its clock is no clock of drand's. Absent: the city's. */
  readonly drill?: boolean;
  /** Those of the scheme's items that the list has, in the version the scheme names. Unpublished ones too (P1). */
  readonly items: readonly ItemFact[];
  /** Targets in scope (名录户数), null while not yet counted. */
  readonly poolSize: number | null;
  /** Those of them in the raised group; absent or null while not yet counted. */
  readonly raisedSize?: number | null;
  readonly overlapping: readonly OverlappingTask[];
  /** 专业人员 of the scheme's library who hold its field; null: there is no such library. Absent where the scheme asks for none. */
  readonly experts?: number | null;
}
