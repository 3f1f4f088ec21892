import { planHash } from '../../domain/draw/plan/plan';
import { planText } from '../../domain/draw/plan/text';
import type { Duty } from '../../domain/kernel/duty';
import type { Context } from '../../domain/kernel/process';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import type { Instant } from '../../domain/kernel/time';
import type { GroupCounts } from '../../domain/plan-rules/drawn';
import { quotaOf } from '../../domain/plan-rules/quota';
import { calendarOf } from '../../domain/calendar/calendar';
import { clockFrom } from '../clock';
import { BEACON } from './beacon';
import type { JointTaskEvent } from './events';
import { asked, onAct, onCommand, orgOf, type TaskStage } from './stage';
import { departmentsOf, type JointTaskState } from './state';

/** What `freezePool` hands in beside the rows of the pool. */
export interface FrozenPool {
  readonly key: string;
  readonly drawId: string;
  readonly poolId: string;
  readonly root: string;
  readonly asOf: Instant;
  readonly groups: GroupCounts;
  /** The pool's salt key, sealed under the installation key; only the draw reads it. */
  readonly saltKeySealed: string;
  readonly units: readonly Readonly<Record<string, unknown>>[];
  readonly exclusions: readonly Readonly<Record<string, unknown>>[];
}

/** The plan as drd1 wants it (draw.md §3): exact text, hashed as it stands. */
function publishPlan(
  state: JointTaskState,
  commits: Readonly<Record<string, string>>,
  { now, hash }: Context,
): Result<JointTaskEvent> {
  const { pool, scheme } = state;
  if (!pool || !scheme) return refuse('NO_SCHEME', {});
  const { due } = clockFrom(now, 'reveal', state.versions, calendarOf(state.versions.calendar));
  const plan = planText({
    drawId: pool.drawId,
    poolId: pool.poolId,
    poolRoot: pool.root,
    parties: departmentsOf(state).map((id) => ({ id, commit: commits[id] ?? '' })),
    revealBy: due,
    beacon: BEACON,
    quota: quotaOf(scheme, pool.groups),
    batches: scheme.batches,
  });
  if (!plan.ok) return plan;
  const { text } = plan.value;
  return ok({ type: 'planPublished', planText: text, planHash: planHash(hash, text), revealBy: due });
}

/** 锁定名录: the pool is frozen, then every department commits its share; the last share publishes the plan. */
export const commitmentStage: TaskStage = {
  handlers: {
    freezePool: onAct<FrozenPool>({
      decide(_state, { drawId, poolId, root, groups, asOf, saltKeySealed, units, exclusions }) {
        if (units.length === 0) return refuse('POOL_EMPTY', { excluded: exclusions.length });
        return ok({
          events: [
            {
              type: 'poolFrozen',
              drawId,
              poolId,
              root,
              groups,
              count: units.length,
              excluded: exclusions.length,
              asOf,
            },
          ],
          sets: { poolUnits: units, poolExclusions: exclusions, poolSecrets: [{ poolId, saltKeySealed }] },
        });
      },
    }),
    commitShare: onCommand('commitShare', {
      decide(state, { commit }, context) {
        const org = orgOf(context.actor);
        if (state.shares[org]) return refuse('SHARE_ALREADY_COMMITTED', {});
        // The plan refuses one commitment twice (draw.md §3): found out at the last share, it would stand for ever.
        if (Object.values(state.shares).some((share) => share.commit === commit)) return refuse('SHARE_COPIED', {});
        const committed: JointTaskEvent = { type: 'shareCommitted', org, commit };
        const commits = {
          ...Object.fromEntries(Object.entries(state.shares).map(([party, share]) => [party, share.commit])),
          [org]: commit,
        };
        const last = departmentsOf(state).every((party) => commits[party]);
        if (!last) return ok({ events: [committed] });
        const plan = publishPlan(state, commits, context);
        return plan.ok ? ok({ events: [committed, plan.value] }) : plan;
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'commitment') return [];
    const { pool } = state;
    if (!pool) return [{ kind: 'effect', key: 'freeze-pool/1', stage: state.stage, act: 'freezePool' }];
    return departmentsOf(state)
      .filter((org) => !state.shares[org])
      .map((org) =>
        asked(state, calendar, {
          key: `share/1/${org}`,
          command: 'commitShare',
          org,
          since: pool.at,
          clock: 'share',
          subject: org,
        }),
      );
  },
};
