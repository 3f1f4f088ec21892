import { unseal } from '../../journal/seal';
import { ActFailure, type Reader } from './work';

/** The pool's salt key (名录的盐): sealed in a table that only the draw's acts read. */
export async function saltKeyFrom(reader: Reader, installationKey: Uint8Array, poolId: string): Promise<Uint8Array> {
  const [row] = await reader.query<{ sealed: string }>(
    'SELECT salt_key_sealed AS sealed FROM pool_secret WHERE pool_id = $1',
    [poolId],
  );
  if (!row) throw new ActFailure('NO_SUCH_THING', `the sealed salt key of ${poolId}`);
  return unseal(installationKey, poolId, row.sealed);
}
