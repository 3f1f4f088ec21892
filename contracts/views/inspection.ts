import type { Instant } from '../../domain/kernel/time';
import type { ActView, DueView, Status, TimelineEntry, WaitView, WhyNotView } from './common';

/** One item with its newest result. */
export interface ItemView {
  readonly item: string;
  readonly version: number;
  readonly name: string;
  readonly kind: 'key' | 'general';
  readonly content: string;
  readonly basis: string;
  readonly checklist: readonly string[];
  readonly result: {
    readonly code: string;
    readonly text: string;
    readonly tone: Status['tone'];
    readonly problem: string;
    readonly disposal: string;
    readonly changed: boolean;
  } | null;
}

/** A department's part of an inspection (本部门的部分). */
export interface InspectionPart {
  readonly org: string;
  readonly name: string;
  readonly status: Status;
  readonly round: number;
  readonly officers: readonly { readonly id: string; readonly name: string; readonly certificate: string }[];
  readonly items: readonly ItemView[];
  readonly enteredBy: string | null;
  readonly enteredAt: Instant | null;
  readonly review: {
    readonly outcome: 'passed' | 'returned';
    readonly opinion: string;
    readonly by: string;
    readonly at: Instant;
  } | null;
  readonly due: DueView | null;
  /** Whether the viewer may enter, or review, this part now. */
  readonly mayEnter: boolean;
  readonly mayReview: boolean;
}

/** 检查页: visit, entry and review of one inspection. */
export interface InspectionView {
  readonly id: string;
  readonly task: { readonly id: string; readonly number: string; readonly name: string };
  readonly position: number;
  readonly seq: number;
  /** A machine owes something now. */
  readonly busy: boolean;
  readonly target: { readonly uid: string; readonly name: string; readonly address: string } | null;
  readonly status: Status;
  readonly visit: {
    readonly from: Instant;
    readonly to: Instant;
    readonly leader: string;
    readonly vehicle: string | null;
  };
  readonly arrivedAt: Instant | null;
  readonly parts: readonly InspectionPart[];
  /** 专业人员 who assist (V3): who is sent, and whether he was there; null before the arrival. */
  readonly experts: readonly {
    readonly id: string;
    readonly name: string;
    /** 单位和职称. */
    readonly position: string;
    readonly fields: readonly string[];
    readonly arrived: boolean | null;
  }[];
  readonly codes: readonly { readonly code: string; readonly text: string; readonly needsProblem: boolean }[];
  readonly waits: readonly WaitView[];
  readonly acts: readonly ActView[];
  readonly whyNot: readonly WhyNotView[];
  readonly publishDue: DueView | null;
  readonly delivery: Status | null;
  readonly timeline: readonly TimelineEntry[];
  readonly asOf: Instant;
}
