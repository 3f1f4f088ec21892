import { beijingDay } from '../../../domain/calendar/beijing';
import type { SchemeFacts } from '../../../domain/plan-rules/facts';
import { inScope, isRaised, type Scheme } from '../../../domain/plan-rules/scheme';
import type { VisitFact } from '../../../workflows/joint-task/inspecting';
import type { TeamFact } from '../../../workflows/joint-task/schedule';
import type { MemoryRunner } from '../memory-runner';
import type { City } from './city';
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
    };
  },
  teamAt: (_city, runner, process, { position }) =>
    placesOf(runner, process).filter((place) => place.position === position),
  teams: (_city, runner, process): TeamFact[] => {
    const places = placesOf(runner, process);
    return drawnOf(runner, process).map(({ position, town }) => ({
      position,
      town,
      team: places.filter((place) => place.position === position),
    }));
  },
  busy: (city) => city.busy,
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
            .filter((place) => place.position === position)
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
