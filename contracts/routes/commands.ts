import { z } from 'zod';
import type { Role } from '../../domain/kernel/duty';
import { COMMANDS } from '../commands';
import { CreateTask } from '../commands/joint-task';
import type { ProcessName } from '../runner';
import { INSPECTION_RULES } from '../stages/inspection';
import { JOINT_TASK_RULES, rolesOf, type CommandRule } from '../stages/joint-task';
import { CommandAnswer, InspectionPath, NoParams, NoQuery, TaskPath } from './parts';
import { byRole, route, type Route, type Scope } from './route';

/** The nouns of the one generic command route. */
export const NOUNS = {
  jointTask: { path: '/api/v1/tasks/{id}', params: TaskPath, tag: { zh: '联合任务', en: 'Joint tasks' } },
  inspection: {
    path: '/api/v1/inspections/{task}/{n}',
    params: InspectionPath,
    tag: { zh: '检查', en: 'Inspections' },
  },
} as const satisfies Record<ProcessName, unknown>;

export const RULES: Readonly<Record<ProcessName, Readonly<Record<string, CommandRule<string>>>>> = {
  jointTask: JOINT_TASK_RULES,
  inspection: INSPECTION_RULES,
};

/** Ops set machines right wherever they stand, a notary opens what was deposited by any; everybody else acts for the own department. */
const scopeOf = ({ of }: CommandRule<string>): Scope => (of === 'ops' || of === 'any' ? 'any' : 'own');
const whoMay = (rule: CommandRule<string>): Readonly<Partial<Record<Role, Scope>>> =>
  Object.fromEntries(rolesOf(rule).map((role) => [role, scopeOf(rule)]));

/** `approveScheme` → "Approve scheme". */
const english = (type: string): string =>
  type.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`).replace(/^./, (letter) => letter.toUpperCase());

function commandRoute(process: ProcessName, type: string, rule: CommandRule<string>): Route {
  const { path, params, tag } = NOUNS[process];
  const body = COMMANDS[process][type];
  if (!body) throw new Error(`No schema for ${process}.${type}`);
  return {
    method: 'post',
    path: `${path}/${type}`,
    who: byRole(whoMay(rule)),
    of: process,
    params,
    query: NoQuery,
    body,
    response: CommandAnswer,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: rule.title, en: english(type) },
    command: { process, type },
  };
}

/** Every command a person may send, a row each; one handler serves them all. */
export const COMMAND_ROUTES: Readonly<Record<string, Route>> = Object.fromEntries(
  (['jointTask', 'inspection'] as const).flatMap((process) =>
    Object.entries(RULES[process]).map(([type, rule]) => [`${process}.${type}`, commandRoute(process, type, rule)]),
  ),
);

export const createTask = route({
  method: 'post',
  path: '/api/v1/tasks',
  who: byRole({ handler: 'own' }),
  params: NoParams,
  query: NoQuery,
  body: CreateTask,
  response: CommandAnswer.extend({ id: z.string() }).meta({ id: 'TaskOpened', description: '任务编号与版本' }),
  status: 201,
  kind: 'json',
  tag: NOUNS.jointTask.tag,
  summary: { zh: '新建联合任务', en: 'Open a joint task' },
  command: 'begin',
});
