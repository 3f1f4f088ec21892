import type { Hash } from '../../kernel/hash';
import { refuse, type Refusal } from '../../kernel/result';
import { strictJson } from '../encoding/strict-json';
import { planFromText } from '../plan/parse';
import { planHash } from '../plan/plan';
import { replay } from '../replacement';
import { drawTargets } from '../targets';
import { blameOf } from './blame';
import { readBundle, type Bundle } from './bundle';
import { CHECKS, OUTSIDE, type CheckName } from './check-names';
import { standingOf } from './earlier';
import { bundleWithin } from './read';
import { runBundle, strataOf, type BundleFields, type Profiles } from './run';
import { hasGrounds, maskedOf, valuesOf, type CheckValues, type Found } from './values';

/** `not_proved`: the value lies outside what this form proves. `not_reached`: a check before it failed. */
export interface Check {
  readonly name: CheckName;
  readonly status: 'passed' | 'failed' | 'not_proved' | 'not_reached';
  readonly values: CheckValues;
  /** of the one failed check */
  readonly refusal?: Refusal;
}

/**
 * `earlier`: it holds, and the published result is the one that it had before its last events. `unsupported`: nothing is known to be
 * wrong, but here it cannot be told: what the bundle needs is missing, or it is too large.
 */
export type Verdict = 'passed' | 'earlier' | 'failed' | 'unsupported';

export interface Checked {
  readonly verdict: Verdict;
  readonly form: Bundle['form'] | null;
  readonly checks: readonly Check[];
  /** what the draw comes to; null unless the verdict is `passed` or `earlier` */
  readonly fields: BundleFields | null;
  /** after how many of its events the draw had the published result; only where the verdict is `earlier` */
  readonly after?: number;
}

/** What the reader knows from elsewhere, such as a notice board: a bundle that is whole in itself may be another draw's. */
export interface Published {
  readonly planHash?: string;
  readonly resultHash?: string;
  /** the text of the bundle as it was given out when the draw had that result, where the bundle itself does not tell */
  readonly earlier?: string;
}

/**
 * Checks a bundle of any form (核验) and says of each step what it looked at, whether it holds, and what this form leaves
 * unproved. The same function for the command line, the page without a network and the server.
 * @param text the file, not yet parsed; a test vector's file is taken for its bundle
 * @param published compared as well, where the reader has them from elsewhere
 * Source: drd1 §4 "Verify".
 */
export const checkBundle = (profiles: Profiles, text: string, published: Published = {}): Checked => {
  const json = strictJson(text);
  if (!json.ok) return unreadable(json.refusal);
  const value = bundleWithin(json.value);
  const bundle = readBundle(value);
  if (!bundle.ok) return unread(hasPlan(value) ? 'form' : 'plan', bundle.refusal);
  return checkRead(profiles, bundle.value, text.length, published);
};

const checkRead = (profiles: Profiles, bundle: Bundle, characters: number, published: Published): Checked => {
  const { plan } = bundle;
  const hash = profiles[plan.alg];
  if (hash === undefined) return unread('plan', refuse('DRAW_UNSUPPORTED', { what: plan.alg }).refusal);
  const found: Found = { characters, planHash: planHash(hash, plan.text) };
  if (published.planHash !== undefined && published.planHash !== found.planHash)
    return broken(bundle, found, 'plan', differs('plan_hash', published.planHash, found.planHash));
  const run = runBundle(profiles, bundle);
  if (!run.ok) return explained(profiles, hash, bundle, found, run.refusal);
  const { fields } = run.value;
  const all = { ...found, ...foundIn(fields) };
  if (published.resultHash !== undefined && published.resultHash !== fields.result_hash) {
    const after = standingOf(profiles, bundle, published.resultHash, published.earlier);
    if (after === null)
      return broken(bundle, all, 'result', differs('result_hash', published.resultHash, fields.result_hash));
    // What the draw came to by its last events is held against nothing published.
    return { verdict: 'earlier', form: bundle.form, checks: whole(bundle, all, {}), fields, after };
  }
  return { verdict: 'passed', form: bundle.form, checks: whole(bundle, all, published), fields };
};

const hasPlan = (value: unknown): boolean =>
  planFromText(typeof value === 'object' && value !== null ? Reflect.get(value, 'plan_text') : null, 'plan_text').ok;

