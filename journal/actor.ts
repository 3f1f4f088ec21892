import type { Actor, Post } from '../domain/kernel/process';
import { ok, refuse, type Result } from '../domain/kernel/result';
import type { Role } from '../domain/kernel/duty';
import type { Tx } from './db';

/** Who sends a command: a person under one post, or the machine. */
export type Sender =
  { readonly kind: 'person'; readonly person: string; readonly post: Post } | { readonly kind: 'system' };

/** The actor as the database knows him now: the post must be held today; a body is never asked. */
export async function actorOf(tx: Tx, sender: Sender): Promise<Result<Actor>> {
  if (sender.kind === 'system') return ok(sender);
  const { person, post } = sender;
  const [row] = await tx.query<{ held: boolean; officer: string | null }>(
    `SELECT EXISTS (SELECT FROM post WHERE person_id = $1 AND org_id = $2 AND role = $3 AND valid_from <= current_date AND (valid_to IS NULL OR current_date < valid_to)) AS held,
       (SELECT id FROM officer WHERE person_id = $1 AND (valid_to IS NULL OR current_date < valid_to)) AS officer`,
    [person, post.org, post.role satisfies Role],
    'actor',
  );
  if (!row?.held) return refuse('NOT_YOUR_ROLE', { command: '', role: post.role });
  return ok({ kind: 'person', person, post, officer: row.officer });
}
