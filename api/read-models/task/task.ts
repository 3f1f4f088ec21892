import { pathOf } from '../../../contracts/routes/parts';
import type { TaskView } from '../../../contracts/views/task';
import { actsOf, type Scene } from '../acts/acts';
import { askFor, type Ask } from '../acts/ask';
import { whyNotOf } from '../acts/why-not';
import { iso, type ReadDb } from '../db';
import { historyOf } from '../history';
import type { Viewer } from '../index';
import { namesOf } from '../names';
import { seesOfficers } from '../sight';
import { namedIn, timelineOf } from '../timeline';
import { taskWaits, waitsOf } from '../waits';
import { stageStatus } from '../words';
import { departmentRows, departmentsOf, drawOf, matchOf } from './departments';
import { expertMatch } from './experts';
import { hushFor, recusalRows, recusalsOf, vacanciesOf, visitRows, visitsOf } from './people';
import { findingsOf } from './findings';
import { railOf } from './rail';
import { taskFacts, type TaskFacts } from './row';
import { summaryOf } from './summary';

/** 任务页: ten statements whatever the size of the task. */
export async function task(db: ReadDb, ask: Ask, viewer: Viewer, id: string): Promise<TaskView | null> {
  const [facts, asked] = await Promise.all([taskFacts(db, id), askFor(ask, 'jointTask', id, viewer)]);
  if (!facts || !asked) return null;
  const [departments, experts, waiting, recusals, visits, findings, lines] = await Promise.all([
    departmentRows(db, facts),
    expertMatch(db, facts),
    taskWaits(db, id),
    recusalRows(db, id),
    visitRows(db, id, viewer.officer),
    findingsOf(db, facts),
    historyOf(db, id, asked.seq),
  ]);
  const named = namedIn(lines);
  const names = await namesOf(db, {
    ...named,
    officers: [
      ...recusals.flatMap(({ officer, replaced_by }) => [officer, ...(replaced_by ? [replaced_by] : [])]),
      ...visits.map(({ leader }) => leader),
    ],
    orgs: [...named.orgs, facts.lead_org, ...departments.map(({ org }) => org), ...expertOrg(facts)],
  });
  const waits = waitsOf(waiting, asked, (org) => seesOfficers(viewer, facts.lead_org, org));
  const scene: Scene = { process: 'jointTask', id, page: 'task', asked, viewer };
  return {
    id,
    number: facts.number,
    name: facts.name,
    drill: facts.drill,
    clockHref: facts.drill && viewer.role === 'drill' ? pathOf('/c/drill', facts.clock) : null,
    seq: asked.seq,
    busy: facts.busy,
    status: stageStatus('jointTask', facts.stage, facts.overlay),
    rail: railOf({ stage: facts.stage, lines, due: nearest(waits), windowTo: facts.window_to }),
    waits,
    acts: actsOf(scene),
    whyNot: whyNotOf(scene),
    summary: summaryOf(facts, departments, names),
    departments: departmentsOf(departments, facts),
    draw: drawOf(facts, departments, asked),
    match: matchOf([...departments, ...experts], vacanciesOf(asked)),
    recusals: recusalsOf(recusals, viewer, facts, names),
    visits: visitsOf(visits, viewer, facts, names),
    visitsTotal: visits[0]?.total ?? 0,
    progress: progressOf(facts),
    findings,
    timeline: timelineOf(lines, names, hushFor(viewer, lines, asked)),
    events: asked.seq,
    publicHref: facts.draw_id === null ? null : `/p/tasks/${id}`,
    asOf: iso(facts.now),
  };
}

const expertOrg = ({ scheme }: TaskFacts): string[] => (scheme?.experts ? [scheme.experts.org] : []);

const nearest = (waits: TaskView['waits']) => waits.find(({ due }) => due !== null)?.due ?? null;

const progressOf = ({
  drawn_count,
  inspected_count,
  disclosed_count,
  closed_count,
}: TaskFacts): TaskView['progress'] => ({
  drawn: drawn_count,
  inspected: inspected_count,
  disclosed: disclosed_count,
  closed: closed_count,
});
