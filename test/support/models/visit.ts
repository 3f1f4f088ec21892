import type { InspectionStage } from '../../../contracts/stages/inspection';
import { TASK, type LivedTask } from './task';

/** The first inspection of a lived task. */
export const VISIT = `${TASK}/1.1`;

/** Lives a drafted task until its first inspection is in this stage; nobody moves the others. `passed` waits for a failed publication. */
export function liveVisitTo(task: LivedTask, stage: InspectionStage): LivedTask {
  task.liveTo('inspecting');
  if (stage === 'passed') task.city.failing.add('publish');
  while (task.visit(1).stage !== stage) {
    const [row] = task.runner.open(VISIT);
    if (!row) throw new Error(`${stage} is not reached from ${task.visit(1).stage}`);
    task.obey(row);
  }
  return task;
}
