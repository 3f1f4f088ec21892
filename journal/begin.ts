import { beijingDay } from '../domain/calendar/beijing';
import { newLife } from '../domain/kernel/life';
import { actorOf, type Sender } from './actor';
import { chain } from './append';
import { noteAttempt } from './attempts';
import { canonical, sha256Hex } from './canonical';
import type { WriteTx } from './db';
import type { Answer, Handled } from './handle';
import type { Journal } from './journal';
import { applyEvents, lifeDuties, machineDuties, nextDue, owesAtOnce } from './kernel';
import { knownAnswer, LATEST_VERSIONS, lockCommandId } from './known';
import { poke } from './pokes';
import { project } from './projectors/project';
import { no, Refused } from './refused';
import { retrying } from './retry';
import { refusalOf } from './sqlstate';
import { openItems } from './work-items';

/** 新建联合任务. */
export interface BeginTask {
  readonly id: string;
  readonly name: string;
  readonly clock: string;
  readonly sender: Extract<Sender, { kind: 'person' }>;
}

/** Begins a joint task: its command id is looked up before a number is taken, so that a repetition takes none. */
export async function beginTask(journal: Journal, order: BeginTask): Promise<Handled> {
  try {
    return await retrying(() => journal.db.transaction((tx) => inside(journal, tx, order)));
  } catch (error) {
    const refusal = error instanceof Refused ? error.refusal : refusalOf(error);
    if (!refusal) throw error;
    await noteAttempt(journal.db, { person: order.sender.person, process: null, command: 'createTask', refusal });
    return { ok: false, refusal };
  }
}

async function inside(journal: Journal, tx: WriteTx, order: BeginTask): Promise<Handled> {
  const { id, name, clock, sender } = order;
  const digest = sha256Hex(canonical({ type: 'createTask', name, clock, person: sender.person, post: sender.post }));
  await lockCommandId(tx, id);
  const known = await knownAnswer<Answer>(tx, id, digest);
  if (known) return { ok: true, answer: known, repeated: true };
  const actor = await actorOf(tx, sender);
  if (!actor.ok) throw new Refused(actor.refusal);
  if (sender.post.role !== 'handler') no('NOT_YOUR_ROLE', { command: '新建联合任务', role: 'handler' });
  const [time] = await tx.query<{ now: Date | null }>('SELECT journal.now_of($1) AS now', [clock], 'now');
  const at = (time?.now ?? no('NO_SUCH_THING', { what: `时钟 ${clock}` })).toISOString();
  const number = await takeNumber(tx, clock, `task ${beijingDay(at).slice(0, 4)}`);
  const answer = openTask(journal, tx, { ...order, number: numberOf(clock, at, number), at, digest });
  return { ok: true, answer, repeated: false };
}

/** 2026-0417; on a drill's clock `drill-7-2026-0001`. */
const numberOf = (clock: string, at: string, number: number): string =>
  `${clock === 'city' ? '' : `${clock}-`}${beijingDay(at).slice(0, 4)}-${number.toString().padStart(4, '0')}`;

/** The next number of a clock, without gaps: taken in the transaction that uses it. */
async function takeNumber(tx: WriteTx, clock: string, name: string): Promise<number> {
  const [row] = await tx.query<{ value: number }>(
    `INSERT INTO journal.counter (clock, name, value) VALUES ($1, $2, 1) ON CONFLICT (clock, name) DO UPDATE SET value = journal.counter.value + 1 RETURNING value`,
    [clock, name],
    'counter',
  );
  return row?.value ?? no('INCIDENT', {});
}

function openTask(
  journal: Journal,
  tx: WriteTx,
  { id: command, name, clock, sender, number, at, digest }: BeginTask & { number: string; at: string; digest: string },
): Answer {
  const process = journal.registry['jointTask'];
  if (!process) throw new Error('no process is called jointTask');
  const input = {
    id: number,
    number,
    name,
    lead: sender.post.org,
    versions: LATEST_VERSIONS,
  };
  const { stamped, life } = applyEvents(process, newLife(process), process.begin(input), {
    seq: 0,
    at,
    by: sender.person,
  });
  const duties = lifeDuties(process, life);
  const machine = machineDuties(duties);
  const { stage, overlay } = process.standing(life.state);
  const links = chain('', stamped, { process: number, command, digest, actor: { ...sender, officer: null }, sets: {} });
  const answer: Answer = { process: number, seq: stamped.length };
  tx.send(
    `INSERT INTO journal.process (id, name, clock, seq, head, life, duties, stage, overlay, owed_since, next_due, begun_at, updated_at)
     VALUES ($1, 'jointTask', $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $11)`,
    [
      number,
      clock,
      stamped.length,
      links.at(-1)?.hash ?? '',
      JSON.stringify(life),
      JSON.stringify(duties),
      stage,
      overlay,
      owesAtOnce(machine, 0) ? at : null,
      nextDue(machine),
      at,
    ],
    'task-begin',
  );
  for (const { seq, text, hash } of links) {
    tx.send(
      'INSERT INTO journal.event (process, seq, text, hash) VALUES ($1, $2, $3, $4)',
      [number, seq, text, hash],
      'task-event',
    );
  }
  tx.send(
    'INSERT INTO journal.command (id, process, digest, answer, at) VALUES ($1, $2, $3, $4, $5)',
    [command, number, digest, JSON.stringify(answer), at],
    'task-command',
  );
  project(journal.projectors, tx, 'jointTask', stamped, { process: number, clock, parent: null, stage, overlay });
  openItems(
    tx,
    duties.flatMap((duty) =>
      duty.kind === 'person' ? [{ duty, place: { process: number, task: number, clock } }] : [],
    ),
    at,
  );
  poke(tx, number);
  return answer;
}
