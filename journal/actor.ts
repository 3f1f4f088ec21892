import type { Actor, Post } from '../domain/kernel/process';
import { ok, refuse, type Result } from '../domain/kernel/result';
import type { Tx } from './db';

/** Who sends a command: a person under one post, or the machine. */
export interface PersonSender {
  readonly kind: 'person';
  readonly person: string;
  readonly post: Post;
}
export type Sender = PersonSender | { readonly kind: 'system' };

const TODAY = `(clock_timestamp() AT TIME ZONE 'Asia/Shanghai')::date`;

/** Of the person `$n`: whether the post is held today in Beijing, and the officer he is. */
export const actorColumns = (person: string, org: string, role: string) => `
  EXISTS (SELECT FROM post WHERE person_id = ${person} AND org_id = ${org} AND role = ${role} AND valid_from <= ${TODAY} AND (valid_to IS NULL OR ${TODAY} < valid_to)) AS held,
  (SELECT id FROM officer WHERE person_id = ${person} AND (valid_to IS NULL OR ${TODAY} < valid_to)) AS officer`;

export interface ActorRow {
  readonly held: boolean;
  readonly officer: string | null;
}

export function actorFrom(row: ActorRow | undefined, { person, post }: PersonSender): Result<Actor> {
  if (!row?.held) return refuse('NOT_YOUR_ROLE', { command: '', role: post.role });
  return ok({ kind: 'person', person, post, officer: row.officer });
}

/** The actor as the database knows him now: the post must be held today; a body is never asked. */
export async function actorOf(tx: Tx, sender: Sender): Promise<Result<Actor>> {
  if (sender.kind === 'system') return ok(sender);
  const { person, post } = sender;
  const [row] = await tx.query<ActorRow>(
    `SELECT ${actorColumns('$1', '$2', '$3')}`,
    [person, post.org, post.role],
    'actor',
  );
  return actorFrom(row, sender);
}
