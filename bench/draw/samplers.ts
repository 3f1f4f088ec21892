import { toHex, utf8 } from '../../domain/draw/encoding/bytes';
import type { Plan } from '../../domain/draw/plan/plan';
import { planText } from '../../domain/draw/plan/text';
import { freezePool, type Pool, type Unit } from '../../domain/draw/pool';
import { shareCommitment } from '../../domain/draw/seed';
import { drawTargets } from '../../domain/draw/targets';
import type { Hash } from '../../domain/kernel/hash';
import type { Result } from '../../domain/kernel/result';
import { randomOf } from '../../domain/library/sample/random';

/** A small pool: strata with the weight of each of their units, and how many are drawn in all. */
export interface SmallPool {
  readonly strata: readonly (readonly number[])[];
  readonly drawn: number;
}

/** One drawn unit: its stratum, and its number in it. */
export interface Drawn {
  readonly stratum: number;
  readonly unit: number;
}

/** Draws from a pool time after time; `time` is all that differs between two draws. */
export type Sampler = (pool: SmallPool) => (time: number) => readonly Drawn[];

const value = <T>(result: Result<T>): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.refusal));
  return result.value;
};
const PARTY = '牵头部门';
const [POOL_ID, DRAW_ID] = ['POOL-SIM', 'DRAW-SIM'];

/**
 * The product's own draw, whole: a frozen pool, a plan, a share and, time after time, another beacon.
 * @param seed of the share and of the salts: other pools, other draws
 */
export const productSampler =
  (hash: Hash, seed: string): Sampler =>
  ({ strata, drawn }) => {
    const secret = hash(utf8(`share ${seed}`));
    const uidOf = (stratum: number, unit: number) => `${stratum}-${unit}`;
    const units = strata.flatMap((weights, stratum) =>
      weights.map((weight, unit): Unit => {
        const uid = uidOf(stratum, unit);
        return { uid, stratum: `1/${stratum}`, region: '', domain: '', weight };
      }),
    );
    const pool = value(freezePool(hash, { poolId: POOL_ID, saltKey: hash(utf8(`salt ${seed}`)), units }));
    const plan = planOf(hash, pool, secret, drawn);
    const unitOf = new Map(
      strata.flatMap((weights, stratum) =>
        weights.map((_, unit) => [pool.commitments.get(uidOf(stratum, unit)) ?? '', { stratum, unit }] as const),
      ),
    );
    const reveals = [{ id: PARTY, secret: toHex(secret) }];
    return (time) => {
      const beacon = { kind: 'text', text: `第${time}次` } as const;
      const { positions } = value(drawTargets(hash, plan, pool.strata, reveals, beacon));
      return positions.map(({ c }) => unitOf.get(c ?? '') ?? { stratum: -1, unit: -1 });
    };
  };

const planOf = (hash: Hash, { poolRoot }: Pool, secret: Uint8Array, n: number): Plan =>
  value(
    planText({
      drawId: DRAW_ID,
      poolId: POOL_ID,
      poolRoot,
      parties: [{ id: PARTY, commit: value(shareCommitment(hash, DRAW_ID, PARTY, secret)) }],
      revealBy: '2026-09-21T01:30:00.000Z',
      beacon: { kind: 'text', source: '模拟', format: '第几次' },
      quota: [{ group: '*', mode: 'total', n, rounding: 'systematic' }],
      batches: 1,
    }),
  );

/** Ways that look random and are not, each seen in real systems: the audit has to tell them from the product. */
export const BIASED = {
  /** `sort(() => Math.random() - 0.5)`: a comparison that changes its mind leaves units near where they stood. */
  sort: biased((units, below) => [...units].sort(() => below(2 ** 30) / 2 ** 30 - 0.5)),
  /** A shuffle whose numbers are a byte modulo what is left: small ones come more often. */
  modulo: biased((units, below) => {
    const order = [...units];
    for (let at = 0; at < order.length; at += 1) {
      const other = at + (below(256) % (order.length - at));
      [order[at], order[other]] = [order[other] as Drawn, order[at] as Drawn];
    }
    return order;
  }),
  /** A shuffle that swaps every place with any other: n^n ways do not fall evenly on n! orders. */
  swap: biased((units, below) => {
    const order = [...units];
    for (let at = 0; at < order.length; at += 1) {
      const other = below(order.length);
      [order[at], order[other]] = [order[other] as Drawn, order[at] as Drawn];
    }
    return order;
  }),
} as const;

function biased(shuffle: (units: readonly Drawn[], below: (most: number) => number) => readonly Drawn[]) {
  return (seed: string): Sampler =>
    ({ strata, drawn }) => {
      const units = strata.flatMap((weights, stratum) => weights.map((_, unit): Drawn => ({ stratum, unit })));
      const random = randomOf(seed);
      return () => shuffle(units, (most) => random.int(most)).slice(0, drawn);
    };
}
