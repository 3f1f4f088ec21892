import { calendarOf } from '../domain/calendar/calendar';
import { isMachine, type Duty, type MachineDuty, type PersonDuty } from '../domain/kernel/duty';
import { dutiesOf, evolveLife, overdueRung, type KernelEvent, type Life } from '../domain/kernel/life';
import type { AnyProcess, Command, Context, Decision, Stamped } from '../domain/kernel/process';
import { ok, refuse, type Result } from '../domain/kernel/result';
import type { Instant } from '../domain/kernel/time';
import { canonical } from './canonical';

/** The deciding and the difference of duties: pure, the same for PostgreSQL and for the runner in memory. */
type AnyEvent = { readonly type: string };
type AnyDecision = Decision<AnyEvent>;

export const lifeDuties = (process: AnyProcess, life: Life): readonly Duty[] =>
  dutiesOf(process, life, { calendar: calendarOf(process.versions(life.state).calendar) });

/** The machine duty of this key, if it is owed at `now`. */
export function owedNow(
  duties: readonly Duty[],
  key: string,
  now: Instant,
  openChildren: number,
): MachineDuty | undefined {
  return duties.find(
    (duty): duty is MachineDuty => isMachine(duty) && duty.key === key && isOwed(duty, now, openChildren),
  );
}

/** An effect is owed at once, a timer when its date has come, the collecting of children when the last has ended. */
export function isOwed(duty: MachineDuty, now: Instant, openChildren: number): boolean {
  if (duty.kind === 'timer') return duty.due <= now;
  return duty.kind !== 'children' || duty.from < duty.total || openChildren === 0;
}

interface Given {
  readonly process: AnyProcess;
  readonly life: Life;
  readonly duties: readonly Duty[];
  readonly openChildren: number;
}

/** Decides a command: the kernel's own (climb, fail, retryAct), or the process's. A machine's act must still be owed. */
export function decideLife(given: Given, command: Command, context: Context): Result<AnyDecision> {
  const { process, life } = given;
  if (context.actor.kind === 'system') return decideSystem(given, command, context);
  const permitted = process.permit(life.state, command.type, context);
  if (!permitted.ok) return permitted;
  return command.type === 'retryAct'
    ? retryAct(life, command.body as { key: string; reason: string })
    : process.decide(life.state, command, context);
}

function retryAct({ incidents }: Life, { key, reason }: { key: string; reason: string }): Result<AnyDecision> {
  if (!Object.hasOwn(incidents, key)) return refuse('NO_INCIDENT', { key });
  return kernelEvent({ type: 'actRetried', key, reason });
}

function decideSystem(
  { process, life, duties, openChildren }: Given,
  command: Command,
  context: Context,
): Result<AnyDecision> {
  if (process.hears?.includes(command.type)) return process.decide(life.state, command, context);
  const { key, reason } = command.body as { key: string; reason?: string };
  const duty = owedNow(duties, key, context.now, openChildren);
  if (!duty) return refuse('NOT_OWED', { key });
  if (command.type === 'fail')
    return kernelEvent({ type: 'actFailed', key, act: duty.act, reason: (reason ?? '').slice(0, 500) });
  if (duty.kind === 'timer' && duty.ladder) {
    const rung = overdueRung(duty, context.now);
    return rung ? kernelEvent({ type: 'rungClimbed', key: duty.ladder.of, rung }) : refuse('NOT_OWED', { key });
  }
  return duty.act === command.type ? process.decide(life.state, command, context) : refuse('NOT_OWED', { key });
}

const kernelEvent = (event: KernelEvent): Result<AnyDecision> => ok({ events: [event] });

/** Events with their places, applied one after the other. */
export function applyEvents(
  process: AnyProcess,
  life: Life,
  events: readonly AnyEvent[],
  from: { seq: number; at: Instant; by: string },
) {
  const stamped = events.map((event, index): Stamped<AnyEvent> => ({
    ...event,
    seq: from.seq + 1 + index,
    at: from.at,
    by: from.by,
  }));
  return { stamped, life: stamped.reduce((before, event) => evolveLife(process, before, event), life) };
}

export interface PersonChanges {
  readonly opened: readonly PersonDuty[];
  readonly closed: readonly PersonDuty[];
  readonly changed: readonly PersonDuty[];
}

/** Persons' duties opened, closed and changed: compared by key and content, so that a deadline that moved is seen as moved. */
export function personChanges(before: readonly Duty[], after: readonly Duty[]): PersonChanges {
  const persons = (duties: readonly Duty[]) =>
    new Map(duties.flatMap((duty) => (duty.kind === 'person' ? [[duty.key, duty] as const] : [])));
  const [was, is] = [persons(before), persons(after)];
  return {
    opened: [...is.values()].filter(({ key }) => !was.has(key)),
    closed: [...was.values()].filter(({ key }) => !is.has(key)),
    changed: [...is.values()].filter((duty) => {
      const old = was.get(duty.key);
      // By canonical text: a stored duty comes back with its keys in another order.
      return old !== undefined && canonical(old) !== canonical(duty);
    }),
  };
}

export const machineDuties = (duties: readonly Duty[]): readonly MachineDuty[] => duties.filter(isMachine);

/** The earliest date of a timer. */
export const nextDue = (machine: readonly MachineDuty[]): Instant | null =>
  machine.flatMap((duty) => (duty.kind === 'timer' ? [duty.due] : [])).sort()[0] ?? null;

/** Whether a machine act is owed at once. */
export const owesAtOnce = (machine: readonly MachineDuty[], openChildren: number): boolean =>
  machine.some((duty) => duty.kind !== 'timer' && isOwed(duty, '', openChildren));

/** The runner must be told of a new act and of an earlier date; a date gone or later it finds out by itself. */
export function mustPoke(before: readonly MachineDuty[], after: readonly MachineDuty[]): boolean {
  const [was, is] = [nextDue(before), nextDue(after)];
  if (is !== null && (was === null || is < was)) return true;
  return after.some((duty) => duty.kind !== 'timer' && !before.some(({ key }) => key === duty.key));
}
