import { JOINT_TASK_STAGES } from '../../../../contracts/stages/joint-task';
import { jointTask } from '../../../../workflows/joint-task/process';
import { EMPTY, type JointTaskState } from '../../../../workflows/joint-task/state';
import { drafted, TASK, type LivedTask } from '../../../support/models/task';

const stagesOf = (task: LivedTask): string[] => {
  let state: JointTaskState = EMPTY;
  const stages: string[] = [];
  for (const event of task.runner.get(TASK).events) {
    state = jointTask.evolve(state, event as Parameters<typeof jointTask.evolve>[1]);
    if (stages.at(-1) !== state.stage) stages.push(state.stage);
  }
  return stages;
};

describe('a joint task from scheme to archive', () => {
  const task = drafted().liveTo('closed');

  test('goes through every stage of the table once, in the table order', () => {
    expect(stagesOf(task)).toEqual(Object.keys(JOINT_TASK_STAGES));
  });
  test('ends with every process ended and nobody awaited', () => {
    expect(task.runner.all().map(({ ended }) => ended)).toEqual(Array(6).fill(true));
    expect(task.runner.open()).toEqual([]);
  });
});
