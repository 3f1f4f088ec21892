import { beijingDay } from '../../../domain/calendar/beijing';
import type { SchemeFacts } from '../../../domain/plan-rules/facts';
import { inScope, isRaised, type Scheme } from '../../../domain/plan-rules/scheme';
import type { InspectionState } from '../../../workflows/inspection/state';
import type { RosterFact } from '../../../workflows/joint-task/draw/commitment';
import type { TeamAtFact } from '../../../workflows/joint-task/officers/recusal';
import type { PlaceFact } from '../../../workflows/joint-task/officers/replacement';
import type { VisitFact } from '../../../workflows/joint-task/inspecting';
import type { TeamFact } from '../../../workflows/joint-task/schedule';
import type { MemoryRunner } from '../memory-runner';
import { EXPERTS, type City } from './city';
import { count, drawnOf, placesOf, rowsOf, text } from './rows';

type Args = Readonly<Record<string, unknown>>;
type Loader = (city: City, runner: MemoryRunner, process: string, args: Args) => unknown;

/** The loaders of `journal/facts/`, over rows in memory. */
const LOADERS: Readonly<Record<string, Loader>> = {
  scheme(city, { now }, _process, args): SchemeFacts {
    const scheme = args['scheme'] as Scheme;
    const inside = city.targets.filter((target) => inScope(target, scheme));
    return {
      today: beijingDay(now),
      items: city.itemFacts(),
      poolSize: inside.length,
      raisedSize: inside.filter((target) => isRaised(target, scheme)).length,
      overlapping: [],
      experts: city.expertsFit(scheme),
    };
  },
  teamAt: (city, runner, process, { position }): TeamAtFact => ({
    team: placesOf(runner, process)
      .filter((place) => place.position === position && place.officer !== '')
      .map(({ officer, org }) => ({ officer, org, person: city.asOfficer(officer).person })),
    visitEnded: runner
      .all()
      .some(
        ({ id, life }) => id === `${process}/${String(position)}.1` && (life.state as InspectionState).endedAt !== null,
      ),
  }),
  roster: (city, runner, process, { officers, uids }): RosterFact => {
    const pool = new Set(rowsOf(runner, 'poolUnits', process).map((row) => text(row, 'uid')));
    const named = city.officers.filter(({ id }) => (officers as string[]).includes(id));
    return {
      orgOf: Object.fromEntries(named.map(({ id, org }) => [id, org])),
      uids: (uids as string[]).filter((uid) => pool.has(uid)),
    };
  },
  place: (city, runner, process, { position, officer }): PlaceFact => {
    const places = placesOf(runner, process).filter((place) => place.position === position);
    const known = city.officers.find(({ id }) => id === officer);
    return {
      vacancies: places
        .filter((place) => place.officer === '')
        .map(({ org, slot, generation }) => ({ org, slot, generation })),
      team: places.map((place) => place.officer),
      candidate: known
        ? {
            officer: known.id,
            person: known.person,
            org: known.org,
            lacks: known.org === EXPERTS || known.certificates.length > 0 ? null : ('notCertified' as const),
            recused: false,
          }
        : null,
    };
  },
  teams: (_city, runner, process): TeamFact[] => {
    const places = placesOf(runner, process);
    return drawnOf(runner, process).map(({ position, town }) => ({
      position,
      town,
      team: places.filter((place) => place.position === position && place.officer !== ''),
    }));
  },
  busy: (city) => city.busy,
  timestamping: (city) => city.stamping,
  visits: (city, runner, process, { from, limit }): VisitFact[] => {
    const places = placesOf(runner, process);
    const member = (officer: string) => ({ officer, person: city.asOfficer(officer).person });
    const drawn = new Map(drawnOf(runner, process).map((target) => [target.position, target.uid]));
    return rowsOf(runner, 'visits', process)
      .sort((a, b) => count(a, 'position') - count(b, 'position'))
      .slice(Number(from), Number(from) + Number(limit))
      .map((row) => {
        const position = count(row, 'position');
        return {
          position,
          uid: drawn.get(position) ?? '',
          from: text(row, 'visitFrom'),
          to: text(row, 'visitTo'),
          leader: member(text(row, 'leader')),
          team: places
            .filter((place) => place.position === position && place.officer !== '')
            .map(({ officer, org }) => ({ ...member(officer), org })),
        };
      });
  },
  itemNames: (city) => Object.fromEntries(city.items.map(({ item, name }) => [item, name])),
};

export function factOf(city: City, runner: MemoryRunner, process: string, name: string, args: Args): unknown {
  const loader = LOADERS[name];
  if (!loader) throw new Error(`no loader for the fact ${name}`);
  return loader(city, runner, process, args);
}
