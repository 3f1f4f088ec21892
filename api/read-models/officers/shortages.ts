import type { Shortage } from '../../../contracts/views/officers';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import type { Asked } from '../acts/ask';
import type { ReadDb } from '../db';
import { eventsOf } from '../history';
import type { Viewer } from '../index';
import type { countRows } from './places';
import { dueOf } from './roster';

type Counted = Awaited<ReturnType<typeof countRows>>[number];

/** 人员不足: departments asked again since they had too few to send, or else those with vacancies; the own one first. */
export async function shortagesOf(
  db: ReadDb,
  asked: Asked,
  counts: readonly Counted[],
  viewer: Viewer,
  tagOf: (org: string) => string | null,
): Promise<readonly Shortage[]> {
  const { stage, draw } = asked.life.state as JointTaskState;
  const again = counts.filter(({ org }) => {
    const roster = draw.rosters[org];
    return stage === 'commitment' && roster?.state === 'asked' && roster.round > 1;
  });
  const told = again.length > 0 ? await newestShort(db, asked.process) : [];
  const of = ({ org, name }: Counted) => ({ org, name, own: org === viewer.org, tag: tagOf(org) });
  const short = again.flatMap((one): Shortage[] => {
    const found = told.find(({ org }) => org === one.org);
    if (!found) return [];
    const { fit, wanted } = found;
    const due = dueOf(asked, 'confirmRoster', one.org);
    return [{ ...of(one), missing: wanted - fit, roster: { fit, wanted }, positions: [], due }];
  });
  const vacant = counts
    .filter((one) => one.vacant > 0)
    .map((one): Shortage => ({
      ...of(one),
      missing: one.vacant,
      roster: null,
      positions: one.org === viewer.org ? one.vacancies : [],
      due: dueOf(asked, 'appointOfficer', one.org),
    }));
  return [...short, ...vacant].sort((a, b) => Number(b.own) - Number(a.own));
}

/** What the freezing of the roster last found too few. */
async function newestShort(db: ReadDb, task: string) {
  const lines = await eventsOf(db, task, ['rosterShort']);
  return lines.flatMap(({ event }) => (event.type === 'rosterShort' ? event.short : []));
}
