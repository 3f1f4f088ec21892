import { WorkflowExecutionAlreadyStartedError } from '@temporalio/common';
import {
  ActivityFailure,
  CancellationScope,
  condition,
  continueAsNew,
  defineSignal,
  isCancellation,
  log,
  ParentClosePolicy,
  proxyActivities,
  proxyLocalActivities,
  setCurrentDetails,
  setHandler,
  sleep,
  startChild,
  workflowInfo,
} from '@temporalio/workflow';
import {
  ADVANCED,
  TASK_TIMEOUT,
  type Act,
  type ActName,
  type ACTS,
  type ChildRef,
  type LoadActivities,
  type Owed,
  type ProcessName,
  type ProcessRef,
} from '../contracts/runner';

/** How long one try of an act may take; between tries the pauses grow to a minute, and the tries never end by themselves. */
export interface ActTime {
  readonly within: `${number} ${'seconds' | 'minutes'}`;
}

/** What `workflow.ts` says of a process: its stages in order, the acts a machine may owe in each, and the ladder's acts of any stage. */
export interface Course<Name extends ProcessName> {
  readonly stages: Readonly<Record<string, Partial<Readonly<Record<ActOf<Name>, ActTime>>>>>;
  readonly anyStage: Partial<Readonly<Record<ActOf<Name>, ActTime>>>;
}
type ActOf<Name extends ProcessName> = (typeof ACTS)[Name][number];

/** A worker that was killed is noticed so soon; activities beat every second (activities/attempt.ts). */
const SILENCE = '5 seconds';
const RETRY = { initialInterval: '1 second', backoffCoefficient: 2, maximumInterval: '1 minute' } as const;
/** An act that a newer release knows and this code does not: it is performed all the same. */
const UNNAMED: ActTime = { within: '30 seconds' };
/** Starts in flight at a time: what keeps a server of two cores busy (design: fan-out). */
const BATCH = 100;
/** A run of ten thousand children hands over long before the server's own limit. */
const LONG_HISTORY = 2_500;

const advanced = defineSignal<[epoch: number]>(ADVANCED);
const { load } = proxyLocalActivities<LoadActivities>({
  startToCloseTimeout: '10 seconds',
  // A database that is away for long waits in timers, not in a workflow task kept open.
  localRetryThreshold: '3 seconds',
  retry: { initialInterval: '200 milliseconds', maximumInterval: '30 seconds' },
});

/**
 * Carries a process from begin to end: read what is owed, do it, else wait for a date or for news. It holds no domain state,
 * so that it can be lost, restarted and replayed at will, and it never fails: what fails for good is a duty of ops.
 */
export async function carry<Name extends ProcessName>(first: ProcessRef, course: Course<Name>): Promise<void> {
  const perform = performers(course);
  let ref = first;
  let woken = false;
  let began = false;
  let timer = new CancellationScope();
  // Only the relay raises the epoch of a running workflow; raising it and poking is one statement.
  setHandler(advanced, (epoch) => {
    woken = true;
    if (epoch > ref.epoch) ref = { ...ref, epoch };
  });
  for (;;) {
    // Cleared before the read: a signal during the read means another turn.
    woken = false;
    const { owed, started } = await settle(() => ref, perform);
    began ||= started;
    if (woken) continue;
    if (owed.over) return;
    // A run that began children hands over, so that their ends, each of which the inbox tells, do not fill its history.
    if (began || isLong()) await continueAsNew<(ref: ProcessRef) => Promise<void>>(ref);
    // The timer before is left until another is set: a run that ends or hands over does not stop it first.
    timer.cancel();
    timer = timerOf(owed, () => (woken = true));
    await condition(() => woken);
  }
}

/** Performs acts and starts children until nothing is owed at once; each answers what is owed then. */
async function settle(ref: () => ProcessRef, perform: (act: string, ref: ProcessRef, key: string) => Promise<Owed>) {
  let owed = await load(ref(), []);
  let started = false;
  for (;;) {
    setCurrentDetails(owed.details);
    if (owed.act) owed = await perform(owed.act.name, ref(), owed.act.key);
    else if (owed.start.length > 0 && !isLong()) {
      started = true;
      owed = await load(ref(), await startChildren(owed.start));
    } else return { owed, started };
  }
}

const isLong = (): boolean => workflowInfo().continueAsNewSuggested || workflowInfo().historyLength > LONG_HISTORY;

/** Waits for the date, if there is one: a timer that says in Temporal's own UI what it is for. */
function timerOf({ waitMs, waits }: Owed, ring: () => void): CancellationScope {
  const scope = new CancellationScope();
  if (waitMs !== null) void scope.run(() => sleep(waitMs, { summary: waits })).then(ring, () => undefined);
  return scope;
}

/** Begins the children's workflows; one that runs already is started. They outlive this run and are not waited for. */
async function startChildren(children: readonly ChildRef[]): Promise<readonly string[]> {
  const batch = children.slice(0, BATCH);
  await Promise.all(batch.map(start));
  return batch.map(({ id }) => id);
}

async function start({ type, id, epoch }: ChildRef): Promise<void> {
  const options = {
    workflowId: id,
    args: [{ id, epoch }],
    parentClosePolicy: ParentClosePolicy.ABANDON,
    workflowTaskTimeout: TASK_TIMEOUT,
  };
  try {
    await startChild(type, options);
  } catch (error) {
    if (!(error instanceof WorkflowExecutionAlreadyStartedError)) throw error;
  }
}

/** Every act is an activity type of its own, with the time that the process gives it. */
function performers<Name extends ProcessName>({ stages, anyStage }: Course<Name>) {
  const times: Partial<Record<string, ActTime>> = Object.assign({}, anyStage, ...Object.values(stages));
  return async (act: string, ref: ProcessRef, key: string): Promise<Owed> => {
    const { within } = times[act] ?? UNNAMED;
    const acts = proxyActivities<Record<ActName, Act>>({
      startToCloseTimeout: within,
      heartbeatTimeout: SILENCE,
      retry: RETRY,
      summary: key,
    });
    try {
      return await acts[act as ActName](ref, key);
    } catch (error) {
      if (isCancellation(error) || !(error instanceof ActivityFailure)) throw error;
      // Cannot be: failures for good are handed in as an incident. A pause and another turn, rather than a dead workflow.
      log.error('an activity failed for good', { act, key });
      await condition(() => false, '1 minute', { summary: `再试 ${act}` });
      return load(ref, []);
    }
  };
}
