import type { Duty, OfficerId, OrgId } from '../../../domain/kernel/duty';
import { ok, refuse, type Result } from '../../../domain/kernel/result';
import { checkGround } from '../../../domain/recusal/check-recusal';
import type { Instant } from '../../../domain/kernel/time';
import { labelHash } from '../../../domain/plan-rules/labels';
import type { GroupCounts } from '../../../domain/plan-rules/drawn';
import type { JointTaskEvent } from '../events';
import { asked, onAct, onCommand, orgOf, type TaskStage } from '../stage';
import { departmentsOf, expertsOf, rosteredOf, type JointTaskState } from '../state';
import { draftPlan } from './plan';

type Row = Readonly<Record<string, unknown>>;

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
  /** What the strata stand for, as it is hashed. */
  readonly labels: string;
  readonly units: readonly Row[];
  readonly exclusions: readonly Row[];
}

/** What `freezeRoster` hands in: who may be drawn, who may not and why, or which departments have too few. */
export interface FrozenRoster {
  readonly key: string;
  readonly root: string;
  readonly fit: Readonly<Record<OrgId, number>>;
  readonly officers: readonly Row[];
  readonly exclusions: readonly Row[];
  readonly conflicts: number;
}

/** What a roster is checked against: of the named officers their departments, and the named targets that the pool holds. */
export interface RosterFact {
  readonly orgOf: Readonly<Record<OfficerId, OrgId>>;
  readonly uids: readonly string[];
}

/**
 * 锁定名录: the pool is frozen; every department, and the library of experts, names who cannot come; every department commits its
 * share; the roster is frozen; the lead's approver signs the plan, whose exact text is public from then on.
 */
