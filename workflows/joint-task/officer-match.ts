import type { Duty, OfficerId, OrgId, PersonId } from '../../domain/kernel/duty';
import { ok, refuse } from '../../domain/kernel/result';
import type { JointTaskEvent } from './events';
import { asked, onAct, onCommand, orgOf, type TaskStage } from './stage';
import { departmentsOf, type JointTaskState } from './state';

/** What `matchOfficers` hands in for one department: its members, or the shortage by name. */
export interface MatchedOfficers {
  readonly key: string;
  readonly org: OrgId;
  readonly round: number;
  readonly level: number;
  readonly hash: string;
  readonly members: readonly Readonly<Record<string, unknown>>[];
  readonly officers: readonly { readonly officer: OfficerId; readonly person: PersonId }[];
  readonly shortages: readonly { readonly position: number; readonly missing: number }[];
}

/** 匹配人员: every department confirms who may be drawn; its officers are then matched by the draw's seed (V1, V2). */
export const officerMatchStage: TaskStage = {
  handlers: {
    confirmRoster: onCommand('confirmRoster', {
      decide(state, { absent }, { actor }) {
        const org = orgOf(actor);
        const roster = state.rosters[org];
        const vacant = Object.values(state.recusals).some(
          (recusal) => recusal.org === org && recusal.state === 'short',
        );
        if (!roster || (roster.state !== 'asked' && !vacant)) return refuse('ALREADY_REPLIED', {});
        return ok({ events: [{ type: 'rosterConfirmed', org, round: roster.round, absent }] });
      },
    }),
    matchOfficers: onAct<MatchedOfficers>({
      decide(state, { org, round, level, hash, members, officers, shortages }) {
        const short = shortages[0];
        if (short) {
          return ok({
            events: [
              {
                type: 'officersShort',
                org,
                round,
                positions: shortages.length,
                first: short.position,
                missing: short.missing,
              },
            ],
          });
        }
        const matched: JointTaskEvent = {
          type: 'officersMatched',
          org,
          round,
          members: members.length,
          level,
          hash,
          officers,
        };
        const last = departmentsOf(state).every((other) => other === org || state.rosters[other]?.state === 'matched');
        return ok({
          events: last ? [matched, { type: 'matchCompleted' }] : [matched],
          sets: { matchMembers: members },
        });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'officer_match') return [];
    return departmentsOf(state).flatMap((org) => rosterDuty(state, org, calendar));
  },
};

function rosterDuty(state: JointTaskState, org: OrgId, calendar: Parameters<typeof asked>[1]): Duty[] {
  const roster = state.rosters[org];
  if (!roster || roster.state === 'matched') return [];
  if (roster.state === 'confirmed')
    return [
      { kind: 'effect', key: `match/${roster.round}/${org}`, stage: state.stage, act: 'matchOfficers', subject: org },
    ];
  return [
    asked(state, calendar, {
      key: `roster/${roster.round}/${org}`,
      command: 'confirmRoster',
      org,
      since: roster.since,
      clock: 'roster',
      subject: org,
    }),
  ];
}
