import type { Duty, OfficerId, OrgId, PersonId } from '../../../domain/kernel/duty';
import { ok } from '../../../domain/kernel/result';
import { onAct, type TaskStage } from '../stage';

/** What `matchOfficers` hands in: every department's places, filled or vacant, and the result of the whole draw. */
export interface MatchedOfficers {
  readonly key: string;
  readonly eventsHead: string;
  readonly resultHash: string;
  readonly departments: readonly {
    readonly org: OrgId;
    readonly members: number;
    readonly vacant: number;
    readonly level: number;
    readonly officers: readonly { readonly officer: OfficerId; readonly person: PersonId }[];
  }[];
  readonly members: readonly Readonly<Record<string, unknown>>[];
}

/** 匹配人员: the officers of the frozen roster, by the draw's own seed (draw.md §3 "Officers"); what cannot be filled is named. */
export const officerMatchStage: TaskStage = {
  handlers: {
    matchOfficers: onAct<MatchedOfficers>({
      decide: (_state, { departments, members, eventsHead, resultHash }) =>
        ok({
          events: [
            ...departments.map((department) => ({ type: 'officersMatched' as const, ...department })),
            { type: 'matchCompleted', eventsHead, resultHash },
          ],
          sets: { matchMembers: members },
        }),
    }),
  },
  duties: ({ stage, draw }): readonly Duty[] =>
    stage === 'officer_match'
      ? [{ kind: 'effect', key: `match-officers/${draw.attempt}`, stage, act: 'matchOfficers' }]
      : [],
};
