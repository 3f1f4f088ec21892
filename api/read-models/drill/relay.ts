import type { RelayView } from '../../../contracts/views/drill';
import { beijingDay } from '../../../domain/calendar/beijing';
import type { Day } from '../../../domain/kernel/time';
import { iso, type ReadDb } from '../db';
import type { Viewer } from '../index';
import { pageOf } from '../page-of';
import { commandTitle } from '../words';
import { awaitedRows, type AwaitedRow } from './awaited';

/** As many as a page offers. */
const SHOWN = 3;

/** 演练接力: who is awaited besides the viewer, whose own acts the page shows anyway; first those of the process looked at. */
export async function relay(
  db: ReadDb,
  { login: own }: Viewer,
  { task, process, path }: { readonly task: string; readonly process: string; readonly path: string },
): Promise<RelayView | null> {
  const [row] = await db.rows<{ clock: string; now: Date; busy: boolean }>(
    `SELECT t.clock, n.now, EXISTS (SELECT FROM journal.process p
       WHERE (p.id = t.id OR p.parent = t.id) AND NOT p.ended AND (p.owed_since IS NOT NULL OR p.next_due <= n.now)) AS busy
     FROM task t JOIN journal.clock c ON c.id = t.clock CROSS JOIN LATERAL (SELECT journal.now_of(t.clock) AS now) n
     WHERE t.id = $1 AND c.purpose = 'drill' AND t.stage <> 'closed'`,
    task,
  );
  if (!row) return null;
  const today = beijingDay(iso(row.now));
  const awaited = (await awaitedRows(db, row.clock)).filter((item) => item.task_id === task && isRipe(item, today));
  const here = (item: AwaitedRow): boolean => item.login === own && pageOf(item.process, item.command) === path;
  const others = awaited.flatMap((item) => {
    const { login } = item;
    return login === null || here(item) ? [] : [{ ...item, login }];
  });
  const nearest = [
    ...others.filter((item) => item.process === process && item.login === own),
    ...others.filter((item) => item.process === process && item.login !== own),
    ...others.filter((item) => item.process !== process),
  ];
  return {
    clock: row.clock,
    task,
    busy: row.busy,
    items: nearest.slice(0, SHOWN).map((item) => ({
      key: `${item.process} ${item.key}`,
      what: commandTitle(item.command),
      href: pageOf(item.process, item.command),
      login: item.login,
    })),
    total: awaited.length,
    here: awaited.filter(here).length,
  };
}

/** A visit is made on its day; everything else is done when it is asked. */
const isRipe = ({ command, due }: AwaitedRow, today: Day): boolean =>
  command !== 'arrive' || due === null || beijingDay(iso(due)) <= today;
