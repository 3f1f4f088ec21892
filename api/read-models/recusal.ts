import { GROUNDS } from '../../domain/recusal/grounds';
import type { RecusalView } from '../../contracts/views/recusal';
import type { Unseal } from '../../journal/seal';
import { actsOf } from './acts/acts';
import { askFor, type Ask } from './acts/ask';
import { whyNotOf } from './acts/why-not';
import { iso, type ReadDb } from './db';
import { eventsOf } from './history';
import type { Viewer } from './index';
import { namesOf, type Names } from './names';
import { recusalStatus } from './task/people';
import { taskFacts } from './task/row';
import type { JournalLine } from './timeline';
import { stageStatus } from './words';

interface ApplicationRow {
  readonly id: string;
  readonly officer: string;
  readonly position: number;
  readonly state: string;
  readonly at: Date;
  readonly decided_at: Date | null;
  readonly decided_by: string | null;
  /** Sealed. */
  readonly ground: string;
  readonly note: string;
  readonly seq: number;
  readonly ord: number;
}

/** 决定回避申请: the own department's applications, and the lead's those of experts, for the leader who decides them; there is no such page for anybody else (X3). */
export async function recusal(
  db: ReadDb,
  ask: Ask,
  unseal: Unseal,
  viewer: Viewer,
  id: string,
): Promise<RecusalView | null> {
  if (viewer.role !== 'leader') return null;
  const [task, asked, sealed, decisions] = await Promise.all([
    taskFacts(db, id),
    askFor(ask, 'jointTask', id, viewer),
    applicationRows(db, id, viewer.org),
    eventsOf(db, id, ['recusalGranted', 'recusalRefused']),
  ]);
  if (!task || !asked) return null;
  const names = await namesOf(db, {
    officers: sealed.map(({ officer }) => officer),
    persons: sealed.flatMap(({ decided_by }) => decided_by ?? []),
  });
  const reasons = reasonsIn(decisions);
  const scene = { process: 'jointTask', id, page: 'recusal', asked, viewer } as const;
  return {
    id,
    number: task.number,
    name: task.name,
    seq: asked.seq,
    status: stageStatus('jointTask', task.stage, task.overlay),
    applications: sealed.map((row) => applicationOf(opened(unseal, id, row), names, reasons)),
    acts: actsOf(scene).filter(({ command }) => command === 'decideRecusal'),
    whyNot: whyNotOf(scene),
    asOf: iso(task.now),
  };
}

/** The only statement that reads grounds. */
const applicationRows = (db: ReadDb, task: string, org: string) =>
  db.rows<ApplicationRow>(
    `SELECT d.recusal_id AS id, d.officer_id AS officer, d.position, d.state, d.applied_at AS at, d.decided_at, d.decided_by, r.ground, r.note, r.seq, r.ord
     FROM recusal_decision d JOIN recusal r ON r.id = d.recusal_id JOIN task t ON t.id = d.task_id
     WHERE d.task_id = $1 AND CASE WHEN d.org_id = t.scheme->'experts'->>'org' THEN t.lead_org ELSE d.org_id END = $2 ORDER BY d.state <> 'applied', d.applied_at DESC, d.recusal_id`,
    task,
    org,
  );

/** The row with what lies sealed in it. */
function opened(unseal: Unseal, process: string, row: ApplicationRow): ApplicationRow {
  const { seq, ord } = row;
  const read = (column: 'ground' | 'note') => unseal({ process, seq, set: 'recusals', ord, column }, row[column]);
  return { ...row, ground: read('ground'), note: read('note') };
}

/** What was written for each decision, by its application. */
const reasonsIn = (lines: readonly JournalLine[]): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap(({ event }) =>
      event.type === 'recusalGranted' || event.type === 'recusalRefused'
        ? [[event.recusal, event.reason] as const]
        : [],
    ),
  );

const applicationOf = (
  { id, officer, position, state, at, decided_at, decided_by, ground, note }: ApplicationRow,
  names: Names,
  reasons: ReadonlyMap<string, string>,
): RecusalView['applications'][number] => ({
  id,
  officer: names.officer(officer),
  position,
  status: recusalStatus(state),
  at: iso(at),
  decided:
    decided_at && decided_by
      ? { at: iso(decided_at), by: names.person(decided_by), reason: reasons.get(id) ?? '' }
      : null,
  ground: GROUNDS.find(({ code }) => code === ground)?.text ?? ground,
  note,
});
