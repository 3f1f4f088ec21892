import { beijingDay, beijingTime } from '../../domain/calendar/beijing';
import { fairnessAuditInSteps, type FairnessReport } from '../../domain/fairness/audit';
import type { Steps } from '../../domain/kernel/steps';
import type { Db } from '../db';
import { fairnessInput } from './input';

/** The city's own draws; a drill's are judged by whoever drills. */
const CLOCK = 'city';
/** Offices are closed and the day before is over. */
const FROM = '01:00';

/**
 * The night's self-audit of fairness (公平性自查), if it is owed: once a day of the city's clock. Any number of workers may ask;
 * one row comes of it.
 * @param drive does the long part of it, with rests in between
 */
export async function auditNightly(
  db: Db,
  drive: (steps: Steps<FairnessReport>) => Promise<FairnessReport>,
): Promise<'done' | 'notOwed'> {
  const [clock] = await db.query<{ now: Date | null; last: string | null }>(
    `SELECT journal.now_of($1) AS now, (SELECT max(day)::text FROM fairness_audit WHERE clock = $1) AS last`,
    [CLOCK],
  );
  if (!clock?.now) return 'notOwed';
  const at = clock.now.toISOString();
  const day = beijingDay(at);
  if ((clock.last !== null && clock.last >= day) || beijingTime(at) < FROM) return 'notOwed';
  const report = await drive(fairnessAuditInSteps(await db.snapshot((tx) => fairnessInput(tx, CLOCK))));
  await db.query(
    `INSERT INTO fairness_audit (clock, day, at, report) VALUES ($1, $2, $3, $4) ON CONFLICT (clock, day) DO NOTHING`,
    [CLOCK, day, at, JSON.stringify(report)],
  );
  return 'done';
}
