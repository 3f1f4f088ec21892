import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Stamped, Versions } from '../../domain/kernel/process';
import type { Instant } from '../../domain/kernel/time';
import type { GroupCounts } from '../../domain/plan-rules/drawn';
import type { Scheme } from '../../domain/plan-rules/scheme';
import type { JointTaskStage } from '../../contracts/stages/joint-task';
import type { JointTaskEvent } from './events';

export interface Share {
  readonly commit: string;
  readonly secret: string | null;
}
export interface Recusal {
  readonly officer: OfficerId;
  readonly org: OrgId;
  readonly position: number;
  readonly since: Instant;
  readonly state: 'applied' | 'granted' | 'refused' | 'replaced' | 'short';
  /** How often a replacement has been sought. */
  readonly tries: number;
}
export interface Declared {
  readonly org: OrgId;
  readonly person: PersonId;
  /** `released`: no place of his remains. He stays here for his round, since he may come back as a replacement. */
  readonly state: 'undeclared' | 'clear' | 'applied' | 'released';
  readonly since: Instant;
  /** How often this officer has been asked: a replacement asks anew. */
  readonly round: number;
}

/** The state of a joint task, from its events alone. */
export interface JointTaskState {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly lead: OrgId;
  readonly createdBy: PersonId;
  readonly versions: Versions;
  readonly stage: JointTaskStage;
  readonly since: Instant;
  readonly returned: boolean;
  readonly scheme: Scheme | null;
  readonly schemeVersion: number;
  readonly submittedBy: PersonId;
  /** Rounds of approval, so that a second submission is a duty of its own. */
  readonly round: number;
  readonly replies: Readonly<Record<OrgId, 'pending' | 'accepted'>>;
  readonly pool: {
    readonly drawId: string;
    readonly poolId: string;
    readonly root: string;
    readonly groups: GroupCounts;
    readonly count: number;
    readonly at: Instant;
  } | null;
  readonly shares: Readonly<Record<OrgId, Share>>;
  readonly planText: string;
  readonly revealBy: Instant | null;
  readonly revealClosedAt: Instant | null;
  readonly beacon: {
    readonly attempt: number;
    readonly first: { readonly by: PersonId; readonly org: OrgId; readonly text: string } | null;
    readonly text: string | null;
  };
  readonly drawn: { readonly seed: string; readonly count: number; readonly resultHash: string } | null;
  readonly rosters: Readonly<
    Record<
      OrgId,
      {
        readonly round: number;
        readonly since: Instant;
        readonly state: 'asked' | 'confirmed' | 'matched';
        readonly absent: readonly OfficerId[];
        readonly level: number;
      }
    >
  >;
  readonly declared: Readonly<Record<OfficerId, Declared>>;
  readonly recusals: Readonly<Record<string, Recusal>>;
  readonly begun: number;
}

export const EMPTY: JointTaskState = {
  id: '',
  number: '',
  name: '',
  lead: '',
  createdBy: '',
  versions: { calendar: '', parameters: 0, rules: 0 },
  stage: 'scheme',
  since: '',
  returned: false,
  scheme: null,
  schemeVersion: 0,
  submittedBy: '',
  round: 0,
  replies: {},
  pool: null,
  shares: {},
  planText: '',
  revealBy: null,
  revealClosedAt: null,
  beacon: { attempt: 1, first: null, text: null },
  drawn: null,
  rosters: {},
  declared: {},
  recusals: {},
  begun: 0,
};

/** The departments of the task (牵头部门 first, then 参与部门); before a scheme only the lead. */
export const departmentsOf = (state: JointTaskState): readonly OrgId[] => state.scheme?.departments ?? [state.lead];
export const participantsOf = (state: JointTaskState): readonly OrgId[] =>
  departmentsOf(state).filter((org) => org !== state.lead);

/** Whether an officer holds a place of the task. */
export function isOnTask({ declared }: JointTaskState, officer: OfficerId): boolean {
  const known = declared[officer];
  return known !== undefined && known.state !== 'released';
}

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
    default:
      return evolveDraw(state, event);
  }
}

