import { parsePlan } from '../../domain/draw/plan/parse';
import { planMessage } from '../../domain/draw/plan/plan';
import type { StampedPlan } from '../../workflows/joint-task/draw/target-draw';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { requestStamp, tsaOf } from '../adapters/tsa';
import { ActFailure, type Perform } from './work';

/** 打时间戳: an authority says that the plan was there before the reveal ended; without it the draw goes on all the same (RFC 3161). */
export const stampPlan: Perform<JointTaskState, StampedPlan> = async ({ hash }, { process, state, key }) => {
  const { planText, pool, revealBy } = state.draw;
  const plan = parsePlan(planText);
  // The imprint is the plan hash itself, and authorities know no SM3.
  if (!plan.ok || plan.value.alg !== 'sha256') throw new ActFailure('DRAW_UNSUPPORTED', process);
  const tsa = tsaOf();
  if (!tsa) throw new ActFailure('NOT_READY', 'the worker has no TSA_URL');
  const { tsr, at } = await requestStamp(planMessage(hash, planText), tsa);
  if (revealBy !== null && at >= revealBy)
    throw new ActFailure('STAMP_LATE', `stamped ${at}, reveal until ${revealBy}`);
  return { key, drawId: pool?.drawId ?? '', genTime: at, tsr: Buffer.from(tsr).toString('base64') };
};