const differs = (at: string, claimed: string, computed: string): Refusal =>
  refuse('DRAW_RESULT', { at, claimed, computed }).refusal;

const foundIn = (fields: BundleFields): Partial<Found> => ({
  seed: fields.seed,
  absent: fields.absent,
  quotas: fields.quotas,
  drawn: fields.initial.length,
  eventsHead: fields.events_head,
  resultHash: fields.result_hash,
});

/** Every check of a bundle that holds, and after them what lies outside it. */
const whole = (bundle: Bundle, found: Found, published: Published): Check[] => {
  const open = openOf(bundle, published);
  return [...CHECKS, ...OUTSIDE.filter((name) => open.has(name))].map((name) => ({
    name,
    status: open.has(name) ? 'not_proved' : 'passed',
    values: valuesOf(name, bundle, found),
  }));
};

/** What this bundle does not prove. That the plan was out in time and the pool is complete, no bundle can. */
const openOf = (bundle: Bundle, published: Published): ReadonlySet<CheckName> => {
  const { form, plan } = bundle;
  const open = new Set<CheckName>(['publication', 'completeness']);
  if (published.resultHash === undefined && !(form === 'full' && bundle.result !== null)) open.add('result');
  if (form === 'public' || (form === 'full' && bundle.openings.length === 0)) open.add('openings');
  if (form === 'public' && plan.match !== null) open.add('officers');
  if (plan.beacon.kind === 'text') open.add('beacon_text');
  // A masked event's link is taken as given, so nothing ties what comes before it: of open events before it the result
  // proves whom they put where, and neither reason nor evidence.
  if (maskedOf(bundle) > 0) open.add('events');
  if (hasGrounds(bundle)) open.add('grounds');
  return open;
};

/** A file that has no JSON text in it, or more than is read. */
export const unreadable = (refusal: Refusal): Checked => unread('json', refusal);

/** A text that did not become a bundle. */
const unread = (name: CheckName, refusal: Refusal): Checked => ended(null, name, refusal, () => ({}));

const broken = (bundle: Bundle, found: Found, name: CheckName, refusal: Refusal): Checked =>
  ended(bundle.form, name, refusal, (passed) => valuesOf(passed, bundle, found));

const ended = (
  form: Bundle['form'] | null,
  failed: CheckName,
  refusal: Refusal,
  values: (name: CheckName) => CheckValues,
): Checked => {
  const last = CHECKS.findIndex((name) => name === failed);
  const checks = CHECKS.map((name, i): Check => {
    if (i === last) return { name, status: 'failed', values: values(name), refusal };
    return i < last ? { name, status: 'passed', values: values(name) } : { name, status: 'not_reached', values: {} };
  });
  return { verdict: CANNOT_TELL.has(refusal.code) ? 'unsupported' : 'failed', form, checks, fields: null };
};

const CANNOT_TELL: ReadonlySet<Refusal['code']> = new Set([
  'DRAW_UNSUPPORTED',
  'DRAW_TOO_LARGE',
  'DRAW_TOO_MANY_PLACES',
]);

/**
 * Runs the steps before the refusal once more, for their values, and since a refusal may come out of order: the first check
 * of the list that fails is the one that is named, and nothing before it is called passed unless it was.
 */
const explained = (profiles: Profiles, hash: Hash, bundle: Bundle, found: Found, refusal: Refusal): Checked => {
  const strata = strataOf(hash, bundle);
  const draw = strata.ok
    ? drawTargets(hash, bundle.plan, strata.value, bundle.reveals, bundle.beacon, profiles.drand)
    : strata;
  if (!draw.ok) return broken(bundle, found, blameOf(draw.refusal), draw.refusal);
  const { seed, absent, quotas, positions } = draw.value;
  const drawn = { ...found, seed, absent, quotas, drawn: positions.length };
  const replayed = replay(hash, draw.value, bundle.events);
  if (!replayed.ok) return broken(bundle, drawn, 'events', replayed.refusal);
  // Where officers are matched, openings are asked before: a match cannot do without region and domain of its targets.
  const blamed = blameOf(refusal);
  const name = blamed === 'openings' && bundle.plan.match !== null ? 'officers' : blamed;
  const eventsHead = name === 'events' ? undefined : replayed.value.state.eventsHead;
  return broken(bundle, { ...drawn, ...(eventsHead && { eventsHead }) }, name, refusal);
};
