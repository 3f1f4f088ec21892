import { createHash, createHmac } from 'node:crypto';
import type { Hash } from '../domain/kernel/hash';

/** JSON with keys in code-unit order at every depth: the one text of a value that is hashed and stored. */
export function canonical(value: unknown): string {
  return JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );
}

export const sha256: Hash = (message) => createHash('sha256').update(message).digest();
export const sha256Hex = (text: string): string => createHash('sha256').update(text).digest('hex');

/** The salt of a set of rows: derived, so that recomputing needs the key and the place only. */
export const setSalt = (installationKey: Uint8Array, process: string, seq: number, name: string): string =>
  createHmac('sha256', installationKey).update(`set|${process}|${seq}|${name}`).digest('hex');
