import type { MachineDuty } from '../domain/kernel/duty';
import { overdueRung } from '../domain/kernel/life';
import type { Instant } from '../domain/kernel/time';
import type { ProcessRef } from '../contracts/runner';
import { readProcess, type Journal } from './journal';
import { owedNow } from './kernel';

/** A machine's duty as it is owed now (系统事项), with what performing it needs. */
export interface OwedWork {
  readonly process: string;
  readonly name: string;
  readonly clock: string;
  readonly now: Instant;
  readonly duty: MachineDuty;
  readonly subject: string | null;
  readonly state: unknown;
  /** How often ops have taken this act up again. */
  readonly retries: number;
  readonly epoch: number;
}

/** The duty of this key, if this epoch still owes it; null: whatever was owed has been seen to. */
export async function owedWork({ db }: Journal, { id, epoch }: ProcessRef, key: string): Promise<OwedWork | null> {
  const row = await readProcess(db, id);
  if (!row || row.ended || epoch < row.epoch) return null;
  const now = row.now.toISOString();
  const duty = owedNow(row.duties, key, now, row.open_children);
  if (!duty) return null;
  const { name, clock, life } = row;
  const subject = duty.kind === 'effect' ? (duty.subject ?? null) : null;
  return { process: id, name, clock, now, duty, subject, state: life.state, retries: life.retries[key] ?? 0, epoch };
}

/** No person can send an id that begins with it (`Idempotency-Key` has no blanks): nobody takes a machine's id beforehand. */
const MACHINE = ' ';

/**
 * The id of the command that an act hands in: the same for every try of the same duty, so that it is journaled once. A ladder's
 * duty keeps its key while it is climbed; its rung tells the steps apart.
 */
export function actCommandId({ process, duty, now, retries }: OwedWork): string {
  if (duty.kind === 'timer' && duty.ladder)
    return `${MACHINE}${process}:${duty.ladder.of}:${overdueRung(duty, now) ?? duty.ladder.rungs[0]?.rung ?? ''}`;
  return `${MACHINE}${process}:${duty.key}${retries === 0 ? '' : `#${retries}`}`;
}
