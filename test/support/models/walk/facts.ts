import { beijingDay } from '../../../../domain/calendar/beijing';
import type { Scheme } from '../../../../domain/plan-rules/scheme';
import type { SchemeFacts } from '../../../../domain/plan-rules/facts';
import type { RosterFact } from '../../../../workflows/joint-task/draw/commitment';
import type { TeamAtFact } from '../../../../workflows/joint-task/officers/recusal';
import type { PlaceFact } from '../../../../workflows/joint-task/officers/replacement';
import { TASK } from '../task';
import type { WalkedWorld } from './world';

const teamAt = (world: WalkedWorld, position: number) =>
  world.orgs.flatMap((org) =>
    (world.places.get(`${position}/${org}`) ?? [])
      .filter((officer) => officer !== '')
      .map((officer) => ({
        officer,
        org,
        person: world.city.asOfficer(officer).person,
      })),
  );
/** The vacancies of a position, and whether the one named could serve. */
function placeAt(world: WalkedWorld, position: number, officer: string): PlaceFact {
  const vacancies = world.orgs.flatMap((org) =>
    (world.places.get(`${position}/${org}`) ?? []).flatMap((held, slot) =>
      held === '' ? [{ org, slot, generation: 1 }] : [],
    ),
  );
  const known = world.city.officers.find(({ id }) => id === officer);
  const candidate = known ? { officer, person: known.person, org: known.org, lacks: null, recused: false } : null;
  return { vacancies, team: teamAt(world, position).map((member) => member.officer), candidate };
}
const positions = ({ city }: WalkedWorld) => city.targets.map((_target, i) => i + 1);

/** Facts of a walk, from who stands where. */
export function factsOf(
  world: WalkedWorld,
  process: string,
  fact: string,
  args: Readonly<Record<string, unknown>>,
): unknown {
  const { city, now } = world;
  switch (fact) {
    case 'scheme': {
      const facts: SchemeFacts = {
        today: beijingDay(now),
        items: city.itemFacts(),
        poolSize: city.targets.length,
        raisedSize: 0,
        overlapping: [],
        experts: city.expertsFit(args['scheme'] as Scheme),
      };
      return facts;
    }
    case 'teamAt': {
      const facts: TeamAtFact = { team: teamAt(world, Number(args['position'])), visitEnded: false };
      return facts;
    }
    case 'roster': {
      const orgOf = Object.fromEntries(city.officers.map(({ id, org }) => [id, org]));
      const facts: RosterFact = { orgOf, uids: city.targets.map(({ uid }) => uid) };
      return facts;
    }
    case 'timestamping':
      return true;
    case 'place':
      return placeAt(world, Number(args['position']), String(args['officer']));
    case 'teams':
      return positions(world).map((position) => ({ position, town: '', team: teamAt(world, position) }));
    case 'busy':
      return [];
    case 'visits':
      return positions(world)
        .slice(Number(args['from']), Number(args['from']) + Number(args['limit']))
        .map((position) => {
          const team = teamAt(world, position);
          const [from, to] = ['2026-10-19T01:00:00.000Z', '2026-10-19T02:20:00.000Z'];
          return { position, uid: `U${position}`, from, to, leader: team[0], team };
        });
    case 'itemNames':
      return {};
    default:
      throw new Error(`${process === TASK ? 'task' : 'visit'} asks for the unknown fact ${fact}`);
  }
}
