import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import type { VerifyDrand } from '../drand';
import { fromHex } from '../encoding/bytes';
import { checkOpenings } from '../openings';
import type { Alg } from '../plan/plan';
import { freezePool, type Stratum } from '../pool';
import { replay, type Replayed } from '../replacement';
import { resultHash, teamHash, type TeamSlot } from '../result-hash';
import { drawBeforeMatch, type Position, type TargetDraw } from '../targets';
import type { Bundle, FullBundle, PublicBundle } from './bundle';

/** What the caller's machine can compute: the hash of each profile, and drand's signatures. */
export type Profiles = Readonly<Partial<Record<Alg, Hash> & { drand: VerifyDrand }>>;

/** A position as vectors write it. */
export interface PositionField {
  readonly c: string | null;
  readonly stratum: string;
  readonly ticket: string | null;
  readonly batch: number;
  readonly team: readonly TeamSlot[];
}

/** What a bundle comes to, in the names of the vectors' `expected` (without `levels` and `unfilled`, which need officers). */
export interface BundleFields {
  readonly plan_hash: string;
  readonly pool_root: string;
  readonly roster_root: string;
  readonly seed: string;
  readonly absent: readonly string[];
  readonly quotas: Readonly<Record<string, number>>;
  readonly initial: readonly PositionField[];
  readonly final: readonly PositionField[];
  readonly events: readonly {
    readonly type: string;
    readonly to: string | null;
    readonly changed: readonly string[];
  }[];
  readonly events_head: string;
  readonly result_hash: string;
}

export interface BundleRun {
  readonly fields: BundleFields;
}

/**
 * Runs a whole draw again from its bundle (复算) and refuses whatever does not fit together.
 * @returns the fields, or the refusal of the first step that fails; DRAW_UNSUPPORTED (`what`) where the bundle needs
 * officers or what `profiles` lacks, DRAW_RESULT where it claims another result
 * Source: drd1 §4 "Verify".
 */
export const runBundle = (profiles: Profiles, bundle: Bundle): Result<BundleRun> => {
  const { plan } = bundle;
  const hash = profiles[plan.alg];
  if (hash === undefined) return refuse('DRAW_UNSUPPORTED', { what: plan.alg });
  if (needsOfficers(bundle)) return refuse('DRAW_UNSUPPORTED', { what: 'officers' });
  if (plan.match === null && bundle.events.some(({ type }) => type === 'recuse' || type === 'withdraw'))
    return refuse('DRAW_MALFORMED', { at: 'events', why: 'an officer leaves a draw that matches none' });
  const strata = strataOf(hash, bundle);
  if (!strata.ok) return strata;
  const draw = drawBeforeMatch(hash, plan, strata.value, bundle.reveals, bundle.beacon, profiles.drand);
  if (!draw.ok) return draw;
  const replayed = replay(hash, draw.value, bundle.events);
  if (!replayed.ok) return replayed;
  return finish(hash, bundle, strata.value, draw.value, replayed.value);
};

/** The public view proves its teams by their hashes alone; the other forms name officers and so need the match. */
const needsOfficers = (bundle: Bundle): boolean =>
  bundle.form !== 'public' &&
  (bundle.plan.match !== null || bundle.plan.rosterRoot !== '' || bundle.officers.length > 0);

export const strataOf = (hash: Hash, bundle: Bundle): Result<readonly Stratum[]> => {
  if (bundle.form !== 'private') return ok(bundle.strata);
  const pool = freezePool(hash, { poolId: bundle.plan.poolId, saltKey: fromHex(bundle.saltKey), units: bundle.units });
  return pool.ok ? ok(pool.value.strata) : pool;
};

const finish = (
  hash: Hash,
  bundle: Bundle,
  strata: readonly Stratum[],
  draw: TargetDraw,
  { state, outcomes }: Replayed,
): Result<BundleRun> => {
  const result =
    bundle.form === 'public'
      ? publicResult(hash, bundle, draw, state.positions, state.eventsHead)
      : ok(state.resultHash);
  if (!result.ok) return result;
  if (bundle.form === 'full') {
    const claims = checkClaims(hash, bundle, strata, [...draw.positions, ...state.positions], result.value);
    if (!claims.ok) return claims;
  }
  const fields: BundleFields = {
    plan_hash: draw.planHash,
    pool_root: bundle.plan.poolRoot,
    roster_root: bundle.plan.rosterRoot,
    seed: draw.seed,
    absent: draw.absent,
    quotas: draw.quotas,
    initial: draw.positions.map(field),
    final: state.positions.map(field),
    events: outcomes.map(({ type, to }) => ({ type, to, changed: [] })),
    events_head: state.eventsHead,
    result_hash: result.value,
  };
  return ok({ fields });
};

const field = ({ c, stratum, ticket, batch, team }: Position): PositionField => ({ c, stratum, ticket, batch, team });

const publicResult = (
  hash: Hash,
  { plan, teams }: PublicBundle,
  { seed }: TargetDraw,
  positions: readonly Position[],
  eventsHead: string,
): Result<string> => {
  if (teams.length !== positions.length)
    return refuse('DRAW_MALFORMED', { at: 'teams', why: 'not one for each position' });
  const nobody = teamHash(hash, []);
  const rows = positions.map(({ c, batch }, p) => ({ c, batch, teamHash: teams[p] ?? nobody }));
  const crowded = rows.findIndex((row) => (plan.match === null || row.c === null) && row.teamHash !== nobody);
  if (crowded !== -1) return refuse('DRAW_MALFORMED', { at: `teams[${crowded}]`, why: 'a team where nobody can be' });
  return ok(resultHash(hash, fromHex(seed), rows, eventsHead));
};

/** A full bundle opens either nothing yet or every target drawn first or standing last, and may claim its result. */
const checkClaims = (
  hash: Hash,
  { plan, openings, result }: FullBundle,
  strata: readonly Stratum[],
  positions: readonly Position[],
  computed: string,
): Result<null> => {
  // First, since another seed or event also draws firms that no opening names, which would only be its echo.
  if (result !== null && result !== computed) return refuse('DRAW_RESULT', { at: 'result', claimed: result, computed });
  const opened = checkOpenings(hash, plan.poolId, strata, openings);
  if (!opened.ok) return opened;
  if (openings.length > 0 && positions.some(({ c }) => c !== null && !opened.value.has(c)))
    return refuse('DRAW_COMMITMENT', { at: 'openings', why: 'a drawn target is not opened' });
  return ok(null);
};
