import type { OrgId } from '../../domain/kernel/duty';
import type { Process, Versions } from '../../domain/kernel/process';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import { JOINT_TASK_RULES, JOINT_TASK_STAGES } from '../../contracts/stages/joint-task';
import { decideBy, handlersOf, needsOf, permitBy } from '../stage';
import { approvalStage } from './approval';
import { closingStage } from './closing';
import { confirmationStage } from './confirmation';
import { commitmentStage } from './draw/commitment';
import { redrawStage } from './draw/redraw';
import { targetDrawStage } from './draw/target-draw';
import type { JointTaskEvent } from './events';
import { evolve } from './evolve';
import { inspectingStage } from './inspecting';
import { officerMatchStage } from './officers/officer-match';
import { recusalStage } from './officers/recusal';
import { replacementStage } from './officers/replacement';
import { scheduleStage } from './schedule';
import { schemeStage } from './scheme';
import { departmentsOf, EMPTY, expertsOf, isOnTask, type JointTaskState } from './state';

export interface JointTaskInput {
  readonly id: string;
  readonly number: string;
  readonly name: string;
  readonly lead: OrgId;
  readonly versions: Versions;
}

/** The life of a joint task, top-down: one file a stage, and those that reach over several (递补, 重抽). */
const STAGES = [
  schemeStage,
  approvalStage,
  confirmationStage,
  commitmentStage,
  targetDrawStage,
  officerMatchStage,
  recusalStage,
  replacementStage,
  redrawStage,
  scheduleStage,
  inspectingStage,
  closingStage,
];
const HANDLERS = handlersOf(STAGES);

/** What no table of stages can say: a share and a roster belong to a pool, and a machine has to freeze it first. */
const inTime = ({ draw }: JointTaskState, type: string): Result<void> =>
  (type === 'commitShare' || type === 'confirmRoster') && !draw.pool
    ? refuse('WRONG_STAGE', { command: JOINT_TASK_RULES[type].title, stage: '名录未锁定', allowed: '名录锁定后' })
    : ok(undefined);

/** 联合任务: one joint double-random task, from scheme to archive. */
export const jointTask: Process<JointTaskInput, JointTaskState, JointTaskEvent> = {
  name: 'jointTask',
  empty: EMPTY,
  begin: (input) => [{ type: 'taskOpened', ...input }],
  permit(state, type, { actor }) {
    const permitted = permitBy(
      JOINT_TASK_RULES,
      {
        stage: state.stage,
        stageWords: JOINT_TASK_STAGES,
        ended: state.stage === 'closed',
        lead: state.lead,
        departments: departmentsOf(state),
        experts: expertsOf(state)?.org ?? null,
        isTeamMember: (officer) => isOnTask(state, officer),
      },
      type,
      actor,
    );
    return permitted.ok ? inTime(state, type) : permitted;
  },
  needs: (state, command) => needsOf(HANDLERS, state, command),
  decide: (state, command, context) => decideBy(HANDLERS, state, command, context),
  evolve,
  duties: (state, context) => STAGES.flatMap((stage) => stage.duties(state, context)),
  standing: ({ stage, returned }) => ({ stage, overlay: returned ? 'returned' : null, ended: stage === 'closed' }),
  versions: ({ versions }) => versions,
};
