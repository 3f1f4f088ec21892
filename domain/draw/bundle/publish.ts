import type { Hash } from '../../kernel/hash';
import { ok, refuse, type Result } from '../../kernel/result';
import { fromHex } from '../encoding/bytes';
import { eventLink, type DrawEvent, type MaskedEvent } from '../events';
import { openUnits } from '../openings';
import { teamHash } from '../result-hash';
import type { FullBundle, PrivateBundle, PublicBundle } from './bundle';
import { runBundle, type BundleFields, type Profiles } from './run';

/**
 * The full bundle (审计材料) of a private one, for auditors: everything but the salt key, with the openings of all targets that
 * were ever drawn. To be given out after the window only, since openings name firms.
 * @returns it, or whatever `runBundle` refuses of the private one
 * Source: drd1 §4.
 */
export const fullBundleOf = (profiles: Profiles, bundle: PrivateBundle): Result<FullBundle> => {
  const { plan, saltKey, units, reveals, beacon, events } = bundle;
  const hash = hashOf(profiles, plan.alg);
  if (!hash.ok) return hash;
  const run = runBundle(profiles, bundle);
  if (!run.ok) return run;
  const { fields, strata, roster } = run.value;
  const holder = { poolId: plan.poolId, saltKey: fromHex(saltKey), units };
  const openings = openUnits(hash.value, holder, everDrawn(fields));
  if (!openings.ok) return openings;
  const result = fields.result_hash;
  return ok({ form: 'full', plan, strata, roster, reveals, beacon, events, openings: openings.value, result });
};

/** Commitments in their own order, which is nobody's. */
const everDrawn = ({ initial, events }: BundleFields): string[] =>
  [...new Set([...initial.map(({ c }) => c), ...events.map(({ to }) => to)].flatMap((c) => c ?? []))].sort();

/**
 * The public view (公示材料) of a draw: what proves pool, seed, targets and result, and no person. Recusals and withdrawals
 * are masked to their links, teams to their hashes; roster and openings are left out.
 * @returns it, or whatever `runBundle` refuses of the bundle
 * Source: drd1 §4.
 */
export const publicViewOf = (profiles: Profiles, bundle: PrivateBundle | FullBundle): Result<PublicBundle> => {
  const { plan, reveals, beacon } = bundle;
  const hash = hashOf(profiles, plan.alg);
  if (!hash.ok) return hash;
  const run = runBundle(profiles, bundle);
  if (!run.ok) return run;
  const { fields, strata } = run.value;
  const events = masked(hash.value, fields.plan_hash, bundle.events);
  if (!events.ok) return events;
  const teams = fields.final.map(({ team }) => teamHash(hash.value, team));
  return ok({ form: 'public', plan, strata, reveals, beacon, events: events.value, teams });
};

const masked = (hash: Hash, planHash: string, events: readonly DrawEvent[]): Result<(DrawEvent | MaskedEvent)[]> => {
  const shown: (DrawEvent | MaskedEvent)[] = [];
  let head = planHash;
  for (const event of events) {
    const link = eventLink(hash, head, event);
    if (!link.ok) return link;
    head = link.value;
    shown.push(event.type === 'recuse' || event.type === 'withdraw' ? { type: event.type, head } : event);
  }
  return ok(shown);
};

const hashOf = (profiles: Profiles, alg: PrivateBundle['plan']['alg']): Result<Hash> => {
  const hash = profiles[alg];
  return hash ? ok(hash) : refuse('DRAW_UNSUPPORTED', { what: alg });
};
