import type { Hash } from '../kernel/hash';
import { ok, refuse, type Result } from '../kernel/result';
import { E, EMPTY, fromHex, list, toHex, utf8 } from './encoding/bytes';
import { tagged } from './encoding/tagged';
import { checkText } from './encoding/text';
import { planHash, type Plan } from './plan/plan';

const SECRET_BYTES = 32;
const SIGNATURE = /^[0-9a-f]{96}$/;
const SECRET = /^[0-9a-f]{64}$/;

/** A share shown (公开份额): `secret` is 32 bytes, lower-case hex. */
export interface Reveal {
  readonly id: string;
  readonly secret: string;
}

/** What the beacon gave. `sig` is drand's 48-byte signature, lower-case hex. */
export type Beacon =
  | { readonly kind: 'drand'; readonly round: number; readonly sig: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'none' };

/** The seed (种子) and whose shares were not shown; an absent party (缺席) counts as empty and stops nothing. */
export interface Seed {
  readonly seed: Uint8Array;
  readonly planHash: string;
  readonly absent: readonly string[];
}

/**
 * A party's commitment to its share, T("commit", E(draw_id, id, secret)), hex. The party's name is inside, so that nobody
 * can put a copy of another's commitment into the plan and its secret after it.
 * @param secret32 32 random bytes, made by the party itself and shown after the plan is fixed
 * @returns DRAW_TEXT for an id that the plan would refuse, SHARE_MALFORMED for another length
 */
export const shareCommitment = (hash: Hash, drawId: string, partyId: string, secret32: Uint8Array): Result<string> => {
  const draw = checkText(drawId, 'draw_id');
  if (!draw.ok) return draw;
  const party = checkText(partyId, 'party');
  if (!party.ok) return party;
  if (secret32.length !== SECRET_BYTES) return refuse('SHARE_MALFORMED', { party: partyId });
  return ok(toHex(tagged(hash)('commit', E(utf8(drawId), utf8(partyId), secret32))));
};

/**
 * Does this secret open the party's commitment in the plan? Asked when a share is shown, and again when the seed is made.
 * @returns the secret's bytes, or SHARE_NOT_COMMITTED, SHARE_MALFORMED, SHARE_MISMATCH
 */
export const checkReveal = (hash: Hash, plan: Plan, reveal: Reveal): Result<Uint8Array> => {
  const party = plan.parties.find(({ id }) => id === reveal.id);
  if (party === undefined) return refuse('SHARE_NOT_COMMITTED', { party: reveal.id });
  if (!SECRET.test(reveal.secret)) return refuse('SHARE_MALFORMED', { party: reveal.id });
  const secret = fromHex(reveal.secret);
  const commit = shareCommitment(hash, plan.drawId, party.id, secret);
  if (!commit.ok) return commit;
  return commit.value === party.commit ? ok(secret) : refuse('SHARE_MISMATCH', { party: reveal.id });
};

/** Only capitals, digits and separators: a mask, in which each capital stands for one digit (`RR RR RR RR RR RR+BB`). */
const MASK = /^[A-Z0-9 +:,./-]+$/;

/**
 * Is this text written as the plan's format says? Else whoever types the beacon could choose among spellings, and so among
 * seeds. A format that is no mask (a sentence) is for people to judge.
 */
export const beaconFitsFormat = (format: string, written: string): boolean => {
  if (!MASK.test(format)) return true;
  const fits = (sign: string, i: number): boolean =>
    /[A-Z]/.test(sign) ? /[0-9]/.test(written[i] ?? '') : sign === written[i];
  return written.length === format.length && [...format].every(fits);
};

/**
 * The beacon's bytes in the seed: the signature, the text, or nothing. No signature is verified here (docs/draw.md).
 * @returns BEACON_MISMATCH for another kind or round than the plan's, BEACON_MALFORMED, DRAW_TEXT
 */
export const beaconBytes = (plan: Plan, beacon: Beacon): Result<Uint8Array> => {
  const planned = plan.beacon;
  if (beacon.kind === 'drand' && planned.kind === 'drand') {
    if (beacon.round !== planned.round)
      return refuse('BEACON_MISMATCH', { planned: planned.round, given: beacon.round });
    return SIGNATURE.test(beacon.sig) ? ok(fromHex(beacon.sig)) : refuse('BEACON_MALFORMED', { kind: 'drand' });
  }
  if (beacon.kind === 'text' && planned.kind === 'text') {
    const checked = checkText(beacon.text, 'beacon.text');
    if (!checked.ok) return checked;
    return beaconFitsFormat(planned.format, beacon.text)
      ? ok(utf8(beacon.text))
      : refuse('BEACON_MALFORMED', { kind: 'text', format: planned.format });
  }
  if (beacon.kind === 'none' && planned.kind === 'none') return ok(EMPTY);
  return refuse('BEACON_MISMATCH', { planned: planned.kind, given: beacon.kind });
};

/**
 * The seed, T("seed", E(plan_hash, E(secret or "" per party in plan order), beacon)).
 * @param reveals in any order; a party without one is absent
 * @returns SHARE_* for a reveal that is unknown, doubled or wrong; DRAW_VOID when no beacon stands in for an absent party
 */
export const makeSeed = (hash: Hash, plan: Plan, reveals: readonly Reveal[], beacon: Beacon): Result<Seed> => {
  const shown = new Map<string, Uint8Array>();
  for (const reveal of reveals) {
    const secret = checkReveal(hash, plan, reveal);
    if (!secret.ok) return secret;
    if (shown.has(reveal.id)) return refuse('SHARE_ALREADY_REVEALED', { party: reveal.id });
    shown.set(reveal.id, secret.value);
  }
  const last = beaconBytes(plan, beacon);
  if (!last.ok) return last;
  const absent = plan.parties.map(({ id }) => id).filter((id) => !shown.has(id));
  const [missing] = absent;
  if (plan.beacon.kind === 'none' && missing !== undefined) return refuse('DRAW_VOID', { party: missing });
  const ofPlan = planHash(hash, plan.text);
  const shares = list(plan.parties.map(({ id }) => shown.get(id) ?? EMPTY));
  return ok({ seed: tagged(hash)('seed', E(fromHex(ofPlan), shares, last.value)), planHash: ofPlan, absent });
};

/** A seed of its own for each use, so that no use can be read from another: T("sub", E(seed, use)). */
export const subSeed = (hash: Hash, seed: Uint8Array, use: 'quota' | 'target' | 'match'): Uint8Array =>
  tagged(hash)('sub', E(seed, utf8(use)));
