import { calendarOf } from '../../domain/calendar/calendar';
import { beijingDay } from '../../domain/calendar/beijing';
import type { OfficerId } from '../../domain/kernel/duty';
import { ok, refuse } from '../../domain/kernel/result';
import type { Instant } from '../../domain/kernel/time';
import { proposeSchedule } from '../../domain/schedule/propose';
import { asked, onCommand, type TaskStage } from './stage';

/** A drawn target with its team, for the schedule. */
export interface TeamFact {
  readonly position: number;
  readonly town: string;
  readonly team: readonly { readonly officer: OfficerId; readonly org: string }[];
}
export interface BusyFact {
  readonly officer: OfficerId;
  readonly from: Instant;
  readonly to: Instant;
}

/** 排期: the lead sets date, group leader and vehicle of every visit; no officer is at two visits at once (a constraint holds it). */
export const scheduleStage: TaskStage = {
  handlers: {
    scheduleVisits: onCommand('scheduleVisits', {
      needs: ({ scheme }) => [
        { fact: 'teams', args: {} },
        { fact: 'busy', args: { from: scheme?.window.from ?? '', to: scheme?.window.to ?? '' } },
      ],
      decide(state, { from, vehicles }, { facts, now }) {
        const { scheme } = state;
        if (!scheme) return refuse('NO_SCHEME', {});
        if (state.request) return refuse('REQUEST_PENDING', {});
        if (from < scheme.window.from || from > scheme.window.to || from <= beijingDay(now)) {
          return refuse('OUTSIDE_WINDOW', { from, windowFrom: scheme.window.from, windowTo: scheme.window.to });
        }
        const proposed = proposeSchedule({
          positions: facts['teams'] as readonly TeamFact[],
          lead: state.lead,
          window: scheme.window,
          from,
          calendar: calendarOf(state.versions.calendar),
          busy: facts['busy'] as readonly BusyFact[],
          vehicles,
        });
        if (!proposed.ok) return proposed;
        const visits = proposed.value.map(({ position, from: visitFrom, to: visitTo, leader, vehicle }) => ({
          position,
          visitFrom,
          visitTo,
          leader,
          vehicle,
        }));
        const days = proposed.value.map(({ date }) => date).sort();
        return ok({
          events: [
            { type: 'visitsScheduled', visits: visits.length, first: days[0] ?? from, last: days.at(-1) ?? from },
          ],
          sets: { visits },
        });
      },
    }),
  },
  duties: (state, { calendar }) =>
    state.stage === 'schedule'
      ? [
          asked(state, calendar, {
            key: `schedule/${state.draw.attempt}`,
            command: 'scheduleVisits',
            org: state.lead,
            since: state.since,
            clock: 'schedule',
          }),
        ]
      : [],
};
