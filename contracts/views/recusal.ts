import type { Instant } from '../../domain/kernel/time';
import type { ActView, DueView, Status, WhyNotView } from './common';

/** 回避申报: an officer's own page; the targets of the officer's own teams only (console.md X2), never another's ground (X3). */
export interface RecusalView {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly seq: number;
  readonly status: Status;
  /** The viewer's own declaration; null for a decider (负责人), who declares nothing. */
  readonly mine: { readonly status: Status; readonly due: DueView | null } | null;
  readonly targets: readonly {
    readonly position: number;
    readonly name: string;
    readonly address: string;
    readonly town: string;
  }[];
  /** Applications that the viewer made, or that the viewer's department decides; `ground` and `note` only for the decider. */
  readonly applications: readonly {
    readonly id: string;
    readonly officer: string;
    readonly position: number;
    readonly status: Status;
    readonly at: Instant;
    readonly decidedAt: Instant | null;
    readonly ground: string | null;
    readonly note: string | null;
  }[];
  /** The grounds of V4, as the form offers them. */
  readonly grounds: readonly { readonly value: string; readonly label: string }[];
  readonly acts: readonly ActView[];
  readonly whyNot: readonly WhyNotView[];
  readonly asOf: Instant;
}
