import * as fc from 'fast-check';
import { createHmac } from 'node:crypto';
import { compareBytes, E, fromHex, sortedByUtf8, toHex, u64, utf8 } from '../../../domain/draw/encoding/bytes';
import { merkleTree, provesLeaf } from '../../../domain/draw/encoding/merkle';
import { strictJson } from '../../../domain/draw/encoding/strict-json';
import { hmac, tagged } from '../../../domain/draw/encoding/tagged';
import { checkText } from '../../../domain/draw/encoding/text';
import { uniform } from '../../../domain/draw/encoding/uniform';
import { sha256 } from './hashes';

describe('bytes', () => {
  test('two lists with one encoding are one list', () => {
    const items = fc.array(fc.uint8Array({ maxLength: 5 }), { maxLength: 5 });
    fc.assert(
      fc.property(items, items, (a, b) => {
        const same = toHex(E(...a)) === toHex(E(...b));
        expect(same).toBe(a.length === b.length && a.every((item, i) => compareBytes(item, b[i] ?? item) === 0));
      }),
    );
  });

  test('integers are big-endian up to the greatest safe one', () => {
    expect(toHex(u64(Number.MAX_SAFE_INTEGER))).toBe('001fffffffffffff');
    expect(toHex(u64(2 ** 32 + 1))).toBe('0000000100000001');
  });

  test('hexadecimal and UTF-8 are those of the platform', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 80 }), (bytes) => {
        expect(toHex(bytes)).toBe(Buffer.from(bytes).toString('hex'));
        expect(Buffer.from(fromHex(toHex(bytes)))).toEqual(Buffer.from(bytes));
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(Buffer.from(utf8(text))).toEqual(Buffer.from(text, 'utf8'));
      }),
    );
  });

  test('texts are ordered by UTF-8 and not by UTF-16', () => {
    const keys = ['𠮷类', 'ＡＢ类', '类', 'z'];
    expect(sortedByUtf8(keys, (key) => key)).toEqual(['z', '类', 'ＡＢ类', '𠮷类']);
    expect([...keys].sort()).not.toEqual(sortedByUtf8(keys, (key) => key));
  });

  test('HMAC is that of RFC 2104, for keys of any length and messages of any length', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ maxLength: 200, size: 'max' }),
        fc.uint8Array({ maxLength: 1200, size: 'max' }),
        (key, message) => {
          expect(toHex(hmac(sha256, key)(message))).toBe(createHmac('sha256', key).update(message).digest('hex'));
        },
      ),
      { numRuns: 50 },
    );
  });

  test('a tagged hash does not mix up what it hashed before', () => {
    const t = tagged(sha256);
    const [long, short] = [new Uint8Array(700).fill(1), new Uint8Array(3)];
    const fresh = (message: Uint8Array): string => toHex(tagged(sha256)('unit', message));
    expect([long, short, long, short].map((message) => toHex(t('unit', message)))).toEqual(
      [long, short, long, short].map(fresh),
    );
  });
});

describe('a uniform number', () => {
  const drawnFrom = (...values: Uint8Array[]): bigint =>
    uniform(() => values.shift() ?? new Uint8Array(32), utf8('s'), utf8('l'), 3n);

  test('is never taken from the incomplete stretch at the end, of which 2^256−1 is the first value when m is 3', () => {
    expect(drawnFrom(new Uint8Array(32).fill(255), Uint8Array.of(5))).toBe(2n);
  });

  test('is taken from the last value before it', () => {
    expect(drawnFrom(new Uint8Array(32).fill(255).fill(254, 31), Uint8Array.of(5))).toBe(2n);
    expect(drawnFrom(new Uint8Array(32).fill(255).fill(253, 31), Uint8Array.of(5))).toBe(1n);
  });
});

describe('a text', () => {
  test.each([
    ['empty', ''],
    ['space at an edge', ' a'],
    ['space at an edge', 'a\u3000'],
    ['not NFC', 'e\u0301'],
    ['forbidden character', 'a\u0000'],
    ['forbidden character', 'a\u0085'],
    ['forbidden character', 'a\u200b'],
    ['forbidden character', 'a\u202e'],
    ['forbidden character', 'a\u2066'],
    ['forbidden character', '\ufeffa'],
    ['forbidden character', 'a\ud800'],
    ['longer than 256 bytes', '检'.repeat(86)],
    ['longer than 256 bytes', 'a'.repeat(257)],
  ])('is refused: %s', (why, text) => {
    expect(checkText(text, 'uid')).toEqual({ ok: false, refusal: { code: 'DRAW_TEXT', facts: { at: 'uid', why } } });
  });

  test.each(['a b', '检'.repeat(85), 'a'.repeat(256), '𠮷', 'a\u00a0b', 'a\u2010b', 'a\u2070b'])(
    'passes unchanged: %s',
    (text) => {
      expect(checkText(text, 'uid')).toEqual({ ok: true, value: text });
    },
  );

  test('may be empty only where the field says so', () => {
    expect(checkText('', 'region', true)).toEqual({ ok: true, value: '' });
  });
});

