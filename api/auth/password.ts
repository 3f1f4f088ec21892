import { hash, verify } from '@node-rs/argon2';

/** argon2id (the library's default algorithm), OWASP's 19 MiB and two passes: about 23 ms. */
const COST = { memoryCost: 19_456, timeCost: 2, parallelism: 1 };

export const hashPassword = (password: string): Promise<string> => hash(password, COST);

/** A hash of nobody's password: an unknown login costs the same time as a known one. */
let nobody: Promise<string> | null = null;
const nobodysHash = (): Promise<string> => (nobody ??= hashPassword(`nobody-${process.hrtime.bigint()}`));

/** @param stored null: there is no such user; the work is done all the same, and the answer is no. */
export async function isPassword(stored: string | null, password: string): Promise<boolean> {
  const right = await verify(stored ?? (await nobodysHash()), password).catch(() => false);
  return right && stored !== null;
}
