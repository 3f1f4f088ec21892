import type { Instant } from '../../domain/kernel/time';
import type { SchemeBody } from '../commands/joint-task';
import type { ActView, DueView, Page, RailStep, Status, TimelineEntry, WaitView, WhyNotView } from './common';

/** 任务 list: one row a task. */
export interface TaskRow {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly lead: string;
  readonly status: Status;
  readonly awaited: string;
  readonly due: DueView | null;
  readonly drawn: number | null;
  readonly closed: number;
  readonly drill: boolean;
}
export interface TaskListView extends Page<TaskRow> {
  readonly filter: { readonly stage: string | null; readonly q: string | null };
  readonly stages: readonly { readonly id: string; readonly word: string }[];
  readonly mayCreate: boolean;
}
/** The list as a page: with the drill clocks that a new task may be put on; none where there are no drills. */
export interface TasksPageView extends TaskListView {
  readonly clocks: readonly { readonly id: string; readonly now: Instant }[];
  /** The clock from whose page one came to open a task on it. */
  readonly chosen: string | null;
}

/** 待办: one row a work item. */
export interface InboxRow {
  readonly process: string;
  readonly key: string;
  readonly title: string;
  readonly subject: string;
  readonly href: string;
  readonly status: Status;
  readonly stage: string;
  readonly from: string;
  readonly since: Instant;
  readonly due: DueView | null;
  /** Of a drill, told apart from the city's own. */
  readonly drill: boolean;
  /** When it was done; null while it is open. */
  readonly doneAt: Instant | null;
  readonly group: 'overdue' | 'today' | 'week' | 'later' | 'none';
}
export interface InboxView extends Page<InboxRow> {
  readonly tab: 'mine' | 'done' | 'escalated';
  readonly total: number;
  readonly lastDone: { readonly title: string; readonly at: Instant } | null;
}

/** 任务页. */
export interface TaskView {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly drill: boolean;
  /** The page of the drill's clock, for who moves it. */
  readonly clockHref: string | null;
  readonly seq: number;
  /** A machine owes something now: what the page shows will have changed in a moment, without anybody's doing. */
  readonly busy: boolean;
  readonly status: Status;
  readonly rail: readonly RailStep[];
  readonly waits: readonly WaitView[];
  readonly acts: readonly ActView[];
  readonly whyNot: readonly WhyNotView[];
  readonly summary: readonly { readonly label: string; readonly value: string; readonly href: string | null }[];
  readonly departments: readonly {
    readonly org: string;
    readonly name: string;
    readonly lead: boolean;
    readonly items: number;
    readonly officers: number | null;
    readonly due: DueView | null;
    /** Whether it has confirmed the scheme as it stands. */
    readonly accepted: boolean;
    readonly status: Status;
    readonly at: Instant | null;
  }[];
  readonly draw: DrawFacts | null;
  readonly match: readonly {
    readonly org: string;
    readonly name: string;
    readonly members: number;
    readonly officers: number;
    readonly shortages: readonly string[];
  }[];
  readonly recusals: readonly {
    readonly id: string;
    readonly officer: string;
    readonly org: string;
    readonly position: number;
    readonly status: Status;
    readonly at: Instant;
    readonly replacedBy: string | null;
  }[];
  readonly visits: readonly {
    readonly position: number;
    readonly inspection: string | null;
    readonly target: string | null;
    readonly from: Instant;
    readonly leader: string;
    readonly vehicle: string | null;
    readonly officers: number;
    readonly status: Status;
  }[];
  readonly visitsTotal: number;
  readonly progress: {
    readonly drawn: number | null;
    readonly inspected: number;
    readonly disclosed: number;
    readonly closed: number;
  };
  /** Problems found, and at how many targets; null before the task waits to be closed. What follows of them is not in this system. */
  readonly findings: { readonly targets: number; readonly problems: number } | null;
  readonly timeline: readonly TimelineEntry[];
  readonly events: number;
  readonly publicHref: string | null;
  readonly asOf: Instant;
}

export interface DrawFacts {
  readonly id: string;
  /** Which draw of the task, from 1. */
  readonly attempt: number;
  /** Its number in the public log, without gaps. */
  readonly serial: number;
  readonly status: Status;
  readonly poolSize: number;
  readonly poolRoot: string;
  readonly rosterRoot: string | null;
  /** What a signature now would publish; null when there is nothing to sign. */
  readonly draft: { readonly text: string; readonly hash: string; readonly revealBy: Instant } | null;
  readonly planHash: string | null;
  readonly planText: string | null;
  readonly revealBy: Instant | null;
  readonly shares: readonly {
    readonly org: string;
    readonly name: string;
    readonly committed: boolean;
    readonly revealed: boolean;
    /** The commitment (承诺), public once the share is committed: the browser holds the opened file against it. */
    readonly commit: string | null;
  }[];
  readonly beacon: string | null;
  readonly seed: string | null;
  readonly resultHash: string | null;
  readonly drawn: number | null;
}

/** 方案: the draft with findings of the rules (必须改, 提醒). */
export interface SchemeView {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly seq: number;
  readonly version: number;
  readonly status: Status;
  readonly editable: boolean;
  readonly scheme: SchemeBody;
  readonly findings: readonly {
    readonly rule: string;
    readonly severity: 'must' | 'warn';
    readonly field: string;
    readonly text: string;
    readonly source: string;
  }[];
  readonly poolSize: number;
  readonly drawCount: number | null;
  readonly choices: {
    readonly departments: readonly { readonly id: string; readonly name: string }[];
    readonly towns: readonly { readonly id: string; readonly name: string }[];
    readonly kinds: readonly string[];
    readonly tags: readonly string[];
    readonly items: readonly {
      readonly item: string;
      readonly version: number;
      readonly org: string;
      readonly orgName: string;
      readonly name: string;
      readonly kind: 'key' | 'general';
      readonly basis: string;
      readonly published: boolean;
    }[];
    /** 专业人员库, with the fields that their experts hold. */
    readonly libraries: readonly { readonly id: string; readonly name: string; readonly fields: readonly string[] }[];
  };
  readonly acts: readonly ActView[];
  readonly returned: { readonly by: string; readonly at: Instant; readonly reason: string } | null;
}
