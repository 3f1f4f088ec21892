import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { sm3 } from '../../../crypto/sm3';
import { hex } from '../../../domain/kernel/hash';

/** GB/T 32905-2016, Annex A. */
test.each([
  ['abc', 1, '66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'],
  ['abcd', 16, 'debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732'],
])('SM3 gives the standard’s example of %j, %i times', (text, times, digest) => {
  expect(hex(sm3(new TextEncoder().encode(text.repeat(times))))).toBe(digest);
});

const openssl = (message: Uint8Array): string => createHash('sm3').update(message).digest('hex');

test('SM3 agrees with OpenSSL at every length around the edges of blocks', () => {
  for (let length = 0; length <= 200; length += 1) {
    const message = Uint8Array.from({ length }, (_, i) => (i * 151 + length) % 256);
    expect(hex(sm3(message))).toBe(openssl(message));
  }
});

test('SM3 agrees with OpenSSL on any message', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 2000 }), (message) => {
      expect(hex(sm3(message))).toBe(openssl(message));
    }),
    { numRuns: 500 },
  );
});
