import { publishedAt } from '../drand';
import { isMasked } from '../events';
import type { Bundle } from './bundle';
import type { CheckName } from './check-names';

/** What a check looked at, in the names of the vectors where they have one. */
export type CheckValues = Readonly<
  Record<string, string | number | readonly string[] | Readonly<Record<string, number>>>
>;

/** What the recomputation came to, as far as it went. */
export interface Found {
  readonly characters: number;
  readonly planHash: string;
  readonly seed?: string;
  readonly absent?: readonly string[];
  readonly quotas?: Readonly<Record<string, number>>;
  readonly drawn?: number;
  readonly eventsHead?: string;
  readonly resultHash?: string;
}

/** Leaves out what is not known, instead of showing it empty. */
const known = (values: Readonly<Record<string, CheckValues[string] | undefined>>): CheckValues =>
  Object.fromEntries(Object.entries(values).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])));

export const unitsOf = (bundle: Bundle): number =>
  bundle.form === 'private' ? bundle.units.length : bundle.strata.reduce((sum, { leaves }) => sum + leaves.length, 0);

const strataCount = (bundle: Bundle): number =>
  bundle.form === 'private' ? new Set(bundle.units.map(({ stratum }) => stratum)).size : bundle.strata.length;

export const maskedOf = ({ events }: Bundle): number => events.filter(isMasked).length;

const reasonsOf = ({ events }: Bundle): string[] => [
  ...new Set(events.flatMap((event) => (isMasked(event) || event.reason === '' ? [] : [event.reason]))),
];

const evidenceOf = ({ events }: Bundle): number =>
  events.filter((event) => !isMasked(event) && event.evidence !== '').length;

/** Does any event give a reason or evidence, of which the draw proves that it was said and not that it is so? */
export const hasGrounds = (bundle: Bundle): boolean => reasonsOf(bundle).length > 0 || evidenceOf(bundle) > 0;

const beaconValues = ({ plan, beacon }: Bundle): CheckValues => {
  if (plan.beacon.kind === 'text' && beacon.kind === 'text')
    return { kind: 'text', format: plan.beacon.format, text: beacon.text };
  if (plan.beacon.kind !== 'drand' || beacon.kind !== 'drand') return { kind: plan.beacon.kind };
  const published = new Date(Number(publishedAt(plan.beacon)) * 1000).toISOString();
  return { kind: 'drand', chain: plan.beacon.chain, round: beacon.round, published, sig: beacon.sig };
};

const openingsValues = (bundle: Bundle): CheckValues => {
  if (bundle.form === 'private') return { units: bundle.units.length };
  return { opened: bundle.form === 'full' ? bundle.openings.length : 0 };
};

const officersOf = (bundle: Bundle): readonly unknown[] | undefined => {
  if (bundle.form === 'public') return undefined;
  return bundle.form === 'private' ? bundle.officers : bundle.roster;
};

const officersValues = (bundle: Bundle): CheckValues =>
  known({
    roles: bundle.plan.match?.roles.length ?? 0,
    roster_root: bundle.plan.rosterRoot,
    officers: officersOf(bundle)?.length,
    teams: bundle.form === 'public' ? bundle.teams.length : undefined,
  });

/** The values of one check, taken from the bundle and from what was computed from it. */
export const valuesOf = (name: CheckName, bundle: Bundle, found: Found): CheckValues => {
  const { plan } = bundle;
  switch (name) {
    case 'json':
      return { characters: found.characters };
    case 'plan':
      return { draw_id: plan.drawId, alg: plan.alg, plan_hash: found.planHash };
    case 'form':
      return { form: bundle.form };
    case 'pool':
      return { pool_id: plan.poolId, strata: strataCount(bundle), units: unitsOf(bundle), pool_root: plan.poolRoot };
    case 'shares':
      return known({ parties: plan.parties.length, revealed: bundle.reveals.length, absent: found.absent });
    case 'beacon':
      return beaconValues(bundle);
    case 'seed':
      return known({ seed: found.seed });
    case 'quotas':
      return known({ quotas: found.quotas });
    case 'targets':
      return known({ drawn: found.drawn, batches: plan.batches });
    case 'events':
      return known({ events: bundle.events.length, masked: maskedOf(bundle), events_head: found.eventsHead });
    case 'officers':
      return officersValues(bundle);
    case 'result':
      return known({ result_hash: found.resultHash });
    case 'openings':
      return openingsValues(bundle);
    case 'publication':
      return { reveal_by: plan.revealBy, plan_hash: found.planHash };
    case 'completeness':
      return { units: unitsOf(bundle) };
    case 'beacon_text':
      return plan.beacon.kind === 'text' ? { source: plan.beacon.source, ...beaconValues(bundle) } : {};
    case 'grounds':
      return { reasons: reasonsOf(bundle), evidence: evidenceOf(bundle) };
  }
};
