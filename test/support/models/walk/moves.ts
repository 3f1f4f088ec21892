import { addDays, beijingDay } from '../../../../domain/calendar/beijing';
import { ROLES, type PersonDuty } from '../../../../domain/kernel/duty';
import type { Actor } from '../../../../domain/kernel/process';
import type { InspectionState } from '../../../../workflows/inspection/state';
import type { JointTaskState } from '../../../../workflows/joint-task/state';
import { sha256Hex } from '../../../../journal/canonical';
import { desk, EXPERTS } from '../city';
import { awaitedBy, BALLS, commitOf, deedFor, escrowOf, secretOf, type Deed } from '../deeds';
import type { Dice } from './dice';
import { WALK_WINDOW, type WalkedProcess, type WalkedWorld } from './world';

const COMMITS = new Map<string, string>();
/** A department has one secret, and with it one commitment a draw. */
function commit(draw: string, org: string): string {
  const known = COMMITS.get(draw + org) ?? commitOf(draw, org);
  COMMITS.set(draw + org, known);
  return known;
}

/** What else a person may do with a duty, and in how many of a hundred cases he does. */
type Other = (world: WalkedWorld, process: WalkedProcess, duty: PersonDuty, dice: Dice) => Omit<Deed, 'actor'> | null;
const OTHERWISE: Readonly<Record<string, Other>> = {
  submitScheme: (world) => ({ type: 'saveScheme', body: { scheme: world.city.scheme({ window: WALK_WINDOW }) } }),
  approveScheme: () => ({ type: 'returnScheme', body: { reason: '改' } }),
  acceptScheme: () => ({ type: 'askChange', body: { reason: '改' } }),
  revealShare: () => ({ type: 'revealShare', body: { secret: secretOf('somebody else') } }),
  openEscrow: (_world, _process, { subject = '' }) => ({
    type: 'openEscrow',
    body: { party: subject, secret: secretOf('somebody else') },
  }),
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
      conflicts: [],
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
  decideRedraw: () => ({ type: 'decideRedraw', body: { grant: 'no', reason: '不必' } }),
  scheduleVisits: () => ({ type: 'askRedraw', body: { reason: '名录有误' } }),
  passReview: (_world, _process, { org }) => ({ type: 'returnResults', body: { org, reason: '改' } }),
};

