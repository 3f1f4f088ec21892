import * as fc from 'fast-check';
import { createHash } from 'node:crypto';
import { sha256AfterBlock } from '../../../crypto/sha256-lanes';
import { hashMany } from '../../../domain/draw/encoding/many';
import { hex } from '../../../domain/kernel/hash';
import { sha256 } from '../draw/hashes';

const afterBlock = sha256AfterBlock();
if (afterBlock === null) throw new Error('this machine has no vectors');

const bytes = (length: number): fc.Arbitrary<Uint8Array> => fc.uint8Array({ minLength: length, maxLength: length });
const openssl = (block: Uint8Array, tail: Uint8Array): string =>
  createHash('sha256').update(block).update(tail).digest('hex');

test('four lanes give OpenSSL’s hashes for every length of tails and every number of them', () => {
  const cases = fc
    .record({ words: fc.integer({ min: 1, max: 13 }), count: fc.integer({ min: 1, max: 9 }) })
    .chain(({ words, count }) => fc.tuple(fc.constant(4 * words), bytes(64), bytes(4 * words * count)));
  fc.assert(
    fc.property(cases, ([length, block, tails]) => {
      const hashes = afterBlock(block, tails, length);
      for (let i = 0; i * length < tails.length; i += 1)
        expect(hex(hashes.subarray(32 * i, 32 * i + 32))).toBe(
          openssl(block, tails.subarray(i * length, (i + 1) * length)),
        );
    }),
    { numRuns: 300 },
  );
});

test('tails may lie anywhere in a larger array, and one block leaves nothing for the next', () => {
  fc.assert(
    fc.property(bytes(4 + 64 + 36), bytes(64), (all, other) => {
      const [block, tail] = [all.subarray(1, 65), all.subarray(68)];
      afterBlock(other, tail, 36);
      expect(hex(afterBlock(block, tail, 36))).toBe(openssl(block, tail));
    }),
  );
});

test('many hashes are the same by the quicker way, by the plain one, and where the quicker one does not reach', () => {
  const quick = Object.assign((message: Uint8Array) => sha256(message), { afterBlock });
  const cases = fc
    .record({ prefix: fc.constantFrom(32, 64, 65), tail: fc.constantFrom(3, 36, 52, 56) })
    .chain(({ prefix, tail }) => fc.tuple(bytes(prefix), bytes(5 * tail), fc.constant(tail)));
  fc.assert(
    fc.property(cases, ([prefix, tails, length]) => {
      expect(hex(hashMany(quick, prefix, tails, length))).toBe(hex(hashMany(sha256, prefix, tails, length)));
    }),
  );
});
