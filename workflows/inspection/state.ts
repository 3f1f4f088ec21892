import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Stamped, Versions } from '../../domain/kernel/process';
import type { Instant } from '../../domain/kernel/time';
import type { InspectionStage } from '../../contracts/stages/inspection';
import type { InspectionEvent, InspectionPart, Team, TeamMember } from './events';

export interface Part extends InspectionPart {
  readonly state: 'awaited' | 'entered' | 'passed';
  /** The round that is awaited or was entered last. */
  readonly round: number;
  readonly since: Instant;
  readonly enteredBy: PersonId;
}

/** The state of an inspection, from its events alone. */
export interface InspectionState {
  readonly id: string;
  readonly task: string;
  readonly position: number;
  readonly uid: string;
  readonly lead: OrgId;
  readonly visit: { readonly from: Instant; readonly to: Instant; readonly leader: TeamMember };
  readonly versions: Versions;
  readonly stage: InspectionStage;
  readonly since: Instant;
  readonly parts: Readonly<Record<OrgId, Part>>;
  /** 专业人员 who assist; absent where the task asks for none. */
  readonly experts?: Team;
  /** 检查结束: D1's clock starts here. */
  readonly endedAt: Instant | null;
  readonly published: number;
  readonly payloadHash: string;
}

export const EMPTY: InspectionState = {
  id: '',
  task: '',
  position: 0,
  uid: '',
  lead: '',
  visit: { from: '', to: '', leader: { officer: '', person: '' } },
  versions: { calendar: '', parameters: 0, rules: 0 },
  stage: 'scheduled',
  since: '',
  parts: {},
  endedAt: null,
  published: 0,
  payloadHash: '',
};

export const partsOf = (state: InspectionState): readonly Part[] => Object.values(state.parts);
export const teamOf = (state: InspectionState): readonly TeamMember[] =>
  partsOf(state).flatMap(({ officers }) => officers);
/** Whether somebody is an officer of the team: experts assist, and count neither towards two nor as who inspects (V3). */
export const isMember = (state: InspectionState, officer: OfficerId): boolean =>
  teamOf(state).some((member) => member.officer === officer);

/** Everybody who is sent, officers and experts. */
export const sentOf = (state: InspectionState): readonly TeamMember[] => [
  ...teamOf(state),
  ...(state.experts?.officers ?? []),
];

const part = (state: InspectionState, org: OrgId, change: Partial<Part>): InspectionState => {
  const known = state.parts[org];
  return known ? { ...state, parts: { ...state.parts, [org]: { ...known, ...change } } } : state;
};

const withExperts = (state: InspectionState, experts: Team | undefined): InspectionState =>
  experts ? { ...state, experts } : state;

/** Total: every event has its consequence, none is refused. */
export function evolve(state: InspectionState, event: Stamped<InspectionEvent>): InspectionState {
  switch (event.type) {
    case 'inspectionOpened': {
      const { id, task, position, uid, lead, visit, versions } = event;
      const parts = Object.fromEntries(
        event.parts.map((one) => [
          one.org,
          { ...one, state: 'awaited' as const, round: 1, since: event.at, enteredBy: '' },
        ]),
      );
      const opened = { ...EMPTY, id, task, position, uid, lead, visit, versions, parts, since: event.at };
      return withExperts(opened, event.experts);
    }
    case 'teamChanged': {
      const next = event.teams.reduce((all, { org, officers }) => part(all, org, { officers }), state);
      return withExperts({ ...next, visit: { ...state.visit, leader: event.leader } }, event.experts);
    }
    case 'arrived': {
      const parts = Object.fromEntries(partsOf(state).map((one) => [one.org, { ...one, since: event.at }]));
      return { ...state, stage: 'entering', since: event.at, parts };
    }
    case 'resultsEntered':
      return part(state, event.org, { state: 'entered', round: event.round, since: event.at, enteredBy: event.by });
    case 'visitEnded':
      return { ...state, stage: 'submitted', since: event.at, endedAt: event.at };
    case 'reviewPassed':
      return part(state, event.org, { state: 'passed', since: event.at });
    case 'resultsReturned':
      return part(state, event.org, { state: 'awaited', round: event.round + 1, since: event.at });
    case 'allPassed':
      return { ...state, stage: 'passed', since: event.at };
    case 'published':
      return { ...state, published: event.version, payloadHash: event.payloadHash };
    case 'delivered':
      return { ...state, stage: 'closed', since: event.at };
  }
}
