import { tellVerdict } from '../../../../contracts/draw-checks';
import type { Bundle } from '../../../../domain/draw/bundle/bundle';
import { checkBundle, type Published } from '../../../../domain/draw/bundle/checks';
import { bundleJson } from '../../../../domain/draw/bundle/json';
import { fullBundleOf, publicViewOf } from '../../../../domain/draw/bundle/publish';
import { runBundle } from '../../../../domain/draw/bundle/run';
import { value } from '../city';
import { PROFILES } from '../hashes';
import { OPEN_PUBLIC, PRIVATE as WITHOUT_OFFICERS } from '../tamper-bundles';
import { EVENTS, PRIVATE, reread } from './city';

const asOf = (k: number) => ({ ...PRIVATE, events: EVENTS.slice(0, k) });
const textOf = (bundle: Bundle): string => JSON.stringify(bundleJson(bundle));
const viewAsOf = (k: number): string => textOf(value(publicViewOf(PROFILES, asOf(k))));
const resultAsOf = (k: number): string => value(runBundle(PROFILES, asOf(k))).fields.result_hash;

const AGES = EVENTS.map((_, k) => k);
const NOW = resultAsOf(EVENTS.length);
const VIEW = viewAsOf(EVENTS.length);
const check = (text: string, published: Published) => checkBundle(PROFILES, text, published);

test('every event moves the result hash', () => {
  expect(new Set([...AGES.map(resultAsOf), NOW]).size).toBe(EVENTS.length + 1);
});

describe('a result hash that was read before the last events', () => {
  test.each([
    // What stands now is held against nothing published, and a full bundle says itself what it is.
    ['private', textOf(PRIVATE), 'not_proved'],
    ['full', textOf(value(fullBundleOf(PROFILES, PRIVATE))), 'passed'],
  ])('is told from a %s bundle alone: after which of its events the draw had it', (_, text, status) => {
    for (const k of AGES) {
      const checked = check(text, { resultHash: resultAsOf(k) });
      expect(checked).toMatchObject({ verdict: 'earlier', after: k, fields: { result_hash: NOW } });
      expect(checked.checks.find(({ name }) => name === 'result')).toMatchObject({ status });
    }
  });

  test('is told from a public view by the one that was public then', () => {
    for (const k of AGES)
      expect(check(VIEW, { resultHash: resultAsOf(k), earlier: viewAsOf(k) })).toMatchObject({
        verdict: 'earlier',
        after: k,
      });
  });

  test('is told from a public view alone where no officers were matched', () => {
    const then = reread({ ...(WITHOUT_OFFICERS as object), events: [] });
    const resultHash = value(runBundle(PROFILES, value(then))).fields.result_hash;
    expect(check(JSON.stringify(OPEN_PUBLIC), { resultHash })).toMatchObject({ verdict: 'earlier', after: 0 });
  });

  test('is called that in one sentence, with what moved it', () => {
    const told = (k: number) => tellVerdict(check(textOf(PRIVATE), { resultHash: resultAsOf(k) }));
    expect(told(0)).toMatch(
      new RegExp(`^抽取当时的结果可信：.*与您带来的结果哈希一致。此后又有${EVENTS.length}项变动（如回避递补）`),
    );
    expect(told(2)).toMatch(/^抽取后第2项变动之后的结果可信：/);
  });
});

describe('a result hash stays not trusted', () => {
  test('that the draw never had', () => {
    for (const text of [textOf(PRIVATE), VIEW])
      expect(check(text, { resultHash: 'ab'.repeat(32), earlier: viewAsOf(0) }).verdict).toBe('failed');
  });

  test('of a public view alone, which has no teams but the last: it says what may be the matter', () => {
    const checked = check(VIEW, { resultHash: resultAsOf(0) });
    expect(checked.verdict).toBe('failed');
    expect(tellVerdict(checked)).toMatch(/^不可信，在『结果』这一步：.*抽取后有\d+项变动.*变动以前的/);
  });

  test('of an older view whose events this one does not go on from, or of another seed', () => {
    const then = JSON.parse(viewAsOf(2)) as { events: object[]; reveals: object[] };
    const [first = {}] = then.events;
    for (const other of [
      { ...then, events: [{ ...first, head: 'ab'.repeat(32) }, ...then.events.slice(1)] },
      { ...then, reveals: then.reveals.slice(1) },
    ]) {
      const earlier = JSON.stringify(other);
      const { fields } = check(earlier, {});
      expect(fields?.result_hash).toMatch(/^[0-9a-f]{64}$/);
      expect(check(VIEW, { resultHash: fields?.result_hash ?? '', earlier }).verdict).toBe('failed');
    }
  });

  test('of a view that is no older one', () => {
    for (const earlier of ['', '{}', VIEW, textOf(PRIVATE)])
      expect(check(VIEW, { resultHash: resultAsOf(0), earlier }).verdict).toBe('failed');
  });
});
