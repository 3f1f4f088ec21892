import { getHashes, hash } from 'node:crypto';
import { PORTABLE } from '../../crypto/profiles';
import { sha256AfterBlock } from '../../crypto/sha256-lanes';
import type { Profiles } from '../../domain/draw/bundle/run';
import type { Alg } from '../../domain/draw/plan/plan';
import type { Hash } from '../../domain/kernel/hash';
import { ok, refuse, type Result } from '../../domain/kernel/result';

/** By way of a text of one byte a letter: `hash` makes one at half the cost of a buffer. */
const over =
  (alg: Alg): Hash =>
  (message) =>
    Buffer.from(hash(alg, message, 'binary'), 'binary');

const sha256 = (): Hash => {
  const afterBlock = sha256AfterBlock();
  return afterBlock === null ? over('sha256') : Object.assign(over('sha256'), { afterBlock });
};

let made: Profiles | null = null;

/** This machine's OpenSSL where it has the hash, since it is quicker; builds on BoringSSL and some distributions have no SM3. */
export const machineProfiles = (): Profiles =>
  (made ??= {
    ...PORTABLE,
    sha256: sha256(),
    ...(getHashes().includes('sm3') ? { sm3: over('sm3') } : {}),
  });

/** The hash of a profile on this machine. */
export const hashOf = (alg: Alg): Result<Hash> => {
  const hash = machineProfiles()[alg];
  return hash ? ok(hash) : refuse('DRAW_UNSUPPORTED', { what: alg });
};
