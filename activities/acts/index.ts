import { deliver } from './deliver';
import { drawTargets } from './draw-targets';
import { fetchBeacon } from './fetch-beacon';
import { freezePool } from './freeze-pool';
import { freezeRoster } from './freeze-roster';
import { matchOfficers } from './match-officers';
import { publish } from './publish';
import { replaceOfficer } from './replace-officer';
import { stampPlan } from './stamp-plan';
import { tellTeam } from './tell-team';
import type { Perform } from './work';

/** An act with its types forgotten: the duty of a process is performed with that process's state. */
type AnyPerform = (deps: Parameters<Perform<never, never>>[0], work: never) => Promise<{ readonly key: string }>;

/** Acts that look at more than their duty. Every other act hands in its key alone: the decision is the whole of it. */
export const PERFORM: Readonly<Partial<Record<string, AnyPerform>>> = {
  freezePool,
  freezeRoster,
  stampPlan,
  fetchBeacon,
  drawTargets,
  matchOfficers,
  replaceOfficer,
  tellTeam,
  publish,
  deliver,
};
