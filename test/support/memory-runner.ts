import { verifyDrand } from '../../crypto/drand';
import type { Instant } from '../../domain/kernel/time';
import type { Duty, MachineDuty, PersonDuty } from '../../domain/kernel/duty';
import { newLife, type Life } from '../../domain/kernel/life';
import type { Actor, AnyProcess, Command, Context, RowSets, Stamped } from '../../domain/kernel/process';
import { ok, refuse, type Result } from '../../domain/kernel/result';
import { sha256 } from '../../journal/canonical';
import {
  applyEvents,
  decideLife,
  isOwed,
  lifeDuties,
  machineDuties,
  nextDue,
  personChanges,
} from '../../journal/kernel';
import type { Registry } from '../../journal/registry';

/** A process as it lies in memory. */
export interface MemoryProcess {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly life: Life;
  readonly duties: readonly Duty[];
  readonly events: readonly Stamped<{ readonly type: string }>[];
  readonly openChildren: number;
  readonly ended: boolean;
}

/** What the runner is given in place of database and outside world. */
export interface MemoryWorld {
  readonly registry: Registry;
  readonly start: Instant;
  /** A fact by name, from the rows that lie in memory. */
  fact(name: string, args: Readonly<Record<string, unknown>>, runner: MemoryRunner, process: string): unknown;
  /** An act's body; absent: its key alone. A throw is a failure for good. */
  act(
    name: string,
    duty: MachineDuty,
    runner: MemoryRunner,
    process: string,
  ): Readonly<Record<string, unknown>> | undefined;
}

export interface LedgerRow {
  readonly process: string;
  readonly duty: PersonDuty;
  readonly since: Instant;
  readonly closedAt: Instant | null;
}

/** The longest chain of acts without a person; longer is a circle. */
const PATIENCE = 10_000;

/**
 * The reference runner (参考运行器): the same deciding and the same difference of duties as PostgreSQL has, over Maps. A task of
 * months is lived in milliseconds; its clock moves only when it is told to.
 */
export class MemoryRunner {
  private readonly processes = new Map<string, MemoryProcess>();
  private readonly answers = new Map<string, string>();
  /** Rows of sets by name, each with its process. */
  readonly rows = new Map<string, (Readonly<Record<string, unknown>> & { readonly process: string })[]>();
  readonly ledger = new Map<string, LedgerRow>();
  now: Instant;

  constructor(private readonly world: MemoryWorld) {
    this.now = world.start;
  }

  get(id: string): MemoryProcess {
    const process = this.processes.get(id);
    if (!process) throw new Error(`no process ${id}`);
    return process;
  }

  all(): readonly MemoryProcess[] {
    return [...this.processes.values()];
  }

  begin(name: string, id: string, input: unknown, by: string): void {
    this.born(name, id, input, by, null);
    this.settle();
  }

  /** A person's command, and everything that machines owe after it. */
  send(id: string, command: Command & { readonly id?: string }, actor: Actor): Result<{ readonly seq: number }> {
    const told = JSON.stringify({ id, ...command, actor });
    const known = command.id === undefined ? undefined : this.answers.get(command.id);
    if (known !== undefined)
      return known === told ? ok({ seq: this.get(id).events.length }) : refuse('COMMAND_ID_REUSED', {});
    const result = this.handle(id, command, actor);
    if (!result.ok) return result;
    if (command.id !== undefined) this.answers.set(command.id, told);
    const { length: seq } = this.get(id).events;
    this.settle();
    return ok({ seq });
  }

  /** What one process tells another while an act is performed: decided at once, whatever is owed after it comes later. */
  tell(id: string, command: Command): Result<void> {
    return this.handle(id, command, { kind: 'system' });
  }

  /** Moves the clock forward, stopping at every date that a machine has to meet. */
  moveTo(to: Instant): void {
    if (to < this.now) throw new RangeError(`${to} is before ${this.now}`);
    for (let due = this.earliest(); due !== null && due <= to; due = this.earliest()) {
      this.now = due > this.now ? due : this.now;
      this.settle();
    }
    this.now = to;
  }

  /** Open duties of persons, of one process or of all. */
  open(id?: string): readonly LedgerRow[] {
    return [...this.ledger.values()].filter((row) => row.closedAt === null && (id === undefined || row.process === id));
  }

  private earliest(): Instant | null {
    const dates = this.all().flatMap(({ ended, duties }) => (ended ? [] : [nextDue(machineDuties(duties))]));
    return dates.filter((date) => date !== null).sort()[0] ?? null;
  }

