import type { Hash } from '../../kernel/hash';
import { concat, utf8 } from './bytes';

/** T(tag, m) = H(H("drd1/"+tag)‖m): a hash made for one purpose is worth nothing for another. */
export type Tagged = (tag: string, message: Uint8Array) => Uint8Array;

/** H("drd1/"+tag), the first half block of everything hashed under the tag. */
export const tagPrefix = (hash: Hash, tag: string): Uint8Array => hash(utf8(`drd1/${tag}`));

/** Long enough for every message that is hashed many times over; a longer one gets a buffer of its own. */
const SCRATCH_BYTES = 512;

/**
 * The hash of prefix‖message, for many messages after one prefix: they are put together in one buffer that is used again,
 * since a hash reads its message at once and keeps nothing of it.
 */
export const prefixed = (hash: Hash, prefix: Uint8Array): Hash => {
  const scratch = new Uint8Array(prefix.length + SCRATCH_BYTES);
  scratch.set(prefix);
  return (message) => {
    if (message.length > SCRATCH_BYTES) return hash(concat(prefix, message));
    scratch.set(message, prefix.length);
    return hash(scratch.subarray(0, prefix.length + message.length));
  };
};

/** T over `hash`, with the prefix of each tag computed once. */
export const tagged = (hash: Hash): Tagged => {
  const byTag = new Map<string, Hash>();
  return (tag, message) => {
    const known = byTag.get(tag);
    const ofTag = known ?? prefixed(hash, tagPrefix(hash, tag));
    if (known === undefined) byTag.set(tag, ofTag);
    return ofTag(message);
  };
};

/** Both profiles of drd1, SHA-256 and SM3 (GB/T 32905-2016), read blocks of 64 bytes. */
export const BLOCK_BYTES = 64;

/** HMAC (RFC 2104) over an injected hash, with the two key pads made once. */
export const hmac = (hash: Hash, key: Uint8Array): Hash => {
  const short = key.length > BLOCK_BYTES ? hash(key) : key;
  const pad = (mask: number): Uint8Array => Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => (short[i] ?? 0) ^ mask);
  const inner = prefixed(hash, pad(0x36));
  const outer = prefixed(hash, pad(0x5c));
  return (message) => outer(inner(message));
};
