import type { Instant } from '../../domain/kernel/time';
import type { ActView, Status, WhyNotView } from './common';

/** 决定回避申请: the department's applications for its leader, with the grounds that nobody else reads (console.md X3). */
export interface RecusalView {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly seq: number;
  readonly status: Status;
  readonly applications: readonly {
    readonly id: string;
    readonly officer: string;
    readonly position: number;
    readonly status: Status;
    readonly at: Instant;
    /** Null: undecided, or lapsed with its draw. */
    readonly decided: { readonly at: Instant; readonly by: string; readonly reason: string } | null;
    readonly ground: string;
    readonly note: string;
  }[];
  readonly acts: readonly ActView[];
  readonly whyNot: readonly WhyNotView[];
  readonly asOf: Instant;
}
