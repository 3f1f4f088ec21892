import { ok, refuse } from '../../domain/kernel/result';
import type { OrgId } from '../../domain/kernel/duty';
import type { InspectionInput, InspectionPart, Team } from '../inspection/events';
import { onAct, type TaskStage } from './stage';
import { departmentsOf, expertsOf, type JointTaskState } from './state';

/** One scheduled visit with all that its inspection begins with; loaded in batches of the fact `visits`. */
export interface VisitFact {
  readonly position: number;
  readonly uid: string;
  readonly from: string;
  readonly to: string;
  readonly leader: { readonly officer: string; readonly person: string };
  readonly team: readonly { readonly officer: string; readonly person: string; readonly org: string }[];
}

/** Inspections begun in one transaction (architecture: `beginChildren`). */
export const BATCH = 200;

const inspectionId = (state: JointTaskState, position: number) => `${state.id}/${position}.1`;

function inputOf(state: JointTaskState, visit: VisitFact): InspectionInput {
  const sent = (org: OrgId): Team => ({
    org,
    officers: visit.team.filter((member) => member.org === org).map(({ officer, person }) => ({ officer, person })),
  });
  const parts = departmentsOf(state).map((org): InspectionPart => ({
    ...sent(org),
    items: (state.scheme?.items ?? [])
      .filter((item) => item.org === org)
      .map(({ item, version }) => ({ item, version })),
  }));
  const experts = expertsOf(state);
  const { position, uid, from, to, leader } = visit;
  return {
    id: inspectionId(state, position),
    task: state.id,
    position,
    uid,
    lead: state.lead,
    visit: { from, to, leader },
    parts,
    ...(experts ? { experts: sent(experts.org) } : {}),
    versions: state.versions,
  };
}

/** 检查中: one inspection a target, begun in batches as children; ended when the last of them has closed. */
export const inspectingStage: TaskStage = {
  handlers: {
    beginInspections: onAct<{ readonly key: string }>({
      needs: (state) => [{ fact: 'visits', args: { from: state.begun, limit: BATCH } }],
      decide(state, _body, { facts }) {
        const visits = facts['visits'] as readonly VisitFact[];
        // Nothing to begin though more are drawn: told to ops at once, instead of owing the same batch for ever.
        if (visits.length === 0) return refuse('NO_SUCH_THING', { what: `第${state.begun + 1}户起的排期` });
        const begins = visits.map((visit) => ({
          process: 'inspection',
          id: inspectionId(state, visit.position),
          input: inputOf(state, visit),
        }));
        return ok({
          events: [{ type: 'inspectionsBegun', from: state.begun, to: state.begun + begins.length }],
          begins,
        });
      },
    }),
    collectInspections: onAct<{ readonly key: string }>({
      decide: (state) => ok({ events: [{ type: 'inspectionsCollected', closed: state.begun }] }),
    }),
  },
  duties(state) {
    if (state.stage !== 'inspecting') return [];
    const total = state.draw.drawn?.count ?? 0;
    const all = state.begun >= total;
    return [
      {
        kind: 'children',
        key: all ? 'inspections/collect' : `inspections/${state.begun}`,
        stage: state.stage,
        act: all ? 'collectInspections' : 'beginInspections',
        from: state.begun,
        total,
      },
    ];
  },
};
