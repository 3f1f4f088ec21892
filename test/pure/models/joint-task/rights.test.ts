import { tellRefusal } from '../../../../contracts/refusals';
import {
  JOINT_TASK_RULES,
  JOINT_TASK_STAGES,
  rolesOf,
  type JointTaskStage,
} from '../../../../contracts/stages/joint-task';
import { ROLES } from '../../../../domain/kernel/duty';
import type { JointTaskCommandType } from '../../../../contracts/commands/joint-task';
import { desk } from '../../../support/models/city';
import { drafted, TASK } from '../../../support/models/task';
import { BODIES, COMMAND_TYPES, rightful } from './bodies';

const STAGES = Object.keys(JOINT_TASK_STAGES) as JointTaskStage[];
// Two officers a department for five targets: everyone is on the team.
const lived = (stage: JointTaskStage) => {
  const task = drafted({ officersEach: 2 });
  // A machine passes the match at once: it is held where its act fails.
  if (stage === 'officer_match') task.city.failing.add('matchOfficers');
  return task.liveTo(stage);
};
const AT = new Map(STAGES.map((stage) => [stage, lived(stage)]));
const at = (stage: JointTaskStage) => {
  const task = AT.get(stage);
  if (!task) throw new Error(stage);
  return task;
};
const stagesOf = (type: JointTaskCommandType): readonly JointTaskStage[] => {
  const { stages } = JOINT_TASK_RULES[type];
  return stages === 'any' ? STAGES.filter((stage) => stage !== 'closed') : stages;
};
const firstStage = (type: JointTaskCommandType) => stagesOf(type)[0] ?? 'scheme';
const title = (type: JointTaskCommandType) => JOINT_TASK_RULES[type].title;

describe('a command in a stage that it does not belong to', () => {
  const pairs = COMMAND_TYPES.flatMap((type) =>
    STAGES.filter((stage) => stage !== 'closed' && !stagesOf(type).includes(stage)).map((stage) => ({
      type,
      stage,
      title: title(type),
      word: JOINT_TASK_STAGES[stage],
    })),
  );
  test.each(pairs)('『$title』 is refused at 『$word』, which the refusal names', ({ type, stage, word }) => {
    const task = at(stage);
    const refusal = task.refused(type, BODIES[type], rightful(task.city, type));
    const allowed = stagesOf(type).map((one) => JOINT_TASK_STAGES[one]);
    expect(refusal).toEqual({
      code: 'WRONG_STAGE',
      facts: { command: title(type), stage: word, allowed: allowed.join('、') },
    });
    for (const named of [title(type), word, ...allowed]) expect(tellRefusal(refusal)).toContain(named);
  });

  test.each(COMMAND_TYPES.map((type) => ({ type, title: title(type) })))(
    '『$title』 is refused once the task is archived',
    ({ type }) => {
      const task = at('closed');
      expect(task.refused(type, BODIES[type], rightful(task.city, type)).code).toBe('PROCESS_ENDED');
    },
  );
});

describe('a command by somebody of another role', () => {
  const pairs = COMMAND_TYPES.flatMap((type) =>
    ROLES.filter((role) => !rolesOf(JOINT_TASK_RULES[type]).includes(role)).map((role) => ({
      type,
      role,
      title: title(type),
    })),
  );
  test.each(pairs)('『$title』 is refused to a $role of the right department', ({ type, role }) => {
    const task = at(firstStage(type));
    expect(task.refused(type, BODIES[type], rightful(task.city, type, role))).toEqual({
      code: 'NOT_YOUR_ROLE',
      facts: { command: title(type), role: rolesOf(JOINT_TASK_RULES[type]).join(',') },
    });
  });
});

describe('a command by somebody of another department', () => {
  const strangers = {
    lead: ['fire', 'tax'],
    party: ['tax'],
    rostered: ['tax', 'experts'],
    participant: ['amr', 'tax'],
  } as const;
  const pairs = COMMAND_TYPES.flatMap((type) => {
    const { of } = JOINT_TASK_RULES[type];
    return of === 'officer' || of === 'ops' || of === 'any'
      ? []
      : strangers[of].map((org) => ({ type, org, title: title(type) }));
  });
  test.each(pairs)('『$title』 is refused to the same role at $org', ({ type, org }) => {
    const task = at(firstStage(type));
    expect(task.refused(type, BODIES[type], desk(org, JOINT_TASK_RULES[type].role))).toEqual({
      code: 'NOT_YOUR_DEPARTMENT',
      facts: { command: title(type) },
    });
  });

  test.each(['declareClear', 'declareConflict'] as const)('%s is refused to an officer who was not drawn', (type) => {
    const task = at('recusal');
    const stranger = { ...task.city.asOfficer('amr-o1'), person: 'amr.officer9', officer: 'amr-o9' };
    expect(task.refused(type, BODIES[type], stranger).code).toBe('NOT_ON_TEAM');
    expect(task.refused(type, BODIES[type], { ...stranger, officer: null }).code).toBe('NOT_ON_TEAM');
  });
});

test('a command that no table knows is refused by its name', () => {
  const refusal = at('scheme').refused('approveEverything', {}, desk('amr', 'handler'));
  expect(refusal).toEqual({ code: 'UNKNOWN_COMMAND', facts: { command: 'approveEverything' } });
});

test('nothing that was refused has left an event', () => {
  for (const stage of STAGES) {
    const fresh = lived(stage);
    expect(at(stage).runner.get(TASK).events).toEqual(fresh.runner.get(TASK).events);
  }
});
