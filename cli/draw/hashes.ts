import { createHash, getHashes } from 'node:crypto';
import { PORTABLE } from '../../crypto/profiles';
import type { Profiles } from '../../domain/draw/bundle/run';
import type { Alg } from '../../domain/draw/plan/plan';
import type { Hash } from '../../domain/kernel/hash';

const over =
  (alg: Alg): Hash =>
  (message) =>
    createHash(alg).update(message).digest();

/** This machine's OpenSSL where it has the hash, since it is quicker; builds on BoringSSL and some distributions have no SM3. */
export const machineProfiles = (): Profiles => ({
  ...PORTABLE,
  sha256: over('sha256'),
  ...(getHashes().includes('sm3') ? { sm3: over('sm3') } : {}),
});
