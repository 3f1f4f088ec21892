import * as fc from 'fast-check';
import { labelHash, labelTable, labelText, mayBeClassShaped } from '../../../domain/plan-rules/labels';
import { tagged } from '../../../domain/draw/encoding/tagged';
import { toHex } from '../../../domain/draw/encoding/bytes';
import { sha256 } from '../draw/hashes';

const SALT = 'ab'.repeat(32);
const TOWNS = ['442000001', '442000118'];
const NAMES = new Map([
  ['442000001', '石岐街道'],
  ['442000118', '小榄镇'],
]);
const keys = ['1/02', '0/01', '0/02', '0/01', '0/00'];

test('a label table says of every key once what it stands for, in the order of the keys', () => {
  const { strata, raised } = labelTable(SALT, { raised: null }, keys, TOWNS, NAMES);
  expect(raised).toEqual([]);
  expect(strata.map(({ key, group, name }) => [key, group, name])).toEqual([
    ['0/00', 'base', null],
    ['0/01', 'base', '石岐街道'],
    ['0/02', 'base', '小榄镇'],
    ['1/02', 'raised', '小榄镇'],
  ]);
});

test('its hash is over the exact text, and another for any other salt or label', () => {
  const text = labelText(labelTable(SALT, { raised: null }, keys, TOWNS, NAMES));
  expect(labelHash(sha256, text)).toBe(toHex(tagged(sha256)('labels', Buffer.from(text))));
  fc.assert(
    fc.property(fc.nat(text.length - 1), (at) => {
      const changed = text.slice(0, at) + (text[at] === 'x' ? 'y' : 'x') + text.slice(at + 1);
      expect(labelHash(sha256, changed)).not.toBe(labelHash(sha256, text));
    }),
  );
  const salted = labelText(labelTable('cd'.repeat(32), { raised: null }, keys, TOWNS, NAMES));
  expect(labelHash(sha256, salted)).not.toBe(labelHash(sha256, text));
});

test('where a ratio is raised by tags a class may have shaped the strata', () => {
  expect(mayBeClassShaped({ raised: null })).toBe(false);
  expect(mayBeClassShaped({ raised: { tags: ['投诉多'], ratio: { num: 1, den: 2 } } })).toBe(true);
});
