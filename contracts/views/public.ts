import type { Instant } from '../../domain/kernel/time';
import type { RailStep, Status } from './common';

/** One disclosed result (公示结果): per target and item (NECIPS shows results per item). */
export interface DisclosedRow {
  readonly uid: string;
  readonly name: string;
  readonly item: string;
  readonly organ: string;
  readonly result: string;
  readonly tone: Status['tone'];
  /** 处置, as it was reviewed; may be empty. */
  readonly disposal: string;
  readonly inspectedOn: string;
  readonly publishedAt: Instant;
}

/** 公众任务页. Names of drawn targets only after their disclosure (console.md X2). */
export interface PublicTaskView {
  readonly number: string;
  readonly id: string;
  readonly name: string;
  readonly drill: boolean;
  readonly status: Status;
  readonly sentence: string;
  readonly rail: readonly RailStep[];
  readonly lead: string;
  /** Null until the first plan is signed: before, nothing is public but that a draw is announced. */
  readonly about: {
    readonly participants: readonly string[];
    /** 专家: how many a target, and of which field; who they are is told to nobody outside. Null: none. */
    readonly experts: string | null;
    readonly scope: string;
    readonly window: string;
    readonly items: readonly {
      readonly name: string;
      readonly organ: string;
      readonly kind: 'key' | 'general';
      readonly basis: string;
    }[];
  } | null;
  /** The draw that the task is at. */
  readonly draw: {
    readonly id: string;
    readonly serial: number;
    readonly status: Status;
    /** Null until its plan is signed. */
    readonly plan: {
      readonly hash: string;
      readonly text: string;
      readonly drawnAt: Instant | null;
      readonly poolSize: number;
      readonly drawn: number | null;
      readonly poolRoot: string;
      readonly beacon: string | null;
      readonly seed: string | null;
      readonly resultHash: string | null;
      readonly parties: number;
      readonly absent: number;
    } | null;
  };
  readonly progress: { readonly drawn: number | null; readonly inspected: number; readonly disclosed: number };
  readonly disclosed: readonly DisclosedRow[];
  readonly disclosedTotal: number;
  readonly next: string | null;
  readonly asOf: Instant;
}

/** 公众首页. */
export interface PublicHomeView {
  readonly draws: readonly {
    readonly id: string;
    readonly name: string;
    readonly at: Instant;
    readonly drawn: number;
    readonly poolSize: number;
    readonly status: Status;
  }[];
  readonly disclosed: readonly {
    readonly task: string;
    readonly name: string;
    readonly result: string;
    readonly tone: Status['tone'];
    readonly at: Instant;
  }[];
  readonly asOf: Instant;
}
