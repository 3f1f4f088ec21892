import type { Role } from '../../domain/kernel/duty';
import { tellRefusal } from '../../contracts/refusals';
import { inspectionId } from '../../contracts/routes/parts';
import type { PAGE_ROUTES } from '../../contracts/routes/pages';
import type { LoginView } from '../../contracts/views/access';
import type { Render } from '../../contracts/views/page';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { aboutIn, contextOf, safeNext } from '../http/context';
import { one } from '../http/posted';
import { problemOf } from '../http/problem';
import { html, redirect, refused as refusal, reply, type Replied } from '../http/reply';
import type { Services, Settings } from '../services';
import { sessionCookie } from './access';
import { tasksView } from './task-list';

type Pages = typeof PAGE_ROUTES;
type Page<K extends keyof Pages> = (call: Call<Pages[K]>, services: Services) => Promise<Replied>;

/** Renders a view for the viewer, or says that it does not exist or may not be seen. */
export async function show<View>(
  call: Pick<Call, 'viewer' | 'request'>,
  services: Services,
  view: View | null,
  render: Render<View>,
  id = '',
): Promise<Replied> {
  if (view === null) return refusal({ code: 'NO_SUCH_THING', facts: { id } });
  return html(render(view, await contextOf(call.request.originalUrl, call.viewer, services)));
}

const home: Page<'home'> = () => Promise.resolve(redirect('/p'));
/** Where the `type` of a problem leads. */
const problemPage: Page<'problemPage'> = (call, services) =>
  show(call, services, problemOf({ code: call.params.code, facts: {} }), services.pages.problem);
const consolePage: Page<'consolePage'> = (call, { settings }) =>
  Promise.resolve(redirect(homeOf(viewerOf(call).role, settings)));

/** A drill's clocks are all that awaits its role. */
const homeOf = (role: Role, { drills }: Settings): string => (role === 'drill' && drills ? '/c/drill' : '/c/inbox');

async function loginView(
  services: Services,
  next: string,
  login = '',
  error: string | null = null,
): Promise<LoginView> {
  return { error, login, samples: await services.sessions.samples(), next: safeNext(next) };
}

const loginPage: Page<'loginPage'> = async (call, services) => {
  const next = safeNext(call.query.next ?? '');
  if (call.viewer) return redirect(next);
  return show({ viewer: null, request: call.request }, services, await loginView(services, next), services.pages.login);
};

/** A failed login shows the page again: why, and the account as typed; never the password. */
const loginForm: Page<'loginForm'> = async (call, services) => {
  const { login, password, next } = call.body;
  const opened = await services.sessions.logIn({ login, password, kind: 'cookie' });
  if (opened.ok) {
    const { token, expiresAt, viewer } = opened.value;
    // Who logs in over another's session ends that one.
    if (call.session) await services.sessions.revoke(call.session.token);
    const to = safeNext(next);
    return reply({
      redirect: to === '/c/inbox' ? homeOf(viewer.role, services.settings) : to,
      headers: { 'Set-Cookie': sessionCookie(token, expiresAt, services.settings) },
    });
  }
  const view = await loginView(services, next, login, tellRefusal(opened.refusal));
  const page = services.pages.login(view, await contextOf('/c/login', null, services));
  return { ...opened, page };
};

const logoutForm: Page<'logoutForm'> = async ({ session, body }, { sessions, settings }) => {
  if (session) await sessions.revoke(session.token);
  // In the sample city one person plays all: who logs in next goes on with the task that was left.
  const left = settings.sample ? aboutIn(one(body, 'next')) : null;
  const login = left === null ? '/c/login' : `/c/login?next=${encodeURIComponent(pageAbout(left))}`;
  return reply({ redirect: login, headers: { 'Set-Cookie': sessionCookie('', new Date(0), settings) } });
};

const pageAbout = ({ task, process }: { readonly task: string; readonly process: string }): string =>
  process === task ? `/c/tasks/${task}` : `/c/inspections/${process}`;

const postForm: Page<'postForm'> = async ({ session, body }, { sessions }) => {
  if (!session) return refusal({ code: 'NOT_LOGGED_IN', facts: {} });
  const switched = await sessions.switchPost(session.token, session.kind, body.post);
  return switched.ok ? redirect(safeNext(body.next)) : switched;
};

const inboxPage: Page<'inboxPage'> = async (call, services) =>
  show(call, services, await services.readModels.inbox(viewerOf(call), call.query), services.pages.inbox);

const tasksPage: Page<'tasksPage'> = async (call, services) =>
  show(call, services, await tasksView(viewerOf(call), call.query, services), services.pages.tasks);

const taskPage: Page<'taskPage'> = async (call, services) =>
  show(
    call,
    services,
    await services.readModels.task(viewerOf(call), call.params.id),
    services.pages.task,
    call.params.id,
  );

const schemePage: Page<'schemePage'> = async (call, services) =>
  show(
    call,
    services,
    await services.readModels.scheme(viewerOf(call), call.params.id),
    services.pages.scheme,
    call.params.id,
  );

const recusalPage: Page<'recusalPage'> = async (call, services) =>
  show(
    call,
    services,
    await services.readModels.recusal(viewerOf(call), call.params.id),
    services.pages.recusal,
    call.params.id,
  );

const inspectionPage: Page<'inspectionPage'> = async (call, services) => {
  const id = inspectionId(call.params);
  return show(call, services, await services.readModels.inspection(viewerOf(call), id), services.pages.inspection, id);
};

const entryPage: Page<'entryPage'> = async (call, services) => {
  const id = inspectionId(call.params);
  return show(call, services, await services.readModels.inspection(viewerOf(call), id), services.pages.entry, id);
};

const publicHomePage: Page<'publicHomePage'> = async (call, services) =>
  show(call, services, await services.readModels.publicHome(), services.pages.publicHome);

const publicTaskPage: Page<'publicTaskPage'> = async (call, services) =>
  show(
    call,
    services,
    await services.readModels.publicTask(call.params.id, call.query),
    services.pages.publicTask,
    call.params.id,
  );

/** The file was not built: there is no page. */
const verifyPage: Page<'verifyPage'> = () => Promise.resolve(refusal({ code: 'NO_SUCH_THING', facts: {} }));
const verifyDrawPage: Page<'verifyDrawPage'> = ({ params: { id } }) =>
  Promise.resolve(refusal({ code: 'NO_SUCH_THING', facts: { id } }));

export const pageHandlers = {
  home,
  problemPage,
  consolePage,
  loginPage,
  loginForm,
  logoutForm,
  postForm,
  inboxPage,
  tasksPage,
  taskPage,
  schemePage,
  recusalPage,
  inspectionPage,
  entryPage,
  publicHomePage,
  publicTaskPage,
  verifyPage,
  verifyDrawPage,
};
