import { fromHex } from '../../../domain/draw/encoding/bytes';
import { shareCommitment } from '../../../domain/draw/seed';
import type { PersonDuty } from '../../../domain/kernel/duty';
import type { Actor } from '../../../domain/kernel/process';
import { sha256, sha256Hex } from '../../../journal/canonical';
import type { InspectionState } from '../../../workflows/inspection/state';
import { sentOf } from '../../../workflows/inspection/state';
import { draftPlan } from '../../../workflows/joint-task/draw/plan';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { value } from './acts';
import { desk, type City } from './city';

export interface Deed {
  readonly type: string;
  readonly body: unknown;
  readonly actor: Extract<Actor, { kind: 'person' }>;
}

export const BALLS = '03 07 12 18 25 31+09';
export const secretOf = (org: string): string => sha256Hex(`share of ${org}`);
/** The last department deposits its share with the notary. */
export const escrowOf = (city: City, org: string): string => (city.departments.at(-1) === org ? 'sealed' : '');
export const commitOf = (drawId: string, org: string): string =>
  value(shareCommitment(sha256, drawId, org, fromHex(secretOf(org))));

/**
 * Whom a duty awaits: the person it names, else who holds the role in the organisation. A team that everybody has left awaits
 * its department, whose leader owes the appointment.
 */
export function awaitedBy(city: City, duty: PersonDuty): Deed['actor'] {
  const { role, org, person } = duty;
  // The second typing of a beacon wants another person, if the department is the same.
  if (role !== 'officer' && person === undefined) return desk(org, role, duty.key.endsWith('/second') ? 2 : 1);
  const officer = city.officers.find((one) => (person === undefined ? one.org === org : one.person === person));
  if (!officer) throw new Error(`${duty.key} awaits nobody known: ${String(person)}`);
  return city.asOfficer(officer.id);
}

/** Results without fault for every item of a department. */
export const cleanEntries = (state: InspectionState, org: string) =>
  (state.parts[org]?.items ?? []).map(({ item }) => ({ item, code: '1', problem: '', disposal: '' }));
export const officersOf = (state: InspectionState, org: string): string[] =>
  (state.parts[org]?.officers ?? []).map(({ officer }) => officer);

type Body = (state: unknown, duty: PersonDuty, city: City, now: string) => unknown;

/** The plain way to discharge each duty. */
const BODIES: Readonly<Record<string, Body>> = {
  submitScheme: () => ({}),
  approveScheme: () => ({ opinion: '同意' }),
  acceptScheme: () => ({ opinion: '接受' }),
  commitShare: (state, { org }, city) => ({
    commit: commitOf((state as JointTaskState).draw.pool?.drawId ?? '', org),
    escrow: escrowOf(city, org),
  }),
  openEscrow: (_state, { subject = '' }) => ({ party: subject, secret: secretOf(subject) }),
  signPlan: (state, _duty, _city, now) => ({
    planHash: value(draftPlan(state as JointTaskState, now, sha256)).hash,
    opinion: '同意签发',
  }),
  revealShare: (_state, { org }) => ({ secret: secretOf(org) }),
  setBeacon: () => ({ text: BALLS }),
  confirmRoster: () => ({ absent: [], conflicts: [] }),
  decideRedraw: () => ({ grant: 'yes', reason: '同意' }),
  declareClear: () => ({}),
  decideRecusal: (_state, { subject }) => ({ recusal: subject, grant: 'yes', reason: '情形属实' }),
  scheduleVisits: (state) => ({ from: (state as JointTaskState).scheme?.window.from, vehicles: [] }),
  closeTask: () => ({ opinion: '归档' }),
  retryAct: (_state, { subject }) => ({ key: subject, reason: '已处理' }),
  arrive: (state) => ({ officers: sentOf(state as InspectionState).map(({ officer }) => officer) }),
  enterResults: (state, { org }) => ({
    officers: officersOf(state as InspectionState, org),
    entries: cleanEntries(state as InspectionState, org),
  }),
  passReview: (_state, { org }) => ({ org, opinion: '无误' }),
};

export function deedFor(city: City, state: unknown, duty: PersonDuty, now: string): Deed {
  const body = BODIES[duty.command];
  if (!body) throw new Error(`nobody knows how to ${duty.command}`);
  return { type: duty.command, body: body(state, duty, city, now), actor: awaitedBy(city, duty) };
}
