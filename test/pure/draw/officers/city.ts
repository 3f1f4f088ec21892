import { toHex } from '../../../../domain/draw/encoding/bytes';
import { readBundle, type PrivateBundle } from '../../../../domain/draw/bundle/bundle';
import { bundleJson } from '../../../../domain/draw/bundle/json';
import type { DrawEvent } from '../../../../domain/draw/events';
import type { Plan } from '../../../../domain/draw/plan/plan';
import type { PlanDraft } from '../../../../domain/draw/plan/text';
import { freezeRoster, type RosterOfficer } from '../../../../domain/draw/roster';
import type { Unit } from '../../../../domain/draw/pool';
import { BEACON, freeze, plan, POOL_ID, REVEALS, SALT_KEY, value } from '../city';
import { sha256 } from '../hashes';

/** A fictional draw with officers: 24 firms in two strata, 6 drawn, two departments of five with two officers each. */
const DOMAINS = ['食品', '特种设备', ''];

export const UNITS: readonly Unit[] = Array.from({ length: 24 }, (_, i) => ({
  uid: `91442000MA${i}`,
  stratum: `${1 + (i % 2)}/01`,
  region: i % 3 === 0 ? '' : ['东区', '西区'][i % 2]!,
  domain: DOMAINS[i % 3]!,
  weight: 1 + (i % 2),
}));

export const OFFICERS: readonly RosterOfficer[] = Array.from({ length: 10 }, (_, i) => ({
  oid: `工号${i}`,
  org: i % 2 === 0 ? '市场监管' : '消防',
  tags: i % 4 < 2 ? ['食品', '特种设备'] : ['特种设备'],
  regions: i < 4 ? ['*'] : ['东区', '西区'],
  from: '2024-01-01',
  to: '2027-12-31',
  cap: 3,
  load0: i % 3,
  recuse: [UNITS[i]!.uid, UNITS[2 * i]!.uid].filter((uid, k, all) => all.indexOf(uid) === k),
}));

const POOL = freeze(UNITS);

const ROSTER = value(
  freezeRoster(sha256, { poolId: POOL_ID, saltKey: SALT_KEY, officers: OFFICERS, commitments: POOL.commitments }),
);

/** The commitment of an officer, by which events name him. */
export const o = (oid: string): string => ROSTER.commitments.get(oid) ?? '';

export const planOf = (changes: Partial<PlanDraft> = {}): Plan =>
  plan(POOL, {
    rosterRoot: ROSTER.rosterRoot,
    quota: [{ group: '*', mode: 'each', n: 3 }],
    match: {
      from: '2026-03-01',
      to: '2026-06-30',
      roles: [
        { org: '市场监管', tag: '@domain', count: 1 },
        { org: '市场监管', tag: '', count: 1 },
        { org: '消防', tag: '', count: 2, group: '1' },
      ],
    },
    ...changes,
  });

const about = { reason: '', evidence: '' };

export const EVENTS: readonly DrawEvent[] = [
  { type: 'recuse', pos: 0, officer: o('工号0'), ...about, reason: 'kin' },
  { type: 'withdraw', officer: o('工号2'), ...about },
  { type: 'replace', pos: 3, ...about, reason: 'closed' },
  { type: 'lock', pos: 1, ...about },
  { type: 'replace', pos: 3, ...about, reason: 'closed' },
  { type: 'withdraw', officer: o('工号1'), ...about },
];

export const PRIVATE: PrivateBundle = {
  form: 'private',
  plan: planOf(),
  saltKey: toHex(SALT_KEY),
  units: UNITS,
  officers: OFFICERS,
  reveals: REVEALS,
  beacon: BEACON,
  events: EVENTS,
};

/** A deep copy of a bundle's JSON, changed. */
export const changed = <T>(bundle: Parameters<typeof bundleJson>[0], change: (copy: T) => unknown): unknown => {
  const copy = JSON.parse(JSON.stringify(bundleJson(bundle))) as T;
  change(copy);
  return copy;
};

export const reread = (json: unknown): ReturnType<typeof readBundle> => readBundle(JSON.parse(JSON.stringify(json)));
