import { parsePlan } from '../../domain/draw/plan/parse';
import type { FetchedBeacon } from '../../workflows/joint-task/draw/target-draw';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { fetchBeacon as fetchRound } from '../adapters/drand';
import { ActFailure, type Perform } from './work';

/** 取公共随机源: drand's signature of the plan's round; it proves itself, so that it matters to nobody where it comes from. */
export const fetchBeacon: Perform<JointTaskState, FetchedBeacon> = async (_deps, { process, state, key }) => {
  const plan = parsePlan(state.draw.planText);
  if (!plan.ok || plan.value.beacon.kind !== 'drand') throw new ActFailure('BEACON_MISMATCH', process);
  return { key, text: await fetchRound(plan.value.beacon) };
};
