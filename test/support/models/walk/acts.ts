import type { MachineDuty } from '../../../../domain/kernel/duty';
import type { Command } from '../../../../domain/kernel/process';
import { sha256Hex } from '../../../../journal/canonical';
import type { JointTaskState } from '../../../../workflows/joint-task/state';
import { TASK } from '../task';
import type { Dice } from './dice';
import type { WalkedWorld } from './world';

const HASH = sha256Hex('walk');
const taskOf = (world: WalkedWorld) => world.get(TASK).life.state as JointTaskState;
const fit = (world: WalkedWorld, org: string) => {
  const absent = taskOf(world).rosters[org]?.absent ?? [];
  return world.city.officers.filter((officer) => officer.org === org && !absent.includes(officer.id));
};

/** Teams of two in turn; one time in eight a shortage although there are enough, since a library may be poorer than this one. */
function match(world: WalkedWorld, key: string, org: string, dice: Dice) {
  const state = taskOf(world);
  const officers = fit(world, org);
  const positions = world.city.targets.map((_target, i) => i + 1);
  const head = { key, org, round: state.rosters[org]?.round ?? 1, level: 9, hash: HASH };
  if (officers.length < 2 || dice.percent(12))
    return { ...head, members: [], officers: [], shortages: [{ position: 1, missing: 1 }] };
  const teams = positions.map((_position, i) => [
    officers[(2 * i) % officers.length],
    officers[(2 * i + 1) % officers.length],
  ]);
  positions.forEach((position, i) =>
    world.places.set(
      `${position}/${org}`,
      (teams[i] ?? []).map((one) => one?.id ?? ''),
    ),
  );
  const drawn = [...new Set(teams.flat())].flatMap((one) => (one ? [{ officer: one.id, person: one.person }] : []));
  return { ...head, members: teams.flat().map(() => ({})), officers: drawn, shortages: [] };
}

/** Whoever is free, by dice; one time in five nobody though somebody were. */
function replace(world: WalkedWorld, key: string, id: string, dice: Dice) {
  const recusal = taskOf(world).recusals[id];
  if (!recusal) throw new Error(`no recusal ${id}`);
  const { org, position, officer: from } = recusal;
  const place = `${position}/${org}`;
  const team = world.places.get(place) ?? [];
  const slot = team.indexOf(from);
  if (slot < 0) throw new Error(`${from} does not stand at ${place}`);
  const remaining = [...world.places.values()].flat().filter((officer) => officer === from).length - 1;
  const banned = Object.values(taskOf(world).recusals)
    .filter((known) => known.position === position && known.state !== 'refused' && known.state !== 'applied')
    .map(({ officer }) => officer);
  const free = fit(world, org).filter(({ id: officer }) => !team.includes(officer) && !banned.includes(officer));
  const to = dice.percent(20) ? undefined : dice.pick(free);
  const head = { key, recusal: id, org, position, slot, from, fromRemaining: remaining, members: [{}] };
  if (!to) return { ...head, outcome: { to: null, rule: 'd' as const } };
  world.places.set(
    place,
    team.map((officer) => (officer === from ? to.id : officer)),
  );
  return { ...head, outcome: { to: to.id, person: to.person, rule: 'a' as const } };
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
      const ids = { drawId: `${TASK}-01`, poolId: `POOL-${TASK}-01`, root: HASH, asOf: world.now };
      return {
        type: act,
        body: { key, ...ids, groups: { base: units.length, raised: 0 }, saltKeySealed: '', units, exclusions: [] },
      };
    }
    case 'drawTargets': {
      const targets = world.city.targets.map(() => ({}));
      return { type: act, body: { key, seed: HASH, eventsHead: HASH, resultHash: HASH, targets } };
    }
    case 'matchOfficers':
      return { type: act, body: match(world, key, subject, dice) };
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
