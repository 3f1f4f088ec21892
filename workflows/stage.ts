import type { OrgId } from '../domain/kernel/duty';
import type { Duty } from '../domain/kernel/duty';
import type { Actor, Command, Context, Decision, DutyContext, FactRequest } from '../domain/kernel/process';
import { ok, refuse, type Result } from '../domain/kernel/result';
import { rolesOf, type CommandRule } from '../contracts/stages/joint-task';

/** One command's law: the facts it wants and with what consequence it is decided. */
export interface Handler<State, Event, Body = unknown> {
  needs?(state: State, body: Body): readonly FactRequest[];
  decide(state: State, body: Body, context: Context): Result<Decision<Event>>;
}

/** One stage of a process (阶段): people's commands and machines' acts that belong to it, and what it owes. */
export interface Stage<State, Event> {
  readonly handlers: Readonly<Record<string, Handler<State, Event>>>;
  duties(state: State, context: DutyContext): readonly Duty[];
}

/** A handler with its body's type forgotten: bodies are parsed by the contract's schema before they reach a stage. */
export const handler = <State, Event, Body>(of: Handler<State, Event, Body>): Handler<State, Event> => ({
  ...(of.needs ? { needs: (state, body) => of.needs?.(state, body as Body) ?? [] } : {}),
  decide: (state, body, context) => of.decide(state, body as Body, context),
});

/** Finds the handler of a command over all stages of a process. */
export function handlersOf<State, Event>(
  stages: readonly Stage<State, Event>[],
): ReadonlyMap<string, Handler<State, Event>> {
  return new Map(stages.flatMap((stage) => Object.entries(stage.handlers)));
}

export function needsOf<State, Event>(
  handlers: ReadonlyMap<string, Handler<State, Event>>,
  state: State,
  { type, body }: Command,
) {
  return handlers.get(type)?.needs?.(state, body) ?? [];
}

export function decideBy<State, Event>(
  handlers: ReadonlyMap<string, Handler<State, Event>>,
  state: State,
  { type, body }: Command,
  context: Context,
): Result<Decision<Event>> {
  return handlers.get(type)?.decide(state, body, context) ?? refuse('UNKNOWN_COMMAND', { command: type });
}

/** Who stands where, for the check of rights. */
export interface Standpoint<StageName extends string> {
  readonly stage: StageName;
  readonly stageWords: Readonly<Record<string, string>>;
  readonly ended: boolean;
  readonly lead: OrgId;
  readonly departments: readonly OrgId[];
  /** 专业人员库 whose people are drawn beside the departments' officers. */
  readonly experts?: OrgId | null;
  isTeamMember(officer: string): boolean;
}

/** May this actor send this command now? One mechanism over the table of rules; asked by `handle` and by pages alike. */
export function permitBy<StageName extends string>(
  rules: Readonly<Record<string, CommandRule<StageName>>>,
  standpoint: Standpoint<StageName>,
  type: string,
  actor: Actor,
): Result<void> {
  if (actor.kind === 'system') return ok(undefined);
  const rule = rules[type];
  if (!rule) return refuse('UNKNOWN_COMMAND', { command: type });
  if (standpoint.ended) return refuse('PROCESS_ENDED', {});
  if (rule.stages !== 'any' && !rule.stages.includes(standpoint.stage)) {
    const words = (stages: readonly string[]) =>
      stages.map((stage) => standpoint.stageWords[stage] ?? stage).join('、');
    return refuse('WRONG_STAGE', {
      command: rule.title,
      stage: words([standpoint.stage]),
      allowed: words(rule.stages),
    });
  }
  const roles = rolesOf(rule);
  if (!roles.includes(actor.post.role)) return refuse('NOT_YOUR_ROLE', { command: rule.title, role: roles.join(',') });
  return permitDepartment(rule, standpoint, actor);
}

function permitDepartment(
  rule: CommandRule<string>,
  { lead, departments, experts, isTeamMember }: Standpoint<string>,
  { post, officer }: Extract<Actor, { kind: 'person' }>,
): Result<void> {
  const mine = {
    lead: post.org === lead,
    party: departments.includes(post.org),
    rostered: departments.includes(post.org) || post.org === experts,
    participant: post.org !== lead && departments.includes(post.org),
    officer: officer !== null && isTeamMember(officer),
    ops: true,
    any: true,
  }[rule.of];
  if (mine) return ok(undefined);
  return rule.of === 'officer'
    ? refuse('NOT_ON_TEAM', { command: rule.title })
    : refuse('NOT_YOUR_DEPARTMENT', { command: rule.title });
}