export const commitmentStage: TaskStage = {
  handlers: {
    freezePool: onAct<FrozenPool>({
      decide(state, { drawId, poolId, root, groups, asOf, saltKeySealed, labels, units, exclusions }, { hash }) {
        if (units.length === 0) return refuse('POOL_EMPTY', { excluded: exclusions.length });
        return ok({
          events: [
            {
              type: 'poolFrozen',
              attempt: state.draw.attempt,
              drawId,
              poolId,
              root,
              groups,
              count: units.length,
              excluded: exclusions.length,
              asOf,
              labelHash: labelHash(hash, labels),
            },
          ],
          sets: {
            poolUnits: units,
            poolExclusions: exclusions,
            poolSecrets: [{ poolId, saltKeySealed }],
            labelTables: [{ poolId, content: labels }],
          },
        });
      },
    }),
    confirmRoster: onCommand('confirmRoster', {
      needs: ({ draw }, { absent, conflicts }) => [
        {
          fact: 'roster',
          args: {
            officers: [...absent, ...conflicts.map(({ officer }) => officer)],
            pool: draw.pool?.poolId ?? '',
            uids: conflicts.map(({ uid }) => uid),
          },
        },
      ],
      decide(state, { absent, conflicts }, { actor, facts }) {
        const org = orgOf(actor);
        const roster = state.draw.rosters[org];
        if (roster?.state !== 'asked') return refuse('ALREADY_REPLIED', {});
        const known = facts['roster'] as RosterFact;
        const named = checkNamed(org, [...absent, ...conflicts.map(({ officer }) => officer)], conflicts, known);
        if (!named.ok) return named;
        const untold = conflicts.map(checkGround).find((told) => !told.ok);
        if (untold) return untold;
        return ok({
          events: [{ type: 'rosterConfirmed', org, round: roster.round, absent, conflicts: conflicts.length }],
          sets: {
            knownConflicts: conflicts.map(({ officer, uid, ground, note }) => ({
              orgId: org,
              officerId: officer,
              uid,
              ground,
              note,
            })),
          },
        });
      },
    }),
    freezeRoster: onAct<FrozenRoster>({
      decide(state, { root, fit, officers, exclusions, conflicts }) {
        const experts = expertsOf(state);
        const least = state.scheme?.minOfficers ?? 2;
        const short = rosteredOf(state)
          .map((org) => ({ org, fit: fit[org] ?? 0, wanted: org === experts?.org ? experts.count : least }))
          .filter((one) => one.fit < one.wanted);
        // V2, before anything is drawn: a department that cannot send two is asked again, by name and number; so is a library
        // that cannot send the experts.
        if (short.length > 0) return ok({ events: [{ type: 'rosterShort', short }] });
        return ok({
          events: [{ type: 'rosterFrozen', root, fit, excluded: exclusions.length, conflicts }],
          sets: { rosterOfficers: officers, rosterExclusions: exclusions },
        });
      },
    }),
    commitShare: onCommand('commitShare', {
      decide(state, { commit, escrow }, { actor }) {
        const org = orgOf(actor);
        const { shares, pool } = state.draw;
        if (shares[org]) return refuse('SHARE_ALREADY_COMMITTED', {});
        // The plan refuses one commitment twice (draw.md §3): found out at the last share, it would stand for ever.
        if (Object.values(shares).some((share) => share.commit === commit)) return refuse('SHARE_COPIED', {});
        return ok({
          events: [{ type: 'shareCommitted', org, commit, escrowed: escrow !== '' }],
          sets: { shareEscrows: escrow === '' ? [] : [{ drawId: pool?.drawId ?? '', orgId: org, sealed: escrow }] },
        });
      },
    }),
    signPlan: onCommand('signPlan', {
      needs: () => [{ fact: 'timestamping', args: {} }],
      decide(state, { planHash }, { now, hash, facts }) {
        if (state.request) return refuse('REQUEST_PENDING', {});
        const plan = draftPlan(state, now, hash);
        if (!plan.ok) return plan;
        if (plan.value.hash !== planHash) return refuse('PLAN_CHANGED', { seen: planHash, now: plan.value.hash });
        const { text, revealBy } = plan.value;
        const fixed = state.draw.pool?.labelHash;
        const published: JointTaskEvent = {
          type: 'planPublished',
          planText: text,
          planHash,
          revealBy,
          ...(fixed === undefined ? {} : { labelHash: fixed }),
          ...(facts['timestamping'] === true ? { stamping: true } : {}),
        };
        return ok({ events: [published] });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'commitment') return [];
    const { pool, rosterRoot, readyAt, attempt } = state.draw;
    if (!pool) return [{ kind: 'effect', key: `freeze-pool/${attempt}`, stage: state.stage, act: 'freezePool' }];
    if (readyAt !== null)
      return [
        asked(state, calendar, {
          key: `plan/${attempt}`,
          command: 'signPlan',
          org: state.lead,
          since: readyAt,
          clock: 'plan',
        }),
      ];
    return [...shareDuties(state, calendar), ...(rosterRoot === null ? rosterDuties(state, calendar) : [])];
  },
};

type Calendar = Parameters<typeof asked>[1];

const shareDuties = (state: JointTaskState, calendar: Calendar): Duty[] =>
  departmentsOf(state)
    .filter((org) => !state.draw.shares[org])
    .map((org) =>
      asked(state, calendar, {
        key: `share/${state.draw.attempt}/${org}`,
        command: 'commitShare',
        org,
        since: state.draw.pool?.at ?? state.since,
        clock: 'share',
        subject: org,
      }),
    );

/** Departments still asked; with the last answer the machine freezes the roster. */
function rosterDuties(state: JointTaskState, calendar: Calendar): Duty[] {
  const { rosters, rosterTries, attempt } = state.draw;
  const open = Object.entries(rosters).filter(([, { state: told }]) => told === 'asked');
  if (open.length === 0) {
    const key = `freeze-roster/${attempt}/${rosterTries + 1}`;
    return [{ kind: 'effect', key, stage: state.stage, act: 'freezeRoster' }];
  }
  return open.map(([org, { round, since }]) =>
    asked(state, calendar, {
      key: `roster/${attempt}/${org}/${round}`,
      command: 'confirmRoster',
      org,
      since,
      clock: 'roster',
      subject: org,
    }),
  );
}

/** Only own officers, and targets that can be drawn at all: a name that means nothing would be a conflict unheeded. */
function checkNamed(
  org: OrgId,
  officers: readonly OfficerId[],
  conflicts: readonly { readonly uid: string }[],
  known: RosterFact,
): Result<void> {
  const stranger = officers.find((officer) => known.orgOf[officer] !== org);
  if (stranger !== undefined) return refuse('NO_SUCH_THING', { what: `本部门人员 ${stranger}` });
  const outside = conflicts.find(({ uid }) => !known.uids.includes(uid));
  return outside ? refuse('NO_SUCH_THING', { what: `名录中的对象 ${outside.uid}` }) : ok(undefined);
}
