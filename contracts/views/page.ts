import type { Problem } from '../routes/parts';
import type { FairnessView } from './fairness';
import type { InspectionView } from './inspection';
import type { LoginView } from './access';
import type { DrawLogView, DrawRecordView } from './draws';
import type { DrawRoomView } from './draw-room';
import type { DrillsView, DrillView, RelayView } from './drill';
import type { PublicHomeView, PublicTaskView } from './public';
import type { OfficersView } from './officers';
import type { RecusalView } from './recusal';
import type { InboxView, SchemeView, TasksPageView, TaskView } from './task';
import type { ViewerView } from './common';

/** A form that was refused: the page is shown again with why, and with what the person had typed (console.md E2, E3). */
export interface RefusedForm {
  /** The command of the form; null: the page itself (login, new task). */
  readonly command: string | null;
  readonly problem: Problem;
  /** The fields as they were posted, by name; passwords left out. */
  readonly values: Readonly<Record<string, string | readonly string[]>>;
}

/** What every page is given beside its view. */
export interface PageContext {
  /** Null on public pages and at the login. */
  readonly viewer: ViewerView | null;
  /** The address shown, with its query: for the current tab and for `next`. */
  readonly path: string;
  /** The hidden `commandId` of one form; a new one at every call. Every form of a command posts it. */
  readonly commandId: () => string;
  readonly refused: RefusedForm | null;
  /** Only in the sample city, on a drill's task: one person plays all. */
  readonly relay: (RelayView & { readonly password: string }) | null;
}

export type Render<View> = (view: View, context: PageContext) => string;

/**
 * The pages, each a function of its view. Forms post urlencoded to `/c/tasks/:id/do/:command` or
 * `/c/inspections/:task/:n/do/:command` with `commandId`, `seq` (the version seen, may be left out) and the fields by the
 * paths of the command's schema: `reason`, `officers` (repeated), `entries.0.code`, `scheme.window.from`.
 * A row of a list that carries `picked` (`scheme.items.3.picked`, empty from a hidden field, `yes` from the checkbox after
 * it) is part of the list only when ticked: so a form without script can offer rows to choose from.
 */
export interface Pages {
  readonly login: Render<LoginView>;
  readonly inbox: Render<InboxView>;
  readonly tasks: Render<TasksPageView>;
  readonly task: Render<TaskView>;
  readonly scheme: Render<SchemeView>;
  readonly officers: Render<OfficersView>;
  readonly recusal: Render<RecusalView>;
  readonly drawRoom: Render<DrawRoomView>;
  /** 大屏: the same view for the wall of a hall, without who did what. */
  readonly drawScreen: Render<DrawRoomView>;
  readonly inspection: Render<InspectionView>;
  /** 录入: the same view, made for the phone. */
  readonly entry: Render<InspectionView>;
  readonly drills: Render<DrillsView>;
  readonly drill: Render<DrillView>;
  readonly fairness: Render<FairnessView>;
  readonly publicHome: Render<PublicHomeView>;
  readonly publicTask: Render<PublicTaskView>;
  readonly drawLog: Render<DrawLogView>;
  readonly drawRecord: Render<DrawRecordView>;
  /** Any refusal that has no page of its own, with its status: not found, not allowed, an incident. */
  readonly problem: Render<Problem>;
}
