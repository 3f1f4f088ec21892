import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { checkBundle, type Published } from '../../../domain/draw/bundle/checks';
import { checkProof, proveUnit, readProof, type UnitProof } from '../../../domain/draw/bundle/proof';
import { readBundle } from '../../../domain/draw/bundle/bundle';
import { PRIVATE as WITH_TEAMS } from './officers/city';
import { value } from './city';
import { sha256 } from './hashes';
import { MALFORMED_FULL, MALFORMED_OFFICERS, MALFORMED_PRIVATE, NO_BUNDLES } from './malformed-ways';
import { FULL, OFFICERS, OPEN_PUBLIC, PRIVATE, PUBLIC, PUBLIC_RESULT, QUICK, RESULT, UNLIT } from './tamper-bundles';
import { EITHER, OF_FULL, OF_OFFICERS, OF_PUBLIC } from './tamper-ways';
import { withAt, type Json, type Path } from './tampered';

/**
 * What is told of bundles, whole, tampered with and malformed, to the last fact: it stands in told.json, which people have read.
 * Anew after a wanted change, and to be read again: TOLD=write npx jest test/pure/draw/told
 */
const FILE = join(__dirname, 'told.json');
const found: Record<string, unknown> = {};
const written = process.env['TOLD'] === 'write';
const golden = written ? found : (JSON.parse(readFileSync(FILE, 'utf8')) as Record<string, unknown>);
afterAll(() => written && writeFileSync(FILE, `${JSON.stringify(found, null, 1)}\n`));

const isAsRead = (name: string, told: unknown): void => {
  found[name] = JSON.parse(JSON.stringify(told));
  expect({ [name]: found[name] }).toEqual({ [name]: golden[name] });
};

const SIGN = { passed: '+', failed: '-', not_proved: '?', not_reached: '.' };

/** How far it came, where it failed, on what values and why. */
const outcome = (text: string, published: Published = {}): unknown => {
  const { verdict, form, checks } = checkBundle(QUICK, text, published);
  const failed = checks.find(({ status }) => status === 'failed');
  return { verdict, form, statuses: checks.map(({ status }) => SIGN[status]).join(''), ...failed };
};

describe('every check of a whole bundle tells what it looked at', () => {
  test.each<[string, Json, Published]>([
    ['full', FULL, {}],
    ['full, with officers', OFFICERS, { resultHash: PUBLIC_RESULT }],
    ['private', PRIVATE, { resultHash: RESULT }],
    ['public', PUBLIC, { resultHash: PUBLIC_RESULT }],
    ['public, without officers', OPEN_PUBLIC, {}],
  ])('%s', (name, bundle, published) =>
    isAsRead(`whole: ${name}`, checkBundle(QUICK, JSON.stringify(bundle), published)),
  );

  test.each(['01-tiny', '03-unicode-sm3'])('vector %s', (name) => {
    const text = readFileSync(join(__dirname, '../../vectors', `public-${name}.json`), 'utf8');
    isAsRead(`whole: ${name}`, checkBundle(QUICK, text).checks);
  });
});

describe('of a bundle that was changed it is told how far it holds, which check failed, on which values, and why', () => {
  const ways = [
    ...[...EITHER, ...OF_FULL].map(([what, , , change]) => ['full', what, FULL, change, {}] as const),
    ...[...EITHER, ...OF_PUBLIC].map(
      ([what, , , change]) => ['public', what, PUBLIC, change, { resultHash: PUBLIC_RESULT }] as const,
    ),
    ...OF_OFFICERS.map(([what, , , change]) => ['officers', what, OFFICERS, change, {}] as const),
    ...MALFORMED_FULL.map(([what, change]) => ['full', what, FULL, change, {}] as const),
    ...MALFORMED_PRIVATE.map(([what, change]) => ['private', what, PRIVATE, change, {}] as const),
    ...MALFORMED_OFFICERS.map(([what, change]) => ['officers', what, OFFICERS, change, {}] as const),
  ];
  test.each(ways)('%s: %s', (form, what, bundle, change, published) =>
    isAsRead(`${form}: ${what}`, outcome(JSON.stringify(change(bundle)), published)),
  );

  test.each([
    ['another plan', { planHash: 'ab'.repeat(32) }],
    ['another result', { resultHash: 'ab'.repeat(32) }],
  ])('held against %s', (what, published) => isAsRead(`published: ${what}`, outcome(JSON.stringify(FULL), published)));

  test.each<[string, object]>([
    ['is not there', {}],
    ['is null', { beacon: null }],
    ['is empty', { beacon: {} }],
    ['says so', { beacon: { kind: 'none' } }],
    ['is another', { beacon: { text: '03 07 12 18 25 31+09' } }],
    ['is not there, nor events', { events: undefined }],
  ])('of a draw without a beacon, whose beacon %s', (what, fields) =>
    isAsRead(`no beacon: it ${what}`, outcome(JSON.stringify({ ...UNLIT, ...fields }))),
  );

  test('what is no bundle at all', () => {
    for (const [i, text] of NO_BUNDLES.entries()) isAsRead(`no bundle ${i}`, outcome(text));
  });
});

describe('of a firm’s proof that does not hold it is told where', () => {
  const proof = JSON.parse(
    JSON.stringify(value(proveUnit(sha256, WITH_TEAMS, WITH_TEAMS.units[0]?.uid ?? ''))),
  ) as Json;
  const read = (changed: Json) => {
    const { ok, ...rest } = readProof(changed, '');
    return ok ? checkProof(sha256, value(readProof(changed, '')) as UnitProof, WITH_TEAMS.plan.poolRoot) : rest;
  };
  test.each<[string, Path, Json]>([
    ['a path of 54 steps', ['in_stratum', 'path'], Array.from({ length: 54 }, () => 'ab'.repeat(32))],
    ['a path of 53 steps', ['in_stratum', 'path'], Array.from({ length: 53 }, () => 'ab'.repeat(32))],
    ['another place', ['in_stratum', 'index'], 1],
    ['a stratum of nobody', ['in_stratum', 'size'], 0],
    ['another kind of hash', ['alg'], 'md5'],
    ['a weight of 65', ['unit', 'w'], 65],
    ['a slot of two', ['team'], { position: 0, slots: [[0, 0]], officers: [] }],
    ['a slot of four', ['team'], { position: 0, slots: [[0, 0, null, 0]], officers: [] }],
    ['a slot that is a word', ['team'], { position: 0, slots: ['abc'], officers: [] }],
    ['a slot of words', ['team'], { position: 0, slots: [['0', 0, null]], officers: [] }],
  ])('%s', (what, path, to) => {
    const changed = path[0] === 'team' ? { ...(proof as object), team: to } : withAt(proof, path, () => to);
    isAsRead(`proof: ${what}`, read(changed as Json));
  });

  test('a bundle is read alike whether it has what it may leave out or not', () => {
    const { plan, ...rest } = value(readBundle(JSON.parse(JSON.stringify(PRIVATE))));
    isAsRead('read: private', { ...rest, plan: plan.drawId });
  });
});
