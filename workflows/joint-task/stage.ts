import type { Calendar } from '../../domain/calendar/calendar';
import type { ParameterName } from '../../domain/clocks/parameters';
import type { OrgId, PersonDuty, Role } from '../../domain/kernel/duty';
import type { Actor } from '../../domain/kernel/process';
import type { Instant } from '../../domain/kernel/time';
import type { JointTaskBody, JointTaskCommandType } from '../../contracts/commands/joint-task';
import { JOINT_TASK_RULES, type CommandRule } from '../../contracts/stages/joint-task';
import { clockFrom } from '../clock';
import { handler, type Handler, type Stage } from '../stage';
import type { JointTaskEvent } from './events';
import { expertsOf, type JointTaskState } from './state';

export type TaskStage = Stage<JointTaskState, JointTaskEvent>;

/** A person's command, its body typed by the contract. */
export const onCommand = <T extends JointTaskCommandType>(
  _type: T,
  of: Handler<JointTaskState, JointTaskEvent, JointTaskBody<T>>,
) => handler(of);

/** A machine's act: the body that its activity hands in. */
export const onAct = <Body>(of: Handler<JointTaskState, JointTaskEvent, Body>) => handler(of);

/** The person who acts; the table of rules has let no machine so far. */
export const personOf = (actor: Actor) => (actor.kind === 'person' ? actor.person : 'system');
export const orgOf = (actor: Actor): OrgId => (actor.kind === 'person' ? actor.post.org : '');
export const officerOf = (actor: Actor) => (actor.kind === 'person' ? (actor.officer ?? '') : '');

interface Asked {
  readonly key: string;
  readonly command: JointTaskCommandType;
  readonly org: OrgId;
  readonly since: Instant;
  readonly clock: ParameterName;
  readonly person?: string;
  readonly subject?: string;
}

/** A person's duty with its clock; role and stage come from the table of rules and the state. What officers owe, experts owe as experts. */
export function asked(
  state: JointTaskState,
  calendar: Calendar,
  { key, command, org, since, clock, person, subject }: Asked,
): PersonDuty {
  const rule: CommandRule<string> = JOINT_TASK_RULES[command];
  const role: Role = org === expertsOf(state)?.org ? (rule.orRole ?? rule.role) : rule.role;
  return {
    kind: 'person',
    key,
    stage: state.stage,
    role,
    org,
    command,
    deadline: clockFrom(since, clock, state.versions, calendar),
    ...(person ? { person } : {}),
    ...(subject ? { subject } : {}),
  };
}
