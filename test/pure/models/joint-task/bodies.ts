import type { JointTaskBody, JointTaskCommandType } from '../../../../contracts/commands/joint-task';
import { JOINT_TASK_RULES } from '../../../../contracts/stages/joint-task';
import type { Role } from '../../../../domain/kernel/duty';
import { sha256Hex } from '../../../../journal/canonical';
import { City, desk, OPS } from '../../../support/models/city';
import { BALLS } from '../../../support/models/deeds';

/** A body that the contract lets in, for every command a person may send. */
export const BODIES: { readonly [T in JointTaskCommandType]: JointTaskBody<T> } = {
  saveScheme: { scheme: { ...structuredClone(new City().scheme()) } as JointTaskBody<'saveScheme'>['scheme'] },
  submitScheme: {},
  approveScheme: { opinion: '' },
  returnScheme: { reason: '请核对' },
  acceptScheme: { opinion: '' },
  askChange: { reason: '请调整' },
  confirmRoster: { absent: [], conflicts: [] },
  commitShare: { commit: sha256Hex('some commitment'), escrow: '' },
  signPlan: { planHash: sha256Hex('some plan'), opinion: '' },
  revealShare: { secret: sha256Hex('some secret') },
  openEscrow: { party: 'fire', secret: sha256Hex('some secret') },
  setBeacon: { text: BALLS },
  askVoid: { reason: '范围有误' },
  askRedraw: { reason: '名录有误' },
  decideRedraw: { grant: 'yes', reason: '同意' },
  declareClear: {},
  declareConflict: { position: 1, ground: 'kin', note: '' },
  applyRecusal: { officer: 'amr-o1', position: 1, by: 'party', ground: 'other', note: '有情况' },
  orderRecusal: { officer: 'amr-o1', position: 1, ground: 'other', note: '有情况', reason: '应回避' },
  decideRecusal: { recusal: 'some', grant: 'yes', reason: '属实' },
  appointOfficer: { position: 1, officer: 'amr-o1', reason: '补缺' },
  scheduleVisits: { from: '2026-10-19', vehicles: [] },
  closeTask: { opinion: '' },
  retryAct: { key: 'freeze-pool/1', reason: '再试' },
};

export const COMMAND_TYPES = Object.keys(BODIES) as JointTaskCommandType[];

/** Somebody whom the table lets send this command, in the stages it belongs to. */
export function rightful(city: City, type: JointTaskCommandType, role: Role = JOINT_TASK_RULES[type].role) {
  const { of } = JOINT_TASK_RULES[type];
  if (of === 'any') return desk('notary', role);
  if (of === 'ops') return role === 'ops' ? OPS : { ...OPS, post: { org: 'ops', role } };
  if (of === 'officer') {
    const actor = city.asOfficer(`${city.lead}-o1`);
    return { ...actor, post: { ...actor.post, role } };
  }
  return desk(of === 'participant' ? (city.departments[1] ?? '') : city.lead, role);
}