describe('strict JSON', () => {
  test.each([
    ['duplicate key', '{"a":1,"a":1}'],
    ['duplicate key', '{"a":1,"\\u0061":1}'],
    ['duplicate key', '[{"b":{"c":1,"d":[],"c":2}}]'],
    ['a number that is not an integer 0..2^53-1', '{"a":1.5}'],
    ['a number that is not an integer 0..2^53-1', '[1.0]'],
    ['a number that is not an integer 0..2^53-1', '[1e3]'],
    ['a number that is not an integer 0..2^53-1', '[-1]'],
    ['a number that is not an integer 0..2^53-1', '[-0]'],
    ['a number that is not an integer 0..2^53-1', '[9007199254740992]'],
    ['nested too deeply', '['.repeat(33) + ']'.repeat(33)],
    ['nested too deeply', '['.repeat(5_000_000)],
    ['too many values', `[${'[],'.repeat(8_000_000)}[]]`],
    ['too many keys', `{${Array.from({ length: 100_001 }, (_, i) => `"${i}":0`).join()}}`],
    ['ends too early', '{"a":[1,2'],
    ['ends too early', '{"a":"b\\'],
    ['ends too early', `"${'\\"'.repeat(2_000_000)}`],
    ['a number that is not an integer 0..2^53-1', '1'.repeat(2_000_000)],
    ['not JSON', ''],
    ['not JSON', ']'.repeat(100)],
    ['not JSON', '["a":1]'],
    ['not JSON', '{"a":1,}'],
    ['not JSON', '\ufeff{}'],
  ])('refuses %s', (why, text) => {
    expect(strictJson(text)).toEqual({ ok: false, refusal: { code: 'DRAW_MALFORMED', facts: { at: '', why } } });
  });

  test('refuses more than 128 MiB before it looks at any of it', () => {
    expect(strictJson(' '.repeat(200_000_000))).toEqual({
      ok: false,
      refusal: { code: 'DRAW_TOO_LARGE', facts: { most: 2 ** 27 } },
    });
  });

  test('refuses a JSON text that is cut anywhere', () => {
    const whole = '{"a":["b\\"",{"c":10}],"d":null}';
    for (let end = 0; end < whole.length; end += 1)
      expect(strictJson(whole.slice(0, end))).toMatchObject({ ok: false });
    expect(strictJson(whole)).toMatchObject({ ok: true });
  });

  test('reads what is unambiguous as JSON.parse does', () => {
    const integers = fc.integer({ min: 0 });
    const key = fc.string({ unit: 'binary' }).filter((text) => text !== '__proto__');
    const json = fc.letrec<{ value: unknown }>((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        integers,
        fc.string({ unit: 'binary' }),
        fc.constantFrom(null, true, false),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 4 }),
      ),
    })).value;
    fc.assert(
      fc.property(json, fc.constantFrom(undefined, 1), (value, indent) => {
        const text = JSON.stringify(value, null, indent);
        expect(strictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });
});

describe('a Merkle proof', () => {
  const leaf = (i: number): Uint8Array => utf8(`leaf ${i}`);

  test('leads from every leaf of every size to the root, and from no other leaf, place, size or path', () => {
    for (let size = 1; size <= 33; size += 1) {
      const tree = merkleTree(sha256, size, leaf);
      for (let index = 0; index < size; index += 1) {
        const path = tree.path(index);
        const proves = (data: Uint8Array, at: number, of: number, by: Uint8Array[]): boolean =>
          provesLeaf(sha256, data, { index: at, size: of, path: by }, tree.root);
        expect(proves(leaf(index), index, size, path)).toBe(true);
        expect(proves(leaf(index + 1), index, size, path)).toBe(false);
        expect(proves(leaf(index), index, size, [...path, tree.root])).toBe(false);
        if (size > 1) {
          expect(proves(leaf(index), (index + 1) % size, size, path)).toBe(false);
          expect(proves(leaf(index), index, size, path.slice(1))).toBe(false);
        }
      }
    }
  });

  test('of a place outside the tree proves nothing', () => {
    const tree = merkleTree(sha256, 4, leaf);
    for (const index of [-1, 4])
      expect(provesLeaf(sha256, leaf(0), { index, size: 4, path: tree.path(0) }, tree.root)).toBe(false);
  });
});
