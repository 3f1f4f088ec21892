import type { OFFICERS_ROUTES } from '../../contracts/routes/officers';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { found, type Replied } from '../http/reply';
import type { Services } from '../services';
import { show } from './pages';

type Routes = typeof OFFICERS_ROUTES;
type Handler<K extends keyof Routes> = (call: Call<Routes[K]>, services: Services) => Promise<Replied>;

const officers: Handler<'officers'> = async (call, { readModels }) =>
  found(await readModels.officers(viewerOf(call), call.params.id, call.query), call.params.id);

const poolTargets: Handler<'poolTargets'> = async (call, { readModels }) =>
  found(await readModels.poolTargets(viewerOf(call), call.params.id, call.query), call.params.id);

const officersPage: Handler<'officersPage'> = async (call, services) => {
  const view = await services.readModels.officers(viewerOf(call), call.params.id, call.query);
  return show(call, services, view, services.pages.officers, call.params.id);
};

export const officersHandlers = { officers, poolTargets, officersPage };
