import type { Shortage } from '../../../contracts/views/officers';
import { answersFor, type JointTaskState } from '../../../workflows/joint-task/state';
import type { PersonDuty } from '../../../domain/kernel/duty';
import type { Asked } from '../acts/ask';
import type { ReadDb } from '../db';
import { dueView } from '../due';
import { eventsOf } from '../history';
import type { Viewer } from '../index';
import type { countRows } from './places';

type Counted = Awaited<ReturnType<typeof countRows>>[number];

/** 人员不足: departments asked again since they had too few to send, or else those with vacancies; the own one first. */
export async function shortagesOf(
  db: ReadDb,
  asked: Asked,
  counts: readonly Counted[],
  viewer: Viewer,
  tagOf: (org: string) => string | null,
): Promise<readonly Shortage[]> {
  const state = asked.life.state as JointTaskState;
  const { stage, draw } = state;
  const again = counts.filter(({ org }) => {
    const roster = draw.rosters[org];
    return stage === 'commitment' && roster?.state === 'asked' && roster.round > 1;
  });
  const told = again.length > 0 ? await newestShort(db, asked.process) : [];
  const of = ({ org, name, experts }: Counted) => ({ org, name, experts, tag: tagOf(org) });
  const short = again.flatMap((one): Shortage[] => {
    const found = told.find(({ org }) => org === one.org);
    if (!found) return [];
    const { fit, wanted } = found;
    const due = dueAbout(asked, 'confirmRoster', one.org);
    return [
      { ...of(one), own: one.org === viewer.org, missing: wanted - fit, roster: { fit, wanted }, positions: [], due },
    ];
  });
  const vacant = counts
    .filter((one) => one.vacant > 0)
    .map((one): Shortage => {
      const own = answersFor(state, one.org) === viewer.org;
      const due = dueAbout(asked, 'appointOfficer', one.org);
      return { ...of(one), own, missing: one.vacant, roster: null, positions: own ? one.vacancies : [], due };
    });
  return [...short, ...vacant].sort((a, b) => Number(b.own) - Number(a.own));
}

/** The deadline of what is owed about an organisation, by whomever. */
function dueAbout({ duties, now }: Asked, command: string, org: string) {
  const duty = duties.find(
    (one): one is PersonDuty => one.kind === 'person' && one.command === command && one.subject === org,
  );
  return dueView(duty?.deadline ?? null, now);
}

/** What the freezing of the roster last found too few. */
async function newestShort(db: ReadDb, task: string) {
  const lines = await eventsOf(db, task, ['rosterShort']);
  return lines.flatMap(({ event }) => (event.type === 'rosterShort' ? event.short : []));
}
