import { COMMANDS } from '../../../contracts/commands';
import { RULES } from '../../../contracts/routes/commands';
import type { ProcessName } from '../../../contracts/runner';
import { INSPECTION_STAGES } from '../../../contracts/stages/inspection';
import { JOINT_TASK_STAGES, rolesOf, type CommandRule } from '../../../contracts/stages/joint-task';
import type { PersonDuty } from '../../../domain/kernel/duty';
import { refuse, type Refusal } from '../../../domain/kernel/result';
import type { InspectionState } from '../../../workflows/inspection/state';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import type { Viewer } from '../index';

/** What may be done instead of the awaited command, in the same breath. */
export const ALTERNATIVES: Readonly<Record<string, readonly string[]>> = {
  submitScheme: ['saveScheme'],
  approveScheme: ['returnScheme'],
  acceptScheme: ['askChange'],
  declareClear: ['declareConflict'],
  passReview: ['returnResults'],
};

/** Duties that name who is awaited first, though every member of the team may discharge them. */
const SHARED: ReadonlySet<string> = new Set(['arrive', 'enterResults']);

export const isNamed = (duty: PersonDuty, { person }: Viewer): boolean =>
  duty.person === undefined || duty.person === person;

/** Whether a duty awaits this viewer under the present post. */
export function awaits(duty: PersonDuty, viewer: Viewer): boolean {
  if (duty.role !== viewer.role) return false;
  if (duty.role === 'ops') return true;
  // The whole team arrives together, whatever the department of its leader.
  if (duty.command === 'arrive') return viewer.officer !== null;
  return duty.org === viewer.org && (isNamed(duty, viewer) || SHARED.has(duty.command));
}

export const rulesOf = (process: ProcessName): Readonly<Record<string, CommandRule<string>>> => RULES[process];
export const typesOf = (process: ProcessName): readonly string[] => Object.keys(RULES[process]);
export const schemaOf = (process: ProcessName, command: string) => COMMANDS[process][command];

/** The commands that a role may ever send to a process, in the order of its stages. */
export const commandsOf = (process: ProcessName, { role }: Viewer): readonly string[] =>
  Object.entries(rulesOf(process)).flatMap(([command, rule]) => (rolesOf(rule).includes(role) ? [command] : []));

export const stagesOf = (process: ProcessName): readonly string[] =>
  Object.keys(process === 'jointTask' ? JOINT_TASK_STAGES : INSPECTION_STAGES);

const fourEyes = (what: string, first: string): Refusal => refuse('FOUR_EYES', { what, first }).refusal;

/** Four eyes: what `decide` would refuse for who this person is, known before anything is typed. */
export function barred(process: ProcessName, state: unknown, duty: PersonDuty, viewer: Viewer): Refusal | null {
  return process === 'jointTask'
    ? barredInTask(state as JointTaskState, duty, viewer)
    : barredInVisit(state as InspectionState, duty, viewer);
}

function barredInTask(state: JointTaskState, { command, subject }: PersonDuty, { person }: Viewer): Refusal | null {
  switch (command) {
    case 'approveScheme':
      return state.submittedBy === person ? fourEyes('审批', '提交') : null;
    case 'setBeacon':
      return state.draw.beacon.first?.by === person ? fourEyes('第二次录入', '第一次录入') : null;
    case 'decideRedraw':
      return state.request?.by === person ? fourEyes('决定', '申请') : null;
    case 'decideRecusal': {
      const officer = state.recusals[subject ?? '']?.officer ?? '';
      return state.draw.declared[officer]?.person === person ? fourEyes('决定', '申请') : null;
    }
    default:
      return null;
  }
}

function barredInVisit(state: InspectionState, { command, org }: PersonDuty, { person }: Viewer): Refusal | null {
  const part = state.parts[org];
  const own = part && (part.enteredBy === person || part.officers.some((member) => member.person === person));
  return command === 'passReview' && own ? refuse('OWN_RESULT', {}).refusal : null;
}

/** Why a permitted command awaits nobody of this post: it was done, or its time has not come within the stage. */
export const NOT_AWAITED: Readonly<Record<string, Refusal>> = {
  acceptScheme: refuse('ALREADY_REPLIED').refusal,
  commitShare: refuse('SHARE_ALREADY_COMMITTED').refusal,
  revealShare: refuse('SHARE_ALREADY_REVEALED').refusal,
  confirmRoster: refuse('ALREADY_REPLIED').refusal,
  signPlan: refuse('PLAN_NOT_READY').refusal,
  decideRedraw: refuse('NO_REQUEST').refusal,
  appointOfficer: refuse('NO_VACANCY').refusal,
  declareClear: refuse('ALREADY_DECLARED').refusal,
  enterResults: refuse('ALREADY_ENTERED').refusal,
  passReview: refuse('NOTHING_TO_REVIEW').refusal,
};
