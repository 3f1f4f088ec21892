import type { Refusal } from '../domain/kernel/result';
import type { ProcessRef } from '../contracts/runner';
import { handle, type Handled } from '../journal/handle';
import type { Journal } from '../journal/journal';
import { actCommandId, owedWork, type OwedWork } from '../journal/owed-work';
import { isPassing } from '../journal/sqlstate';
import { ActFailure, type ActDeps, type OutsideDeps, type Work } from './acts/work';

/** An act with its type forgotten: what `activities/index.ts` keeps by name. */
export interface AnyAct {
  /** Tries after which a failure is one for good: an incident of ops (系统故障). A platform may be down for a week. */
  readonly tries: number;
  perform(deps: ActDeps, work: Work<never>): Promise<{ readonly key: string }>;
}

export interface Hands {
  readonly journal: Journal;
  readonly deps: OutsideDeps;
}

/** What became of one try. `seenTo`: it was not owed any more, or another try had handed it in. */
export type Outcome = 'done' | 'failed' | 'seenTo';

/** Who performs without Temporal cancels nothing. */
const NEVER = new AbortController().signal;

/**
 * Performs one machine's act: checks that it is still owed in this epoch, acts, hands in the outcome as a system command under
 * the duty's own id. A failure for good is handed in too; any other is thrown and tried again.
 */
export async function performAct(
  { journal, deps }: Hands,
  act: AnyAct,
  ref: ProcessRef,
  key: string,
  attempt: number,
  cancelled: AbortSignal = NEVER,
): Promise<Outcome> {
  const owed = await owedWork(journal, ref, key);
  if (!owed) return 'seenTo';
  const acted = await tryAct(act, { ...deps, tell: tellFor(journal, owed) }, owed, attempt, cancelled);
  if (!acted.ok) return incident(journal, owed, acted.reason);
  const handled = await handIn(journal, act, owed, acted.body, attempt);
  if (typeof handled === 'string') return incident(journal, owed, handled);
  if (handled.ok) return 'done';
  if (isSeenTo(handled.refusal)) return 'seenTo';
  return incident(journal, owed, reasonOf(handled.refusal));
}

/** What the other process refuses for good is its answer: a visit that has ended has no use for another team. */
const tellFor =
  (journal: Journal, owed: OwedWork): ActDeps['tell'] =>
  async (process, type, body) => {
    const id = `${actCommandId(owed)}>${process}`;
    const told = await handle(journal, { process, id, type, body, sender: { kind: 'system' } });
    if (!told.ok && told.refusal.code !== 'VISIT_ENDED' && told.refusal.code !== 'PROCESS_ENDED')
      throw new ActFailure(told.refusal.code, JSON.stringify(told.refusal.facts));
  };

/** Hands the outcome in. What the journal itself cannot take is tried as often as the act, then it is an incident: its reason. */
async function handIn(
  journal: Journal,
  act: AnyAct,
  owed: OwedWork,
  body: unknown,
  attempt: number,
): Promise<Handled | string> {
  try {
    return await send(journal, owed, { id: actCommandId(owed), type: owed.duty.act, body });
  } catch (error) {
    if (isPassing(error) || attempt < act.tries) throw error;
    return `${attempt} 次未成：${reasonFor(error)}`;
  }
}

type Acted =
  { readonly ok: true; readonly body: { readonly key: string } } | { readonly ok: false; readonly reason: string };

async function tryAct(
  act: AnyAct,
  deps: ActDeps,
  owed: OwedWork,
  attempt: number,
  cancelled: AbortSignal,
): Promise<Acted> {
  const { process, clock, now, subject, state, duty, retries, epoch } = owed;
  // A first try of the first epoch carries no mark of repetition to the outside; any other may have arrived before.
  const mayRepeat = attempt > 1 || epoch > 1 || retries > 0;
  try {
    const work = { process, clock, now, key: duty.key, subject, state: state as never, mayRepeat, cancelled };
    return { ok: true, body: await act.perform(deps, work) };
  } catch (error) {
    if (error instanceof ActFailure) return { ok: false, reason: error.message };
    if (cancelled.aborted || isPassing(error) || attempt < act.tries) throw error;
    return { ok: false, reason: `${attempt} 次未成：${reasonFor(error)}` };
  }
}

/** What the chain says of an error for ever: a database's own words may carry values of rows, so only their code is kept. */
function reasonFor(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  return 'code' in error && typeof error.code === 'string' ? `${error.name} ${error.code}` : error.message;
}

/** Hands in that the act failed for good: its duty becomes one of ops, who set it right and have it taken up again. */
async function incident(journal: Journal, owed: OwedWork, reason: string): Promise<Outcome> {
  const handled = await send(journal, owed, {
    id: `${actCommandId(owed)}!`,
    type: 'fail',
    body: { key: owed.duty.key, reason },
  });
  if (handled.ok) return 'failed';
  if (isSeenTo(handled.refusal)) return 'seenTo';
  throw new Error(`${owed.process} ${owed.duty.key}: the failure itself was refused: ${reasonOf(handled.refusal)}`);
}

const send = (
  journal: Journal,
  { process, epoch }: OwedWork,
  command: { id: string; type: string; body: unknown },
): Promise<Handled> => handle(journal, { ...command, process, epoch, sender: { kind: 'system' } });

/** Somebody else was faster, or the process went on: nothing is left to do. */
const isSeenTo = ({ code }: Refusal): boolean =>
  code === 'NOT_OWED' || code === 'STALE_EPOCH' || code === 'PROCESS_ENDED';

const reasonOf = ({ code, facts }: Refusal): string => `${code} ${JSON.stringify(facts)}`;
