import type { Duty, OfficerId, OrgId, PersonId } from '../../../domain/kernel/duty';
import { ok, refuse } from '../../../domain/kernel/result';
import { RECUSAL_STAGES } from '../../../contracts/stages/joint-task';
import { asked, onAct, onCommand, orgOf, type TaskStage } from '../stage';
import { answersFor, type JointTaskState } from '../state';
import { withEnd } from './settled';

interface Named {
  readonly officer: OfficerId;
  readonly person: PersonId;
}

/** What `replaceOfficer` hands in: whom the redraw rule names (draw.md §3 "Redraw"), or the vacancy, with the chain's new links. */
export interface ReplacedOfficer {
  readonly key: string;
  readonly recusal: string;
  readonly org: OrgId;
  readonly position: number;
  readonly from: OfficerId;
  readonly fromRemaining: number;
  readonly to: Named | null;
  readonly rule: 'a' | 'b' | 'c' | 'd';
  readonly moved: readonly { readonly position: number; readonly from: OfficerId; readonly to: Named }[];
  readonly eventsHead: string;
  readonly resultHash: string;
  readonly members: readonly Readonly<Record<string, unknown>>[];
  readonly links: readonly Readonly<Record<string, unknown>>[];
}

/** What `tellTeam` hands in: which change the inspection of the position knows now. */
export interface ToldTeam {
  readonly key: string;
  readonly tell: string;
  readonly position: number;
}

/** One position as an appointment finds it: its vacancies, who is on it, and whether the one named may serve there. */
export interface PlaceFact {
  readonly vacancies: readonly { readonly org: OrgId; readonly slot: number; readonly generation: number }[];
  readonly team: readonly OfficerId[];
  readonly candidate:
    | (Named & {
        readonly org: OrgId;
        /** An officer without a certificate over the window (V1), an expert of another field; null: neither. */
        readonly lacks: 'notCertified' | 'otherField' | null;
        readonly recused: boolean;
      })
    | null;
}

/** 递补与补缺: a recused officer's place goes to whom the rule names; a place that nobody could take is filled by an appointment. */
export const replacementStage: TaskStage = {
  handlers: {
    replaceOfficer: onAct<ReplacedOfficer>({
      decide(_state, { key: _key, members, links, ...replaced }, _context) {
        return ok({
          events: [{ type: 'officerReplaced', ...replaced }],
          sets: { matchMembers: members, drawEvents: links },
        });
      },
    }),
    tellTeam: onAct<ToldTeam>({
      decide: (_state, { tell, position }) => ok({ events: [{ type: 'teamTold', tell, position }] }),
    }),
    appointOfficer: onCommand('appointOfficer', {
      needs: (state, { position, officer }) => [{ fact: 'place', args: { position, officer } }],
      decide(state, { position, officer, reason }, { actor, facts, now }) {
        const org = orgOf(actor);
        const { vacancies, team, candidate } = facts['place'] as PlaceFact;
        const mine = vacancies.filter((one) => answersFor(state, one.org) === org);
        if (mine.length === 0) return refuse('NO_VACANCY', { position });
        const vacancy = mine.find((one) => one.org === candidate?.org);
        if (!candidate || !vacancy) return refuse('NO_SUCH_THING', { what: `可补这一空缺的人员 ${officer}` });
        if (candidate.lacks !== null) return refuse('OFFICER_UNFIT', { officer, why: candidate.lacks });
        if (candidate.recused) return refuse('OFFICER_UNFIT', { officer, why: 'recused' });
        if (team.includes(officer)) return refuse('OFFICER_UNFIT', { officer, why: 'onTeam' });
        const { person } = candidate;
        const { slot, generation } = vacancy;
        return ok({
          events: withEnd(
            state,
            [{ type: 'officerAppointed', org: vacancy.org, position, slot, officer, person, reason }],
            now,
          ),
          sets: {
            matchMembers: [
              {
                drawId: state.draw.pool?.drawId ?? '',
                orgId: vacancy.org,
                position,
                slot,
                generation: generation + 1,
                officerId: officer,
                appointed: true,
              },
            ],
          },
        });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (!(RECUSAL_STAGES as readonly string[]).includes(state.stage)) return [];
    return [...actsOf(state), ...vacancyDuties(state, calendar)];
  },
};

/** What machines owe after a decision: the replacement, and that inspections under way know of it. */
const actsOf = (state: JointTaskState): Duty[] => [
  ...Object.entries(state.recusals)
    .filter(([, { attempt, state: told }]) => attempt === state.draw.attempt && told === 'granted')
    .map(([id]): Duty => ({
      kind: 'effect',
      key: `replace/${id}`,
      stage: state.stage,
      act: 'replaceOfficer',
      subject: id,
    })),
  ...Object.keys(state.untold).map((tell): Duty => ({
    kind: 'effect',
    key: `tell-team/${tell}`,
    stage: state.stage,
    act: 'tellTeam',
    subject: tell,
  })),
];

const vacancyDuties = (state: JointTaskState, calendar: Parameters<typeof asked>[1]): Duty[] =>
  Object.entries(state.draw.vacant)
    .filter(([, { count }]) => count > 0)
    .map(([org, { since, round }]) =>
      asked(state, calendar, {
        key: `vacancy/${state.draw.attempt}/${org}/${round}`,
        command: 'appointOfficer',
        org: answersFor(state, org),
        since,
        clock: 'vacancy',
        subject: org,
      }),
    );
