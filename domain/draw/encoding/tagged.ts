import type { Hash } from '../../kernel/hash';
import { concat, utf8 } from './bytes';

/** T(tag, m) = H(H("drd1/"+tag)‖m): a hash made for one purpose is worth nothing for another. */
export type Tagged = (tag: string, message: Uint8Array) => Uint8Array;

/** H("drd1/"+tag), the first half block of everything hashed under the tag. */
export const tagPrefix = (hash: Hash, tag: string): Uint8Array => hash(utf8(`drd1/${tag}`));

/** T over `hash`, with the prefix of each tag computed once. */
export const tagged = (hash: Hash): Tagged => {
  const prefixes = new Map<string, Uint8Array>();
  return (tag, message) => {
    const known = prefixes.get(tag);
    const prefix = known ?? tagPrefix(hash, tag);
    if (known === undefined) prefixes.set(tag, prefix);
    return hash(concat(prefix, message));
  };
};

/** Both profiles of drd1, SHA-256 and SM3 (GB/T 32905-2016), read blocks of 64 bytes. */
const BLOCK_BYTES = 64;

/** HMAC (RFC 2104) over an injected hash, with the two key pads made once. */
export const hmac = (hash: Hash, key: Uint8Array): Hash => {
  const short = key.length > BLOCK_BYTES ? hash(key) : key;
  const pad = (mask: number): Uint8Array => Uint8Array.from({ length: BLOCK_BYTES }, (_, i) => (short[i] ?? 0) ^ mask);
  const inner = pad(0x36);
  const outer = pad(0x5c);
  return (message) => hash(concat(outer, hash(concat(inner, message))));
};
