import type { TaskView } from '../../../contracts/views/task';
import type { ReadDb } from '../db';
import type { TaskFacts } from './row';

/** What the visits found, by the last round of each department's results; null before everything is disclosed. */
export async function findingsOf(
  db: ReadDb,
  { id, stage }: Pick<TaskFacts, 'id' | 'stage'>,
): Promise<TaskView['findings']> {
  if (stage !== 'closing' && stage !== 'closed') return null;
  const [row] = await db.rows<{ targets: number; problems: number }>(
    `SELECT count(DISTINCT r.process)::int AS targets, count(*)::int AS problems
     FROM inspection i JOIN result r ON r.process = i.id
     WHERE i.task_id = $1 AND r.problem <> ''
       AND r.round = (SELECT max(n.round) FROM result n WHERE n.process = r.process AND n.org_id = r.org_id)`,
    id,
  );
  return row ?? null;
}
