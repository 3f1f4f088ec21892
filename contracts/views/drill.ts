import type { Role } from '../../domain/kernel/duty';
import type { Day, Instant } from '../../domain/kernel/time';
import type { DueView, Status } from './common';

/** 演练时钟: where it stands and what machines still owe; a drill moves it when `owed` is 0. */
export interface ClockView {
  readonly id: string;
  readonly now: Instant;
  /** Acts owed at this moment and pokes under way, over all processes of the clock. */
  readonly owed: number;
  /** The earliest date at which a machine acts by itself. */
  readonly nextDue: Instant | null;
  readonly open: number;
}

/** `/c/drill`: the viewer's own drill clocks, newest first, and what a new one might be called. */
export interface DrillsView {
  readonly clocks: readonly {
    readonly id: string;
    readonly now: Instant;
    readonly tasks: number;
    /** Tasks that are not archived yet. */
    readonly open: number;
  }[];
  readonly proposed: { readonly id: string; readonly day: Day };
}

/** `/c/drill/ID`: where one clock stands, what comes next on it, and who is awaited. */
export interface DrillView {
  readonly clock: ClockView;
  /** What machines owe now, and what happens at `nextDue`: 揭示截止 drill-1-2026-0001. */
  readonly owed: readonly string[];
  readonly next: readonly string[];
  /** Where the clock may be moved by one click, the nearest first. */
  readonly moves: readonly { readonly word: string; readonly to: Instant }[];
  readonly tasks: readonly {
    readonly id: string;
    readonly name: string;
    readonly lead: string;
    readonly status: Status;
  }[];
  readonly awaited: readonly {
    readonly process: string;
    readonly key: string;
    readonly who: string;
    readonly what: string;
    readonly href: string;
    readonly login: string | null;
    readonly due: DueView | null;
  }[];
  /** Of the sample city's logins; null elsewhere. */
  readonly password: string | null;
}

/** 演练接力: on the pages of a drill's task in the sample city, who is awaited next, to go on as by one click. */
export interface RelayView {
  readonly clock: string;
  readonly task: string;
  /** A machine is at work for the task or one of its inspections: who is awaited then is not known yet. */
  readonly busy: boolean;
  readonly items: readonly {
    readonly key: string;
    readonly what: string;
    readonly href: string;
    readonly login: string;
  }[];
  /** How many are awaited in all; a visit before its day is not. */
  readonly total: number;
  /** How many of them the viewer may do on the page he looks at. */
  readonly here: number;
}

/** A person awaited in a drill, with the sample login that may do it. */
export interface AwaitedItem {
  readonly process: string;
  /** The process's address under `/api/v1/`. */
  readonly path: string;
  readonly key: string;
  readonly command: string;
  readonly subject: string | null;
  readonly org: string;
  readonly role: Role;
  readonly login: string | null;
  readonly since: Instant;
  readonly due: Instant | null;
}

/** 名录导入: counts of what became of a list. */
export interface ImportSummary {
  readonly rows: number;
  readonly added: number;
  readonly changed: number;
  readonly unchanged: number;
  readonly repeated: number;
  readonly refused: number;
  readonly warnings: number;
}

/** 记录链核验: how much was walked, and the first broken place of each process. */
export interface VerificationView {
  readonly ok: boolean;
  readonly processes: number;
  readonly events: number;
  readonly sets: number;
  readonly broken: readonly {
    readonly process: string;
    readonly seq: number | null;
    readonly what: string;
    readonly detail: string;
  }[];
}
