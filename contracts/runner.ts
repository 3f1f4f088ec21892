/** What workflows and activities say to each other. References only: ids, keys, versions; no names, no findings. */

/** A process as its workflow knows it. A run of an older epoch is told that it is stale and ends. */
export interface ProcessRef {
  readonly id: string;
  readonly epoch: number;
}

/** What the machine owes a process now; exactly one of the steps below is to be done next. */
export interface Owed {
  /** The process has ended, or this run's epoch is over. */
  readonly over: boolean;
  /** Perform this act now. */
  readonly act: { readonly name: string; readonly key: string } | null;
  /** Children that this workflow is to start. */
  readonly start: readonly ChildRef[];
  /** Otherwise wait: so long (real milliseconds), or for a signal if null. */
  readonly waitMs: number | null;
  /** What is waited for, for Temporal's own UI: stage, role, date. */
  readonly waits: string;
  /** Markdown of the workflow's current details: stage, who is awaited, until when. No names. */
  readonly details: string;
}

export interface ChildRef {
  readonly type: string;
  readonly id: string;
  readonly epoch: number;
}

/** The signal that wakes a workflow; it carries the epoch. */
export const ADVANCED = 'advanced';
export const TASK_QUEUE = 'liancha';
/** A workflow task of a worker that was killed is another's after this; the default of ten seconds would hold up what is owed. */
export const TASK_TIMEOUT = '5 seconds';
/** Local activity: read what is owed; `started` are children whose workflows this one has begun since. */
export interface LoadActivities {
  load(ref: ProcessRef, started: readonly string[]): Promise<Owed>;
}
/** Every machine act is its own activity type with this one shape: it performs the act and answers what is owed then. */
export type Act = (ref: ProcessRef, key: string) => Promise<Owed>;

/** The acts of each process; `workflow.ts` gives each its timeouts, `activities/` its hands. */
export const ACTS = {
  jointTask: [
    'freezePool',
    'freezeRoster',
    'stampPlan',
    'closeReveal',
    'closeEscrow',
    'fetchBeacon',
    'drawTargets',
    'matchOfficers',
    'replaceOfficer',
    'tellTeam',
    'beginInspections',
    'collectInspections',
    'remind',
    'escalate',
    'breach',
  ],
  inspection: ['publish', 'deliver', 'remind', 'escalate', 'breach'],
} as const;
export type ActName = (typeof ACTS)[keyof typeof ACTS][number];
export type ProcessName = keyof typeof ACTS;
