import {
  ApplicationFailure,
  condition,
  defineUpdate,
  proxyActivities,
  proxyLocalActivities,
  setHandler,
  workflowInfo,
} from '@temporalio/workflow';
import type { MACHINE_STEPS, Step } from '../rows';

/** Activities of the comparison's worker. */
export interface BareActivities {
  record(step: Step): Promise<boolean>;
  machine(process: string, step: (typeof MACHINE_STEPS)[number]): Promise<boolean>;
}

const enterResults = defineUpdate<string, [Step]>('enterResults');
const passReview = defineUpdate<string, [Step]>('passReview');

const options = { startToCloseTimeout: '1 minute' } as const;
const { record } = proxyLocalActivities<BareActivities>(options);
const { machine } = proxyActivities<BareActivities>(options);

/** The same duties as Temporal alone would do them: an update and a local activity a command, a timer of 20 days, two acts. */
export async function bareInspection(): Promise<void> {
  const entered = new Set<string>();
  const reviewed = new Set<string>();
  const keep = (seen: Set<string>) => async (step: Step) => {
    await record(step);
    seen.add(step.org);
    return step.commandId;
  };
  const refuseUnless = (allowed: boolean) => {
    if (!allowed) throw ApplicationFailure.nonRetryable('refused', 'NOT_NOW');
  };
  setHandler(enterResults, keep(entered), { validator: ({ org }) => refuseUnless(!entered.has(org)) });
  setHandler(passReview, keep(reviewed), {
    validator: ({ org }) => refuseUnless(entered.has(org) && !reviewed.has(org)),
  });
  await condition(() => entered.size === 2, '20 days');
  await condition(() => reviewed.size === 2);
  const { workflowId } = workflowInfo();
  await machine(workflowId, 'publish');
  await machine(workflowId, 'deliver');
}
