import { checkBundle, type Published } from '../../../domain/draw/bundle/checks';
import { FULL, OFFICERS, PUBLIC, PUBLIC_RESULT, QUICK } from './tamper-bundles';
import { bend, drop, EITHER, OF_FULL, OF_OFFICERS, OF_PUBLIC, set, type Way } from './tamper-ways';
import type { Json } from './tampered';

const caught = (bundle: Json, published: Published, [what, check, code, change]: Way): void => {
  const changed = change(bundle);
  expect([what, JSON.stringify(changed)]).not.toEqual([what, JSON.stringify(bundle)]);
  const checked = checkBundle(QUICK, JSON.stringify(changed), published);
  const failed = checked.checks.filter(({ status }) => status === 'failed');
  expect(checked.verdict).toBe('failed');
  expect(failed.map(({ name, refusal }) => [name, refusal?.code])).toEqual([[check, code]]);
};

describe('a full bundle, by itself, names', () => {
  test('nothing when it is whole', () => {
    expect(checkBundle(QUICK, JSON.stringify(FULL))).toMatchObject({ verdict: 'passed' });
  });
  test.each([...EITHER, ...OF_FULL])('%s: %s, %s', (...way) => caught(FULL, {}, way));
});

describe('a full bundle with officers, by itself, names', () => {
  test('nothing when it is whole', () => {
    expect(checkBundle(QUICK, JSON.stringify(OFFICERS))).toMatchObject({ verdict: 'passed' });
  });
  test.each(OF_OFFICERS)('%s: %s, %s', (...way) => caught(OFFICERS, {}, way));
});

describe('a public view, beside the published result, names', () => {
  const published = { resultHash: PUBLIC_RESULT };
  test('nothing when it is whole', () => {
    expect(checkBundle(QUICK, JSON.stringify(PUBLIC), published)).toMatchObject({ verdict: 'passed' });
  });
  test.each([...EITHER, ...OF_PUBLIC])('%s: %s, %s', (...way) => caught(PUBLIC, published, way));
});

describe('a public view with masked events says that they, and what stands before them, are not proved', () => {
  test.each<[string, (bundle: Json) => Json]>([
    ['another reason before a masked event', set(['events', 4, 'reason'], 'moved')],
    ['a lock left out before one', drop('events', 6)],
    ['another link before a masked one', bend('events', 0, 'head')],
    ['a masked event left out', drop('events', 0)],
    ['a recusal called a withdrawal', set(['events', 0, 'type'], 'withdraw')],
  ])('%s', (_, change) => {
    const checked = checkBundle(QUICK, JSON.stringify(change(PUBLIC)), { resultHash: PUBLIC_RESULT });
    expect(checked.checks.find(({ name }) => name === 'events')).toMatchObject({ status: 'not_proved' });
  });
});

describe('a text is caught', () => {
  const text = JSON.stringify(FULL);
  test.each([
    ['that is cut', text.slice(0, -1)],
    ['with a key twice', text.replace('"beacon":', '"beacon":{},"beacon":')],
    ['with a fraction', text.replace('"pos":1', '"pos":1.0')],
    ['after a byte order mark', `\ufeff${text}`],
    ['with something after it', `${text}{}`],
  ])('%s', (_, changed) => {
    expect(changed).not.toBe(text);
    const checked = checkBundle(QUICK, changed);
    expect(checked.checks.find(({ status }) => status === 'failed')).toMatchObject({ name: 'json' });
  });
});
