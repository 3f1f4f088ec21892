import type { Result } from '../../domain/kernel/result';
import { CreateClock, MoveClock } from '../../contracts/commands/clock';
import { day } from '../../contracts/commands/fields';
import type { PAGE_ROUTES } from '../../contracts/routes/pages';
import { pathOf } from '../../contracts/routes/parts';
import { SAMPLE_PASSWORD } from '../../contracts/sample';
import type { ClockView, DrillView } from '../../contracts/views/drill';
import type { RefusedForm } from '../../contracts/views/page';
import type { Posted } from '../forms';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { contextOf } from '../http/context';
import { parseBy } from '../http/parse';
import { one, refusedForm } from '../http/posted';
import { html, redirect, type Replied } from '../http/reply';
import { morningOf } from '../read-models/drill/office';
import type { Services } from '../services';
import { whereDrillsAreOn } from './drills';

type Pages = typeof PAGE_ROUTES;
type Page<K extends keyof Pages> = (call: Call<Pages[K]>, services: Services) => Promise<Replied>;

/** 日期 of a form as the morning of that day. */
function morningIn(posted: Posted): Result<string> {
  const parsed = parseBy(day, one(posted, 'day'));
  return parsed.ok ? { ok: true, value: morningOf(parsed.value) } : parsed;
}

async function drillsHtml(call: Call, services: Services, refused: RefusedForm | null = null): Promise<string> {
  const viewer = viewerOf(call);
  return services.pages.drills(
    await services.readModels.drills(viewer),
    await contextOf('/c/drill', viewer, services, refused),
  );
}

async function drillHtml(
  call: Call,
  clock: ClockView,
  services: Services,
  refused: RefusedForm | null = null,
): Promise<string> {
  const view: DrillView = {
    ...(await services.readModels.drill(clock)),
    password: services.settings.sample ? SAMPLE_PASSWORD : null,
  };
  return services.pages.drill(view, await contextOf(pathOf('/c/drill', clock.id), viewerOf(call), services, refused));
}

const drillsPage: Page<'drillsPage'> = async (call, services) => html(await drillsHtml(call, services));

const drillPage: Page<'drillPage'> = async (call, services) => {
  const clock = await services.journal.clock(call.params.id);
  return clock.ok ? html(await drillHtml(call, clock.value, services)) : clock;
};

const createClockForm: Page<'createClockForm'> = async (call, services) => {
  const made = await createClock(call, services);
  if (made.ok) return redirect(pathOf('/c/drill', made.value.id));
  return {
    ...made,
    page: await drillsHtml(call, services, await refusedForm('createClock', made.refusal, call.body, services)),
  };
};

async function createClock(call: Call<Pages['createClockForm']>, { journal }: Services): Promise<Result<ClockView>> {
  const at = morningIn(call.body);
  if (!at.ok) return at;
  const parsed = parseBy(CreateClock, { id: one(call.body, 'id'), at: at.value });
  return parsed.ok ? journal.createClock(parsed.value, viewerOf(call).person) : parsed;
}

const moveClockForm: Page<'moveClockForm'> = async (call, services) => {
  const moved = await moveClock(call, services);
  if (moved.ok) return redirect(pathOf('/c/drill', moved.value.id));
  const clock = await services.journal.clock(call.params.id);
  if (!clock.ok) return clock;
  const refused = await refusedForm('moveClock', moved.refusal, call.body, services);
  return { ...moved, page: await drillHtml(call, clock.value, services, refused) };
};

/** A moment that the page has offered, or the morning of a day that was typed in. */
async function moveClock(call: Call<Pages['moveClockForm']>, { journal }: Services): Promise<Result<ClockView>> {
  const offered = one(call.body, 'to');
  const to: Result<string> = offered === '' ? morningIn(call.body) : { ok: true, value: offered };
  if (!to.ok) return to;
  const parsed = parseBy(MoveClock, { to: to.value });
  return parsed.ok ? journal.moveClock(call.params.id, parsed.value, viewerOf(call).person) : parsed;
}

const moveClockAddress: Page<'moveClockAddress'> = ({ params }) =>
  Promise.resolve(redirect(pathOf('/c/drill', params.id)));

export const drillPageHandlers = {
  moveClockAddress,
  drillsPage: whereDrillsAreOn(drillsPage),
  drillPage: whereDrillsAreOn(drillPage),
  createClockForm: whereDrillsAreOn(createClockForm),
  moveClockForm: whereDrillsAreOn(moveClockForm),
};
