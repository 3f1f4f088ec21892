import { saltKeyIn } from '../../journal/draws/records';
import { ActFailure, type Reader } from './work';

/** The pool's salt key (名录的盐), without which nothing of the pool can be opened. */
export async function saltKeyFrom(reader: Reader, installationKey: Uint8Array, poolId: string): Promise<Uint8Array> {
  const saltKey = await saltKeyIn(reader, installationKey, poolId);
  if (!saltKey) throw new ActFailure('NO_SUCH_THING', `the sealed salt key of ${poolId}`);
  return saltKey;
}