/** The plain way to discharge a duty, where the walk differs from a lived task. */
function plain(world: WalkedWorld, { life }: WalkedProcess, duty: PersonDuty): Deed {
  const { city, places } = world;
  if (duty.command === 'commitShare') {
    const { pool } = (life.state as JointTaskState).draw;
    const body = { commit: commit(pool?.drawId ?? '', duty.org), escrow: escrowOf(city, duty.org) };
    return { type: duty.command, body, actor: awaitedBy(city, duty) };
  }
  if (duty.command === 'appointOfficer') {
    const [place = '', team = []] =
      [...places].find(([key, held]) => key.endsWith(`/${duty.subject}`) && held.includes('')) ?? [];
    const found = city.officers.find(({ id, org }) => org === duty.subject && !team.includes(id));
    return {
      type: duty.command,
      body: { position: Number(place.split('/')[0]), officer: found?.id ?? '', reason: '人员不足' },
      actor: awaitedBy(city, duty),
    };
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
  if (duty.command === 'confirmRoster' || duty.command === 'appointOfficer') {
    const short = duty.subject ?? duty.org;
    const own = world.city.officers.filter(({ org }) => org === short).length;
    world.city.officers.push(world.city.officer(short, own + 1));
  }
  return plain(world, process, duty);
}

/** Discharges a duty one way or another. */
export function act(world: WalkedWorld, process: WalkedProcess, duty: PersonDuty, dice: Dice): Deed {
  // A notary who finds the right share at the first try would leave no share sealed for long enough.
  const other = dice.percent(duty.command === 'openEscrow' ? 90 : 25)
    ? OTHERWISE[duty.command]?.(world, process, duty, dice)
    : null;
  return other ? { ...other, actor: awaitedBy(world.city, duty) } : plain(world, process, duty);
}

/** What nobody is awaited for and somebody may do: an application of the party, or that a draw be void. */
export function unasked({ city, places }: WalkedWorld, dice: Dice): Deed {
  const handler = desk(city.lead, 'handler');
  if (dice.percent(40)) return { type: 'askVoid', body: { reason: '范围有误' }, actor: handler };
  const [place = '1/', team = []] = dice.pick([...places]) ?? [];
  const body = {
    officer: dice.pick(team) ?? '',
    position: Number(place.split('/')[0]),
    by: 'party',
    ground: 'kin',
    note: '',
  };
  return { type: 'applyRecusal', body, actor: handler };
}

/** Somebody, under some post, as an officer or not. */
export function anybody({ city }: WalkedWorld, dice: Dice): Extract<Actor, { kind: 'person' }> {
  const officer = dice.pick(city.officers);
  if (officer && dice.percent(40)) return city.asOfficer(officer.id);
  const org = dice.pick([...city.departments, EXPERTS, 'tax', 'ops']) ?? '';
  return desk(org, dice.pick(ROLES) ?? 'handler', 1 + dice.below(2));
}

/** Any command with a body that the contract would let in, whether its time has come or not. */
export function anything(world: WalkedWorld, { name, life }: WalkedProcess, dice: Dice): Omit<Deed, 'actor'> {
  const org = dice.pick(world.orgs) ?? '';
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
  const officer = dice.pick(officers) ?? '';
  const recusal = dice.pick(Object.keys((life.state as JointTaskState).recusals)) ?? 'none';
  const deeds: Omit<Deed, 'actor'>[] = [
    { type: 'saveScheme', body: { scheme: world.city.scheme({ window: WALK_WINDOW }) } },
    { type: 'submitScheme', body: {} },
    { type: 'approveScheme', body: { opinion: '' } },
    { type: 'returnScheme', body: { reason: '改' } },
    { type: 'acceptScheme', body: { opinion: '' } },
    { type: 'askChange', body: { reason: '改' } },
    // Nobody's secret: a department that commits it has no share to show. Twice the same would be a copy.
    { type: 'commitShare', body: { commit: sha256Hex(`nobody ${dice.below(1e9)}`), escrow: '' } },
    { type: 'signPlan', body: { planHash: sha256Hex('another plan'), opinion: '' } },
    { type: 'askVoid', body: { reason: '有误' } },
    { type: 'askRedraw', body: { reason: '有误' } },
    { type: 'decideRedraw', body: { grant: dice.percent(50) ? 'yes' : 'no', reason: '决定' } },
    { type: 'revealShare', body: { secret: secretOf(org) } },
    { type: 'openEscrow', body: { party: org, secret: secretOf(org) } },
    { type: 'setBeacon', body: { text: BALLS } },
    { type: 'confirmRoster', body: { absent: [], conflicts: [] } },
    { type: 'applyRecusal', body: { officer, position: 1, by: 'party', ground: 'other', note: '有情况' } },
    { type: 'orderRecusal', body: { officer, position: 1, ground: 'other', note: '有情况', reason: '应回避' } },
    { type: 'appointOfficer', body: { position: 1, officer, reason: '补缺' } },
    { type: 'declareClear', body: {} },
    { type: 'declareConflict', body: { position: 1 + dice.below(2), ground: 'other', note: '' } },
    { type: 'decideRecusal', body: { recusal, grant: 'yes', reason: '属实' } },
    { type: 'scheduleVisits', body: { from: WALK_WINDOW.from, vehicles: [] } },
    { type: 'closeTask', body: { opinion: '' } },
    { type: 'retryAct', body: { key: 'freeze-pool/1', reason: '再试' } },
  ];
  return dice.pick(deeds) ?? { type: '', body: {} };
}
