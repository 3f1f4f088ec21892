import { addDays, beijingDay } from '../../../domain/calendar/beijing';
import { later } from '../../../domain/kernel/time';
import { parsePlan } from '../../../domain/draw/plan/parse';
import type { PersonDuty } from '../../../domain/kernel/duty';
import type { ProcessName } from '../../../contracts/runner';
import { beaconForm } from '../../../contracts/beacon-form';
import { pathOf } from '../../../contracts/routes/parts';
import type { ActView, FieldView } from '../../../contracts/views/common';
import type { InspectionState } from '../../../workflows/inspection/state';
import { sha256 } from '../../../journal/canonical';
import { draftPlan } from '../../../workflows/joint-task/draw/plan';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { fieldsOf } from '../../forms';
import { DRAW_COMMANDS } from '../draw-room/commands';
import type { Viewer } from '../index';
import { commandTitle } from '../words';
import type { Asked } from './ask';
import { ALTERNATIVES, awaits, barred, isNamed, schemaOf } from './law';
import { hidden } from './hidden';

/** The page on which acts stand: some commands have their form on a page of its own. */
type ActsPage = 'task' | 'scheme' | 'officers' | 'recusal' | 'draw' | 'inspection';

export interface Scene {
  readonly process: ProcessName;
  readonly id: string;
  readonly page: ActsPage;
  readonly asked: Asked;
  readonly viewer: Viewer;
}

const PAGE_OF: Readonly<Record<string, 'scheme' | 'officers' | 'recusal' | 'entry'>> = {
  saveScheme: 'scheme',
  submitScheme: 'scheme',
  confirmRoster: 'officers',
  declareClear: 'officers',
  declareConflict: 'officers',
  appointOfficer: 'officers',
  decideRecusal: 'recusal',
  arrive: 'entry',
  enterResults: 'entry',
};

/** Null: the form stands here. */
function hrefOf({ id, page }: Scene, command: string): string | null {
  const home = DRAW_COMMANDS.has(command) ? 'draw' : PAGE_OF[command];
  if (home === undefined || home === page) return null;
  return home === 'entry' ? pathOf('/m/v', id) : `${pathOf('/c/tasks', id)}/${home}`;
}

/** The open duties that await this viewer, four eyes seen to. */
export const dutiesFor = ({ process, asked, viewer }: Scene): readonly PersonDuty[] =>
  asked.duties.filter(
    (duty): duty is PersonDuty =>
      duty.kind === 'person' &&
      awaits(duty, viewer) &&
      asked.permits[duty.command]?.ok === true &&
      barred(process, asked.life.state, duty, viewer) === null,
  );

/**
 * 能做的事: the commands that this post may send now, because it is awaited, with what may be done instead. A form is made
 * from the command's schema; a command with a page of its own leads there.
 */
export function actsOf(scene: Scene): readonly ActView[] {
  const acts = dutiesFor(scene).flatMap((duty) =>
    [duty.command, ...(ALTERNATIVES[duty.command] ?? [])]
      .filter((command) => scene.asked.permits[command]?.ok === true)
      .map((command) => actOf(scene, duty, command)),
  );
  // Several commands of one page are one way there; one command for several subjects stays several acts.
  return acts.filter((act, index) => acts.findIndex((other) => sameWay(other, act)) === index);
}

const sameWay = (a: ActView, b: ActView): boolean =>
  a.href !== null ? a.href === b.href : b.href === null && a.command === b.command && a.subject === b.subject;

function actOf(scene: Scene, duty: PersonDuty, command: string): ActView {
  const href = hrefOf(scene, command);
  const schema = schemaOf(scene.process, command);
  return {
    command,
    title: commandTitle(command),
    subject: PER_SUBJECT.has(command) ? (duty.subject ?? null) : null,
    main: command === duty.command && isNamed(duty, scene.viewer),
    fields:
      href === null && schema
        ? withBeacon(
            scene,
            command,
            withSecrets(scene, command, fieldsOf(schema, valuesOf(scene, duty, command)) ?? []),
          )
        : [],
    href,
  };
}

/** Commands that are sent once for each subject. */
const PER_SUBJECT: ReadonlySet<string> = new Set(['decideRecusal', 'retryAct', 'openEscrow']);

/** What is filled in already. */
function valuesOf(
  { asked, viewer }: Scene,
  { subject }: PersonDuty,
  command: string,
): Readonly<Record<string, string>> {
  switch (command) {
    case 'decideRecusal':
      return { recusal: subject ?? '' };
    case 'retryAct':
      return { key: subject ?? '' };
    case 'openEscrow':
      return { party: subject ?? '' };
    case 'signPlan': {
      // What is signed is what the page shows: its hash goes with the form (PLAN_CHANGED else).
      const plan = draftPlan(asked.life.state as JointTaskState, asked.now, sha256);
      return plan.ok ? { planHash: plan.value.hash } : {};
    }
    case 'passReview':
    case 'returnResults':
      return { org: viewer.org };
    case 'scheduleVisits': {
      const { scheme } = asked.life.state as JointTaskState;
      const tomorrow = addDays(beijingDay(asked.now), 1);
      return { from: scheme ? later(tomorrow, scheme.window.from) : tomorrow };
    }
    default:
      return {};
  }
}

/** A share is made or opened in the browser (draw.md §2): it binds the draw's id and the party's, so the form carries both. */
function withSecrets({ asked, viewer }: Scene, command: string, fields: readonly FieldView[]): readonly FieldView[] {
  const shown = fields.map((field) =>
    PREFILLED.has(`${command}.${field.name}`) ? { ...field, widget: 'hidden' as const } : field,
  );
  if (!OF_A_SHARE.has(command)) return shown;
  const { draw } = asked.life.state as JointTaskState;
  const bound = hidden('draw', draw.pool?.drawId ?? '');
  return command === 'openEscrow' ? [...shown, bound] : [...shown, bound, hidden('party', viewer.org)];
}
const OF_A_SHARE: ReadonlySet<string> = new Set(['commitShare', 'revealShare', 'openEscrow']);
const PREFILLED: ReadonlySet<string> = new Set([
  'decideRecusal.recusal',
  'retryAct.key',
  'signPlan.planHash',
  'openEscrow.party',
]);

/** Who types a beacon is told first how that of this plan is written. */
function withBeacon({ asked }: Scene, command: string, fields: readonly FieldView[]): readonly FieldView[] {
  if (command !== 'setBeacon') return fields;
  const plan = parsePlan((asked.life.state as JointTaskState).draw.planText);
  const hint = plan.ok ? beaconForm(plan.value.beacon) : null;
  return fields.map((field) => ({ ...field, hint }));
}

/** Whether the viewer's department awaits its own entry, or its review, here and now. */
export function mayActOn(scene: Scene, command: 'enterResults' | 'passReview'): boolean {
  const part = (scene.asked.life.state as InspectionState).parts[scene.viewer.org];
  return part !== undefined && dutiesFor(scene).some((duty) => duty.command === command && duty.org === part.org);
}
