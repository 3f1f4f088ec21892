import type { InspectionMethod } from '../../catalogue/item';
import type { OrgId } from '../../kernel/duty';

/** What an item's entry says; the rest is the same for the whole list. */
export interface ItemEntry {
  readonly id: string;
  readonly org: OrgId;
  readonly field: string;
  readonly name: string;
  /** Null: a key item (重点), without ceiling (P2); else the ceiling of a general item (一般) in percent. */
  readonly ceiling: number | null;
  readonly basis: readonly string[];
  readonly content: string;
  readonly methods?: readonly InspectionMethod[];
  readonly checklist?: readonly string[];
}
