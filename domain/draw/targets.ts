import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { checkSignature, type VerifyDrand } from './drand';
import { fromHex, toHex } from './encoding/bytes';
import type { Plan } from './plan/plan';
import { poolRoot, type Stratum } from './pool';
import { quotasOf } from './quotas';
import { resultHash, teamHash, type TeamSlot } from './result-hash';
import { makeSeed, subSeed, type Beacon, type Reveal, type Seed } from './seed';
import { byTicket, ticketMaker, type Ticketed } from './tickets';

/** One drawn target (抽中对象). `c` and `ticket` are null once its stratum's reserve is exhausted: the position is vacant. */
export interface Position {
  readonly position: number;
  readonly c: string | null;
  readonly stratum: string;
  readonly ticket: string | null;
  readonly batch: number;
  /** officers by slot; empty where the plan matches none */
  readonly team: readonly TeamSlot[];
}

/** Reserves (候补) by stratum key, each in the order in which they will be taken. */
export type Reserve = Readonly<Record<string, readonly Ticketed[]>>;

/** A draw as it stands: all that `replaceTarget` needs, and what it moves. Hashes are hex. */
export interface DrawState {
  readonly seed: string;
  readonly positions: readonly Position[];
  readonly reserve: Reserve;
  readonly eventsHead: string;
  readonly resultHash: string;
}

/** A draw just made. */
export interface TargetDraw extends DrawState {
  readonly planHash: string;
  /** parties whose share was not shown, in plan order */
  readonly absent: readonly string[];
  readonly quotas: Readonly<Record<string, number>>;
}

/**
 * Draws the targets (抽取对象) of a plan: a function of published inputs, the same on every machine and for ever.
 * @param strata the frozen pool's public leaves; must give the plan's pool root
 * @param reveals the shares shown
 * @param verify needed for a drand beacon only
 * @returns the draw; else DRAW_POOL_ROOT, DRAW_QUOTA, DRAW_VOID, SHARE_*, BEACON_*, DRAW_UNSUPPORTED, or what `poolRoot` refuses
 * Source: drd1 §3.
 */
export const drawTargets = (
  hash: Hash,
  plan: Plan,
  strata: readonly Stratum[],
  reveals: readonly Reveal[],
  beacon: Beacon,
  verify?: VerifyDrand,
): Result<TargetDraw> => {
  if (plan.match !== null) return refuse('DRAW_UNSUPPORTED', { what: 'officers' });
  return drawBeforeMatch(hash, plan, strata, reveals, beacon, verify);
};

/** The targets whatever the officers, who come after. */
export const drawBeforeMatch = (
  hash: Hash,
  plan: Plan,
  strata: readonly Stratum[],
  reveals: readonly Reveal[],
  beacon: Beacon,
  verify?: VerifyDrand,
): Result<TargetDraw> => {
  const root = poolRoot(hash, strata);
  if (!root.ok) return root;
  if (root.value !== plan.poolRoot) return refuse('DRAW_POOL_ROOT', { planned: plan.poolRoot, computed: root.value });
  const seed = makeSeed(hash, plan, reveals, beacon);
  if (!seed.ok) return seed;
  const signature = checkSignature(verify, beacon);
  return signature.ok ? fromSeed(hash, plan, strata, seed.value) : signature;
};

const fromSeed = (
  hash: Hash,
  plan: Plan,
  strata: readonly Stratum[],
  { seed, planHash, absent }: Seed,
): Result<TargetDraw> => {
  const sizes = strata.map(({ key, leaves }) => ({ key, size: leaves.length }));
  const quotas = quotasOf(hash, plan.quota, sizes, subSeed(hash, seed, 'quota'));
  if (!quotas.ok) return quotas;
  const { drawn, reserve } = takeFirst(hash, strata, quotas.value, subSeed(hash, seed, 'target'));
  const positions = inBatches(drawn, plan.batches);
  const state = { seed: toHex(seed), positions, reserve, eventsHead: planHash };
  return ok({
    ...state,
    planHash,
    absent,
    quotas: Object.fromEntries(quotas.value),
    resultHash: hashOfState(hash, state),
  });
};

type Drawn = Ticketed & { readonly stratum: string };

const takeFirst = (
  hash: Hash,
  strata: readonly Stratum[],
  quotas: ReadonlyMap<string, number>,
  targetSeed: Uint8Array,
): { drawn: Drawn[]; reserve: Reserve } => {
  const ticketOf = ticketMaker(hash, targetSeed);
  const drawn: Drawn[] = [];
  const reserve: [string, Ticketed[]][] = [];
  for (const { key, leaves } of strata) {
    const order = leaves.map(ticketOf).sort(byTicket);
    const n = quotas.get(key) ?? 0;
    for (const { c, ticket } of order.slice(0, n)) drawn.push({ c, ticket, stratum: key });
    reserve.push([key, order.slice(n)]);
  }
  return { drawn: drawn.sort(byTicket), reserve: Object.fromEntries(reserve) };
};

/** batch = ⌊p·B/n⌋: batches (批次) of equal size but one, in the draw's own order (P3). */
const inBatches = (drawn: readonly Drawn[], batches: number): Position[] =>
  drawn.map(({ c, stratum, ticket }, position) => {
    const batch = Number((BigInt(position) * BigInt(batches)) / BigInt(drawn.length));
    return { position, c, stratum, ticket, batch, team: [] };
  });

/** The result hash of a state, from its teams as they stand. */
export const hashOfState = (hash: Hash, state: Pick<DrawState, 'seed' | 'positions' | 'eventsHead'>): string => {
  const nobody = teamHash(hash, []);
  const rows = state.positions.map(({ c, batch, team }) => ({
    c,
    batch,
    teamHash: c === null || team.length === 0 ? nobody : teamHash(hash, team),
  }));
  return resultHash(hash, fromHex(state.seed), rows, state.eventsHead);
};
