import type { Duty, OrgId, PersonId } from '../../domain/kernel/duty';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import { clockFrom } from '../clock';
import type { InspectionEvent } from './events';
import { onCommand, orgOf, personOf, type VisitStage } from './stage';
import { partsOf, type InspectionState, type Part } from './state';

/** The part under review, if this person may review it: of the own department, entered, and by somebody else (four eyes). */
function underReview(state: InspectionState, org: OrgId, mine: OrgId, person: PersonId): Result<Part> {
  const part = state.parts[org];
  if (!part || org !== mine) return refuse('NOT_YOUR_DEPARTMENT', { command: '审核', org });
  if (part.state !== 'entered') return refuse('NOTHING_TO_REVIEW', { org });
  if (part.enteredBy === person || part.officers.some((member) => member.person === person))
    return refuse('OWN_RESULT', {});
  return ok(part);
}

/** 审核: each department reviews its own results; the last pass releases publication. */
export const reviewStage: VisitStage = {
  handlers: {
    passReview: onCommand('passReview', {
      decide(state, { org, opinion }, { actor }) {
        const found = underReview(state, org, orgOf(actor), personOf(actor));
        if (!found.ok) return found;
        const passed: InspectionEvent = { type: 'reviewPassed', org, round: found.value.round, opinion };
        const last = partsOf(state).every((other) => other.org === org || other.state === 'passed');
        return ok({ events: last ? [passed, { type: 'allPassed' }] : [passed] });
      },
    }),
    returnResults: onCommand('returnResults', {
      decide(state, { org, reason }, { actor }) {
        const found = underReview(state, org, orgOf(actor), personOf(actor));
        if (!found.ok) return found;
        return ok({ events: [{ type: 'resultsReturned', org, round: found.value.round, reason }] });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'entering' && state.stage !== 'submitted') return [];
    return partsOf(state)
      .filter((part) => part.state === 'entered')
      .map(({ org, round, since }): Duty => ({
        kind: 'person',
        key: `review/${org}/${round}`,
        stage: state.stage,
        role: 'reviewer',
        org,
        command: 'passReview',
        subject: org,
        deadline: clockFrom(since, 'review', state.versions, calendar),
      }));
  },
};
