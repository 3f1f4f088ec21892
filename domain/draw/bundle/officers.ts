import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import type { Steps } from '../../kernel/steps';
import { fromHex } from '../encoding/bytes';
import { redrawTeams, type Happened } from '../officers/events';
import { matchInSteps } from '../officers/match';
import type { DrawnTarget } from '../officers/qualification';
import { checkOpenings } from '../openings';
import type { MatchPlan } from '../plan/plan';
import type { Stratum } from '../pool';
import type { Outcome } from '../replacement';
import type { TeamSlot } from '../result-hash';
import { freezeRoster, rosterRoot, type RosterRow } from '../roster';
import { subSeed } from '../seed';
import type { TargetDraw } from '../targets';
import type { FullBundle, PrivateBundle } from './bundle';

/** The forms of a bundle that name officers. */
export type NamingBundle = PrivateBundle | FullBundle;

/** A bundle's pool: what everybody sees of it, and, where the bundle has the units, uid → c. */
export interface BundlePool {
  readonly strata: readonly Stratum[];
  readonly commitments: ReadonlyMap<string, string>;
}

/**
 * The roster of a bundle, which must be the plan's.
 * @returns the rows, or DRAW_ROSTER_ROOT, DRAW_DUPLICATE_OFFICER, DRAW_COMMITMENT
 */
export const rosterOf = (hash: Hash, bundle: NamingBundle, pool: BundlePool): Result<readonly RosterRow[]> => {
  const { poolId, rosterRoot: planned } = bundle.plan;
  const frozen =
    bundle.form === 'private'
      ? freezeRoster(hash, {
          poolId,
          saltKey: fromHex(bundle.saltKey),
          officers: bundle.officers,
          commitments: pool.commitments,
        })
      : withRoot(hash, bundle.roster);
  if (!frozen.ok) return frozen;
  const { rosterRoot: computed, rows } = frozen.value;
  return computed === planned ? ok(rows) : refuse('DRAW_ROSTER_ROOT', { planned, computed });
};

const withRoot = (
  hash: Hash,
  rows: readonly RosterRow[],
): Result<{ rosterRoot: string; rows: readonly RosterRow[] }> => {
  const root = rosterRoot(hash, rows);
  return root.ok ? ok({ rosterRoot: root.value, rows }) : root;
};

/** What a match is made of, beside the plan. `outcomes` say which targets took which positions by the events. */
interface MatchParts {
  readonly pool: BundlePool;
  readonly roster: readonly RosterRow[];
  readonly draw: TargetDraw;
  readonly outcomes: readonly Outcome[];
}

/** The teams of a draw before and after its events, by position. */
export interface Teams {
  readonly initial: readonly (readonly TeamSlot[])[];
  readonly final: readonly (readonly TeamSlot[])[];
  /** by event the slots that changed hands */
  readonly changes: readonly (readonly string[])[];
  readonly levels: Readonly<Record<string, number>>;
  readonly unfilled: readonly string[];
}

/**
 * Matches a bundle's officers to its drawn targets and redraws them by its events.
 * @returns DRAW_COMMITMENT where a target is not opened, DRAW_NO_SUCH_OFFICER, DRAW_TOO_MANY_PLACES
 */
export function* teamsOf(
  hash: Hash,
  bundle: NamingBundle,
  match: MatchPlan,
  { pool, roster, draw, outcomes }: MatchParts,
): Steps<Result<Teams>> {
  const opened = openedTargets(hash, bundle, pool);
  if (!opened.ok) return opened;
  const targets = found(opened.value, draw.positions);
  if (!targets.ok) return targets;
  const happened = happenedIn(bundle, opened.value, outcomes);
  if (!happened.ok) return happened;
  const matchSeed = subSeed(hash, fromHex(draw.seed), 'match');
  const matched = yield* matchInSteps({ hash, matchSeed, match, roster, targets: targets.value });
  if (!matched.ok) return matched;
  const { board, levels, unfilled } = matched.value;
  const teams = (): TeamSlot[][] => draw.positions.map(({ position }) => board.teamAt(position));
  const initial = teams();
  const changes = redrawTeams(matched.value, happened.value);
  if (!changes.ok) return changes;
  return ok({
    initial,
    final: teams(),
    changes: changes.value,
    levels: Object.fromEntries(levels),
    unfilled: [...unfilled].sort((a, b) => a - b).map((slot) => board.nameOf(slot)),
  });
}

/** The targets that the bundle can open, by commitment: the pool's holder all, an auditor those that he was shown. */
const openedTargets = (
  hash: Hash,
  bundle: NamingBundle,
  { strata, commitments }: BundlePool,
): Result<ReadonlyMap<string, DrawnTarget>> => {
  if (bundle.form === 'private')
    return ok(
      new Map(
        bundle.units.map(({ uid, stratum, region, domain }) => {
          const c = commitments.get(uid) ?? '';
          return [c, { c, stratum, region, domain }];
        }),
      ),
    );
  const opened = checkOpenings(hash, bundle.plan.poolId, strata, bundle.openings);
  if (!opened.ok) return opened;
  return ok(
    new Map(bundle.openings.map(({ c, stratum, region, domain }) => [c, { c, stratum, region, domain }] as const)),
  );
};

const NOT_OPENED = refuse('DRAW_COMMITMENT', { at: 'openings', why: 'a drawn target is not opened' });

const found = (
  opened: ReadonlyMap<string, DrawnTarget>,
  wanted: readonly { readonly c: string | null }[],
): Result<DrawnTarget[]> => {
  const targets = wanted.flatMap(({ c }) => opened.get(c ?? '') ?? []);
  return targets.length === wanted.length ? ok(targets) : NOT_OPENED;
};

const happenedIn = (
  { events }: NamingBundle,
  opened: ReadonlyMap<string, DrawnTarget>,
  outcomes: readonly Outcome[],
): Result<Happened[]> => {
  const happened: Happened[] = [];
  for (const [k, event] of events.entries()) {
    const to = outcomes[k]?.to ?? null;
    const target = to === null ? null : (opened.get(to) ?? null);
    if (to !== null && target === null) return NOT_OPENED;
    happened.push({ event, target });
  }
  return ok(happened);
};
