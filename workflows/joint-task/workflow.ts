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
      commitment: { freezePool: { within: '5 minutes' }, freezeRoster: { within: '1 minutes' } },
      target_draw: {
        stampPlan: { within: '30 seconds' },
        closeReveal: { within: '10 seconds' },
        closeEscrow: { within: '10 seconds' },
        fetchBeacon: { within: '1 minutes' },
        drawTargets: { within: '5 minutes' },
      },
      officer_match: { matchOfficers: { within: '5 minutes' } },
      // A recusal is open until the visit ends: its replacement may be owed in any stage from here on.
      recusal: { replaceOfficer: { within: '1 minutes' } },
      schedule: { replaceOfficer: { within: '1 minutes' } },
      inspecting: {
        beginInspections: { within: '1 minutes' },
        replaceOfficer: { within: '1 minutes' },
        tellTeam: { within: '30 seconds' },
        collectInspections: { within: '10 seconds' },
      },
      closing: {},
    },
    anyStage: {
      remind: { within: '10 seconds' },
      escalate: { within: '10 seconds' },
      breach: { within: '10 seconds' },
    },
  });
}
