import { createCipheriv, createHash, hash } from 'node:crypto';
import { machineProfiles } from '../../cli/draw/hashes';
import { concat, u32 } from '../../domain/draw/encoding/bytes';
import { tagPrefix } from '../../domain/draw/encoding/tagged';
import { byTicket, type Ticketed } from '../../domain/draw/order';
import { orderByTicket } from '../../domain/draw/tickets';
import type { Hash } from '../../domain/kernel/hash';
import { atOnce } from '../../domain/kernel/steps';
import { consistentSample } from './consistent';
import { shuffledSample } from './shuffle';

/** What every peer is given: a pool of salted commitments, and the seed of its tickets. */
export interface Pool {
  /** 32 bytes a unit, one after another */
  readonly commitments: Uint8Array;
  readonly units: number;
  readonly seed: Uint8Array;
  /** how many are to be drawn */
  readonly wanted: number;
}

/** Who can make tickets, and draw the first so many; each answers the commitments drawn in their order, or null. */
export const PEERS = {
  ours: (pool: Pool) => drawn(profile(), pool),
  oursByCall: (pool: Pool) => drawn((message) => profile()(message), pool),
  hashLoop,
  createHash: (pool: Pool) => naive(pool, (message) => createHash('sha256').update(message).digest('hex')),
  consistent: ({ units, wanted }: Pool) => void consistentSample(units, '20260921', wanted),
  shuffle: ({ units, wanted, seed }: Pool) => void shuffledSample(units, seed, wanted),
} as const satisfies Readonly<Record<string, (pool: Pool) => readonly string[] | void>>;
export type PeerName = keyof typeof PEERS;

const HASH_BYTES = 32;
/** The share of the pool that is drawn. */
const SHARE = 0.01;

export function poolOf(units: number, seed: string): Pool {
  const commitments = new Uint8Array(units * HASH_BYTES);
  const key = createHash('sha256').update(seed).digest();
  const stream = createCipheriv('aes-256-ctr', key, new Uint8Array(16));
  for (let at = 0; at < commitments.length; at += 2 ** 20)
    commitments.set(stream.update(commitments.subarray(at, at + 2 ** 20)), at);
  return { commitments, units, seed: key, wanted: Math.floor(units * SHARE) };
}

const profile = (): Hash => {
  const { sha256 } = machineProfiles();
  if (sha256 === undefined) throw new Error('no SHA-256');
  return sha256;
};

/** The product's own: tickets of every unit, their order, and the first of it in texts. */
function drawn(sha256: Hash, { commitments, units, seed, wanted }: Pool): readonly string[] {
  const order = atOnce(orderByTicket(sha256, seed, { commitments, weights: new Uint8Array(units).fill(1) }));
  return order
    .slice(0, wanted)
    .toArray()
    .map(({ c }) => c);
}

/** One call of OpenSSL a ticket in its quickest form and nothing else: no ticket is kept, nothing is chosen. */
function hashLoop(pool: Pool): void {
  forEachMessage(pool, (message) => hash('sha256', message));
}

/** What one would write first: a text for each ticket, all of them sorted. */
function naive(pool: Pool, ticketOf: (message: Uint8Array) => string): readonly string[] {
  const tickets: Ticketed[] = [];
  forEachMessage(pool, (message, at) => {
    const c = Buffer.from(pool.commitments.buffer, at, HASH_BYTES).toString('hex');
    tickets.push({ c, ticket: ticketOf(message) });
  });
  return tickets
    .sort(byTicket)
    .slice(0, pool.wanted)
    .map(({ c }) => c);
}

/** The message of every ticket, H("drd1/ticket")‖D‖c‖u32 0, in one array that is used again. */
function forEachMessage({ commitments, seed }: Pool, use: (message: Uint8Array, at: number) => unknown): void {
  const prefix = concat(tagPrefix(profile(), 'ticket'), seed);
  const message = concat(prefix, new Uint8Array(HASH_BYTES), u32(0));
  for (let at = 0; at < commitments.length; at += HASH_BYTES) {
    for (let i = 0; i < HASH_BYTES; i += 1) message[prefix.length + i] = commitments[at + i] ?? 0;
    use(message, at);
  }
}
