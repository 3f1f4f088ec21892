import { tellRefusal } from '../../../contracts/refusals';
import type { WhyNotView } from '../../../contracts/views/common';
import { isMachine, type PersonDuty } from '../../../domain/kernel/duty';
import { refuse, type Refusal } from '../../../domain/kernel/result';
import type { InspectionState } from '../../../workflows/inspection/state';
import { departmentsOf, rosteredOf, type JointTaskState } from '../../../workflows/joint-task/state';
import { commandTitle } from '../words';
import { dutiesFor, type Scene } from './acts';
import { awaits, barred, commandsOf, NOT_AWAITED, rulesOf, stagesOf } from './law';

/** As many answers as a page shows, and how many of them about what is past. */
const MOST = 5;
const MOST_PAST = 2;
/** What stands beside another command is told with it; a machine's incident is asked after by nobody. */
const TOLD_WITH_ANOTHER: ReadonlySet<string> = new Set([
  'submitScheme',
  'returnScheme',
  'askChange',
  'declareConflict',
  'returnResults',
  'retryAct',
]);

/**
 * 为什么不能…: the commands of the viewer's role that are not among the acts, each with the refusal's own words. Those of the
 * present stage come first, then what comes next, then what is past.
 * @param here the commands of a page that has its own; absent: all
 */
export function whyNotOf(scene: Scene, here?: ReadonlySet<string>): readonly WhyNotView[] {
  const { process, asked, viewer } = scene;
  const allowed = new Set(dutiesFor(scene).map(({ command }) => command));
  if (allowed.has('submitScheme')) allowed.add('saveScheme');
  const told = commandsOf(process, viewer)
    .filter(
      (command) =>
        (here?.has(command) ?? true) &&
        !TOLD_WITH_ANOTHER.has(command) &&
        !allowed.has(command) &&
        concerns(scene, command),
    )
    .flatMap((command) => {
      const permit = asked.permits[command];
      const refusal = permit && !permit.ok ? permit.refusal : unawaited(scene, command);
      return refusal ? [{ command, refusal }] : [];
    })
    .sort((a, b) => distance(scene, a.command) - distance(scene, b.command));
  const ended = told.find(({ refusal }) => refusal.code === 'PROCESS_ENDED');
  if (ended) return [{ title: '为什么不能再办理', text: tellRefusal(refuse('PROCESS_ENDED').refusal) }];
  const past = told.filter(({ command }) => isPast(scene, command));
  const ahead = told.filter(({ command }) => !isPast(scene, command));
  // Of what is past the scheme is asked after most: why it cannot be changed any more.
  const kept = past.filter(({ command }, index) => command === 'saveScheme' || index < MOST_PAST - 1);
  return [...ahead.slice(0, MOST - kept.length), ...kept].map(({ command, refusal }) => ({
    title: `为什么不能${commandTitle(command)}`,
    text: tellRefusal(refusal),
  }));
}

/** A permitted command that awaits nobody of this post, or this person of all must not send it. */
function unawaited({ process, asked, viewer }: Scene, command: string): Refusal | null {
  const mine = asked.duties.find(
    (duty): duty is PersonDuty => duty.kind === 'person' && duty.command === command && awaits(duty, viewer),
  );
  if (mine) return barred(process, asked.life.state, mine, viewer);
  const machine = asked.duties.filter(isMachine);
  if (command === 'setBeacon') {
    const closing = machine.find((duty) => duty.kind === 'timer' && !duty.ladder);
    return closing?.kind === 'timer' ? refuse('REVEAL_OPEN', { by: closing.due }).refusal : null;
  }
  // The pool is being frozen: the share binds a draw that has no id yet.
  if (command === 'commitShare' && machine.some(({ kind }) => kind === 'effect'))
    return refuse('WRONG_STAGE', { command: commandTitle(command), stage: '名录未锁定', allowed: '名录锁定后' })
      .refusal;
  return NOT_AWAITED[command] ?? null;
}

const stageOf = (state: unknown): string => (state as { readonly stage: string }).stage;

/** Whether the command is for this viewer's department at all: the lead's affairs are told to the lead alone. */
function concerns({ process, asked, viewer }: Scene, command: string): boolean {
  const of = rulesOf(process)[command]?.of;
  const state = asked.life.state as JointTaskState | InspectionState;
  const departments =
    process === 'jointTask' ? departmentsOf(state as JointTaskState) : Object.keys((state as InspectionState).parts);
  switch (of) {
    case 'lead':
      return viewer.org === state.lead;
    case 'participant':
      return viewer.org !== state.lead && departments.includes(viewer.org);
    case 'party':
      return departments.includes(viewer.org);
    case 'rostered':
      return rosteredOf(state as JointTaskState).includes(viewer.org);
    case 'officer':
      return viewer.officer !== null;
    default:
      return false;
  }
}

/** How many stages ahead a command belongs, 0 the present one; those past are negative. */
function stepsTo({ process, asked }: Scene, command: string): number {
  const stages = rulesOf(process)[command]?.stages ?? 'any';
  if (stages === 'any') return 0;
  const order = stagesOf(process);
  const steps = stages.map((stage) => order.indexOf(stage) - order.indexOf(stageOf(asked.life.state)));
  return steps.includes(0) ? 0 : (steps.filter((step) => step > 0).sort((a, b) => a - b)[0] ?? Math.max(...steps));
}

const isPast = (scene: Scene, command: string): boolean => stepsTo(scene, command) < 0;
/** The present stage, then the next ones, then those past, newest first. */
const distance = (scene: Scene, command: string): number => {
  const steps = stepsTo(scene, command);
  return steps < 0 ? 100 - steps : steps;
};
