import type { Duty } from '../domain/kernel/duty';
import type { Life } from '../domain/kernel/life';
import type { Standing } from '../domain/kernel/process';
import type { Result } from '../domain/kernel/result';
import type { Instant } from '../domain/kernel/time';
import { actorOf, type Sender } from './actor';
import { readProcess, type Journal } from './journal';

/** What a page asks of one process: may this person send these commands now, and what is owed. */
export interface Question {
  readonly process: string;
  readonly sender: Sender;
  readonly types: readonly string[];
}

export interface Asked {
  readonly process: string;
  readonly name: string;
  readonly seq: number;
  readonly clock: string;
  readonly now: Instant;
  readonly standing: Standing;
  readonly life: Life;
  readonly duties: readonly Duty[];
  /** By command type: yes, or the refusal that sending it would meet at the door. */
  readonly permits: Readonly<Record<string, Result<void>>>;
}

/** One read-only snapshot a page, no lock; null: no such process. `handle` asks the same `permit` again. */
export async function ask({ db, registry }: Journal, { process: id, sender, types }: Question): Promise<Asked | null> {
  return db.snapshot(async (tx) => {
    const [row, actor] = await Promise.all([readProcess(tx, id), actorOf(tx, sender)]);
    const process = row && registry[row.name];
    if (!process) return null;
    const now = row.now.toISOString();
    const permit = (type: string): Result<void> => {
      if (!actor.ok) return actor;
      return process.permit(row.life.state, type, { now, actor: actor.value });
    };
    const { name, seq, clock, life, duties } = row;
    const permits = Object.fromEntries(types.map((type) => [type, permit(type)]));
    return { process: id, name, seq, clock, now, standing: process.standing(life.state), life, duties, permits };
  });
}
