import { resultCodes } from '../../../domain/catalogue/result-codes';
import type { Status } from '../../../contracts/views/common';
import type { InspectionView } from '../../../contracts/views/inspection';
import type { InspectionState } from '../../../workflows/inspection/state';
import { actsOf, type Scene } from '../acts/acts';
import { askFor, type Ask, type Asked } from '../acts/ask';
import { whyNotOf } from '../acts/why-not';
import { iso, isoOrNull, type ReadDb } from '../db';
import { dueView } from '../due';
import { historyOf } from '../history';
import type { Viewer } from '../index';
import { namesOf } from '../names';
import { seesOfficers, seesTarget } from '../sight';
import { namedIn, timelineOf } from '../timeline';
import { processWaits, waitsOf } from '../waits';
import { DELIVERY_STATUS, stageStatus } from '../words';
import { expertsOf } from './experts';
import { partsOf } from './parts';
import { itemRows, resultRows, reviewRows, teamRows, visitFacts, type VisitFacts } from './rows';

/** 检查页, and the phone's page of the same view. */
export async function inspection(db: ReadDb, ask: Ask, viewer: Viewer, id: string): Promise<InspectionView | null> {
  const [facts, asked] = await Promise.all([visitFacts(db, id, viewer.officer), askFor(ask, 'inspection', id, viewer)]);
  if (!facts || !asked) return null;
  const state = asked.life.state as InspectionState;
  const [team, items, results, reviews, waiting, lines] = await Promise.all([
    teamRows(db, id),
    itemRows(
      db,
      Object.values(state.parts).flatMap((part) => part.items),
    ),
    resultRows(db, id),
    reviewRows(db, id),
    processWaits(db, id),
    historyOf(db, id, asked.seq),
  ]);
  const named = namedIn(lines);
  const names = await namesOf(db, {
    persons: [...named.persons, ...reviews.map(({ by }) => by)],
    officers: [facts.leader ?? state.visit.leader.officer],
    orgs: [...named.orgs, ...Object.keys(state.parts)],
  });
  const scene: Scene = { process: 'inspection', id, page: 'inspection', asked, viewer };
  const seen = sees(viewer, facts);
  const codes = resultCodes(state.versions.rules);
  return {
    id,
    task: { id: facts.task, number: facts.number, name: facts.name },
    position: facts.position,
    seq: asked.seq,
    busy: facts.busy,
    target: seen ? { uid: facts.uid, name: facts.target ?? facts.uid, address: facts.address ?? '' } : null,
    status: stageStatus('inspection', facts.stage, facts.overlay),
    visit: {
      from: iso(facts.visit_from),
      to: iso(facts.visit_to),
      leader: names.officer(facts.leader ?? state.visit.leader.officer),
      vehicle: facts.vehicle,
    },
    arrivedAt: isoOrNull(facts.arrived_at),
    parts: partsOf(
      { scene, team, items, results, reviews, lines, codes, names, seesFindings: seen && viewer.role !== 'ops' },
      facts.lead_org,
    ),
    experts: expertsOf(state, team, lines),
    codes: codes.map(({ code, text, needsProblem }) => ({ code, text, needsProblem })),
    waits: waitsOf(waiting, asked, (org) => seesOfficers(viewer, facts.lead_org, org)),
    acts: actsOf(scene),
    whyNot: whyNotOf(scene),
    publishDue: publishDue(asked),
    delivery: deliveryOf(facts),
    // Opinions and reasons speak of findings: whoever may not know the target is not told them.
    timeline: timelineOf(lines, names, () => !seen),
    asOf: iso(facts.now),
  };
}

const sees = (viewer: Viewer, { lead_org, window_to, now, published_at, own }: VisitFacts): boolean =>
  seesTarget(viewer, { lead: lead_org, windowTo: window_to, now: iso(now) }, { published: published_at !== null, own });

/** D1: the statutory day of publication, while it runs. */
function publishDue({ duties, now }: Asked): InspectionView['publishDue'] {
  const clock = duties.find(({ kind }) => kind === 'clock');
  return dueView(clock?.kind === 'clock' ? clock.deadline : null, now);
}

/** 报送: nothing before publication. */
function deliveryOf({ published_at, delivery }: VisitFacts): Status | null {
  if (published_at === null) return null;
  return DELIVERY_STATUS[delivery ?? 'queued'] ?? { word: '待报送', tone: 'idle' };
}
