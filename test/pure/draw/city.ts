import * as fc from 'fast-check';
import { toHex } from '../../../domain/draw/encoding/bytes';
import type { Plan } from '../../../domain/draw/plan/plan';
import { planText, type PlanDraft } from '../../../domain/draw/plan/text';
import { freezePool, type Pool, type Unit } from '../../../domain/draw/pool';
import { shareCommitment, type Beacon, type Reveal } from '../../../domain/draw/seed';
import { drawTargets, type TargetDraw } from '../../../domain/draw/targets';
import type { Result } from '../../../domain/kernel/result';
import { sha256 } from './hashes';

/** A fictional city for the draw's tests: fixed salt key, two departments, a text beacon. */
export const SALT_KEY = new Uint8Array(32).fill(7);
export const POOL_ID = 'POOL-演练-1';
export const DRAW_ID = 'DRAW-演练-1';
export const BEACON: Beacon = { kind: 'text', text: '03 07 12 18 25 31+09' };

const SECRETS: Readonly<Record<string, Uint8Array>> = {
  牵头单位: new Uint8Array(32).fill(1),
  参与部门甲: new Uint8Array(32).fill(2),
};

export const REVEALS: readonly Reveal[] = Object.entries(SECRETS).map(([id, secret]) => ({
  id,
  secret: toHex(secret),
}));

export const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};

export const freeze = (units: readonly Unit[], poolId = POOL_ID): Pool =>
  value(freezePool(sha256, { poolId, saltKey: SALT_KEY, units }));

export const draft = (pool: Pool, changes: Partial<PlanDraft> = {}): PlanDraft => ({
  drawId: DRAW_ID,
  poolId: POOL_ID,
  poolRoot: pool.poolRoot,
  parties: Object.entries(SECRETS).map(([id, secret]) => ({
    id,
    commit: value(shareCommitment(sha256, DRAW_ID, id, secret)),
  })),
  revealBy: '2026-09-21T01:30:00.000Z',
  beacon: { kind: 'text', source: '双色球 第2026110期', format: 'RR RR RR RR RR RR+BB' },
  quota: [{ group: '*', mode: 'total', n: 3 }],
  batches: 2,
  ...changes,
});

export const plan = (pool: Pool, changes: Partial<PlanDraft> = {}): Plan => value(planText(draft(pool, changes)));

export const draw = (pool: Pool, changes: Partial<PlanDraft> = {}): TargetDraw =>
  value(drawTargets(sha256, plan(pool, changes), pool.strata, REVEALS, BEACON));

export const unit = (uid: string, stratum: string, weight = 1): Unit => ({
  uid,
  stratum,
  region: '东区',
  domain: '食品',
  weight,
});

/** Units with distinct uids over a few strata, in two groups. */
export const arbitraryUnits = (least = 1, heaviest = 3): fc.Arbitrary<Unit[]> =>
  fc.uniqueArray(
    fc.record({
      uid: fc.integer({ min: 0, max: 9999 }).map((n) => `91442000MA${n}`),
      stratum: fc.constantFrom('1/01', '1/02', '1/03', '2/01', '2/𠮷', '2/ＡＢ'),
      region: fc.constantFrom('', '东区', '西区'),
      domain: fc.constantFrom('', '食品', '特种设备'),
      weight: fc.integer({ min: 1, max: heaviest }),
    }),
    { selector: ({ uid }) => uid, minLength: least, maxLength: 40 },
  );