  /** Performs what machines owe until people or the clock are waited for. */
  private settle(): void {
    for (let turns = 0; ; turns++) {
      if (turns > PATIENCE) throw new Error('machines go round in a circle');
      const next = this.nextAct();
      if (!next) return;
      this.perform(next.process, next.duty);
    }
  }

  private nextAct(): { process: MemoryProcess; duty: MachineDuty } | null {
    for (const process of this.all()) {
      if (process.ended) continue;
      const duty = machineDuties(process.duties).find((owed) => isOwed(owed, this.now, process.openChildren));
      if (duty) return { process, duty };
    }
    return null;
  }

  private perform({ id }: MemoryProcess, duty: MachineDuty): void {
    const { key, act } = duty;
    const command = this.tryAct(id, duty);
    const result = this.handle(id, command, { kind: 'system' });
    if (result.ok) return;
    const { code, facts } = result.refusal;
    const failed = this.handle(
      id,
      { type: 'fail', body: { key, reason: `${code} ${JSON.stringify(facts)}` } },
      { kind: 'system' },
    );
    if (!failed.ok) throw new Error(`${id}: ${act} ${key} is owed and refused: ${code}`);
  }

  private tryAct(id: string, duty: MachineDuty): Command {
    const { key, act } = duty;
    try {
      return { type: act, body: this.world.act(act, duty, this, id) ?? { key } };
    } catch (error) {
      return { type: 'fail', body: { key, reason: error instanceof Error ? error.message : String(error) } };
    }
  }

  private handle(id: string, command: Command, actor: Actor): Result<void> {
    const row = this.processes.get(id);
    if (!row) return refuse('NO_SUCH_PROCESS', { process: id });
    if (row.ended) return refuse('PROCESS_ENDED', {});
    const process = this.law(row.name);
    const wanted = process.needs(row.life.state, command);
    const facts = Object.fromEntries(wanted.map(({ fact, args }) => [fact, this.world.fact(fact, args, this, id)]));
    const context: Context = { now: this.now, actor, hash: sha256, verifyDrand, facts };
    const decided = decideLife({ process, ...row }, command, context);
    if (!decided.ok) return decided;
    const { events, sets = {}, begins = [] } = decided.value;
    this.keep(id, sets);
    this.append(row, process, events, actor.kind === 'person' ? actor.person : 'system', begins.length);
    for (const begin of begins) this.born(begin.process, begin.id, begin.input, 'system', id);
    return ok(undefined);
  }

  private append(
    row: MemoryProcess,
    process: AnyProcess,
    events: readonly { readonly type: string }[],
    by: string,
    begins: number,
  ): void {
    const { stamped, life } = applyEvents(process, row.life, events, { seq: row.events.length, at: this.now, by });
    const duties = lifeDuties(process, life);
    const { ended } = process.standing(life.state);
    const openChildren = row.openChildren + begins;
    this.processes.set(row.id, { ...row, life, duties, ended, openChildren, events: [...row.events, ...stamped] });
    this.note(row.id, personChanges(row.duties, duties));
    const parent = ended && row.parent !== null ? this.get(row.parent) : null;
    if (parent) this.processes.set(parent.id, { ...parent, openChildren: parent.openChildren - 1 });
  }

  private note(id: string, { opened, closed, changed }: ReturnType<typeof personChanges>): void {
    const place = ({ key }: PersonDuty) => `${id} ${key}`;
    for (const duty of opened) {
      if (this.ledger.has(place(duty))) throw new Error(`${place(duty)} is used a second time`);
      this.ledger.set(place(duty), { process: id, duty, since: this.now, closedAt: null });
    }
    for (const duty of changed) this.change(place(duty), { duty });
    for (const duty of closed) this.change(place(duty), { closedAt: this.now });
  }

  private change(place: string, change: Partial<LedgerRow>): void {
    const row = this.ledger.get(place);
    if (row) this.ledger.set(place, { ...row, ...change });
  }

  private keep(process: string, sets: RowSets): void {
    for (const [name, rows] of Object.entries(sets)) {
      const kept = this.rows.get(name) ?? [];
      this.rows.set(name, [...kept, ...rows.map((row) => ({ ...row, process }))]);
    }
  }

  private born(name: string, id: string, input: unknown, by: string, parent: string | null): void {
    if (this.processes.has(id)) throw new Error(`${id} is begun a second time`);
    const process = this.law(name);
    const unborn = { id, name, parent, life: newLife(process), duties: [], events: [], openChildren: 0, ended: false };
    this.append(unborn, process, process.begin(input), by, 0);
  }

  private law(name: string): AnyProcess {
    const process = this.world.registry[name];
    if (!process) throw new Error(`no process is called ${name}`);
    return process;
  }
}
