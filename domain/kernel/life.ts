import { calendarOf } from '../calendar/calendar';
import { deadline, type Rung } from '../clocks/deadline';
import { ladder } from '../clocks/ladder';
import { parameterOf } from '../clocks/parameters';
import type { ClockDuty, Duty, PersonDuty, TimerDuty } from './duty';
import type { AnyProcess, DutyContext, Stamped, Versions } from './process';
import type { Instant } from './time';

/** What the kernel itself remembers of every process beside the process's own state. */
export interface Life {
  readonly state: unknown;
  /** The highest rung climbed, by duty key. */
  readonly rungs: Readonly<Record<string, Rung>>;
  /** Acts that failed for good and wait for ops, by duty key. */
  readonly incidents: Readonly<Record<string, Incident>>;
  /** How often an act of that key has been taken up again, so that no incident's key is used twice. */
  readonly retries: Readonly<Record<string, number>>;
}

export interface Incident {
  readonly act: string;
  readonly reason: string;
  readonly since: Instant;
}

/** The events of the kernel, the same in every process. */
export type KernelEvent =
  | { readonly type: 'rungClimbed'; readonly key: string; readonly rung: Rung }
  | { readonly type: 'actFailed'; readonly key: string; readonly act: string; readonly reason: string }
  | { readonly type: 'actRetried'; readonly key: string; readonly reason: string };

const KERNEL_EVENTS: ReadonlySet<string> = new Set<KernelEvent['type']>(['rungClimbed', 'actFailed', 'actRetried']);
export const RUNG_ORDER: readonly Rung[] = ['reminder', 'escalation', 'breach'];
/** The activity that climbs a rung. */
export const RUNG_ACT: Readonly<Record<Rung, string>> = {
  reminder: 'remind',
  escalation: 'escalate',
  breach: 'breach',
};

export const newLife = (process: AnyProcess): Life => ({ state: process.empty, rungs: {}, incidents: {}, retries: {} });

const isKernelEvent = (event: { type: string }): event is Stamped<KernelEvent> => KERNEL_EVENTS.has(event.type);

export function evolveLife(process: AnyProcess, life: Life, event: Stamped<{ readonly type: string }>): Life {
  if (!isKernelEvent(event)) return settled(process, { ...life, state: process.evolve(life.state, event) });
  switch (event.type) {
    case 'rungClimbed':
      return { ...life, rungs: { ...life.rungs, [event.key]: event.rung } };
    case 'actFailed':
      return {
        ...life,
        incidents: { ...life.incidents, [event.key]: { act: event.act, reason: event.reason, since: event.at } },
      };
    case 'actRetried': {
      const { [event.key]: _taken, ...incidents } = life.incidents;
      return { ...life, incidents, retries: { ...life.retries, [event.key]: (life.retries[event.key] ?? 0) + 1 } };
    }
  }
}

/** An incident whose act is owed no more is over: somebody did by hand what it was for, or the process went on without it. */
function settled(process: AnyProcess, life: Life): Life {
  if (Object.keys(life.incidents).length === 0) return life;
  const calendar = calendarOf(process.versions(life.state).calendar);
  const owed = new Set(process.duties(life.state, { calendar }).map(({ key }) => key));
  const incidents = Object.entries(life.incidents).filter(([key]) => owed.has(key));
  return { ...life, incidents: Object.fromEntries(incidents) };
}

/** Everything owed now: the process's own duties, incidents in place of failed acts, and one timer for each open ladder. */
export function dutiesOf(process: AnyProcess, life: Life, context: DutyContext): readonly Duty[] {
  return process.duties(life.state, context).flatMap((duty): Duty[] => {
    if (duty.kind === 'person' || duty.kind === 'clock') return [duty, ...nextRung(duty, life, context)];
    const incident = life.incidents[duty.key];
    if (!incident) return [duty];
    const waiting = incidentDuty(
      duty.key,
      duty.stage,
      incident,
      life.retries[duty.key] ?? 0,
      process.versions(life.state),
      context,
    );
    return [waiting, ...nextRung(waiting, life, context)];
  });
}

/** 系统故障: an act that failed for good waits for ops, who set it right and take it up again. */
function incidentDuty(
  key: string,
  stage: string,
  { since }: Incident,
  retries: number,
  versions: Versions,
  { calendar }: DutyContext,
): PersonDuty {
  const { budget, ends, basis } = parameterOf(versions.parameters, 'incident');
  return {
    kind: 'person',
    key: `incident/${key}/${retries + 1}`,
    stage,
    role: 'ops',
    org: 'ops',
    command: 'retryAct',
    subject: key,
    deadline: deadline({ start: since, budget, ends, calendar: versions.calendar, pauses: [], basis }, calendar),
  };
}

function nextRung(duty: PersonDuty | ClockDuty, life: Life, { calendar }: DutyContext): TimerDuty[] {
  if (!duty.deadline) return [];
  const climbed = life.rungs[duty.key];
  const rungs = ladder(duty.deadline, calendar).filter(
    ({ rung }) => !climbed || RUNG_ORDER.indexOf(rung) > RUNG_ORDER.indexOf(climbed),
  );
  const next = rungs[0];
  if (!next) return [];
  const { key, stage, role, org } = duty;
  return [
    {
      kind: 'timer',
      key: `${key}/ladder`,
      stage,
      act: RUNG_ACT[next.rung],
      due: next.at,
      ladder: { of: key, role, org, rungs },
    },
  ];
}

/** The highest rung that is overdue at `now`, if any: after a long stop the ladder is climbed in one step. */
export const overdueRung = (timer: TimerDuty, now: Instant): Rung | undefined =>
  timer.ladder?.rungs.filter(({ at }) => at <= now).at(-1)?.rung;
