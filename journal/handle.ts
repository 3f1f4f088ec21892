import type { Actor, Command, Context, FactBag } from '../domain/kernel/process';
import type { Refusal } from '../domain/kernel/result';
import { later, type Instant } from '../domain/kernel/time';
import type { Sender } from './actor';
import { verifyDrand } from '../crypto/drand';
import { chain } from './append';
import { noteAttempt } from './attempts';
import { canonical, sha256, sha256Hex } from './canonical';
import { beginChildren, tellParent } from './children';
import type { WriteTx } from './db';
import { lockProcess, type Journal, type ProcessRow } from './journal';
import { applyEvents, decideLife, lifeDuties, machineDuties, mustPoke, personChanges } from './kernel';
import { answerOf, readEntrance } from './known';
import { project } from './projectors/project';
import { no, or, Refused } from './refused';
import { retrying } from './retry';
import { markSets, sealSets, writeSets } from './sets';
import { refusalOf } from './sqlstate';
import { changeItems } from './work-items';
import { writeProcess } from './write';

/** One command to one process (命令). `id` is unique over the whole database; the same id and body get the same answer. */
export interface Order extends Command {
  readonly process: string;
  readonly id: string;
  readonly sender: Sender;
  /** Only from a runner: the epoch its workflow began with. */
  readonly epoch?: number;
  /** What the sender saw: another seq refuses with STALE_VERSION. */
  readonly expectedSeq?: number;
}

export interface Answer {
  readonly process: string;
  readonly seq: number;
}

export type Handled =
  | { readonly ok: true; readonly answer: Answer; readonly repeated: boolean }
  | { readonly ok: false; readonly refusal: Refusal };

/** What identifies a command: where it goes and what it says. A machine's act is its duty: what it computed is not part of it. */
export const digestOf = ({
  process,
  type,
  body,
  sender,
}: Pick<Order, 'process' | 'type' | 'body' | 'sender'>): string =>
  sender.kind === 'system'
    ? sha256Hex(canonical({ process, type, key: (body as { key: string }).key }))
    : sha256Hex(canonical({ process, type, body, person: sender.person, post: sender.post }));

/**
 * Handles a command in one transaction: idempotency, lock, decide, events, chain, records, ledger, poke. It never waits for
 * anything else. A refusal leaves no row but the note of the attempt; a passing failure of the database is tried again.
 */
export async function handle(journal: Journal, order: Order): Promise<Handled> {
  try {
    return await retrying(() => journal.db.transaction((tx) => inside(journal, tx, order)));
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : refusalOf(error);
    if (!refusal) throw error;
    if (order.sender.kind === 'person')
      await noteAttempt(journal.db, {
        person: order.sender.person,
        process: order.process,
        command: order.type,
        refusal,
      });
    return { ok: false, refusal };
  }
}

async function inside(journal: Journal, tx: WriteTx, order: Order): Promise<Handled> {
  // Sent together, yet one after the other: the second begins when the first has the lock.
  const [locked, entrance] = await Promise.all([lockProcess(tx, order.process), readEntrance<Answer>(tx, order)]);
  const row = locked ?? no('NO_SUCH_PROCESS', { process: order.process });
  if (order.epoch !== undefined && order.epoch < row.epoch)
    no('STALE_EPOCH', { epoch: order.epoch, current: row.epoch });
  const digest = digestOf(order);
  const known = answerOf(entrance.known, order.id, digest);
  if (known) return { ok: true, answer: known, repeated: true };
  if (row.ended) no('PROCESS_ENDED', {});
  if (order.expectedSeq !== undefined && order.expectedSeq !== row.seq)
    no('STALE_VERSION', { seen: order.expectedSeq, current: row.seq });
  return {
    ok: true,
    answer: await commit(journal, tx, row, order, { digest, actor: or(entrance.actor) }),
    repeated: false,
  };
}

async function commit(
  journal: Journal,
  tx: WriteTx,
  row: ProcessRow,
  order: Order,
  { digest, actor }: { digest: string; actor: Actor },
): Promise<Answer> {
  const process = journal.registry[row.name];
  if (!process) throw new Error(`no process is called ${row.name}`);
  const at = later(row.now.toISOString(), row.updated_at.toISOString());
  const facts = await loadFacts(journal, tx, row, order, at);
  const context: Context = { now: at, actor, hash: sha256, verifyDrand, facts };
  const given = { process, life: row.life, duties: row.duties, openChildren: row.open_children };
  const { events, sets: rows = {}, begins = [] } = or(decideLife(given, order, context));
  const by = actor.kind === 'person' ? actor.person : 'system';
  const { stamped, life } = applyEvents(process, row.life, events, { seq: row.seq, at, by });
  const duties = lifeDuties(process, life);
  const standing = process.standing(life.state);
  const answer: Answer = { process: row.id, seq: row.seq + stamped.length };
  const place = { installationKey: journal.installationKey, process: row.id, seq: row.seq + 1 };
  const sets = sealSets(rows, place);
  const marks = markSets(sets, place);
  const links = chain(row.head, stamped, { process: row.id, command: order.id, digest, actor, sets: marks });

  const moved = standing.stage !== row.stage || standing.ended;
  writeProcess(tx, row, {
    at,
    links,
    life,
    duties,
    standing,
    begins: begins.length,
    // The runner's own commands poke nobody: their answer is what is owed next.
    poke: order.epoch === undefined && (moved || mustPoke(machineDuties(row.duties), machineDuties(duties))),
    command: { id: order.id, digest, answer },
  });
  writeSets(tx, sets, marks, place);
  // Before the records: a child locks its parent's process row first, then the task's row, as the parent's own commands do.
  if (standing.ended && row.parent) tellParent(tx, row.parent, row.id, standing.stage, at);
  project(journal.projectors, tx, row.name, stamped, {
    process: row.id,
    clock: row.clock,
    parent: row.parent,
    stage: standing.stage,
    overlay: standing.overlay,
  });
  changeItems(
    tx,
    personChanges(row.duties, duties),
    { process: row.id, task: row.parent ?? row.id, clock: row.clock, at },
    actor,
  );
  if (begins.length > 0) beginChildren(journal, tx, row, begins, at, order.id);
  return answer;
}

async function loadFacts(
  { facts, registry }: Journal,
  tx: WriteTx,
  row: ProcessRow,
  order: Order,
  now: Instant,
): Promise<FactBag> {
  const wanted = registry[row.name]?.needs(row.life.state, order) ?? [];
  const bag: Record<string, unknown> = {};
  for (const { fact, args } of wanted) {
    const loader = facts[fact];
    if (!loader) throw new Error(`no loader for the fact ${fact}`);
    bag[fact] = await loader(tx, args, { process: row.id, clock: row.clock, now });
  }
  return bag;
}
