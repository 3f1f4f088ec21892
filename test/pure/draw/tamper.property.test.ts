import * as fc from 'fast-check';
import { checkBundle, type Published } from '../../../domain/draw/bundle/checks';
import { FULL, OFFICERS, OPEN_PUBLIC, PRIVATE, PUBLIC, PUBLIC_RESULT, QUICK, RESULT } from './tamper-bundles';
import { at, leavesOf, listsOf, other, withAt, without, type Json, type Path } from './tampered';

/** The five bundles, each with what its checker knows from elsewhere: a full one names its result itself. */
const BUNDLES: readonly (readonly [form: string, bundle: Json, published: Published])[] = [
  ['full', FULL, {}],
  ['full, with officers,', OFFICERS, {}],
  ['private', PRIVATE, { resultHash: RESULT }],
  ['public', OPEN_PUBLIC, { resultHash: RESULT }],
  ['public with masked events', PUBLIC, { resultHash: PUBLIC_RESULT }],
];

/** Caught, or the check that says that this part of the bundle is not proved. */
const answer = (bundle: Json, published: Published, path: Path): string => {
  const { verdict, checks } = checkBundle(QUICK, JSON.stringify(bundle), published);
  if (verdict === 'failed') return 'caught';
  // Not what was published, but what it was before the last events, which nothing proves to be so.
  if (verdict === 'earlier' && checks.some(({ name, status }) => name === 'result' && status === 'not_proved'))
    return 'later';
  const name = path[0] === 'events' ? 'events' : path[0] === 'openings' ? 'openings' : 'nothing';
  const said = checks.some((check) => check.name === name && check.status === 'not_proved');
  return said ? 'said' : `${path.join('.')} changed, and nobody noticed`;
};

/** Events of a public view that masks some are the one part that is said instead. */
const expected = (bundle: Json, path: Path): RegExp =>
  bundle === PUBLIC && path[0] === 'events' ? /^(caught|said)$/ : /^caught$/;

test.each(BUNDLES)('each value of a %s bundle, changed, is caught or said not to be proved', (_, bundle, published) => {
  const paths = leavesOf(bundle);
  expect(paths.length).toBeGreaterThan(30);
  for (const path of paths)
    expect(answer(withAt(bundle, path, other), published, path)).toMatch(expected(bundle, path));
});

test.each(BUNDLES)(
  'each item of a list of a %s bundle, left out or put in twice, is caught, or told to be later than what was published',
  (_, bundle, published) => {
    for (const path of listsOf(bundle)) {
      const items = at(bundle, path) as readonly Json[];
      for (const [i, item] of items.entries()) {
        const less = without(bundle, [...path, i]);
        const more = withAt(bundle, path, () => [...items, item]);
        expect(answer(less, published, path)).toMatch(expected(bundle, path));
        // An event put after the published result is told as a later one, which the reader has to look up.
        const later = answer(more, published, path) === 'later' && path[0] === 'events';
        if (!later) expect(answer(more, published, path)).toMatch(expected(bundle, path));
      }
    }
  },
);

test.each(BUNDLES)('any other sign anywhere in the plan of a %s bundle is caught', (_, bundle, published) => {
  const plan = String(at(bundle, ['plan_text']));
  fc.assert(
    fc.property(fc.nat(plan.length - 1), fc.string({ unit: 'grapheme', minLength: 0, maxLength: 1 }), (i, sign) => {
      fc.pre(sign !== plan[i]);
      const changed = withAt(bundle, ['plan_text'], () => `${plan.slice(0, i)}${sign}${plan.slice(i + 1)}`);
      expect(answer(changed, published, ['plan_text'])).toBe('caught');
    }),
    { numRuns: 150 },
  );
});

test.each(BUNDLES)('any digit of any hash of a %s bundle is caught', (_, bundle, published) => {
  const hashes = leavesOf(bundle).filter((path) => /^[0-9a-f]{64,}$/.test(String(at(bundle, path))));
  fc.assert(
    fc.property(fc.constantFrom(...hashes), fc.nat(1000), (path, salt) => {
      const changed = withAt(bundle, path, (value) => other(value, salt));
      expect(answer(changed, published, path)).toMatch(expected(bundle, path));
    }),
    { numRuns: 100 },
  );
});
