import type { Hash } from '../kernel/hash';
import type { Steps } from '../kernel/steps';
import { concat, putHex } from './encoding/bytes';
import { hashMany } from './encoding/many';
import { HASH_BYTES } from './encoding/merkle';
import { tagPrefix } from './encoding/tagged';
import { TicketOrder } from './order';
import type { Leaf } from './pool';

/**
 * Leaves in two arrays, commitments of 32 bytes one after another (at a multiple of four in memory): ten million fit where as
 * many objects would not.
 */
export interface PackedLeaves {
  readonly commitments: Uint8Array;
  readonly weights: Uint8Array;
}

export const packLeaves = (leaves: readonly Leaf[]): PackedLeaves => {
  const commitments = new Uint8Array(leaves.length * HASH_BYTES);
  leaves.forEach(({ c }, i) => putHex(commitments, i * HASH_BYTES, c));
  return { commitments, weights: Uint8Array.from(leaves, ({ weight }) => weight) };
};

/** A ball: c‖u32 j. */
const BALL_BYTES = HASH_BYTES + 4;
const HASH_WORDS = HASH_BYTES / 4;
/** A step of the work: some milliseconds, and little memory. */
const UNITS_A_STEP = 4096;

/**
 * The units of one stratum in the order of a draw. τ = min over j < w of T("ticket", D‖c‖u32 j): w balls, of which the
 * smallest counts. A ticket hangs on nothing but the seed and its own unit, so that a unit more in the pool moves no other.
 * @param targetSeed sub-seed "target", 32 bytes: with the tag's prefix exactly one block of the hash
 */
export function* orderByTicket(hash: Hash, targetSeed: Uint8Array, leaves: PackedLeaves): Steps<TicketOrder> {
  const prefix = concat(tagPrefix(hash, 'ticket'), targetSeed);
  const tickets = new Uint8Array(leaves.commitments.length).fill(0xff);
  for (let from = 0; from < leaves.weights.length; from += UNITS_A_STEP) {
    const { balls, owners } = ballsOf(leaves, from, Math.min(from + UNITS_A_STEP, leaves.weights.length));
    keepLeast(tickets, owners, hashMany(hash, prefix, balls, BALL_BYTES));
    yield;
  }
  return TicketOrder.of(leaves.commitments, tickets);
}

/** The balls of some units, and whose each is. Copied by words: these two loops are half of the time of a draw. */
const ballsOf = ({ commitments, weights }: PackedLeaves, from: number, to: number) => {
  let count = 0;
  for (let unit = from; unit < to; unit += 1) count += weights[unit] ?? 0;
  const balls = new Uint8Array(count * BALL_BYTES);
  const owners = new Uint32Array(count);
  const [source, target] = [wordsOf(commitments), wordsOf(balls)];
  for (let unit = from, ball = 0; unit < to; unit += 1) {
    for (let j = 0, weight = weights[unit] ?? 0; j < weight; j += 1, ball += 1) {
      copyHash(target, ball * (HASH_WORDS + 1), source, unit * HASH_WORDS);
      balls[(ball + 1) * BALL_BYTES - 1] = j; // u32 j, of which a weight of at most 64 reaches the last byte only
      owners[ball] = unit;
    }
  }
  return { balls, owners };
};

/** Each owner keeps the smallest hash of its balls. */
const keepLeast = (tickets: Uint8Array, owners: Uint32Array, hashes: Uint8Array): void => {
  const [source, target] = [wordsOf(hashes), wordsOf(tickets)];
  for (let ball = 0; ball < owners.length; ball += 1) {
    const owner = owners[ball] ?? 0;
    if (isLess(hashes, ball * HASH_BYTES, tickets, owner * HASH_BYTES))
      copyHash(target, owner * HASH_WORDS, source, ball * HASH_WORDS);
  }
};

const isLess = (a: Uint8Array, at: number, b: Uint8Array, from: number): boolean => {
  let i = 0;
  while (i < HASH_BYTES - 1 && a[at + i] === b[from + i]) i += 1;
  return (a[at + i] ?? 0) < (b[from + i] ?? 0);
};

const wordsOf = (bytes: Uint8Array): Uint32Array => new Uint32Array(bytes.buffer, bytes.byteOffset, bytes.length / 4);

const copyHash = (target: Uint32Array, at: number, source: Uint32Array, from: number): void => {
  for (let i = 0; i < HASH_WORDS; i += 1) target[at + i] = source[from + i] ?? 0;
};
