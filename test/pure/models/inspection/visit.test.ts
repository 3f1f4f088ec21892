import type { InspectionCommandType } from '../../../../contracts/commands/inspection';
import { INSPECTION_RULES, INSPECTION_STAGES, type InspectionStage } from '../../../../contracts/stages/inspection';
import { ROLES } from '../../../../domain/kernel/duty';
import { teamOf } from '../../../../workflows/inspection/state';
import { desk, OPS } from '../../../support/models/city';
import { cleanEntries, officersOf } from '../../../support/models/deeds';
import { drafted, type LivedTask } from '../../../support/models/task';
import { liveVisitTo, VISIT } from '../../../support/models/visit';

const STAGES = Object.keys(INSPECTION_STAGES) as InspectionStage[];
const TYPES = Object.keys(INSPECTION_RULES) as InspectionCommandType[];

const bodyOf = (task: LivedTask, type: InspectionCommandType): unknown => {
  const state = task.visit(1);
  return {
    arrive: { officers: teamOf(state).map(({ officer }) => officer) },
    enterResults: { officers: officersOf(state, 'amr'), entries: cleanEntries(state, 'amr') },
    passReview: { org: 'amr', opinion: '' },
    returnResults: { org: 'amr', reason: '补充' },
    retryAct: { key: 'publish/1', reason: '再试' },
  }[type];
};
const rightful = (task: LivedTask, type: InspectionCommandType, role = INSPECTION_RULES[type].role) => {
  const { of } = INSPECTION_RULES[type];
  if (of === 'ops') return { ...OPS, post: { org: 'ops', role } };
  const member = task.city.asOfficer(officersOf(task.visit(1), 'amr')[0] ?? '');
  return of === 'officer' ? { ...member, post: { org: 'amr', role } } : desk('amr', role);
};
/** A visit in each stage; `passed` is passing, so its publication is made to fail. */
const AT = new Map(STAGES.map((stage) => [stage, liveVisitTo(drafted(), stage)]));
const at = (stage: InspectionStage): LivedTask => {
  const task = AT.get(stage);
  if (!task) throw new Error(stage);
  return task;
};
const stagesOf = (type: InspectionCommandType): readonly InspectionStage[] => {
  const { stages } = INSPECTION_RULES[type];
  return stages === 'any' ? STAGES.filter((stage) => stage !== 'closed') : stages;
};

describe('a command to an inspection', () => {
  const wrong = TYPES.flatMap((type) =>
    STAGES.filter((stage) => stage !== 'closed' && !stagesOf(type).includes(stage)).map((stage) => ({
      type,
      stage,
      title: INSPECTION_RULES[type].title,
      word: INSPECTION_STAGES[stage],
    })),
  );
  test.each(wrong)('『$title』 is refused at 『$word』, and both are named', ({ type, stage, title, word }) => {
    const task = at(stage);
    expect(task.refused(type, bodyOf(task, type), rightful(task, type), VISIT)).toEqual({
      code: 'WRONG_STAGE',
      facts: {
        command: title,
        stage: word,
        allowed: stagesOf(type)
          .map((one) => INSPECTION_STAGES[one])
          .join('、'),
      },
    });
  });

  const roles = TYPES.flatMap((type) =>
    ROLES.filter((role) => role !== INSPECTION_RULES[type].role).map((role) => ({ type, role })),
  );
  test.each(roles)('$type is refused to a $role', ({ type, role }) => {
    const task = at(stagesOf(type)[0] ?? 'scheduled');
    expect(task.refused(type, bodyOf(task, type), rightful(task, type, role), VISIT).code).toBe('NOT_YOUR_ROLE');
  });

  test('is refused once it is closed', () => {
    const task = at('closed');
    for (const type of TYPES)
      expect(task.refused(type, bodyOf(task, type), rightful(task, type), VISIT).code).toBe('PROCESS_ENDED');
  });
});

describe('an arrival', () => {
  const team = (task: LivedTask) => teamOf(task.visit(1)).map(({ officer }) => officer);
  const leader = (task: LivedTask) => task.city.asOfficer(task.visit(1).visit.leader.officer);

  test('awaits the group leader until the end of the day of the visit', () => {
    const task = at('scheduled');
    const { visit } = task.visit(1);
    const duty = task.duty('arrive/1', VISIT);
    expect(duty).toMatchObject({ role: 'officer', org: 'amr', person: visit.leader.person });
    expect(duty.deadline?.due.slice(0, 10)).toBe(visit.from.slice(0, 10));
    expect(duty.deadline && duty.deadline.due >= visit.to).toBe(true);
  });

  test.each(['amr', 'fire', 'eco'])('of one officer of %s is refused, however many came of the others', (org) => {
    const task = at('scheduled');
    const [missing] = officersOf(task.visit(1), org);
    const officers = team(task).filter((officer) => officer !== missing);
    expect(task.refused('arrive', { officers }, leader(task), VISIT)).toEqual({
      code: 'TOO_FEW_OFFICERS',
      facts: { org, wanted: 2 },
    });
  });

  test('does not count an officer twice', () => {
    const task = at('scheduled');
    const [missing, doubled] = officersOf(task.visit(1), 'eco');
    const officers = [...team(task).filter((officer) => officer !== missing), doubled];
    expect(task.refused('arrive', { officers }, leader(task), VISIT).code).toBe('TOO_FEW_OFFICERS');
  });

  test('of a stranger to the team is refused', () => {
    const task = at('scheduled');
    expect(task.refused('arrive', { officers: [...team(task), 'amr-o99'] }, leader(task), VISIT)).toMatchObject({
      code: 'NOT_ON_TEAM',
      facts: { officer: 'amr-o99' },
    });
  });

  test('may be told by any member of the team and by nobody else', () => {
    const task = liveVisitTo(drafted({ officersEach: 8 }), 'scheduled');
    const stranger = task.city.officers.find(({ id, org }) => org === 'amr' && !team(task).includes(id));
    const body = { officers: team(task) };
    expect(task.refused('arrive', body, task.city.asOfficer(stranger?.id ?? ''), VISIT).code).toBe('NOT_ON_TEAM');
    task.must('arrive', body, task.city.asOfficer(officersOf(task.visit(1), 'eco')[1] ?? ''), VISIT);
    expect(task.visit(1).stage).toBe('entering');
  });

  test('of eight departments with six officers each is one arrival', () => {
    const departments = Array.from({ length: 8 }, (_, i) => `d${i + 1}`);
    const task = liveVisitTo(
      drafted({ departments, targets: 1, officersEach: 6 }, { minOfficers: 6, batches: 2 }),
      'entering',
    );
    expect(task.eventsOf('arrived', VISIT)).toMatchObject([{ officers: { length: 48 } }]);
  });
});
