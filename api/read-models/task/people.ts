import type { Status } from '../../../contracts/views/common';
import type { TaskView } from '../../../contracts/views/task';
import { iso, type ReadDb } from '../db';
import type { Viewer } from '../index';
import type { Names } from '../names';
import { seesOfficers, seesTarget } from '../sight';
import { answersFor, type JointTaskState } from '../../../workflows/joint-task/state';
import type { Asked } from '../acts/ask';
import type { AnyEvent, JournalLine } from '../timeline';
import { RECUSAL_STATUS, stageStatus } from '../words';
import type { TaskFacts } from './row';

/** Rows of a task page; the rest is counted. */
const VISITS_SHOWN = 50;
const RECUSALS_SHOWN = 100;

export interface RecusalRow {
  readonly id: string;
  readonly officer: string;
  readonly org: string;
  readonly position: number;
  readonly state: string;
  readonly at: Date;
  readonly replaced_by: string | null;
}

export const recusalRows = (db: ReadDb, task: string) =>
  db.rows<RecusalRow>(
    `SELECT recusal_id AS id, officer_id AS officer, org_id AS org, position, state, applied_at AS at, replaced_by
     FROM recusal_decision WHERE task_id = $1 ORDER BY applied_at DESC, recusal_id LIMIT ${RECUSALS_SHOWN}`,
    task,
  );

/** 回避: who applied is told to the own department and the lead; the ground to the decider alone, on a page of its own (X3). */
export const recusalsOf = (
  rows: readonly RecusalRow[],
  viewer: Viewer,
  { lead_org }: TaskFacts,
  names: Names,
): TaskView['recusals'] =>
  rows.map(({ id, officer, org, position, state, at, replaced_by }) => {
    const named = seesOfficers(viewer, lead_org, org);
    const nameOf = (who: string) => (named ? names.officer(who) : '一名执法人员');
    return {
      id,
      officer: nameOf(officer),
      org: names.org(org),
      position,
      status: recusalStatus(state),
      at: iso(at),
      replacedBy: replaced_by && nameOf(replaced_by),
    };
  });

export const recusalStatus = (state: string): Status => RECUSAL_STATUS[state] ?? { word: state, tone: 'idle' };

export interface VisitRow {
  readonly position: number;
  readonly inspection: string | null;
  readonly stage: string | null;
  readonly overlay: string | null;
  readonly published: boolean;
  readonly target: string | null;
  readonly visit_from: Date;
  readonly leader: string;
  readonly vehicle: string | null;
  readonly officers: number;
  readonly own: boolean;
  readonly total: number;
}

/** The first visits by position, each with its newest inspection and team. $2 the viewer's own entry in the officers' library. */
export const visitRows = (db: ReadDb, task: string, officer: string | null) =>
  db.rows<VisitRow>(
    `WITH shown AS (SELECT v.*, (SELECT count(*) FROM visit WHERE process = $1)::int AS total FROM visit v WHERE v.process = $1 ORDER BY v.position LIMIT ${VISITS_SHOWN})
     SELECT v.position, i.id AS inspection, i.stage, i.overlay, i.published_at IS NOT NULL AS published, t.name AS target, v.visit_from, v.leader, v.vehicle, v.total,
       coalesce(m.n, 0)::int AS officers, coalesce(m.own, false) AS own
     FROM shown v
     LEFT JOIN LATERAL (SELECT id, stage, overlay, published_at FROM inspection WHERE task_id = $1 AND position = v.position ORDER BY id DESC LIMIT 1) i ON true
     LEFT JOIN current_target t ON t.process = $1 AND t.position = v.position
     LEFT JOIN LATERAL (
       SELECT count(*) AS n, bool_or(officer_id = $2) AS own FROM current_member WHERE process = $1 AND position = v.position
     ) m ON true
     ORDER BY v.position`,
    task,
    officer,
  );

export const visitsOf = (
  rows: readonly VisitRow[],
  viewer: Viewer,
  { lead_org, window_to, now }: TaskFacts,
  names: Names,
): TaskView['visits'] => {
  const scope = { lead: lead_org, windowTo: window_to, now: iso(now) };
  return rows.map((row) => ({
    position: row.position,
    inspection: row.inspection,
    target: seesTarget(viewer, scope, row) ? row.target : null,
    from: iso(row.visit_from),
    leader: names.officer(row.leader),
    vehicle: row.vehicle,
    officers: row.officers,
    status: row.stage === null ? { word: '已排期', tone: 'idle' } : stageStatus('inspection', row.stage, row.overlay),
  }));
};

/** 空缺 by department, as they stand. */
export function vacanciesOf({ life }: Asked): ReadonlyMap<string, readonly string[]> {
  const { draw } = life.state as JointTaskState;
  return new Map(
    Object.entries(draw.vacant)
      .filter(([, { count }]) => count > 0)
      .map(([org, { count }]) => [org, [`${count}个岗位空缺，请负责人指定人员补缺，或申请重抽`]]),
  );
}

/** Reasons of decisions on recusals may tell the ground: for the department that decided, and nobody else (X3). */
export function hushFor(viewer: Viewer, lines: readonly JournalLine[], asked: Asked): (event: AnyEvent) => boolean {
  const decider = (org: string) => answersFor(asked.life.state as JointTaskState, org);
  const own = new Set(
    lines.flatMap(({ event }) =>
      event.type === 'recusalApplied' && decider(event.org) === viewer.org ? [event.recusal] : [],
    ),
  );
  return (event) =>
    (event.type === 'recusalGranted' || event.type === 'recusalRefused') &&
    !(viewer.role === 'leader' && own.has(event.recusal));
}
