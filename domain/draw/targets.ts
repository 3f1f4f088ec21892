import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { atOnce, type Steps } from '../kernel/steps';
import { checkSignature, type VerifyDrand } from './drand';
import { fromHex, toHex } from './encoding/bytes';
import { byTicket, type TicketOrder, type Ticketed } from './order';
import type { Plan } from './plan/plan';
import { poolRootInSteps, type Stratum } from './pool';
import { quotasOf } from './quotas';
import { resultHash, teamHash, type TeamSlot } from './result-hash';
import { makeSeed, subSeed, type Beacon, type Reveal, type Seed } from './seed';
import { orderByTicket, packLeaves } from './tickets';

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
export type Reserve = Readonly<Record<string, TicketOrder>>;

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

/** What a draw is a function of. `strata`: the frozen pool's public leaves; `verify` is needed for a drand beacon only. */
export type DrawInput = readonly [
  hash: Hash,
  plan: Plan,
  strata: readonly Stratum[],
  reveals: readonly Reveal[],
  beacon: Beacon,
  verify?: VerifyDrand,
];

/**
 * Draws the targets (抽取对象) of a plan: a function of published inputs, the same on every machine and for ever. Where the plan
 * matches officers too, its teams are still empty, and `withTeams` gives the result hash.
 * @returns the draw; else DRAW_POOL_ROOT, DRAW_QUOTA, DRAW_VOID, SHARE_*, BEACON_*, DRAW_UNSUPPORTED, or what `poolRoot` refuses
 * Source: drd1 §3.
 */
export const drawTargets = (...input: DrawInput): Result<TargetDraw> => atOnce(drawTargetsInSteps(...input));

/** `drawTargets` for whoever must breathe in between: some thousand hashes or tickets a step. */
export function* drawTargetsInSteps(
  ...[hash, plan, strata, reveals, beacon, verify]: DrawInput
): Steps<Result<TargetDraw>> {
  const root = yield* poolRootInSteps(hash, strata);
  if (!root.ok) return root;
  if (root.value !== plan.poolRoot) return refuse('DRAW_POOL_ROOT', { planned: plan.poolRoot, computed: root.value });
  const seed = makeSeed(hash, plan, reveals, beacon);
  if (!seed.ok) return seed;
  const signature = checkSignature(verify, beacon);
  return signature.ok ? yield* fromSeed(hash, plan, strata, seed.value) : signature;
}

function* fromSeed(
  hash: Hash,
  plan: Plan,
  strata: readonly Stratum[],
  { seed, planHash, absent }: Seed,
): Steps<Result<TargetDraw>> {
  const sizes = strata.map(({ key, leaves }) => ({ key, size: leaves.length }));
  const quotas = quotasOf(hash, plan.quota, sizes, subSeed(hash, seed, 'quota'));
  if (!quotas.ok) return quotas;
  const { drawn, reserve } = yield* takeFirst(hash, strata, quotas.value, subSeed(hash, seed, 'target'));
  const positions = inBatches(drawn, plan.batches);
  const state = { seed: toHex(seed), positions, reserve, eventsHead: planHash };
  return ok({
    ...state,
    planHash,
    absent,
    quotas: Object.fromEntries(quotas.value),
    resultHash: hashOfState(hash, state),
  });
}

type Drawn = Ticketed & { readonly stratum: string };

function* takeFirst(
  hash: Hash,
  strata: readonly Stratum[],
  quotas: ReadonlyMap<string, number>,
  targetSeed: Uint8Array,
): Steps<{ drawn: Drawn[]; reserve: Reserve }> {
  const drawn: Drawn[] = [];
  const reserve: [string, TicketOrder][] = [];
  for (const { key, leaves } of strata) {
    const order = yield* orderByTicket(hash, targetSeed, packLeaves(leaves));
    const n = quotas.get(key) ?? 0;
    for (const ticketed of order.slice(0, n).toArray()) drawn.push({ ...ticketed, stratum: key });
    reserve.push([key, order.slice(n)]);
  }
  return { drawn: drawn.sort(byTicket), reserve: Object.fromEntries(reserve) };
}

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
