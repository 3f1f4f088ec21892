import type { Instant } from '../../domain/kernel/time';
import type { Page, Status } from './common';

/** A draw named by its number in the public log of its clock. */
export interface DrawRef {
  readonly id: string;
  readonly serial: number;
}

/** How a draw ended before its time, or was followed by another (作废、已重抽): why, and by which it was followed. */
export interface DrawEnd {
  readonly at: Instant;
  readonly reason: string;
  /** Null: the next one has not begun. */
  readonly followedBy: DrawRef | null;
}

/**
 * One draw of the public log (抽取日志). Before its plan is signed nothing is told of it but that it was announced: every
 * field that may be null is null until then.
 */
export interface LoggedDraw extends DrawRef {
  readonly task: string;
  readonly name: string;
  /** Which draw of its task, from 1. */
  readonly attempt: number;
  readonly status: Status;
  readonly announcedAt: Instant;
  readonly signedAt: Instant | null;
  readonly revealBy: Instant | null;
  readonly drawnAt: Instant | null;
  readonly poolSize: number | null;
  readonly drawn: number | null;
  readonly planHash: string | null;
  readonly resultHash: string | null;
  readonly end: DrawEnd | null;
}

/** A serial without a draw is a gap (缺号): a draw that the log was to show and does not. */
export interface DrawLogRow {
  readonly serial: number;
  readonly draw: LoggedDraw | null;
}

/** 抽取日志 of one clock, newest first. The city's own; a drill's stands apart, under the number of its clock. */
export interface DrawLogView extends Page<DrawLogRow> {
  readonly clock: string;
  readonly drill: boolean;
  /** Serials given out so far, and how many of them have no draw. */
  readonly total: number;
  readonly missing: number;
}

/** A department of the ceremony: what it committed itself to, and whether it opened it. */
export interface DrawParty {
  readonly id: string;
  readonly name: string;
  readonly commit: string;
  readonly committedAt: Instant | null;
  readonly status: Status;
  /** The share itself, once the beacon is out. */
  readonly secret: string | null;
  readonly revealedAt: Instant | null;
}

/** The chance of each unit of a weight, given the quota of its stratum: between two proven bounds. */
interface WeightChance {
  readonly weight: number;
  readonly units: number;
  readonly low: number;
  readonly high: number;
}

/**
 * A stratum by its number and its opaque key (draw.md §4), with the chance of its units (抽中概率, N8): what it is made of, and
 * why its chance is what it is, is told to nobody here (P7, P9).
 */
export interface PublicStratum {
  readonly no: number;
  readonly key: string;
  /** What it stood for; null unless the label table is open. */
  readonly label: string | null;
  readonly size: number;
  readonly quota: number;
  /** How many are drawn of it on average, before anybody knows the seed. */
  readonly expected: number;
  /** Of each unit, before anybody knows the seed; null where they do not weigh the same. */
  readonly chance: number | null;
  /** Where units weigh differently; null where they do not, or where too many would have to be reckoned. */
  readonly byWeight: readonly WeightChance[] | null;
}

/** 自愿上报: how many devices said that they computed the same, how many not. Anybody may say so; it proves nothing by itself. */
export interface Reports {
  readonly agree: number;
  readonly differ: number;
}

/** What a draw came to (结果) at a time: each recusal moves its hash. */
export interface DrawResult {
  readonly word: string;
  readonly at: Instant;
  readonly hash: string;
}

/** 一次抽取的记录: the facts of the ceremony, for someone who was not there. */
export interface DrawRecordView extends LoggedDraw {
  readonly clock: string;
  readonly drill: boolean;
  readonly lead: string;
  /** Of the same task: the draw that this one follows. */
  readonly earlier: DrawRef | null;
  readonly steps: readonly { readonly word: string; readonly at: Instant }[];
  readonly plan: {
    readonly text: string;
    readonly poolRoot: string;
    readonly rosterRoot: string | null;
    readonly parties: readonly DrawParty[];
    readonly beacon: { readonly source: string; readonly value: string | null };
    /** Salted hash of what the strata stand for, fixed with the plan; null for a plan from before there were such tables. */
    readonly labelHash: string | null;
    /** Opened after the window, or never (draw.md §4): the text exactly as hashed, and whether it hashes to that. */
    readonly labels: { readonly text: string; readonly matches: boolean } | null;
    /** When a time-stamping authority (RFC 3161) had seen the plan's hash; null: no stamp. */
    readonly stampedAt: Instant | null;
  } | null;
  readonly result: {
    readonly seed: string;
    /** Null: drawn, the officers not matched yet. */
    readonly hash: string | null;
    /** Every result that it has had, newest first. */
    readonly hashes: readonly DrawResult[];
    readonly eventsHead: string | null;
    readonly strata: readonly PublicStratum[];
  } | null;
  /** Null until there is a result. */
  readonly reports: Reports | null;
  readonly asOf: Instant;
}
