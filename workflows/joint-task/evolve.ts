import type { Stamped } from '../../domain/kernel/process';
import type { Instant } from '../../domain/kernel/time';
import type { JointTaskStage } from '../../contracts/stages/joint-task';
import { evolveDraw } from './draw/evolve';
import type { JointTaskEvent } from './events';
import { participantsOf, type JointTaskState } from './state';

const at = (state: JointTaskState, stage: JointTaskStage, since: Instant): JointTaskState => ({
  ...state,
  stage,
  since,
});

/** Total: every event has its consequence, none is refused. */
export function evolve(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  switch (event.type) {
    case 'taskOpened': {
      const { id, number, name, lead, versions } = event;
      return { ...at(state, 'scheme', event.at), id, number, name, lead, versions, createdBy: event.by };
    }
    case 'schemeSaved':
      return { ...state, scheme: event.scheme, schemeVersion: event.version, name: event.scheme.name };
    case 'schemeSubmitted':
      return { ...at(state, 'approval', event.at), submittedBy: event.by, round: event.round, returned: false };
    case 'schemeApproved': {
      const replies = Object.fromEntries(participantsOf(state).map((org) => [org, 'pending' as const]));
      return { ...at(state, 'confirmation', event.at), replies };
    }
    case 'schemeReturned':
    case 'changeAsked':
      return { ...at(state, 'scheme', event.at), returned: true, replies: {} };
    case 'schemeAccepted':
      return { ...state, replies: { ...state.replies, [event.org]: 'accepted' } };
    case 'schemeConfirmed':
      return at(state, 'commitment', event.at);
    case 'matchCompleted':
      return evolveDraw(at(state, 'recusal', event.at), event);
    case 'recusalClosed':
      return at(state, 'schedule', event.at);
    case 'visitsScheduled':
      return at(state, 'inspecting', event.at);
    case 'inspectionsBegun':
      return { ...state, begun: event.to };
    case 'inspectionsCollected':
      return at(state, 'closing', event.at);
    case 'taskClosed':
      return at(state, 'closed', event.at);
    default:
      return evolveDraw(state, event);
  }
}
