import { addDays, beijingDay } from '../../../../domain/calendar/beijing';
import { ROLES, type PersonDuty } from '../../../../domain/kernel/duty';
import type { Actor } from '../../../../domain/kernel/process';
import type { InspectionState } from '../../../../workflows/inspection/state';
import type { JointTaskState } from '../../../../workflows/joint-task/state';
import { sha256Hex } from '../../../../journal/canonical';
import { desk } from '../city';
import { TASK } from '../task';
import { awaitedBy, BALLS, commitOf, deedFor, secretOf, type Deed } from '../deeds';
import type { Dice } from './dice';
import { WALK_WINDOW, type WalkedProcess, type WalkedWorld } from './world';

const DRAW = `${TASK}-01`;
const COMMITS = new Map<string, string>();
/** A walk has one draw, and each department one secret. */
function commit(org: string): string {
  const known = COMMITS.get(org) ?? commitOf(DRAW, org);
  COMMITS.set(org, known);
  return known;
}

/** What else a person may do with a duty, and in how many of a hundred cases he does. */
type Other = (world: WalkedWorld, process: WalkedProcess, duty: PersonDuty, dice: Dice) => Omit<Deed, 'actor'> | null;
const OTHERWISE: Readonly<Record<string, Other>> = {
  submitScheme: (world) => ({ type: 'saveScheme', body: { scheme: world.city.scheme({ window: WALK_WINDOW }) } }),
  approveScheme: () => ({ type: 'returnScheme', body: { reason: '改' } }),
  acceptScheme: () => ({ type: 'askChange', body: { reason: '改' } }),
  revealShare: () => ({ type: 'revealShare', body: { secret: secretOf('somebody else') } }),
  setBeacon: () => ({ type: 'setBeacon', body: { text: BALLS.replace('09', '10') } }),
  confirmRoster: ({ city }, _process, { org }, dice) => ({
    type: 'confirmRoster',
    body: {
      absent: dice
        .some(
          city.officers.filter((one) => one.org === org),
          40,
        )
        .map(({ id }) => id),
    },
  }),
  declareClear: ({ places }, _process, { subject = '' }, dice) => {
    const own = [...places].filter(([, team]) => team.includes(subject)).map(([place]) => Number(place.split('/')[0]));
    return { type: 'declareConflict', body: { position: dice.pick(own) ?? 1, ground: 'kin', note: '' } };
  },
  decideRecusal: (_world, _process, { subject }) => ({
    type: 'decideRecusal',
    body: { recusal: subject, grant: 'no', reason: '不属实' },
  }),
  passReview: (_world, _process, { org }) => ({ type: 'returnResults', body: { org, reason: '改' } }),
};

/** The plain way to discharge a duty, where the walk differs from a lived task. */
function plain(world: WalkedWorld, { life }: WalkedProcess, duty: PersonDuty): Deed {
  if (duty.command === 'commitShare') {
    return { type: duty.command, body: { commit: commit(duty.org) }, actor: awaitedBy(world.city, duty) };
  }
  if (duty.command === 'scheduleVisits') {
    const tomorrow = addDays(beijingDay(world.now), 1);
    const from = tomorrow > WALK_WINDOW.from ? tomorrow : WALK_WINDOW.from;
    return { type: duty.command, body: { from, vehicles: [] }, actor: awaitedBy(world.city, duty) };
  }
  return deedFor(world.city, life.state, duty, world.now);
}

/** Discharges a duty in the plain way. A department with a vacancy or a shortage finds somebody new first. */
export function obey(world: WalkedWorld, process: WalkedProcess, duty: PersonDuty): Deed {
  if (duty.command === 'confirmRoster') {
    const own = world.city.officers.filter(({ org }) => org === duty.org).length;
    world.city.officers.push(world.city.officer(duty.org, own + 1));
  }
  return plain(world, process, duty);
}

/** Discharges a duty one way or another. */
export function act(world: WalkedWorld, process: WalkedProcess, duty: PersonDuty, dice: Dice): Deed {
  const other = dice.percent(25) ? OTHERWISE[duty.command]?.(world, process, duty, dice) : null;
  return other ? { ...other, actor: awaitedBy(world.city, duty) } : plain(world, process, duty);
}

/** Somebody, under some post, as an officer or not. */
export function anybody({ city }: WalkedWorld, dice: Dice): Extract<Actor, { kind: 'person' }> {
  const officer = dice.pick(city.officers);
  if (officer && dice.percent(40)) return city.asOfficer(officer.id);
  const org = dice.pick([...city.departments, 'tax', 'ops']) ?? '';
  return desk(org, dice.pick(ROLES) ?? 'handler', 1 + dice.below(2));
}

/** Any command with a body that the contract would let in, whether its time has come or not. */
export function anything(world: WalkedWorld, { name, life }: WalkedProcess, dice: Dice): Omit<Deed, 'actor'> {
  const org = dice.pick(world.city.departments) ?? '';
  const officers = world.city.officers.filter((one) => one.org === org).map(({ id }) => id);
  if (name === 'inspection') {
    const { parts } = life.state as InspectionState;
    const entries = (parts[org]?.items ?? []).map(({ item }) => ({ item, code: '1', problem: '', disposal: '' }));
    const deeds: Omit<Deed, 'actor'>[] = [
      { type: 'arrive', body: { officers } },
      { type: 'enterResults', body: { officers, entries } },
      { type: 'passReview', body: { org, opinion: '' } },
      { type: 'returnResults', body: { org, reason: '改' } },
      { type: 'retryAct', body: { key: 'publish/1', reason: '再试' } },
    ];
    return dice.pick(deeds) ?? { type: '', body: {} };
  }
  const recusal = dice.pick(Object.keys((life.state as JointTaskState).recusals)) ?? 'none';
  const deeds: Omit<Deed, 'actor'>[] = [
    { type: 'saveScheme', body: { scheme: world.city.scheme({ window: WALK_WINDOW }) } },
    { type: 'submitScheme', body: {} },
    { type: 'approveScheme', body: { opinion: '' } },
    { type: 'returnScheme', body: { reason: '改' } },
    { type: 'acceptScheme', body: { opinion: '' } },
    { type: 'askChange', body: { reason: '改' } },
    // Nobody's secret: a department that commits it has no share to show. Twice the same would be a copy.
    { type: 'commitShare', body: { commit: sha256Hex(`nobody ${dice.below(1e9)}`) } },
    { type: 'revealShare', body: { secret: secretOf(org) } },
    { type: 'setBeacon', body: { text: BALLS } },
    { type: 'confirmRoster', body: { absent: [] } },
    { type: 'declareClear', body: {} },
    { type: 'declareConflict', body: { position: 1 + dice.below(2), ground: 'other', note: '' } },
    { type: 'decideRecusal', body: { recusal, grant: 'yes', reason: '属实' } },
    { type: 'scheduleVisits', body: { from: WALK_WINDOW.from, vehicles: [] } },
    { type: 'closeTask', body: { opinion: '' } },
    { type: 'retryAct', body: { key: 'freeze-pool/1', reason: '再试' } },
  ];
  return dice.pick(deeds) ?? { type: '', body: {} };
}
