import { hash, verify } from '@node-rs/argon2';
import { PASSWORD_COST } from '../../contracts/password';

/** argon2id is the library's default algorithm. */
export const hashPassword = (password: string): Promise<string> => hash(password, PASSWORD_COST);

/** A hash of nobody's password: an unknown login costs the same time as a known one. */
let nobody: Promise<string> | null = null;
const nobodysHash = (): Promise<string> => (nobody ??= hashPassword(`nobody-${process.hrtime.bigint()}`));

/** @param stored null: there is no such user; the work is done all the same, and the answer is no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobodysHash()), password).catch(() => false);
  return right && stored !== null;
}
