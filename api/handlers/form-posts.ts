import { refuse, type Result } from '../../domain/kernel/result';
import { COMMANDS } from '../../contracts/commands';
import { CreateTask } from '../../contracts/commands/joint-task';
import { COMMAND_ROUTES } from '../../contracts/routes/commands';
import { inspectionId, pathOf, type CommandAnswer } from '../../contracts/routes/parts';
import type { PAGE_ROUTES } from '../../contracts/routes/pages';
import type { Route } from '../../contracts/routes/route';
import type { ProcessName } from '../../contracts/runner';
import type { ActView } from '../../contracts/views/common';
import type { PageContext, RefusedForm, Render } from '../../contracts/views/page';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { contextOf } from '../http/context';
import { departmentsAt, isInReach, mayEnter } from '../http/door';
import { bodyFrom, postedAt, withTyped } from '../forms';
import { notedByHandle, processOf } from '../http/mount';
import { parseBy } from '../http/parse';
import { commandIdIn, one, refusedForm, seqIn } from '../http/posted';
import { originOf } from '../http/origin';
import { redirect, type Replied } from '../http/reply';
import { DRAW_COMMANDS } from '../read-models/draw-room/commands';
import type { Services } from '../services';
import { actorOf } from './commands';
import { tasksView } from './task-list';

type Pages = typeof PAGE_ROUTES;
type Form = Call<Pages['taskForm']> | Call<Pages['inspectionForm']>;

/** A command by a form: judged by the same row of the route table as the same command by a program. */
async function send(process: ProcessName, id: string, form: Form, services: Services): Promise<Result<CommandAnswer>> {
  const { command } = form.params;
  const schema = Object.hasOwn(COMMANDS[process], command) ? COMMANDS[process][command] : undefined;
  const row: Route | undefined = COMMAND_ROUTES[`${process}.${command}`];
  if (!schema || !row) return refuse('UNKNOWN_COMMAND', { command });
  const viewer = viewerOf(form);
  const entered = mayEnter(row, viewer);
  if (!entered.ok) return entered;
  const inReach = isInReach(row, viewer, id, await departmentsAt(row, id, services));
  if (!inReach.ok) return inReach;
  const commandId = commandIdIn(form.body);
  if (!commandId.ok) return commandId;
  const body = parseBy(schema, bodyFrom(schema, form.body), postedAt(form.body));
  if (!body.ok) return body;
  return notedByHandle(
    await services.journal.handle({
      process: id,
      id: commandId.value,
      type: command,
      body: body.value,
      actor: actorOf(viewer),
      expected: seqIn(form.body),
    }),
  );
}

/** The page that a command's form stands on, where it is not the process's own. */
const PAGE_OF: Readonly<Record<string, 'scheme' | 'officers' | 'recusal' | 'draw' | 'entry'>> = {
  ...Object.fromEntries([...DRAW_COMMANDS].map((command) => [command, 'draw' as const])),
  saveScheme: 'scheme',
  submitScheme: 'scheme',
  confirmRoster: 'officers',
  declareClear: 'officers',
  declareConflict: 'officers',
  applyRecusal: 'officers',
  orderRecusal: 'officers',
  appointOfficer: 'officers',
  decideRecusal: 'recusal',
  arrive: 'entry',
  enterResults: 'entry',
};

const TASK_PAGES: ReadonlySet<string> = new Set(['scheme', 'officers', 'recusal', 'draw']);
const PLACE = /^\d{1,5}\.\d{1,2}$/;

interface Shown {
  /** Null: the viewer may not see it any more. */
  page(refused: RefusedForm): Promise<string | null>;
  readonly path: string;
}

async function rendered<View extends { readonly acts: readonly ActView[] }>(
  view: View | null,
  render: Render<View>,
  refused: RefusedForm,
  context: (refused: RefusedForm) => Promise<PageContext>,
): Promise<string | null> {
  return view && render({ ...view, acts: withTyped(view.acts, refused) }, await context(refused));
}

/** The address of the page that a form stands on. */
function addressOf(process: ProcessName, id: string, which: string | undefined): string {
  if (process === 'inspection') return pathOf(which === 'entry' ? '/m/v' : '/c/inspections', id);
  const task = pathOf('/c/tasks', id);
  return which !== undefined && TASK_PAGES.has(which) ? `${task}/${which}` : task;
}

