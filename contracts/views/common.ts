import type { Rung } from '../../domain/clocks/deadline';
import type { Role } from '../../domain/kernel/duty';
import type { Day, Instant } from '../../domain/kernel/time';

/** Status = shape + word + colour (console.md §4): the tone decides shape and colour. */
export type Tone = 'idle' | 'move' | 'warn' | 'bad' | 'done' | 'pause';
export interface Status {
  readonly word: string;
  readonly tone: Tone;
}

/** A deadline as a page shows it. */
export interface DueView {
  readonly due: Instant;
  /** The day that a page names: a statutory clock ends at 24:00 of it, when `due` is already 00:00 of the next. */
  readonly day: Day;
  /** Whether it ends at 24:00 of that day (法定期限) and not at an office hour. */
  readonly statutory: boolean;
  /** The clock stands still since then (中止): `due` can only become later, and nothing is overdue. */
  readonly pausedSince: Instant | null;
  readonly workingDays: number;
  readonly calendarDays: number;
  readonly overdue: boolean;
  /** A year without a holiday notice was counted with plain weekends. */
  readonly assumed: boolean;
}

/** "为什么是这天": each day counted or skipped, and the sentence beneath. */
export interface WhyView {
  readonly days: readonly {
    readonly day: string;
    readonly weekday: string;
    readonly counted: number | null;
    readonly label: string;
    readonly off: boolean;
    readonly last: boolean;
  }[];
  readonly sentence: string;
}

/** Who is awaited (在等), for what, since and until when, what then. */
export interface WaitView {
  readonly who: string;
  readonly what: string;
  readonly since: Instant;
  readonly due: DueView | null;
  readonly why: WhyView | null;
  readonly rung: Rung | null;
  readonly then: string;
}

/** A command that the viewer may send now, with a form made from its schema. */
export interface ActView {
  readonly command: string;
  readonly title: string;
  readonly subject: string | null;
  readonly main: boolean;
  readonly fields: readonly FieldView[];
  /** A page of its own instead of a form. */
  readonly href: string | null;
}

/** One field of a generated form. */
export interface FieldView {
  readonly name: string;
  readonly label: string;
  readonly widget:
    'text' | 'textarea' | 'number' | 'date' | 'select' | 'checks' | 'lines' | 'hidden' | 'share' | 'reveal';
  readonly required: boolean;
  readonly options: readonly { readonly value: string; readonly label: string }[];
  readonly value: string;
  readonly hint: string | null;
}

/** "为什么不能…": a command that is not allowed now, and why. */
export interface WhyNotView {
  readonly title: string;
  readonly text: string;
}

export interface TimelineEntry {
  readonly at: Instant;
  readonly text: string;
  readonly quote: string | null;
  /** A person's decision, as opposed to the system's housekeeping. */
  readonly key: boolean;
}

/** The viewer, for the frame of every staff page. */
export interface ViewerView {
  readonly person: string;
  readonly name: string;
  readonly org: string;
  readonly orgName: string;
  readonly role: Role;
  readonly roleName: string;
  readonly posts: readonly { readonly id: string; readonly label: string; readonly current: boolean }[];
  readonly counts: { readonly inbox: number; readonly overdue: number; readonly dueToday: number };
}

export interface RailStep {
  readonly word: string;
  readonly note: string | null;
  readonly state: 'was' | 'now' | 'next';
}

export interface Page<Row> {
  readonly rows: readonly Row[];
  /** Opaque cursor of the next page. */
  readonly next: string | null;
  readonly asOf: Instant;
}
