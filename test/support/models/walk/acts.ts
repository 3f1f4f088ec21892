import type { MachineDuty } from '../../../../domain/kernel/duty';
import type { Command } from '../../../../domain/kernel/process';
import { sha256Hex } from '../../../../journal/canonical';
import type { JointTaskState } from '../../../../workflows/joint-task/state';
import { EXPERTS } from '../city';
import { TASK } from '../task';
import type { Dice } from './dice';
import type { WalkedWorld } from './world';

const HASH = sha256Hex('walk');
const taskOf = (world: WalkedWorld) => world.get(TASK).life.state as JointTaskState;
const fit = (world: WalkedWorld, org: string) => {
  const absent = taskOf(world).draw.rosters[org]?.absent ?? [];
  return world.city.officers.filter((officer) => officer.org === org && !absent.includes(officer.id));
};

/** Who may be drawn; one time in eight a department has nobody although it had, since a library may be poorer than this one. */
function roster(world: WalkedWorld, key: string, dice: Dice) {
  const poor = dice.percent(12) ? dice.pick(world.orgs) : null;
  const fitOf = (org: string) => (org === poor ? 0 : fit(world, org).length);
  const counts = Object.fromEntries(world.orgs.map((org) => [org, fitOf(org)]));
  return { key, root: HASH, fit: counts, officers: [{}], exclusions: [], conflicts: 0 };
}

/** Teams of two in turn, and one expert; one place in ten vacant although there are enough. */
function match(world: WalkedWorld, key: string, dice: Dice) {
  const departments = world.orgs.map((org) => {
    const officers = fit(world, org);
    const slots = org === EXPERTS ? [0] : [0, 1];
    const teams = world.city.targets.map((_target, i) =>
      slots.map((slot) => (dice.percent(10) ? '' : (officers[(2 * i + slot) % officers.length]?.id ?? ''))),
    );
    teams.forEach((team, i) => world.places.set(`${i + 1}/${org}`, team));
    const places = teams.flat();
    const drawn = [...new Set(places.filter((officer) => officer !== ''))];
    return {
      org,
      members: places.length,
      vacant: places.filter((officer) => officer === '').length,
      level: 9,
      officers: drawn.map((officer) => ({ officer, person: world.city.asOfficer(officer).person })),
    };
  });
  return { key, departments, members: [{}], eventsHead: HASH, resultHash: HASH };
}

/** Whoever is free, by dice; one time in five nobody though somebody were. */
function replace(world: WalkedWorld, key: string, id: string, dice: Dice) {
  const state = taskOf(world);
  const recusal = state.recusals[id];
  if (!recusal) throw new Error(`no recusal ${id}`);
  const { org, position, officer: from } = recusal;
  const place = `${position}/${org}`;
  const team = world.places.get(place) ?? [];
  if (!team.includes(from)) throw new Error(`${from} does not stand at ${place}`);
  const fromRemaining = [...world.places.values()].flat().filter((officer) => officer === from).length - 1;
  const banned = Object.values(state.recusals)
    .filter((known) => known.position === position && known.state !== 'refused' && known.state !== 'applied')
    .map(({ officer }) => officer);
  const free = fit(world, org).filter(({ id: officer }) => !team.includes(officer) && !banned.includes(officer));
  const found = dice.percent(20) ? undefined : dice.pick(free);
  world.places.set(
    place,
    team.map((officer) => (officer === from ? (found?.id ?? '') : officer)),
  );
  return {
    key,
    recusal: id,
    org,
    position,
    from,
    fromRemaining,
    to: found ? { officer: found.id, person: found.person } : null,
    rule: found ? ('a' as const) : ('d' as const),
    moved: [],
    eventsHead: HASH,
    resultHash: HASH,
    members: [{}],
    links: [{}],
  };
}

/** The inspection is told its team as it stands, and may have ended meanwhile. */
function tell(world: WalkedWorld, key: string, subject: string) {
  const position = taskOf(world).untold[subject] ?? 0;
  const sent = (org: string) => ({
    org,
    officers: (world.places.get(`${position}/${org}`) ?? [])
      .filter((officer) => officer !== '')
      .map((officer) => ({ officer, person: world.city.asOfficer(officer).person })),
  });
  const experts = world.orgs.includes(EXPERTS) ? { experts: sent(EXPERTS) } : {};
  const body = { key, teams: world.city.departments.map(sent), ...experts };
  world.handle(`${TASK}/${position}.1`, { type: 'changeTeam', body }, { kind: 'system' });
  return { key, tell: subject, position };
}

/** What a machine hands in on a walk; now and then it fails for good. */
export function actOn(world: WalkedWorld, duty: MachineDuty, dice: Dice, failures: number): Command {
  const { key, act } = duty;
  const subject = duty.kind === 'effect' ? (duty.subject ?? '') : '';
  const isLadder = duty.kind === 'timer' && duty.ladder !== undefined;
  if (!isLadder && dice.percent(failures)) return { type: 'fail', body: { key, reason: '平台不通' } };
  switch (act) {
    case 'freezePool': {
      const units = world.city.targets.map(() => ({}));
      const drawId = `${TASK}-0${taskOf(world).draw.attempt}`;
      const ids = { drawId, poolId: `POOL-${drawId}`, root: HASH, asOf: world.now };
      return {
        type: act,
        body: {
          key,
          ...ids,
          groups: { base: units.length, raised: 0 },
          saltKeySealed: '',
          labels: '',
          units,
          exclusions: [],
        },
      };
    }
    case 'drawTargets': {
      const targets = world.city.targets.map(() => ({}));
      return { type: act, body: { key, seed: HASH, targets } };
    }
    case 'matchOfficers':
      return { type: act, body: match(world, key, dice) };
    case 'freezeRoster':
      return { type: act, body: roster(world, key, dice) };
    case 'stampPlan':
      return { type: act, body: { key, drawId: taskOf(world).draw.pool?.drawId, genTime: world.now, tsr: '' } };
    case 'tellTeam':
      return { type: act, body: tell(world, key, subject) };
    case 'replaceOfficer':
      return { type: act, body: replace(world, key, subject, dice) };
    case 'publish':
      return { type: act, body: { key, payload: '', payloadHash: HASH } };
    case 'deliver':
      return { type: act, body: { key, channel: 'province', businessKey: HASH, receipt: 'R' } };
    default:
      return { type: act, body: { key } };
  }
}
