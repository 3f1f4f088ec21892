import type { Day, Instant } from '../../domain/kernel/time';
import type { ActView, DueView, Page, Status, WhyNotView } from './common';

/** How a place (岗位) stands: who holds it has declared or not, has applied for recusal, or nobody holds it. */
export const PLACE_STATES = ['undeclared', 'applied', 'vacant', 'clear'] as const;
export type PlaceState = (typeof PLACE_STATES)[number];

/** A place of the viewer's own department; an officer sees his own alone. */
export interface PlaceRow {
  /** `31.0`: position and slot, as `at` of an address picks it. */
  readonly at: string;
  readonly position: number;
  /** The firm, only for whom sight allows it (X2). */
  readonly target: { readonly name: string; readonly address: string } | null;
  /** The qualification (资格) that the plan asks for; null: any certificate. */
  readonly tag: string | null;
  /** Null: a vacancy (空缺). */
  readonly officer: string | null;
  /** The last four characters of the certificate's number (X5). */
  readonly certificate: string | null;
  /** Visits in the window, those of other tasks included. */
  readonly load: number | null;
  readonly state: PlaceState;
  readonly status: Status;
  /** Named by the leader and not by the draw (指定补缺). */
  readonly appointed: boolean;
  /** Somebody else held it before: 看递补. */
  readonly changed: boolean;
  /** The undecided application of the holder for this target. */
  readonly recusal: string | null;
}

/** How one place changed hands, by the draw's own rule or by an appointment. */
export interface PlaceChange {
  readonly at: Instant;
  /** Null: nobody held it. */
  readonly from: string | null;
  /** Null: nobody could take it, which is a vacancy. */
  readonly to: string | null;
  /** Null: appointed by the leader, or an appointed officer was recused; no result of the draw. */
  readonly rule: 'a' | 'b' | 'c' | 'd' | null;
  /** The position whose recusal moved this place too (rule c); null: the recusal was here. */
  readonly because: number | null;
  /** Other places that the same event moved. */
  readonly moved: readonly { readonly position: number; readonly from: string; readonly to: string }[];
  /** Why an officer was appointed: for everybody to read. */
  readonly reason: string | null;
  /** The head of the draw's chain after the event, and the result hash; null: no event of the draw. */
  readonly chain: { readonly head: string; readonly result: string } | null;
}

/** Of one department how many places stand how; of the others nothing else is told. */
export interface PlaceCounts extends Readonly<Record<PlaceState, number>> {
  readonly org: string;
  readonly name: string;
  readonly own: boolean;
  readonly lead: boolean;
  /** It is no department but the library of experts (专业人员库). */
  readonly experts: boolean;
  readonly places: number;
}

/** 人员不足, by name: found before the draw (可派人数不足) or after a match or a recusal (空缺). */
export interface Shortage {
  readonly org: string;
  readonly name: string;
  /** The viewer's department answers for it: its own, and the lead for the library of experts. */
  readonly own: boolean;
  readonly experts: boolean;
  readonly tag: string | null;
  readonly missing: number;
  /** Before the draw: how many the department can send, and how many each target wants. */
  readonly roster: { readonly fit: number; readonly wanted: number } | null;
  /** The first positions with a vacancy, where it is the viewer's to fill. */
  readonly positions: readonly number[];
  readonly due: DueView | null;
}

/** 回避申请 of the department, or the viewer's own; the ground is on the decider's page (X3). */
export interface RecusalRow {
  readonly id: string;
  readonly officer: string;
  readonly position: number;
  /** The place it was about; null: it belongs to an earlier draw. */
  readonly at: string | null;
  readonly initiator: string;
  readonly status: Status;
  readonly appliedAt: Instant;
  readonly decidedAt: Instant | null;
}

/** 确认本部门人员: who of the library is there for the window. */
export interface RosterView {
  readonly window: { readonly from: Day; readonly to: Day };
  readonly officers: readonly {
    readonly id: string;
    readonly name: string;
    readonly certificate: string | null;
    /** Of an expert his fields; null of an officer. */
    readonly fields: readonly string[] | null;
    /** The last day that the certificate, or an expert's engagement, covers; null: he cannot be sent, so that he is not matched (V1). */
    readonly validTo: Day | null;
    readonly absent: boolean;
  }[];
  /** 已知应回避 that the department has named: their number alone. */
  readonly conflicts: number;
  readonly confirmed: boolean;
  readonly due: DueView | null;
  readonly grounds: readonly { readonly value: string; readonly label: string }[];
}

/** 人员: the own department's places, and what may be done about them. */
export interface OfficersView extends Page<PlaceRow> {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly seq: number;
  readonly busy: boolean;
  readonly status: Status;
  /** The department whose places are shown; null: the viewer's is none of the task's, and sees counts alone. */
  readonly department: string | null;
  /** An officer or an expert sees his own places alone. */
  readonly personal: boolean;
  /** Whether the places are those of experts, and whether the viewer may look at them too: the lead may. */
  readonly experts: { readonly shown: boolean; readonly may: boolean };
  readonly state: PlaceState | null;
  /** Rows over all pages. */
  readonly total: number;
  /** What the viewer may do about a place that is held, and about a vacancy; null: look at it alone. */
  readonly may: { readonly held: string | null; readonly vacant: string | null };
  /** An officer's own declaration. */
  readonly mine: { readonly status: Status; readonly due: DueView | null } | null;
  readonly picked: (PlaceRow & { readonly changes: readonly PlaceChange[] }) | null;
  readonly departments: readonly PlaceCounts[];
  readonly shortages: readonly Shortage[];
  readonly applications: readonly RecusalRow[];
  /** Those of them that await the viewer's decision. */
  readonly decides: readonly string[];
  readonly roster: RosterView | null;
  /** Those of the page, and those for the place that is picked, with pick lists (subject: the place). */
  readonly acts: readonly ActView[];
  readonly whyNot: readonly WhyNotView[];
  /** Rates of recusal per person and decider, for whom they are open. */
  readonly fairnessHref: string | null;
  readonly drawHref: string | null;
}

/** 名录中的对象, to name a known conflict with. */
export interface PoolTargetsView extends Page<{ readonly uid: string; readonly name: string }> {
  readonly q: string;
}
