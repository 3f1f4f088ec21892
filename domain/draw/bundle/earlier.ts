import { readBundle, type Bundle } from './bundle';
import { bundleWithin } from './read';
import { strictJson } from '../encoding/strict-json';
import { runBundle, type Profiles } from './run';

/**
 * Each event moves the result hash (结果哈希), so one that was read at the ceremony (抽取当时) is older after the first recusal,
 * and not false. Runs the draw again as of each event.
 * @param earlier the text of the same draw's bundle as it was given out before: a public view has the hashes of its last teams
 * alone, so where officers were matched its past cannot be computed from it
 * @returns after how many of the events the draw had this result; null: never, or it cannot be told from these, or it is of
 * neither the ceremony nor the last 49 events
 */
export const standingOf = (
  profiles: Profiles,
  bundle: Bundle,
  resultHash: string,
  earlier: string | undefined,
): number | null => {
  const past = earlier === undefined ? pastOf(bundle) : givenPast(bundle, earlier);
  const then = past.find((each) => {
    const run = runBundle(profiles, each);
    return run.ok && run.value.fields.result_hash === resultHash;
  });
  return then?.events.length ?? null;
};

/** Each try runs the whole draw again: the ceremony's own result first, then the last ones. */
const MOST_TRIED = 50;

const pastOf = (bundle: Bundle): readonly Bundle[] => {
  if (bundle.form === 'public' && bundle.plan.match !== null) return [];
  const [ceremony, ...later] = bundle.events.keys();
  const tried = ceremony === undefined ? [] : [ceremony, ...later.reverse()].slice(0, MOST_TRIED);
  return tried.map((k) => asOf(bundle, k));
};

const asOf = (bundle: Bundle, k: number): Bundle => {
  if (bundle.form === 'public') return { ...bundle, events: bundle.events.slice(0, k) };
  const then = { ...bundle, events: bundle.events.slice(0, k) };
  return then.form === 'full' ? { ...then, result: null } : then;
};

const givenPast = (bundle: Bundle, text: string): readonly Bundle[] => {
  const json = strictJson(text);
  const then = json.ok ? readBundle(bundleWithin(json.value)) : json;
  return then.ok && goesOn(bundle, then.value) ? [then.value] : [];
};

/** Plan, shares and beacon make the seed, and with the plan's pool all that was drawn; the events go on where the others end. */
const goesOn = (now: Bundle, then: Bundle): boolean =>
  then.events.length < now.events.length &&
  same([now.plan.text, now.reveals, now.beacon], [then.plan.text, then.reveals, then.beacon]) &&
  same(now.events.slice(0, then.events.length), then.events);

const same = (a: unknown, b: unknown): boolean => JSON.stringify(a) === JSON.stringify(b);
