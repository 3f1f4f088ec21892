import type { Hash } from '../../kernel/hash';
import { compareBytes, concat, fromHex, putHex, u32 } from '../encoding/bytes';
import { hashMany } from '../encoding/many';
import { HASH_BYTES } from '../encoding/merkle';
import { tagged, tagPrefix, type Tagged } from '../encoding/tagged';
import type { RosterRow } from '../roster';

const HASH_WORDS = HASH_BYTES / 4;

/** Officers of one slot with their pair tickets, which lie one after another in `hashes`. */
export interface PairTickets {
  readonly officers: ArrayLike<number>;
  readonly hashes: Uint8Array;
}

/** The tickets (号签) of a match, all from its own sub-seed M. Officers go by their place in the roster's order. */
export class MatchTickets {
  private readonly t: Tagged;
  private readonly pairPrefix: Uint8Array;
  private readonly commitments: Uint8Array;
  /** the same bytes, to be copied by fours: a match copies millions */
  private readonly words: Uint32Array;
  private readonly tasks = new Map<string, Uint8Array>();

  constructor(
    private readonly hash: Hash,
    private readonly matchSeed: Uint8Array,
    roster: readonly RosterRow[],
  ) {
    this.t = tagged(hash);
    this.pairPrefix = tagPrefix(hash, 'pair');
    this.commitments = new Uint8Array(roster.length * HASH_BYTES);
    this.words = new Uint32Array(this.commitments.buffer);
    roster.forEach(({ o }, i) => putHex(this.commitments, i * HASH_BYTES, o));
  }

  /** T("task", M‖c): when a target's slots are filled. */
  task(c: string): Uint8Array {
    const known = this.tasks.get(c);
    if (known) return known;
    const ticket = this.t('task', concat(this.matchSeed, fromHex(c)));
    this.tasks.set(c, ticket);
    return ticket;
  }

  /** T("load", M‖o): who has a visit more where not all can have as many. */
  load(officer: number): Uint8Array {
    const o = this.commitments.subarray(officer * HASH_BYTES, (officer + 1) * HASH_BYTES);
    return this.t('load', concat(this.matchSeed, o));
  }

  /** T("pair", T("role", M‖c‖u32 role)‖o): in which order officers stand for a role at a target. */
  pairs(c: string, role: number, officers: ArrayLike<number>): PairTickets {
    const ofRole = this.t('role', concat(this.matchSeed, fromHex(c), u32(role)));
    const tails = new Uint32Array(officers.length * HASH_WORDS);
    for (let i = 0, at = 0; i < officers.length; i += 1)
      for (let word = (officers[i] ?? 0) * HASH_WORDS, end = word + HASH_WORDS; word < end; word += 1, at += 1)
        tails[at] = this.words[word] ?? 0;
    const prefix = concat(this.pairPrefix, ofRole);
    return { officers, hashes: hashMany(this.hash, prefix, new Uint8Array(tails.buffer), HASH_BYTES) };
  }
}

/** Is ticket `a` of these hashes before ticket `b`? */
export const before = (hashes: Uint8Array, a: number, b: number): boolean => {
  let i = 0;
  while (i < HASH_BYTES && hashes[a * HASH_BYTES + i] === hashes[b * HASH_BYTES + i]) i += 1;
  return i < HASH_BYTES && (hashes[a * HASH_BYTES + i] ?? 0) < (hashes[b * HASH_BYTES + i] ?? 0);
};

/** All of them, smallest ticket first. */
export const inTicketOrder = ({ officers, hashes }: PairTickets): number[] =>
  Array.from(officers, (officer, i) => ({ officer, ticket: hashes.subarray(i * HASH_BYTES, (i + 1) * HASH_BYTES) }))
    .sort((a, b) => compareBytes(a.ticket, b.ticket))
    .map(({ officer }) => officer);
