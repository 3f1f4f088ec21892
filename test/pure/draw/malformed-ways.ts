import { OFFICERS, PRIVATE } from './tamper-bundles';
import { drop, set } from './tamper-ways';
import { at, type Json } from './tampered';

/** One way of writing a bundle as it must not be written, and how it is done. */
export type Malformed = readonly [what: string, change: (bundle: Json) => Json];

const C = 'ab'.repeat(32);
const recusal = at(OFFICERS, ['events', 0]) ?? null;

export const MALFORMED_FULL: readonly Malformed[] = [
  ['no beacon', drop('beacon')],
  ['an empty beacon', set(['beacon'], null)],
  ['no events', drop('events')],
  ['events that are no list', set(['events'], {})],
  ['a leaf that is a number', set(['strata', 0, 'leaves', 0], 7)],
  ['a leaf with its weight alone', set(['strata', 0, 'leaves', 0], [2])],
  ['a leaf with three fields', set(['strata', 0, 'leaves', 0], [C, 2, 3])],
  ['a leaf of weight 0', set(['strata', 0, 'leaves', 0], [C, 0])],
  ['a leaf of half a commitment', set(['strata', 0, 'leaves', 0], ['ab', 2])],
  ['a recusal where nobody is matched', set(['events', 0], recusal)],
  ['no strata', drop('strata')],
  ['strata that are a list of lists', set(['strata', 0], [])],
  ['no openings', drop('openings')],
  ['no openings of those drawn', set(['openings'], [])],
  ['no roster', drop('roster')],
  ['no result', drop('result')],
  ['half a result', set(['result'], 'ab')],
];

export const MALFORMED_PRIVATE: readonly Malformed[] = [
  ['a firm of four fields', set(['units', 0], ['U0', '1/00', '', ''])],
  ['a firm that is an object of five', set(['units', 0], { length: 5 })],
  ['a firm of weight 65', set(['units', 0, 4], 65)],
  ['half a salt key', set(['salt_key'], 'ab')],
  ['no salt key', drop('salt_key')],
  ['another salt key', set(['salt_key'], C)],
  ['no firms', set(['units'], [])],
  ['the same firm twice', (bundle) => set(['units', 1], at(bundle, ['units', 0]) ?? null)(bundle)],
  ['officers where nobody is matched', (bundle) => set(['officers'], at(OFFICERS, ['roster']) ?? null)(bundle)],
  ['no officers', drop('officers')],
  ['openings', set(['openings'], [])],
];

export const MALFORMED_OFFICERS: readonly Malformed[] = [
  ['no openings of those drawn', set(['openings'], [])],
  ['an opening left out', drop('openings', 0)],
  ['an officer without a department', drop('roster', 0, 'org')],
  ['an officer of cap -1', set(['roster', 0, 'cap'], -1)],
  ['a tag that is a number', set(['roster', 0, 'tags'], [1])],
  ['a certificate that ends before it begins', set(['roster', 0, 'to'], '1999-01-01')],
  ['a certificate of no day', set(['roster', 0, 'to'], '2026-02-30')],
  ['a recusal without an officer', drop('events', 0, 'officer')],
];

/** Texts that are JSON and no bundle. */
export const NO_BUNDLES: readonly string[] = [
  '[]',
  '3',
  'null',
  '"plan_text"',
  '{}',
  '[{"plan_text":""}]',
  '{"bundle":[]}',
  '{"bundle":{}}',
  '{"bundle":null}',
  JSON.stringify({ bundle: PRIVATE, expected: {} }),
  JSON.stringify({ bundle: {}, ...(PRIVATE as object) }),
];
