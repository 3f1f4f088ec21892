import type { Day, Instant } from '../../domain/kernel/time';
import type { ActView, Status, TimelineEntry, WaitView, WhyNotView } from './common';

/**
 * 抽取室: where one draw of a task stands, for whoever may see the task; the projector (大屏) shows the same without who did
 * what. No firm is named in it, before the window or after (console.md X2).
 */
export interface DrawRoomView {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  /** On a drill's clock, which stands still: nothing is counted down. */
  readonly drill: boolean;
  readonly seq: number;
  /** A machine owes something now. */
  readonly busy: boolean;
  readonly status: Status;
  /** Null: no pool is frozen yet, or the one before was made void and the next is still to come. */
  readonly draw: RoomDraw | null;
  /** Who is awaited for the draw. */
  readonly waits: readonly WaitView[];
  readonly acts: readonly ActView[];
  /** Of the draw's commands those that this viewer may not send now, then what holds for all: void and redraw. */
  readonly whyNot: readonly WhyNotView[];
  /** What a notary has to open, sealed as it was deposited; for him alone, and only once it is due. */
  readonly sealed: readonly { readonly org: string; readonly name: string; readonly text: string }[];
  /** 自愿上报: devices of strangers that computed the same result, and that did not. */
  readonly agree: number;
  readonly differ: number;
  /** What happened to this draw, newest first. */
  readonly recent: readonly TimelineEntry[];
  /** Draws of this task that ended without being the last: made void, or followed by another. */
  readonly earlier: readonly EarlierDraw[];
  readonly asOf: Instant;
}

export interface RoomDraw {
  readonly id: string;
  /** Which draw of the task, from 1. */
  readonly attempt: number;
  /** Its number in the public log, without gaps. */
  readonly serial: number;
  readonly pool: { readonly count: number; readonly root: string; readonly at: Instant };
  /** 应抽: by the scheme, before the draw and after it. */
  readonly wanted: number;
  readonly roster: { readonly root: string | null; readonly confirmed: number; readonly of: number };
  readonly shares: readonly RoomShare[];
  readonly plan: RoomPlan | null;
  readonly revealBy: Instant | null;
  readonly revealClosedAt: Instant | null;
  readonly beacon: RoomBeacon;
  readonly strata: readonly RoomStratum[];
  readonly result: RoomResult | null;
}

/** 份额 of a department. */
export interface RoomShare {
  readonly org: string;
  readonly name: string;
  /** The commitment is public once it is given. */
  readonly commit: string | null;
  readonly committedAt: Instant | null;
  readonly revealedAt: Instant | null;
  readonly escrowed: boolean;
  /** 缺席: counts as empty. */
  readonly absent: boolean;
  readonly status: Status;
}

/** The plan as it was published, or as a signature now would publish it. */
export interface RoomPlan {
  readonly text: string;
  readonly hash: string;
  readonly revealBy: Instant;
  /** Null: not signed yet. */
  readonly signed: { readonly by: string; readonly at: Instant } | null;
  /** What of it is told nowhere else in the room, in words; null where officers are not matched by the draw. */
  readonly match: {
    readonly from: Day;
    readonly to: Day;
    readonly roles: readonly { readonly org: string; readonly tag: string; readonly count: number }[];
  } | null;
}

export interface RoomBeacon {
  readonly kind: 'drand' | 'lottery';
  /** drand's round; null for the lottery, and before the plan is signed. */
  readonly round: number | null;
  /** When drand publishes it; nobody knows when the lottery is drawn. */
  readonly at: Instant | null;
  /** What was typed first is told to nobody before the second has typed it too. */
  readonly text: string | null;
  /** 两次录入不同: two have typed it, and not alike; both begin again. */
  readonly differed: boolean;
  /** Who typed or pasted it, first and second; `setBy` alone where the signature proves itself. */
  readonly first: { readonly by: string; readonly at: Instant } | null;
  readonly set: { readonly by: string; readonly at: Instant } | null;
}

/** 层: numbered for all (X1); labelled for whom `sight.ts` lets know. */
export interface RoomStratum {
  readonly number: number;
  readonly label: string | null;
  readonly pool: number;
  /** 应抽 as systematic rounding leaves it open before the draw: one of two neighbours. */
  readonly least: number;
  readonly most: number;
  /** The chance of each firm, as drawn of pool within its group; null for whom it is not explained before the draw (N8). */
  readonly odds: { readonly num: number; readonly den: number } | null;
  /** Null: not drawn yet. */
  readonly drawn: { readonly count: number; readonly firstBatch: number } | null;
}

export interface RoomResult {
  readonly count: number;
  readonly at: Instant;
  readonly seed: string;
  /** Null until the officers are matched: targets and teams have one result hash. */
  readonly hash: string | null;
  readonly parties: number;
  /** The public page that verifies this draw, with the result hash behind the #; null before there is one. */
  readonly verify: { readonly href: string; readonly url: string } | null;
  /** Where who may take it takes the full bundle (审计材料): after the window alone. */
  readonly bundle: string | null;
}

export interface EarlierDraw {
  readonly id: string;
  readonly serial: number;
  readonly status: Status;
  readonly at: Instant;
  readonly askedBy: string;
  readonly reason: string;
  readonly decidedBy: string;
  readonly decision: string;
  readonly verify: string | null;
}
