import { calendarOf } from '../../domain/calendar/calendar';
import type { Duty } from '../../domain/kernel/duty';
import { ok, refuse } from '../../domain/kernel/result';
import { checkEntry } from '../../domain/results/check-entry';
import { resultCodes } from '../../domain/catalogue/result-codes';
import { clockFrom } from '../clock';
import type { InspectionEvent } from './events';
import { officerOf, onCommand, orgOf, personOf, type VisitStage } from './stage';
import { partsOf } from './state';

const ITEM_NAMES = 'itemNames';

/** 录入: who inspects enters (谁检查、谁录入, seed 三（四）); two officers of the own department, every item of the own department. */
export const entryStage: VisitStage = {
  handlers: {
    enterResults: onCommand('enterResults', {
      needs: (state) => [{ fact: ITEM_NAMES, args: { items: partsOf(state).flatMap(({ items }) => items) } }],
      decide(state, { officers, entries }, { actor, facts, now }) {
        const org = orgOf(actor);
        const part = state.parts[org];
        if (!part) return refuse('NOT_YOUR_DEPARTMENT', { command: '录入检查结果' });
        if (part.state !== 'awaited') return refuse('ALREADY_ENTERED', { org });
        const team = part.officers.map(({ officer }) => officer);
        // A post in this department does not make one of its team: who inspects enters.
        if (!team.includes(officerOf(actor))) return refuse('NOT_ON_TEAM', { command: '录入检查结果' });
        const checked = checkEntry({
          org,
          items: part.items.map(({ item }) => item),
          team,
          officers,
          entries,
          codes: resultCodes(state.versions.rules),
        });
        if (!checked.ok) return checked;
        const { round } = part;
        const entered: InspectionEvent = {
          type: 'resultsEntered',
          org,
          round,
          officers,
          codes: Object.fromEntries(entries.map(({ item, code }) => [item, code])),
        };
        const last = !state.endedAt && partsOf(state).every((other) => other.org === org || other.state !== 'awaited');
        const names = facts[ITEM_NAMES] as Readonly<Record<string, string>>;
        const results = part.items.map(({ item, version }) => {
          const entry = entries.find((one) => one.item === item);
          return {
            orgId: org,
            round,
            itemId: item,
            itemVersion: version,
            itemName: names[item] ?? item,
            code: entry?.code ?? '',
            problem: entry?.problem ?? '',
            disposal: entry?.disposal ?? '',
            officers,
            enteredBy: personOf(actor),
          };
        });
        return ok({
          events: last
            ? [
                entered,
                {
                  type: 'visitEnded',
                  publishDue: clockFrom(now, 'D1', state.versions, calendarOf(state.versions.calendar)).due,
                },
              ]
            : [entered],
          sets: { results },
        });
      },
    }),
  },
  duties(state, { calendar }): readonly Duty[] {
    if (state.stage !== 'entering' && state.stage !== 'submitted') return [];
    return partsOf(state)
      .filter((part) => part.state === 'awaited')
      .map(({ org, round, since, officers }): Duty => {
        const first = officers[0];
        return {
          kind: 'person',
          key: `enter/${org}/${round}`,
          stage: state.stage,
          role: 'officer',
          org,
          ...(first ? { person: first.person } : {}),
          command: 'enterResults',
          subject: org,
          deadline: clockFrom(since, 'entry', state.versions, calendar),
        };
      });
  },
};
