import type { ProcessRef } from '../../contracts/runner';
import { carry } from '../run';

/** 检查, as Temporal carries it: people visit, enter and review; machines publish within D1 and deliver until acknowledged. */
export async function inspection(ref: ProcessRef): Promise<void> {
  await carry<'inspection'>(ref, {
    stages: {
      scheduled: {},
      entering: {},
      submitted: {},
      passed: { publish: { within: '30 seconds' }, deliver: { within: '30 seconds' } },
    },
    anyStage: {
      remind: { within: '10 seconds' },
      escalate: { within: '10 seconds' },
      breach: { within: '10 seconds' },
    },
  });
}
