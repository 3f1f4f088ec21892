import { calendarOf } from '../../../domain/calendar/calendar';
import { planHash } from '../../../domain/draw/plan/plan';
import { planText } from '../../../domain/draw/plan/text';
import type { Hash } from '../../../domain/kernel/hash';
import { ok, refuse, type Result } from '../../../domain/kernel/result';
import type { Instant } from '../../../domain/kernel/time';
import { quotaOf } from '../../../domain/plan-rules/quota';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { clockFrom } from '../../clock';
import { departmentsOf, expertsOf, type JointTaskState } from '../state';
import { drandAfter, LOTTERY, lotteryAfter } from './beacon';

/** The plan of a draw as it would be signed at this moment: its exact text is what is hashed (draw.md §3 "Plan"). */
export interface DraftPlan {
  readonly text: string;
  readonly hash: string;
  readonly revealBy: Instant;
}

/**
 * The plan that a signature now would publish. The page shows it, the signature names its hash: with the day the end of the
 * reveal moves, so that a text read yesterday is not signed today. Refuses PLAN_NOT_READY before shares and rosters are complete.
 */
export function draftPlan(state: JointTaskState, now: Instant, hash: Hash): Result<DraftPlan> {
  const { scheme } = state;
  const { pool, rosterRoot, shares, readyAt } = state.draw;
  if (!scheme || !pool || rosterRoot === null || readyAt === null) return refuse('PLAN_NOT_READY', {});
  const { due } = clockFrom(now, 'reveal', state.versions, calendarOf(state.versions.calendar));
  const parties = departmentsOf(state);
  const plan = planText({
    drawId: pool.drawId,
    poolId: pool.poolId,
    poolRoot: pool.root,
    rosterRoot,
    parties: parties.map((id) => ({ id, commit: shares[id]?.commit ?? '' })),
    revealBy: due,
    beacon: beaconOf(state, scheme, due),
    quota: quotaOf(scheme, pool.groups),
    batches: scheme.batches,
    match: {
      from: scheme.window.from,
      to: scheme.window.to,
      roles: rolesOf(state, scheme),
    },
  });
  if (!plan.ok) return plan;
  const { text } = plan.value;
  return ok({ text, hash: planHash(hash, text), revealBy: due });
}

/**
 * V2: at least two of every department at every target. The library of experts is one organisation more, whose role asks for
 * their field: it is no party and holds no share.
 */
function rolesOf(state: JointTaskState, { minOfficers }: Scheme) {
  const experts = expertsOf(state);
  return [
    ...departmentsOf(state).map((org) => ({ org, tag: '', count: minOfficers })),
    ...(experts ? [{ org: experts.org, tag: experts.field, count: experts.count }] : []),
  ];
}

/** Public only when no share can be shown or opened any more: whoever decides last must not know it (draw.md §2). */
function beaconOf(state: JointTaskState, { beacon }: Scheme, revealBy: Instant) {
  const deposited = Object.values(state.draw.shares).some(({ escrowed }) => escrowed);
  const settled = deposited ? escrowBy(state, revealBy) : revealBy;
  if (beacon === 'drand') return drandAfter(settled);
  return deposited ? lotteryAfter(settled) : LOTTERY;
}

/** The end of the notary's time, from the planned end of the reveal and not from when a machine came to close it. */
export const escrowBy = ({ versions }: JointTaskState, revealBy: Instant): Instant =>
  clockFrom(revealBy, 'escrow', versions, calendarOf(versions.calendar)).due;
