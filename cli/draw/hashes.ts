import { createHash, getHashes } from 'node:crypto';
import type { Profiles } from '../../domain/draw/bundle/run';
import type { Alg } from '../../domain/draw/plan/plan';
import type { Hash } from '../../domain/kernel/hash';

const over =
  (alg: Alg): Hash =>
  (message) =>
    createHash(alg).update(message).digest();

/** The profiles that this machine's OpenSSL has; SM3 is left out by builds on BoringSSL and by some distributions. */
export const machineProfiles = (): Profiles => ({
  sha256: over('sha256'),
  ...(getHashes().includes('sm3') ? { sm3: over('sm3') } : {}),
});
