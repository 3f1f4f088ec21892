import type { ProcessRef } from '../../contracts/runner';
import { carry } from '../run';

/**
 * 联合任务, as Temporal carries it from scheme to archive. What a person decides commits in PostgreSQL; this is told and goes on.
 * Stages without an act are people's alone: their clocks are timers (催办 升级 逾期). Its inspections are its children.
 */
export async function jointTask(ref: ProcessRef): Promise<void> {
  await carry<'jointTask'>(ref, {
    stages: {
      scheme: {},
      approval: {},
      confirmation: {},
      commitment: { freezePool: { within: '5 minutes' } },
      target_draw: { closeReveal: { within: '10 seconds' }, drawTargets: { within: '5 minutes' } },
      officer_match: { matchOfficers: { within: '5 minutes' } },
      recusal: { replaceOfficer: { within: '1 minutes' } },
      schedule: {},
      inspecting: { beginInspections: { within: '1 minutes' }, collectInspections: { within: '10 seconds' } },
      closing: {},
    },
    anyStage: {
      remind: { within: '10 seconds' },
      escalate: { within: '10 seconds' },
      breach: { within: '10 seconds' },
    },
  });
}
