import { GROUNDS } from '../../domain/recusal/grounds';
import type { Deadline } from '../../domain/clocks/deadline';
import type { ActView } from '../../contracts/views/common';
import type { RecusalView } from '../../contracts/views/recusal';
import type { Unseal } from '../../journal/seal';
import { actsOf } from './acts/acts';
import { askFor, type Ask, type Asked } from './acts/ask';
import { whyNotOf } from './acts/why-not';
import { iso, isoOrNull, type ReadDb } from './db';
import { dueView } from './due';
import type { Viewer } from './index';
import { namesOf, type Names } from './names';
import { recusalStatus } from './task/people';
import { taskFacts } from './task/row';
import { stageStatus } from './words';

/** Roles of whom a draw sends. */
const DRAWN: ReadonlySet<string> = new Set(['officer', 'expert']);
const HERE: ReadonlySet<string> = new Set(['declareClear', 'declareConflict', 'decideRecusal']);

type Target = RecusalView['targets'][number];
interface ApplicationRow {
  readonly id: string;
  readonly officer: string;
  readonly position: number;
  readonly state: string;
  readonly at: Date;
  readonly decided_at: Date | null;
  /** Sealed, and null for whom it is not. */
  readonly ground: string | null;
  readonly note: string | null;
  readonly seq: number;
  readonly ord: number;
}

/**
 * 回避申报: for an officer or an expert, the own declaration and targets; for the leader who decides, the own department's
 * applications, and the lead's those of experts.
 */
export async function recusal(
  db: ReadDb,
  ask: Ask,
  unseal: Unseal,
  viewer: Viewer,
  id: string,
): Promise<RecusalView | null> {
  if (!DRAWN.has(viewer.role) && viewer.role !== 'leader') return null;
  const [task, asked] = await Promise.all([taskFacts(db, id), askFor(ask, 'jointTask', id, viewer)]);
  if (!task || !asked) return null;
  const officer = DRAWN.has(viewer.role) ? viewer.officer : null;
  const [targets, applications, mine] = await Promise.all([
    officer === null ? [] : targetsOf(db, id, officer),
    applicationRows(db, id, viewer),
    officer === null ? null : declarationOf(db, id, officer),
  ]);
  const names = await namesOf(db, { officers: applications.map((row) => row.officer) });
  const scene = { process: 'jointTask', id, page: 'recusal', asked, viewer } as const;
  const acts = actsOf(scene).filter(({ command }) => HERE.has(command));
  return {
    id,
    number: task.number,
    name: task.name,
    seq: asked.seq,
    status: stageStatus('jointTask', task.stage, task.overlay),
    mine: mine && { status: recusalStatus(mine.state), due: dueOf(asked, viewer) },
    targets,
    applications: applications.map((row) => applicationOf(opened(unseal, id, row), names)),
    grounds: GROUNDS.map(({ code, text }) => ({ value: code, label: text })),
    acts: acts.map((act) => withPositions(act, targets)),
    whyNot: whyNotOf(scene),
    asOf: iso(task.now),
  };
}

/** The targets of the officer's own teams, as they stand after every replacement (X2). */
const targetsOf = (db: ReadDb, task: string, officer: string) =>
  db.rows<Target>(
    `SELECT DISTINCT t.position, t.name, t.address, coalesce(w.name, '') AS town
     FROM current_member m JOIN current_target t USING (process, position) LEFT JOIN town w ON w.code = t.town_code
     WHERE m.process = $1 AND m.officer_id = $2 ORDER BY t.position`,
    task,
    officer,
  );

/** Applications of one's own without the ground, or those of the department for its leader with it (X3). */
const applicationRows = (db: ReadDb, task: string, { role, org, officer }: Viewer) =>
  db.rows<ApplicationRow>(
    `SELECT d.recusal_id AS id, d.officer_id AS officer, d.position, d.state, d.applied_at AS at, d.decided_at,
       CASE WHEN $2 THEN r.ground END AS ground, CASE WHEN $2 THEN r.note END AS note, r.seq, r.ord
     FROM recusal_decision d JOIN recusal r ON r.id = d.recusal_id JOIN task t ON t.id = d.task_id
     WHERE d.task_id = $1 AND CASE WHEN $2 THEN CASE WHEN d.org_id = t.scheme->'experts'->>'org' THEN t.lead_org ELSE d.org_id END = $3 ELSE d.officer_id = $4 END ORDER BY d.state <> 'applied', d.applied_at DESC, d.recusal_id`,
    task,
    role === 'leader',
    org,
    officer ?? '',
  );

/** The row with what lies sealed in it, for the one who decides: it was not read for anybody else. */
function opened(unseal: Unseal, process: string, row: ApplicationRow): ApplicationRow {
  const { seq, ord } = row;
  const read = (column: 'ground' | 'note') => {
    const sealed = row[column];
    return sealed === null ? null : unseal({ process, seq, set: 'recusals', ord, column }, sealed);
  };
  return { ...row, ground: read('ground'), note: read('note') };
}

async function declarationOf(db: ReadDb, task: string, officer: string): Promise<{ state: string } | null> {
  const [row] = await db.rows<{ state: string }>(
    `SELECT e.state FROM declaration e JOIN task t ON t.draw_id = e.draw_id WHERE t.id = $1 AND e.officer_id = $2`,
    task,
    officer,
  );
  return row ?? null;
}

function dueOf({ duties, now }: Asked, { person }: Viewer) {
  const own = duties.find(
    (duty) => duty.kind === 'person' && duty.command === 'declareClear' && duty.person === person,
  );
  const deadline: Deadline | undefined = own?.kind === 'person' ? own.deadline : undefined;
  return dueView(deadline ?? null, now);
}

const applicationOf = (
  { id, officer, position, state, at, decided_at, ground, note }: ApplicationRow,
  names: Names,
): RecusalView['applications'][number] => ({
  id,
  officer: names.officer(officer),
  position,
  status: recusalStatus(state),
  at: iso(at),
  decidedAt: isoOrNull(decided_at),
  ground: ground && (GROUNDS.find(({ code }) => code === ground)?.text ?? ground),
  note,
});

/** A position is chosen among the own ones, never typed. */
const withPositions = (act: ActView, targets: readonly Target[]): ActView => ({
  ...act,
  fields: act.fields.map((field) =>
    field.name !== 'position'
      ? field
      : {
          ...field,
          widget: 'select',
          options: targets.map(({ position, name }) => ({ value: String(position), label: `${position} ${name}` })),
        },
  ),
});
