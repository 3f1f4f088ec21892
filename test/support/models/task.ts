import { LATEST_CALENDAR } from '../../../domain/calendar/calendar';
import type { MachineDuty, PersonDuty } from '../../../domain/kernel/duty';
import type { Actor } from '../../../domain/kernel/process';
import { refuse, type Result } from '../../../domain/kernel/result';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { COMMANDS } from '../../../contracts/commands';
import type { ProcessName } from '../../../contracts/runner';
import type { JointTaskStage } from '../../../contracts/stages/joint-task';
import { machineDuties, nextDue } from '../../../journal/kernel';
import { REGISTRY } from '../../../journal/registry';
import type { InspectionState } from '../../../workflows/inspection/state';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { MemoryRunner, type LedgerRow } from '../memory-runner';
import { actOf, value } from './acts';
import { City, desk, type CitySize } from './city';
import { deedFor, type Deed } from './deeds';
import { factOf } from './facts';

export const VERSIONS = { calendar: LATEST_CALENDAR, parameters: 1, rules: 1 };
/** A Monday morning in Beijing. */
export const START = '2026-09-21T01:00:00.000Z';
export const TASK = '2026-0001';
const PATIENCE = 5_000;

/** What is handed in instead of the real act, loaded instead of the real fact; undefined: the real one. */
export interface Instead {
  act?(name: string, duty: MachineDuty): Readonly<Record<string, unknown>> | undefined;
  fact?(name: string): unknown;
}

/** A joint task lived in memory: the real models, the real deciding, a library of its own. */
export class LivedTask {
  readonly runner: MemoryRunner;

  constructor(
    readonly city: City,
    instead: Instead = {},
  ) {
    this.runner = new MemoryRunner({
      registry: REGISTRY,
      start: START,
      fact: (name, args, runner, process) => instead.fact?.(name) ?? factOf(city, runner, process, name, args),
      act: (name, duty, runner, process) => instead.act?.(name, duty) ?? actOf(city, runner, process, name, duty),
    });
    const input = { id: TASK, number: TASK, name: '', lead: city.lead, versions: VERSIONS };
    this.runner.begin('jointTask', TASK, input, desk(city.lead, 'handler').person);
  }

  get state(): JointTaskState {
    return this.runner.get(TASK).life.state as JointTaskState;
  }

  visit(position: number): InspectionState {
    return this.runner.get(`${TASK}/${position}.1`).life.state as InspectionState;
  }

  /** A person's command as the API lets it in: its body parsed by the contract. */
  send(type: string, body: unknown, actor: Actor, id = TASK): Result<unknown> {
    const schema = COMMANDS[this.runner.get(id).name as ProcessName][type];
    const parsed = schema?.safeParse(body);
    if (parsed && !parsed.success) return refuse('BAD_BODY', { issue: parsed.error.issues[0]?.message ?? '' });
    return this.runner.send(id, { type, body: parsed ? parsed.data : body }, actor);
  }

  /** A command that is lawful, or the test is wrong. */
  must(type: string, body: unknown, actor: Actor, id = TASK): void {
    value(this.send(type, body, actor, id));
  }

  /** What this command is refused with; a command that is granted fails the test. */
  refused(type: string, body: unknown, actor: Actor, id = TASK) {
    const result = this.send(type, body, actor, id);
    if (result.ok) throw new Error(`${type} was not refused`);
    return result.refusal;
  }

  draft(change: Partial<Scheme> = {}): void {
    this.must('saveScheme', { scheme: this.city.scheme(change) }, desk(this.city.lead, 'handler'));
  }

  deed({ process, duty }: LedgerRow): Deed {
    return deedFor(this.city, this.runner.get(process).life.state, duty, this.runner.now);
  }

  /** Discharges a duty in the plain way. */
  obey(row: LedgerRow): void {
    const { type, body, actor } = this.deed(row);
    this.must(type, body, actor, row.process);
  }

  /** Keys of the open duties of persons, of the task alone. */
  open(id = TASK): readonly string[] {
    return this.runner.open(id).map(({ duty }) => duty.key);
  }

  duty(key: string, id = TASK): PersonDuty {
    const row = this.runner.open(id).find(({ duty }) => duty.key === key);
    if (!row) throw new Error(`${key} is not open; open are ${this.open(id).join(', ')}`);
    return row.duty;
  }

  /** To the earliest date that a machine has to meet. */
  moveToNextDue(): void {
    const dates = this.runner.all().flatMap(({ ended, duties }) => (ended ? [] : [nextDue(machineDuties(duties))]));
    const [next] = dates.filter((date) => date !== null).sort();
    if (next === undefined) throw new Error(`nothing is due at ${this.state.stage}`);
    this.runner.moveTo(next > this.runner.now ? next : this.runner.now);
  }

  /** Everybody does what is awaited of him, in order, until the task is in this stage. */
  liveTo(stage: JointTaskStage, patience = PATIENCE): this {
    for (let step = 0; this.state.stage !== stage; step++) {
      if (step > patience) throw new Error(`${stage} is not reached from ${this.state.stage}`);
      const [row] = this.runner.open();
      if (row) this.obey(row);
      else this.moveToNextDue();
    }
    return this;
  }

  eventsOf(type: string, id = TASK) {
    return this.runner.get(id).events.filter((event) => event.type === type);
  }
}

/** A task with its scheme drafted. */
export function drafted(size: CitySize = {}, change: Partial<Scheme> = {}): LivedTask {
  const task = new LivedTask(new City(size));
  task.draft(change);
  return task;
}
