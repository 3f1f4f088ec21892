import type { Refusal } from '../domain/kernel/result';
import type { Tx } from './db';

/** A refused attempt (被拒绝的尝试) is noted apart from the journal; nothing else of it remains. */
export async function noteAttempt(
  tx: Tx,
  {
    person,
    process,
    command,
    refusal,
  }: { person: string | null; process: string | null; command: string; refusal: Refusal },
): Promise<void> {
  await tx.query(
    'INSERT INTO journal.attempt (person, process, command, code, facts) VALUES ($1, $2, $3, $4, $5)',
    [person, process, command, refusal.code, JSON.stringify(refusal.facts)],
    'attempt',
  );
}
