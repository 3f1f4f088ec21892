import type { Role } from '../../domain/kernel/duty';
import type { Facts } from '../../domain/kernel/result';
import type { AwaitedItem, ClockView, DrillsView, DrillView, RelayView } from '../../contracts/views/drill';
import type { DrawRoomView } from '../../contracts/views/draw-room';
import type { FairnessView } from '../../contracts/views/fairness';
import type { InspectionView } from '../../contracts/views/inspection';
import type { DrawAccessesView } from '../../contracts/views/draw-given';
import type { DrawLogView, DrawRecordView } from '../../contracts/views/draws';
import type { OfficersView, PlaceState, PoolTargetsView } from '../../contracts/views/officers';
import type { PublicHomeView, PublicTaskView } from '../../contracts/views/public';
import type { RecusalView } from '../../contracts/views/recusal';
import type { InboxView, SchemeView, TaskListView, TasksPageView, TaskView } from '../../contracts/views/task';
import type { ViewerView } from '../../contracts/views/common';

/** Who looks, and under which post; read from the session by `api/auth`, never from a request's body. */
export interface Viewer {
  readonly person: string;
  readonly name: string;
  readonly login: string;
  readonly post: string;
  readonly role: Role;
  readonly org: string;
  readonly orgName: string;
  /** The viewer's organisation and every one beneath it (组织树), valid today. */
  readonly orgs: readonly string[];
  /** The viewer's entry in the officers' library, if any. */
  readonly officer: string | null;
}

export interface PageQuery {
  /** Opaque; from `next` of the page before. A cursor that cannot be read is taken as none. */
  readonly cursor?: string | undefined;
  /** Rows a page, 1–100. */
  readonly limit: number;
}
export interface InboxQuery extends PageQuery {
  readonly tab: 'mine' | 'done' | 'escalated';
}
export interface DrawLogQuery extends PageQuery {
  readonly clock: string;
}
export interface TasksQuery extends PageQuery {
  readonly stage?: string | undefined;
  readonly q?: string | undefined;
}
export interface OfficersQuery extends PageQuery {
  /** The library of experts in place of the own department. */
  readonly of?: 'experts' | undefined;
  /** Only places that stand so. */
  readonly state?: PlaceState | undefined;
  /** The place that is picked: `31.0`. */
  readonly at?: string | undefined;
}
export interface PoolQuery extends PageQuery {
  readonly q: string;
}

/**
 * One query a screen. Null: it does not exist or the viewer may not see it (the two are told apart to nobody).
 * Whether the viewer's post opens the route, and whether its organisation has to do with the task or inspection, has been
 * checked by the route table before a read model is asked; what of it the viewer sees (console.md X1–X6) is checked here.
 */
export interface ReadModels {
  /** The frame of every staff page: name, posts, counts. */
  frame(viewer: Viewer): Promise<ViewerView>;
  inbox(viewer: Viewer, query: InboxQuery): Promise<InboxView>;
  tasks(viewer: Viewer, query: TasksQuery): Promise<TaskListView>;
  task(viewer: Viewer, id: string): Promise<TaskView | null>;
  scheme(viewer: Viewer, id: string): Promise<SchemeView | null>;
  officers(viewer: Viewer, id: string, query: OfficersQuery): Promise<OfficersView | null>;
  /** Targets of the frozen pool, while the viewer's department is asked for its known conflicts. */
  poolTargets(viewer: Viewer, id: string, query: PoolQuery): Promise<PoolTargetsView | null>;
  /** The applications that await the leader, with their grounds: nobody else's page. */
  recusal(viewer: Viewer, id: string): Promise<RecusalView | null>;
  /** 抽取室; `origin` is the address under which the public reaches the site. */
  drawRoom(viewer: Viewer, id: string, origin: string): Promise<DrawRoomView | null>;
  /** The time stamp of a draw's plan, as the authority answered. */
  drawTimestamp(id: string): Promise<Uint8Array | null>;
  /** 查阅记录: who was given what of a draw that is not everybody's. */
  drawAccesses(id: string): Promise<DrawAccessesView | null>;
  inspection(viewer: Viewer, id: string): Promise<InspectionView | null>;
  publicHome(): Promise<PublicHomeView>;
  publicTask(id: string, query: PageQuery): Promise<PublicTaskView | null>;
  /** The public view of a task's draw (draw.md §4): what anybody needs to recompute it, no name in it; null before the draw. */
  publicDraw(id: string): Promise<PublicDrawView | null>;
  /** The same by the draw's own number, as it stands or stood when this was its result; null too where it never was. */
  publicDrawOf(draw: string, result?: string): Promise<PublicDrawView | null>;
  /** The public log of a clock's draws; null: there is no such clock. */
  drawLog(query: DrawLogQuery): Promise<DrawLogView | null>;
  /** What was to be seen of one draw, by its number. */
  drawRecord(draw: string): Promise<DrawRecordView | null>;
  /** The nights' audits of fairness; persons by name only as the viewer may know them. */
  fairness(viewer: Viewer): Promise<FairnessView>;
  /** Everyone awaited on a drill's clock, with the sample login that holds the duty's role there. */
  awaited(clock: string): Promise<readonly AwaitedItem[]>;
  /** The viewer's own drill clocks, and the page of one that the journal has told. */
  drills(viewer: Viewer): Promise<DrillsView>;
  drill(clock: ClockView): Promise<Omit<DrillView, 'password'>>;
  /** Who is awaited in a drill's task, those of the process looked at first; null: the task is the city's own, or there is none. */
  relay(
    viewer: Viewer,
    about: { readonly task: string; readonly process: string; readonly path: string },
  ): Promise<RelayView | null>;
  /** The drill clocks that a new task may be put on. */
  openClocks(): Promise<TasksPageView['clocks']>;
  /** The facts of a refusal as a person reads them: names for ids. */
  told(facts: Facts): Promise<Facts>;
}

/** Text of the plan exactly as hashed, strata with leaves, reveals, beacon, masked events, team hashes. */
export type PublicDrawView = Readonly<Record<string, unknown>> & { readonly plan_text: string };
