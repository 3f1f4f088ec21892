import { planHash, planText } from '../../domain/draw/plan';
import type { Duty } from '../../domain/kernel/duty';
import { hex } from '../../domain/kernel/hash';
import type { Context } from '../../domain/kernel/process';
import { ok, refuse } from '../../domain/kernel/result';
import type { Instant } from '../../domain/kernel/time';
import { quotaOf } from '../../domain/plan-rules/quota';
import { calendarOf } from '../../domain/calendar/calendar';
import { clockFrom } from '../clock';
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
  readonly units: readonly Readonly<Record<string, unknown>>[];
  readonly exclusions: readonly Readonly<Record<string, unknown>>[];
}

/** The plan as drd1 wants it (draw.md §3): exact text, hashed as it stands. */
function publishPlan(state: JointTaskState, commits: Readonly<Record<string, string>>, { now, hash }: Context): JointTaskEvent {
  const { due } = clockFrom(now, 'reveal', state.versions, calendarOf(state.versions.calendar));
  const text = planText({
    drawId: state.pool?.drawId ?? '',
    poolId: state.pool?.poolId ?? '',
    poolRoot: state.pool?.root ?? '',
    parties: departmentsOf(state).map((id) => ({ id, commit: commits[id] ?? '' })),
    revealBy: `${due.slice(0, 19)}Z`,
    beacon: { kind: 'text' },
    quota: state.scheme ? quotaOf(state.scheme) : [],
    batches: state.scheme?.batches ?? 1,
  });
  return { type: 'planPublished', planText: text, planHash: hex(planHash(hash, text)), revealBy: due };
}

/** 锁定名录: the pool is frozen, then every department commits its share; the last share publishes the plan. */
export const commitmentStage: TaskStage = {
  handlers: {
    freezePool: onAct<FrozenPool>({
      decide(_state, { drawId, poolId, root, asOf, units, exclusions }) {
        if (units.length === 0) return refuse('POOL_EMPTY', { excluded: exclusions.length });
        return ok({
          events: [{ type: 'poolFrozen', drawId, poolId, root, count: units.length, excluded: exclusions.length, asOf }],
          sets: { poolUnits: units, poolExclusions: exclusions },
        });
      },
    }),
    commitShare: onCommand('commitShare', {
      decide(state, { commit }, context) {
        const org = orgOf(context.actor);
        if (!state.pool) return refuse('WRONG_STAGE', { command: '提交抽取份额', stage: '名录未锁定', allowed: '名录锁定后' });
        if (state.shares[org]) return refuse('SHARE_ALREADY_COMMITTED', {});
        const committed: JointTaskEvent = { type: 'shareCommitted', org, commit };
        const commits = { ...Object.fromEntries(Object.entries(state.shares).map(([party, share]) => [party, share.commit])), [org]: commit };
        const last = departmentsOf(state).every((party) => commits[party]);
        return ok({ events: last ? [committed, publishPlan(state, commits, context)] : [committed] });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'commitment') return [];
    const { pool } = state;
    if (!pool) return [{ kind: 'effect', key: 'freeze-pool/1', stage: state.stage, act: 'freezePool' }];
    return departmentsOf(state)
      .filter((org) => !state.shares[org])
      .map((org) => asked(state, calendar, { key: `share/1/${org}`, command: 'commitShare', org, since: pool.at, clock: 'share', subject: org }));
  },
};
