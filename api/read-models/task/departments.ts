import type { Deadline } from '../../../domain/clocks/deadline';
import type { DueView, Status } from '../../../contracts/views/common';
import type { DrawFacts, TaskView } from '../../../contracts/views/task';
import { sha256 } from '../../../journal/canonical';
import { draftPlan } from '../../../workflows/joint-task/draw/plan';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import type { Asked } from '../acts/ask';
import { iso, isoOrNull, type ReadDb } from '../db';
import { dueView } from '../due';
import { commandTitle, DRAW_STATUS, REPLY_STATUS } from '../words';
import type { TaskFacts } from './row';

export interface DepartmentRow {
  readonly org: string;
  readonly name: string;
  readonly lead: boolean;
  readonly reply: string;
  readonly replied_at: Date | null;
  readonly commit: string | null;
  readonly committed_at: Date | null;
  readonly revealed_at: Date | null;
  readonly members: number | null;
  readonly matched_at: Date | null;
  readonly matched: number;
  readonly available: number;
  readonly awaited: string | null;
  readonly waiting: number;
  readonly deadline: Deadline | null;
}

/**
 * The departments of a task, lead first, each with its reply, share, match, and its nearest open duty. An officer counts as
 * available (可派) who is in service and whose certificate covers the window, as matched who has been asked to declare and has
 * not been released by a recusal: thousands of places need not be counted.
 */
export const departmentRows = (db: ReadDb, { id, draw_id, window_from, window_to, now }: TaskFacts) =>
  db.rows<DepartmentRow>(
    `SELECT d.org_id AS org, o.short_name AS name, d.lead, d.reply, d.replied_at, s.commit_hash AS commit, s.committed_at, s.revealed_at,
       m.members, m.at AS matched_at,
       (SELECT count(*) FROM declaration e JOIN officer f ON f.id = e.officer_id WHERE e.draw_id = $2 AND f.org_id = d.org_id AND e.state <> 'released')::int AS matched,
       (SELECT count(*) FROM officer f WHERE f.org_id = d.org_id AND f.valid_from <= $3::date AND (f.valid_to IS NULL OR $3::date < f.valid_to)
          AND EXISTS (SELECT FROM certificate c WHERE c.officer_id = f.id AND c.valid_from <= $3::date AND $4::date <= c.valid_to))::int AS available,
       w.command AS awaited, coalesce(w.n, 0)::int AS waiting, w.deadline
     FROM task_department d JOIN org_unit o ON o.id = d.org_id
     LEFT JOIN draw_share s ON s.draw_id = $2 AND s.org_id = d.org_id
     LEFT JOIN match m ON m.draw_id = $2 AND m.org_id = d.org_id
     LEFT JOIN LATERAL (
       SELECT count(*) AS n, (array_agg(command ORDER BY due, key))[1] AS command, (array_agg(deadline ORDER BY due, key))[1] AS deadline
       FROM work_item WHERE process = $1 AND state = 'open' AND org_id = d.org_id AND role <> 'ops'
     ) w ON true
     WHERE d.task_id = $1 ORDER BY d.lead DESC, d.org_id`,
    id,
    draw_id,
    window_from ?? iso(now).slice(0, 10),
    window_to ?? iso(now).slice(0, 10),
  );

export function departmentsOf(
  rows: readonly DepartmentRow[],
  { stage, scheme, now }: TaskFacts,
): TaskView['departments'] {
  const itemsOf = (org: string) => (scheme?.items ?? []).filter((item) => item.org === org).length;
  return rows.map((row) => {
    const due = dueView(row.deadline, iso(now));
    return {
      org: row.org,
      name: row.name,
      lead: row.lead,
      items: itemsOf(row.org),
      officers: row.matched > 0 ? row.matched : row.available,
      due,
      accepted: row.reply === 'accepted',
      status: statusOf(row, due, stage),
      at: isoOrNull(lastDeed(row)),
    };
  });
}

const DRAFT: ReadonlySet<string> = new Set(['scheme', 'approval']);

/** What the department owes now, else how far it has come. */
function statusOf({ awaited, waiting, lead, reply }: DepartmentRow, due: DueView | null, stage: string): Status {
  if (awaited !== null) {
    const word = `待${commandTitle(awaited)}${waiting > 1 ? `（${waiting}件）` : ''}`;
    return { word, tone: due?.overdue ? 'bad' : reply === 'change_asked' ? 'warn' : 'move' };
  }
  if (lead) return { word: '牵头', tone: 'idle' };
  if (reply === 'pending' && DRAFT.has(stage)) return { word: '尚未送达', tone: 'idle' };
  return REPLY_STATUS[reply] ?? { word: reply, tone: 'idle' };
}

const lastDeed = ({ matched_at, revealed_at, committed_at, replied_at }: DepartmentRow): Date | null =>
  matched_at ?? revealed_at ?? committed_at ?? replied_at;

/** 抽取: what is known of the draw so far. All of it is public from the moment it is known; the draft is the task's own. */
export function drawOf(task: TaskFacts, departments: readonly DepartmentRow[], asked: Asked): DrawFacts | null {
  const { draw_id, draw_state, pool_count, pool_root } = task;
  if (draw_id === null || draw_state === null) return null;
  return {
    id: draw_id,
    attempt: task.attempt ?? 1,
    serial: task.serial ?? 0,
    status: DRAW_STATUS[draw_state] ?? { word: draw_state, tone: 'idle' },
    poolSize: pool_count ?? 0,
    poolRoot: pool_root ?? '',
    rosterRoot: task.roster_root,
    draft: draftOf(asked),
    planHash: task.plan_hash,
    planText: task.plan_text,
    revealBy: isoOrNull(task.reveal_by),
    shares: departments.map(({ org, name, commit, committed_at, revealed_at }) => ({
      org,
      name,
      commit,
      committed: committed_at !== null,
      revealed: revealed_at !== null,
    })),
    beacon: task.beacon,
    seed: task.seed,
    resultHash: task.result_hash,
    drawn: task.drawn_count,
  };
}

/** The plan that a signature now would publish (签发前的抽取计划), so that who signs has read its exact text. */
function draftOf({ life, now }: Asked): DrawFacts['draft'] {
  const state = life.state as JointTaskState;
  if (state.stage !== 'commitment') return null;
  const plan = draftPlan(state, now, sha256);
  return plan.ok ? plan.value : null;
}

/** 匹配结果 by department; a shortage is told in words. */
export const matchOf = (
  rows: readonly Pick<DepartmentRow, 'org' | 'name' | 'members' | 'matched_at' | 'matched'>[],
  shortages: ReadonlyMap<string, readonly string[]>,
): TaskView['match'] =>
  rows
    .filter(({ matched_at }) => matched_at !== null)
    .map(({ org, name, members, matched }) => ({
      org,
      name,
      members: members ?? 0,
      officers: matched,
      shortages: shortages.get(org) ?? [],
    }));
