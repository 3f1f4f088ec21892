import { beijingDay, daysBetween } from '../../domain/calendar/beijing';
import { calendarOf } from '../../domain/calendar/calendar';
import { deadline } from '../../domain/clocks/deadline';
import { parameterOf } from '../../domain/clocks/parameters';
import type { Duty } from '../../domain/kernel/duty';
import { ok, refuse } from '../../domain/kernel/result';
import type { Team } from './events';
import { onAct, onCommand, type VisitStage } from './stage';
import { partsOf, sentOf, type InspectionState } from './state';

const PER_DEPARTMENT = 2;

/** What the task tells after a recusal or an appointment: the team of this position as it stands. */
export interface ChangedTeam {
  readonly key: string;
  readonly teams: readonly Team[];
  readonly experts?: Team;
}

/** 待检查: ended when the team is at the place, at least two officers of every department (V1, V2); experts who came are named with them. */
export const visitStage: VisitStage = {
  handlers: {
    arrive: onCommand('arrive', {
      decide(state, { officers }) {
        const sent = new Set(sentOf(state).map(({ officer }) => officer));
        const stranger = officers.find((officer) => !sent.has(officer));
        if (stranger) return refuse('NOT_ON_TEAM', { command: '到场', officer: stranger });
        const short = partsOf(state).find(
          (part) => part.officers.filter(({ officer }) => officers.includes(officer)).length < PER_DEPARTMENT,
        );
        if (short) return refuse('TOO_FEW_OFFICERS', { org: short.org, wanted: PER_DEPARTMENT });
        return ok({ events: [{ type: 'arrived', officers }] });
      },
    }),
    changeTeam: onAct<ChangedTeam>({
      decide(state, { teams, experts }) {
        if (state.endedAt) return refuse('VISIT_ENDED', { position: state.position });
        const own = teams.flatMap(({ officers }) => officers);
        const staying = own.find(({ officer }) => officer === state.visit.leader.officer);
        const next = teams.find(({ org }) => org === state.lead)?.officers[0] ?? own[0];
        const leader = staying ?? next ?? state.visit.leader;
        return ok({ events: [{ type: 'teamChanged', leader, teams, ...(experts ? { experts } : {}) }] });
      },
    }),
  },
  duties: (state): readonly Duty[] => (state.stage === 'scheduled' ? [arrivalDuty(state)] : []),
};

/** The group leader is awaited until the end of the day of the visit: a clock of calendar days that ends on that day. */
function arrivalDuty(state: InspectionState): Duty {
  const days = Math.max(1, daysBetween(beijingDay(state.since), beijingDay(state.visit.from)));
  const { basis, ends } = parameterOf(state.versions.parameters, 'visit');
  const { calendar } = state.versions;
  return {
    kind: 'person',
    key: 'arrive/1',
    stage: state.stage,
    role: 'officer',
    org: state.lead,
    person: state.visit.leader.person,
    command: 'arrive',
    deadline: deadline(
      { start: state.since, budget: { amount: days, unit: 'calendarDays' }, ends, calendar, pauses: [], basis },
      calendarOf(calendar),
    ),
  };
}
