import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import { atOnce, type Steps } from '../../kernel/steps';
import type { VerifyDrand } from '../drand';
import { fromHex } from '../encoding/bytes';
import { withTeams } from '../officers/state';
import { checkOpenings } from '../openings';
import type { Alg } from '../plan/plan';
import { freezePool, type Stratum } from '../pool';
import { replay, type Replayed } from '../replacement';
import { resultHash, teamHash, type TeamSlot } from '../result-hash';
import type { RosterRow } from '../roster';
import { drawTargetsInSteps, type Position, type TargetDraw } from '../targets';
import type { Bundle, FullBundle, PublicBundle } from './bundle';
import { rosterOf, teamsOf, type BundlePool, type Teams } from './officers';

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

/** What a bundle comes to, in the names of the vectors' `expected`. */
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
  /** by department; as `unfilled` only where officers were matched here */
  readonly levels?: Readonly<Record<string, number>>;
  readonly unfilled?: readonly string[];
  readonly result_hash: string;
}

export interface BundleRun {
  readonly fields: BundleFields;
  readonly strata: readonly Stratum[];
  /** empty for the public */
  readonly roster: readonly RosterRow[];
}

/**
 * Runs a whole draw again from its bundle (复算) and refuses whatever does not fit together.
 * @returns the fields, or the refusal of the first step that fails; DRAW_UNSUPPORTED (`what`) where the bundle needs what
 * `profiles` lacks, DRAW_RESULT where it claims another result
 * Source: drd1 §4 "Verify".
 */
export const runBundle = (profiles: Profiles, bundle: Bundle): Result<BundleRun> =>
  atOnce(runBundleInSteps(profiles, bundle));

/** `runBundle` for whoever must breathe in between: a worker that beats, a page that answers. */
export function* runBundleInSteps(profiles: Profiles, bundle: Bundle): Steps<Result<BundleRun>> {
  const { plan } = bundle;
  const hash = profiles[plan.alg];
  if (hash === undefined) return refuse('DRAW_UNSUPPORTED', { what: plan.alg });
  if (plan.match === null && bundle.events.some(({ type }) => type === 'recuse' || type === 'withdraw'))
    return refuse('DRAW_MALFORMED', { at: 'events', why: 'an officer leaves a draw that matches none' });
  const pool = poolOf(hash, bundle);
  if (!pool.ok) return pool;
  const { strata } = pool.value;
  // The public view proves its teams by their hashes alone.
  const roster = bundle.form === 'public' ? ok([]) : rosterOf(hash, bundle, pool.value);
  if (!roster.ok) return roster;
  const draw = yield* drawTargetsInSteps(hash, plan, strata, bundle.reveals, bundle.beacon, profiles.drand);
  if (!draw.ok) return draw;
  const replayed = replay(hash, draw.value, bundle.events);
  if (!replayed.ok) return replayed;
  const teams =
    bundle.form === 'public' || plan.match === null
      ? ok(null)
      : yield* teamsOf(hash, bundle, plan.match, {
          pool: pool.value,
          roster: roster.value,
          draw: draw.value,
          outcomes: replayed.value.outcomes,
        });
  if (!teams.ok) return teams;
  const fields = finish(hash, bundle, strata, draw.value, replayed.value, teams.value);
  return fields.ok ? ok({ fields: fields.value, strata, roster: roster.value }) : fields;
}

const poolOf = (hash: Hash, bundle: Bundle): Result<BundlePool> =>
  bundle.form === 'private'
    ? freezePool(hash, { poolId: bundle.plan.poolId, saltKey: fromHex(bundle.saltKey), units: bundle.units })
    : ok({ strata: bundle.strata, commitments: new Map() });

export const strataOf = (hash: Hash, bundle: Bundle): Result<readonly Stratum[]> => {
  const pool = poolOf(hash, bundle);
  return pool.ok ? ok(pool.value.strata) : pool;
};

const finish = (
  hash: Hash,
  bundle: Bundle,
  strata: readonly Stratum[],
  bare: TargetDraw,
  replayed: Replayed,
  teams: Teams | null,
): Result<BundleFields> => {
  const draw = teams === null ? bare : withTeams(hash, bare, teams.initial);
  const state = teams === null ? replayed.state : withTeams(hash, replayed.state, teams.final);
  const result =
    bundle.form === 'public'
      ? publicResult(hash, bundle, draw, state.positions, state.eventsHead)
      : ok(state.resultHash);
  if (!result.ok) return result;
  if (bundle.form === 'full') {
    const claims = checkClaims(hash, bundle, strata, [...draw.positions, ...state.positions], result.value);
    if (!claims.ok) return claims;
  }
  return ok({
    plan_hash: draw.planHash,
    pool_root: bundle.plan.poolRoot,
    roster_root: bundle.plan.rosterRoot,
    seed: draw.seed,
    absent: draw.absent,
    quotas: draw.quotas,
    initial: draw.positions.map(field),
    final: state.positions.map(field),
    events: replayed.outcomes.map(({ type, to }, k) => ({ type, to, changed: teams?.changes[k] ?? [] })),
    events_head: state.eventsHead,
    ...(teams && { levels: teams.levels, unfilled: teams.unfilled }),
    result_hash: result.value,
  });
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
