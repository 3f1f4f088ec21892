import type { InspectionStage } from '../../../contracts/stages/inspection';
import { TASK, type LivedTask } from './task';

/** The first inspection of a lived task. */
export const VISIT = `${TASK}/1.1`;
/** Duties of one inspection at most; more is a circle. */
const PATIENCE = 200;

/**
 * Lives a drafted task until its first inspection is in this stage; the others are left as they are. To stay at `passed` its
 * publication is made to fail.
 */
export function liveVisitTo(task: LivedTask, stage: InspectionStage): LivedTask {
  task.liveTo('inspecting');
  if (stage === 'passed') task.city.failing.add('publish');
  for (let step = 0; task.visit(1).stage !== stage; step++) {
    const [row] = task.runner.open(VISIT);
    if (!row || step > PATIENCE) throw new Error(`${stage} is not reached from ${task.visit(1).stage}`);
    task.obey(row);
  }
  return task;
}

/** Everybody but the people of one inspection does what is awaited of him. */
export function liveOthers(task: LivedTask, except: string): void {
  for (let step = 0; ; step++) {
    const row = task.runner.open().find(({ process }) => process !== except);
    if (!row) return;
    if (step > PATIENCE) throw new Error(`no end at ${row.process} ${row.duty.key}`);
    task.obey(row);
  }
}
