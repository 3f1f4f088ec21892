import * as fc from 'fast-check';
import { compareBytes, concat, fromHex, toHex, u32 } from '../../../domain/draw/encoding/bytes';
import { tagged } from '../../../domain/draw/encoding/tagged';
import { byTicket, type Ticketed } from '../../../domain/draw/order';
import type { Leaf } from '../../../domain/draw/pool';
import { orderByTicket, packLeaves } from '../../../domain/draw/tickets';
import type { Hash } from '../../../domain/kernel/hash';
import { atOnce } from '../../../domain/kernel/steps';
import { sha256AfterBlock } from '../../../crypto/sha256-lanes';
import { sha256 } from './hashes';

/** The rule as drd1 §3 writes it, unit by unit and in texts. */
const written = (hash: Hash, seed: Uint8Array, leaves: readonly Leaf[]): Ticketed[] =>
  leaves
    .map(({ c, weight }) => {
      const balls = Array.from({ length: weight }, (_, j) => tagged(hash)('ticket', concat(seed, fromHex(c), u32(j))));
      return { c, ticket: toHex(balls.sort(compareBytes)[0] ?? new Uint8Array(0)) };
    })
    .sort(byTicket);

const quick = Object.assign((message: Uint8Array) => sha256(message), { afterBlock: sha256AfterBlock() ?? undefined });
/** A hash so poor that most tickets begin alike and many are equal: it has two bits, in its first and in its last byte. */
const poor: Hash = (message) => {
  const whole = sha256(message);
  return new Uint8Array(32).fill(0).map((_, i) => (i === 0 || i === 31 ? (whole[i] ?? 0) % 2 : 0));
};

const leaf = fc.record({
  c: fc.uint8Array({ minLength: 32, maxLength: 32 }).map(toHex),
  weight: fc.oneof({ weight: 3, arbitrary: fc.constant(1) }, { weight: 1, arbitrary: fc.integer({ min: 1, max: 64 }) }),
});
const leaves = (most: number) => fc.uniqueArray(leaf, { selector: ({ c }) => c, maxLength: most });
const seeds = fc.uint8Array({ minLength: 32, maxLength: 32 });

describe('the order of a draw', () => {
  test.each<[string, Hash]>([
    ['by the plain hash', sha256],
    ['by the hash in lanes', quick],
    ['where most tickets are equal and only commitments tell', poor],
  ])('is what the rule says, %s', (_, hash) => {
    fc.assert(
      fc.property(seeds, leaves(60), (seed, units) => {
        expect(atOnce(orderByTicket(hash, seed, packLeaves(units))).toArray()).toEqual(written(hash, seed, units));
      }),
      { numRuns: 100 },
    );
  });

  test('can be asked for any rank and cut anywhere', () => {
    fc.assert(
      fc.property(seeds, leaves(20), fc.nat(20), fc.nat(20), (seed, units, start, rank) => {
        const order = atOnce(orderByTicket(sha256, seed, packLeaves(units)));
        const all = order.toArray();
        expect([order.length, order.at(rank)]).toEqual([units.length, all[rank]]);
        expect(order.slice(start).at(rank)).toEqual(all[start + rank]);
        expect(order.slice(0, start).toArray()).toEqual(all.slice(0, start));
      }),
    );
  });

  test('is made in steps of a few thousand units, so that whoever makes it can be heard in between', () => {
    const units = Array.from({ length: 10_000 }, (_, i) => ({ c: toHex(sha256(u32(i))), weight: 1 }));
    const steps = orderByTicket(sha256, new Uint8Array(32), packLeaves(units));
    let rests = 0;
    while (steps.next().done !== true) rests += 1;
    expect(rests).toBeGreaterThanOrEqual(2);
  });
});
