import type { OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import type { Versions } from '../../domain/kernel/process';
import type { Instant } from '../../domain/kernel/time';
import type { GroupCounts } from '../../domain/plan-rules/drawn';
import type { Scheme, SchemeExperts } from '../../domain/plan-rules/scheme';
import type { RecusalState } from '../../domain/recusal/check-recusal';
import type { Initiator } from '../../domain/recusal/grounds';
import type { JointTaskStage } from '../../contracts/stages/joint-task';

export interface Share {
  readonly commit: string;
  readonly secret: string | null;
  /** The secret lies with the notary under his key, so that a missing one is opened and not skipped. */
  readonly escrowed: boolean;
}
export interface Roster {
  readonly round: number;
  readonly since: Instant;
  readonly state: 'asked' | 'confirmed';
  readonly absent: readonly OfficerId[];
}
export interface Recusal {
  /** Of which draw: another draw's positions are other targets. */
  readonly attempt: number;
  readonly officer: OfficerId;
  readonly org: OrgId;
  readonly position: number;
  readonly initiator: Initiator;
  readonly since: Instant;
  readonly state: RecusalState;
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
/** Places of a department that nobody holds (空缺). */
export interface Vacancies {
  readonly count: number;
  readonly since: Instant;
  readonly round: number;
}

/** One draw (一次抽取) of the task, from the frozen pool to the result. A void or a redraw begins the next from empty. */
export interface DrawState {
  readonly attempt: number;
  readonly pool: {
    readonly drawId: string;
    readonly poolId: string;
    readonly root: string;
    readonly groups: GroupCounts;
    readonly count: number;
    readonly at: Instant;
    /** Of the table of what the strata stand for; a pool frozen before there were such tables has none. */
    readonly labelHash?: string;
  } | null;
  readonly rosters: Readonly<Record<OrgId, Roster>>;
  /** How often the roster has been frozen in vain: a department had too few. */
  readonly rosterTries: number;
  readonly rosterRoot: string | null;
  readonly shares: Readonly<Record<OrgId, Share>>;
  /** When shares and rosters were complete, so that the plan can be signed. */
  readonly readyAt: Instant | null;
  readonly planText: string;
  readonly revealBy: Instant | null;
  /** A time stamp of the plan is still to be got. */
  readonly stamping?: true;
  readonly revealClosedAt: Instant | null;
  /** Deposited shares that the notary has still to open. */
  readonly sealed: readonly OrgId[];
  readonly beacon: {
    readonly attempt: number;
    readonly first: { readonly by: PersonId; readonly org: OrgId; readonly text: string } | null;
    readonly text: string | null;
  };
  readonly drawn: { readonly seed: string; readonly count: number; readonly at: Instant } | null;
  /** After its newest event: the next one goes on from its head. */
  readonly result: { readonly eventsHead: string; readonly resultHash: string } | null;
  readonly declared: Readonly<Record<OfficerId, Declared>>;
  readonly vacant: Readonly<Record<OrgId, Vacancies>>;
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
  readonly draw: DrawState;
  /** A void or a redraw that was asked for and is undecided. */
  readonly request: {
    readonly no: number;
    readonly kind: 'void' | 'redraw';
    readonly by: PersonId;
    readonly since: Instant;
  } | null;
  readonly requests: number;
  /** All of the task, those of earlier draws too: an id is never used again. */
  readonly recusals: Readonly<Record<string, Recusal>>;
  readonly begun: number;
  /** Positions whose team changed while their inspection was under way, and which it has still to be told. */
  readonly untold: Readonly<Record<string, number>>;
  readonly tells: number;
}

export const noDraw = (attempt: number): DrawState => ({
  attempt,
  pool: null,
  rosters: {},
  rosterTries: 0,
  rosterRoot: null,
  shares: {},
  readyAt: null,
  planText: '',
  revealBy: null,
  revealClosedAt: null,
  sealed: [],
  beacon: { attempt: 1, first: null, text: null },
  drawn: null,
  result: null,
  declared: {},
  vacant: {},
});

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
  draw: noDraw(1),
  request: null,
  requests: 0,
  recusals: {},
  begun: 0,
  untold: {},
  tells: 0,
};

/** The departments of the task (牵头部门 first, then 参与部门); before a scheme only the lead. */
export const departmentsOf = (state: JointTaskState): readonly OrgId[] => state.scheme?.departments ?? [state.lead];
export const participantsOf = (state: JointTaskState): readonly OrgId[] =>
  departmentsOf(state).filter((org) => org !== state.lead);

/** The experts that the scheme asks for (专业人员), null: none. */
export const expertsOf = ({ scheme }: Pick<JointTaskState, 'scheme'>): SchemeExperts | null => scheme?.experts ?? null;

/** Whose people the draw matches: each department, and the library of experts (专业人员库) last. */
export function rosteredOf(state: JointTaskState): readonly OrgId[] {
  const experts = expertsOf(state);
  return experts ? [...departmentsOf(state), experts.org] : departmentsOf(state);
}

/** Which department decides about a person: the own one; the lead about experts, who are its guests and of no department (V5). */
export const answersFor = (state: JointTaskState, org: OrgId): OrgId =>
  org === expertsOf(state)?.org ? state.lead : org;

/** Whether an officer holds a place of the task. */
export function isOnTask({ draw }: JointTaskState, officer: OfficerId): boolean {
  const known = draw.declared[officer];
  return known !== undefined && known.state !== 'released';
}
