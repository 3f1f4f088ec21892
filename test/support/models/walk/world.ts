import type { JointTaskEvent } from '../../../../workflows/joint-task/events';
import { rosteredOf, type JointTaskState } from '../../../../workflows/joint-task/state';
import { verifyDrand } from '../../../../crypto/drand';
import type { Duty, MachineDuty } from '../../../../domain/kernel/duty';
import { newLife, type Life } from '../../../../domain/kernel/life';
import type { Actor, AnyProcess, Command, Context, Stamped } from '../../../../domain/kernel/process';
import { refuse, type Result } from '../../../../domain/kernel/result';
import { sha256 } from '../../../../journal/canonical';
import { applyEvents, decideLife, isOwed, lifeDuties, machineDuties, nextDue } from '../../../../journal/kernel';
import { REGISTRY } from '../../../../journal/registry';
import { City, desk, type CitySize } from '../city';
import { START, TASK, VERSIONS } from '../task';
import { factsOf } from './facts';

/** A process on a walk. `closed` are the keys of duties that are over: they must not come back. */
export interface WalkedProcess {
  readonly id: string;
  readonly name: string;
  readonly parent: string | null;
  readonly life: Life;
  readonly duties: readonly Duty[];
  readonly events: readonly Stamped<{ readonly type: string }>[];
  readonly openChildren: number;
  readonly ended: boolean;
  readonly closed: ReadonlySet<string>;
}

/** Who stands at which position: by `position/department`, the officers in the order of their slots. */
export type Places = ReadonlyMap<string, readonly string[]>;

/** Wide, so that the walk's clock stays inside. */
export const WALK_WINDOW = { from: '2026-10-19', to: '2026-12-31' };
export const LAST_DAY = '2026-12-20T00:00:00.000Z';

export const lawOf = (name: string): AnyProcess => {
  const process = REGISTRY[name];
  if (!process) throw new Error(`no process is called ${name}`);
  return process;
};

/**
 * The journal in its barest form: the same deciding, no records. Draws and matches are of no interest on a walk; what they hand
 * in is thrown by dice, so that outcomes are met that a real draw seldom gives.
 */
export class WalkedWorld {
  readonly city: City;
  readonly processes = new Map<string, WalkedProcess>();
  readonly places = new Map<string, readonly string[]>();
  now = START;

  constructor(size: CitySize) {
    this.city = new City(size);
    const input = { id: TASK, number: TASK, name: '', lead: this.city.lead, versions: VERSIONS };
    this.born('jointTask', TASK, input, desk(this.city.lead, 'handler').person, null);
  }

  /** Whose people a draw matches: the departments, and the library of experts where the scheme asks for any. */
  get orgs(): readonly string[] {
    const task = this.get(TASK).life.state as JointTaskState;
    return task.scheme ? rosteredOf(task) : this.city.departments;
  }

  get(id: string): WalkedProcess {
    const process = this.processes.get(id);
    if (!process) throw new Error(`no process ${id}`);
    return process;
  }

  get open(): readonly WalkedProcess[] {
    return [...this.processes.values()].filter(({ ended }) => !ended);
  }

  owed(): readonly { readonly id: string; readonly duty: MachineDuty }[] {
    return this.open.flatMap(({ id, duties, openChildren }) =>
      machineDuties(duties)
        .filter((duty) => isOwed(duty, this.now, openChildren))
        .map((duty) => ({ id, duty })),
    );
  }

  nextDue(): string | null {
    const dates = this.open.flatMap(({ duties }) => nextDue(machineDuties(duties)) ?? []);
    return dates.sort()[0] ?? null;
  }

  handle(id: string, command: Command, actor: Actor): Result<void> {
    const row = this.get(id);
    if (row.ended) return refuse('PROCESS_ENDED', {});
    const process = lawOf(row.name);
    const wanted = process.needs(row.life.state, command);
    const facts = Object.fromEntries(wanted.map(({ fact, args }) => [fact, factsOf(this, id, fact, args)]));
    const context: Context = { now: this.now, actor, hash: sha256, verifyDrand, facts };
    const decided = decideLife({ process, ...row }, command, context);
    if (!decided.ok) return decided;
    const { events, begins = [] } = decided.value;
    events.forEach((event) => this.appoint(event));
    this.append(row, events, actor.kind === 'person' ? actor.person : 'system', begins.length);
    for (const begin of begins) this.born(begin.process, begin.id, begin.input, 'system', id);
    return { ok: true, value: undefined };
  }

  /** An appointment is the one change of a team that no machine hands in. */
  private appoint(event: { readonly type: string }): void {
    if (event.type !== 'officerAppointed') return;
    const { position, org, slot, officer } = event as Extract<JointTaskEvent, { type: 'officerAppointed' }>;
    const team = this.places.get(`${position}/${org}`) ?? [];
    this.places.set(
      `${position}/${org}`,
      team.map((held, i) => (i === slot ? officer : held)),
    );
  }

  private append(row: WalkedProcess, events: readonly { readonly type: string }[], by: string, begins: number): void {
    const process = lawOf(row.name);
    const { stamped, life } = applyEvents(process, row.life, events, { seq: row.events.length, at: this.now, by });
    const duties = lifeDuties(process, life);
    const { ended } = process.standing(life.state);
    const keys = new Set(duties.map(({ key }) => key));
    const over = row.duties.map(({ key }) => key).filter((key) => !keys.has(key));
    const closed = over.length > 0 ? new Set([...row.closed, ...over]) : row.closed;
    const openChildren = row.openChildren + begins;
    this.processes.set(row.id, {
      ...row,
      life,
      duties,
      ended,
      closed,
      openChildren,
      events: [...row.events, ...stamped],
    });
    if (!ended || row.parent === null) return;
    const parent = this.get(row.parent);
    this.processes.set(parent.id, { ...parent, openChildren: parent.openChildren - 1 });
  }

  private born(name: string, id: string, input: unknown, by: string, parent: string | null): void {
    const life = newLife(lawOf(name));
    const unborn = {
      id,
      name,
      parent,
      life,
      duties: [],
      events: [],
      openChildren: 0,
      ended: false,
      closed: new Set<string>(),
    };
    this.append(unborn, lawOf(name).begin(input), by, 0);
  }
}