function evolveDraw(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  switch (event.type) {
    case 'poolFrozen': {
      const { drawId, poolId, root, groups, count } = event;
      return { ...state, pool: { drawId, poolId, root, groups, count, at: event.at } };
    }
    case 'shareCommitted':
      return { ...state, shares: { ...state.shares, [event.org]: { commit: event.commit, secret: null } } };
    case 'planPublished':
      return { ...at(state, 'target_draw', event.at), planText: event.planText, revealBy: event.revealBy };
    case 'shareRevealed': {
      const commit = state.shares[event.org]?.commit ?? '';
      return { ...state, shares: { ...state.shares, [event.org]: { commit, secret: event.secret } } };
    }
    case 'revealClosed':
      return { ...state, revealClosedAt: event.at };
    case 'beaconTyped':
      return {
        ...state,
        beacon: { attempt: event.attempt, first: { by: event.by, org: event.org, text: event.text }, text: null },
      };
    case 'beaconDiffers':
      return { ...state, beacon: { attempt: event.attempt + 1, first: null, text: null } };
    case 'beaconSet':
      return { ...state, beacon: { ...state.beacon, text: event.text } };
    case 'targetsDrawn': {
      const rosters = Object.fromEntries(
        departmentsOf(state).map((org) => [
          org,
          { round: 1, since: event.at, state: 'asked' as const, absent: [], level: 0 },
        ]),
      );
      const { seed, count, resultHash } = event;
      return { ...at(state, 'officer_match', event.at), drawn: { seed, count, resultHash }, rosters };
    }
    default:
      return evolveOfficers(state, event);
  }
}

const roster = (
  state: JointTaskState,
  org: OrgId,
  change: Partial<JointTaskState['rosters'][string]>,
): JointTaskState => {
  const known = state.rosters[org];
  return known ? { ...state, rosters: { ...state.rosters, [org]: { ...known, ...change } } } : state;
};

const recusal = (state: JointTaskState, id: string, change: Partial<Recusal>): JointTaskState => {
  const known = state.recusals[id];
  return known ? { ...state, recusals: { ...state.recusals, [id]: { ...known, ...change } } } : state;
};

const ask = (
  state: JointTaskState,
  org: OrgId,
  { officer, person }: { officer: OfficerId; person: PersonId },
  since: Instant,
): JointTaskState => ({
  ...state,
  declared: {
    ...state.declared,
    [officer]: { org, person, state: 'undeclared', since, round: (state.declared[officer]?.round ?? 0) + 1 },
  },
});

const declare = (state: JointTaskState, officer: OfficerId, to: Declared['state']): JointTaskState => {
  const known = state.declared[officer];
  return known ? { ...state, declared: { ...state.declared, [officer]: { ...known, state: to } } } : state;
};

function evolveOfficers(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  switch (event.type) {
    case 'rosterConfirmed':
      return seekAgain(roster(state, event.org, { state: 'confirmed', absent: event.absent }), event.org);
    case 'officersMatched':
      return event.officers.reduce(
        (next, officer) => ask(next, event.org, officer, event.at),
        roster(state, event.org, { state: 'matched', level: event.level }),
      );
    case 'officersShort':
      return roster(state, event.org, { state: 'asked', round: event.round + 1, since: event.at });
    case 'matchCompleted':
      return at(state, 'recusal', event.at);
    case 'noConflictDeclared':
      return declare(state, event.officer, 'clear');
    case 'recusalApplied': {
      const { officer, org, position } = event;
      const applied: Recusal = { officer, org, position, since: event.at, state: 'applied', tries: 0 };
      return { ...declare(state, officer, 'applied'), recusals: { ...state.recusals, [event.recusal]: applied } };
    }
    case 'recusalGranted':
      return recusal(state, event.recusal, { state: 'granted', tries: 1 });
    case 'recusalRefused':
      return declareAgain(recusal(state, event.recusal, { state: 'refused' }), event.recusal, event.at);
    case 'officerReplaced':
      return evolveReplaced(state, event);
    case 'replacementShort':
      return recusal(state, event.recusal, { state: 'short', since: event.at });
    default:
      return evolveVisits(state, event);
  }
}

/** After a decision the officer declares for the places that remain his. */
function declareAgain(state: JointTaskState, id: string, since: Instant): JointTaskState {
  const decided = state.recusals[id];
  const known = decided && state.declared[decided.officer];
  return decided && known ? ask(state, known.org, { officer: decided.officer, person: known.person }, since) : state;
}

/** The replacement declares; so does the recused officer, for the places that remain his, if any do. */
function evolveReplaced(
  state: JointTaskState,
  event: Stamped<Extract<JointTaskEvent, { type: 'officerReplaced' }>>,
): JointTaskState {
  const replaced = recusal(
    ask(state, event.org, { officer: event.to, person: event.person }, event.at),
    event.recusal,
    { state: 'replaced' },
  );
  return event.fromRemaining > 0
    ? declareAgain(replaced, event.recusal, event.at)
    : declare(replaced, event.from, 'released');
}

/** A department that has named its roster anew has its vacancies sought for once more. */
function seekAgain(state: JointTaskState, org: OrgId): JointTaskState {
  const recusals = Object.entries(state.recusals).map(
    ([id, known]) =>
      [
        id,
        known.org === org && known.state === 'short'
          ? { ...known, state: 'granted' as const, tries: known.tries + 1 }
          : known,
      ] as const,
  );
  return { ...state, recusals: Object.fromEntries(recusals) };
}

function evolveVisits(state: JointTaskState, event: Stamped<JointTaskEvent>): JointTaskState {
  switch (event.type) {
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
      return state;
  }
}
