import { beijingDay } from '../../../domain/calendar/beijing';
import { workingDayFrom } from './office';
import type { DrillsView } from '../../../contracts/views/drill';
import type { TasksPageView } from '../../../contracts/views/task';
import { iso, type ReadDb } from '../db';
import type { Viewer } from '../index';

interface Row {
  readonly id: string;
  readonly at: Date;
  readonly tasks: number;
  readonly open: number;
}

/** As many clocks as a page shows. */
const SHOWN = 20;

/** 演练时钟: the viewer's own, which nobody else may move; those with a task still open first. */
export async function drills(db: ReadDb, { person }: Viewer): Promise<DrillsView> {
  const [rows, [known]] = await Promise.all([
    db.rows<Row>(
      `SELECT c.id, c.at, count(t.id)::int AS tasks, (count(t.id) FILTER (WHERE t.stage <> 'closed'))::int AS open
       FROM journal.clock c LEFT JOIN task t ON t.clock = c.id WHERE c.purpose = 'drill' AND c.created_by = $1
       GROUP BY c.id, c.at ORDER BY count(t.id) FILTER (WHERE t.stage <> 'closed') = 0 AND count(t.id) > 0, c.at DESC, c.id LIMIT ${SHOWN}`,
      person,
    ),
    db.rows<{ n: number; now: Date }>(
      `SELECT coalesce(max(substring(id FROM '^drill-([0-9]{1,6})$')::int), 0) AS n, journal.now_of('city') AS now FROM journal.clock WHERE purpose = 'drill'`,
    ),
  ]);
  return {
    clocks: rows.map(({ id, at, tasks, open }) => ({ id, now: iso(at), tasks, open })),
    proposed: { id: `drill-${(known?.n ?? 0) + 1}`, day: workingDayFrom(beijingDay(iso(known?.now ?? new Date()))) },
  };
}

/** The drill clocks that a new task may be put on: those whose drill has not been lived to its end. */
export async function openClocks(db: ReadDb): Promise<TasksPageView['clocks']> {
  const rows = await db.rows<{ id: string; at: Date }>(
    `SELECT c.id, c.at FROM journal.clock c WHERE c.purpose = 'drill' AND c.mode = 'still'
       AND (NOT EXISTS (SELECT FROM task t WHERE t.clock = c.id) OR EXISTS (SELECT FROM task t WHERE t.clock = c.id AND t.stage <> 'closed'))
     ORDER BY EXISTS (SELECT FROM task t WHERE t.clock = c.id), c.at DESC, c.id LIMIT ${SHOWN}`,
  );
  return rows.map(({ id, at }) => ({ id, now: iso(at) }));
}