/** The page of a form: where success leads, and what a refusal is shown on. */
function pageOf(process: ProcessName, id: string, call: Form, services: Services): Shown {
  const { readModels, pages } = services;
  const viewer = viewerOf(call);
  const named = one(call.body, 'page');
  // A notary is of no department: of a task he sees the draw room alone, whatever page his form names.
  const which = viewer.role === 'notary' ? 'draw' : named !== '' ? named : PAGE_OF[call.params.command];
  // The place that a form of the officers' page was about stays picked.
  const picked = PLACE.test(one(call.body, 'at')) ? one(call.body, 'at') : undefined;
  const path = addressOf(process, id, which) + (which === 'officers' && picked ? `?at=${picked}` : '');
  const at = (refused: RefusedForm) => contextOf(path, viewer, services, refused);
  const page = async (refused: RefusedForm): Promise<string | null> => {
    if (process === 'inspection') {
      const render = which === 'entry' ? pages.entry : pages.inspection;
      return rendered(await readModels.inspection(viewer, id), render, refused, at);
    }
    if (which === 'scheme') return rendered(await readModels.scheme(viewer, id), pages.scheme, refused, at);
    if (which === 'officers')
      return rendered(await readModels.officers(viewer, id, { at: picked, limit: 20 }), pages.officers, refused, at);
    if (which === 'recusal') return rendered(await readModels.recusal(viewer, id), pages.recusal, refused, at);
    if (which === 'draw')
      return rendered(
        await readModels.drawRoom(viewer, id, originOf(call.request, services)),
        pages.drawRoom,
        refused,
        at,
      );
    return rendered(await readModels.task(viewer, id), pages.task, refused, at);
  };
  return { path, page };
}

async function post(process: ProcessName, call: Form, services: Services): Promise<Replied> {
  const id = processOf(call.route, call.params) ?? '';
  const shown = pageOf(process, id, call, services);
  const result = await send(process, id, call, services);
  if (result.ok) return redirect(shown.path);
  const page = await shown.page(await refusedForm(call.params.command, result.refusal, call.body, services));
  return page === null ? result : { ...result, page };
}

const taskForm = (call: Call<Pages['taskForm']>, services: Services): Promise<Replied> =>
  post('jointTask', call, services);
const inspectionForm = (call: Call<Pages['inspectionForm']>, services: Services): Promise<Replied> =>
  post('inspection', call, services);

/** The address of a form, opened by itself: its page. */
const taskFormAddress = ({ params }: Call<Pages['taskFormAddress']>): Promise<Replied> =>
  Promise.resolve(redirect(addressOf('jointTask', params.id, PAGE_OF[params.command])));
const inspectionFormAddress = ({ params }: Call<Pages['inspectionFormAddress']>): Promise<Replied> =>
  Promise.resolve(redirect(addressOf('inspection', inspectionId(params), PAGE_OF[params.command])));

async function createTaskForm(call: Call<Pages['createTaskForm']>, services: Services): Promise<Replied> {
  const made = await openTask(call, services);
  if (made.ok) return redirect(`${pathOf('/c/tasks', made.value.process)}/scheme`);
  const viewer = viewerOf(call);
  const view = await tasksView(viewer, { limit: 20 }, services);
  const context = await contextOf(
    '/c/tasks',
    viewer,
    services,
    await refusedForm('createTask', made.refusal, call.body, services),
  );
  return { ...made, page: services.pages.tasks(view, context) };
}

async function openTask(
  { body, viewer }: Call<Pages['createTaskForm']>,
  { journal, settings }: Services,
): Promise<Result<CommandAnswer>> {
  const commandId = commandIdIn(body);
  if (!commandId.ok) return commandId;
  const clock = one(body, 'clock');
  if (clock !== '' && !settings.drills) return refuse('DRILLS_OFF');
  const parsed = parseBy(CreateTask, { name: one(body, 'name'), ...(clock === '' ? {} : { clock }) });
  if (!parsed.ok) return parsed;
  return notedByHandle(await journal.createTask(commandId.value, parsed.value, actorOf(viewerOf({ viewer }))));
}

export const formHandlers = { taskForm, inspectionForm, taskFormAddress, inspectionFormAddress, createTaskForm };
