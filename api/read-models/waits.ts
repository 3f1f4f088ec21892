import type { Deadline, Rung } from '../../domain/clocks/deadline';
import { isMachine, type Role } from '../../domain/kernel/duty';
import type { Instant } from '../../domain/kernel/time';
import { beijingDay, beijingTime } from '../../domain/calendar/beijing';
import type { WaitView } from '../../contracts/views/common';
import type { Asked } from './acts/ask';
import { iso, type ReadDb } from './db';
import { dueView, whyView } from './due';
import { actWord, commandTitle, ROLE_WORDS } from './words';

interface Row {
  readonly own: boolean;
  readonly command: string;
  readonly role: Role;
  readonly org: string;
  readonly org_name: string | null;
  readonly n: number;
  readonly since: Date;
  readonly deadline: Deadline | null;
  readonly rung: number;
  readonly person: string | null;
}

const RUNGS: readonly (Rung | null)[] = [null, 'reminder', 'escalation', 'breach'];
/** Roles of whom a draw sends: by name for whom it concerns. */
const DRAWN: ReadonlySet<string> = new Set(['officer', 'expert']);
/** Lines that a page shows. */
const MOST = 12;

/**
 * Open duties, counted by who is awaited for what, nearest deadline first. `$1` is a process, or a task with all its
 * inspections: of thousands of rows only the nearest of each group is read whole, by the inbox's index.
 */
const select = (where: string) =>
  `WITH awaited AS (
     SELECT w.process = $1 AS own, w.command, w.role, w.org_id AS org, count(*)::int AS n, min(w.since) AS since, min(w.due) AS due,
       max(CASE w.rung WHEN 'breach' THEN 3 WHEN 'escalation' THEN 2 WHEN 'reminder' THEN 1 ELSE 0 END) AS rung
     FROM work_item w WHERE w.state = 'open' AND ${where} GROUP BY 1, 2, 3, 4 ORDER BY 1 DESC, min(w.due), 4, 2 LIMIT ${MOST})
   SELECT a.*, o.short_name AS org_name, f.deadline, p.name AS person FROM awaited a
   LEFT JOIN LATERAL (
     SELECT w.deadline, w.person_id FROM work_item w
     WHERE w.state = 'open' AND w.org_id = a.org AND w.role = a.role AND w.due IS NOT DISTINCT FROM a.due AND w.command = a.command AND ${where} LIMIT 1
   ) f ON true
   LEFT JOIN org_unit o ON o.id = a.org LEFT JOIN person p ON p.id = f.person_id
   ORDER BY a.own DESC, a.due, a.org, a.command`;

export const taskWaits = (db: ReadDb, task: string) => db.rows<Row>(select('w.task_id = $1'), task);
export const processWaits = (db: ReadDb, process: string) => db.rows<Row>(select('w.process = $1'), process);

const AFTER: Readonly<Record<string, string>> = {
  revealShare: '截止后缺席部门按空值计入，结果照常产生',
  retryAct: '处理后系统接着办理',
};

/**
 * 在等: who is awaited, for what, since, until when, and what then. Nobody: what the machine is about to do.
 * @param mayName whether the viewer may know officers of a department by name
 */
export function waitsOf(rows: readonly Row[], asked: Asked, mayName: (org: string) => boolean): readonly WaitView[] {
  const persons = rows.map((row) => personWait(row, asked.now, mayName));
  return rows.some(({ own }) => own) ? persons : [...machineWaits(asked), ...persons];
}

function personWait(row: Row, now: Instant, mayName: (org: string) => boolean): WaitView {
  const { command, role, org, org_name, n, since, deadline, person } = row;
  const rung = RUNGS[row.rung] ?? null;
  const name = n === 1 && person !== null && (!DRAWN.has(role) || mayName(org)) ? ` ${person}` : '';
  const due = dueView(deadline, now);
  return {
    who: role === 'ops' ? '运维' : `${org_name ?? org}${ROLE_WORDS[role]}${name}`,
    what:
      n > 1
        ? `${commandTitle(command)}（${n}${DRAWN.has(role) && person !== null ? '人' : '件'}）`
        : commandTitle(command),
    since: iso(since),
    due,
    why: whyView(deadline, now),
    rung,
    then: AFTER[command] ?? afterwards(rung, deadline !== null),
  };
}

function afterwards(rung: Rung | null, limited: boolean): string {
  if (rung === 'escalation' || rung === 'breach') return '已升级到联席会议办公室';
  return limited ? '逾期自动升级到联席会议办公室' : '';
}

/** What no person is awaited for: an act that a worker performs at once, or a date at which the system goes on by itself. */
function machineWaits({ duties, now }: Asked): readonly WaitView[] {
  return duties.filter(isMachine).flatMap((duty): WaitView[] => {
    const wait = { who: '系统', what: actWord(duty.act), since: now, due: null, why: null, rung: null };
    if (duty.kind === 'effect') return [{ ...wait, then: '办好即进入下一步，不用您操作' }];
    if (duty.kind === 'children')
      return duty.from < duty.total ? [{ ...wait, then: `已下达${duty.from}户，共${duty.total}户` }] : [];
    return duty.ladder
      ? []
      : [
          {
            ...wait,
            what: `${actWord(duty.act)}（${beijingDay(duty.due).slice(5)} ${beijingTime(duty.due)}）`,
            then: '到时自动办理，不用您操作',
          },
        ];
  });
}
