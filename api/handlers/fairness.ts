import type { FAIRNESS_ROUTES } from '../../contracts/routes/fairness';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { contextOf } from '../http/context';
import { html, json, type Replied } from '../http/reply';
import type { Services } from '../services';

type Routes = typeof FAIRNESS_ROUTES;
type Handler<K extends keyof Routes> = (call: Call<Routes[K]>, services: Services) => Promise<Replied>;

const fairness: Handler<'fairness'> = async (call, { readModels }) => json(await readModels.fairness(viewerOf(call)));

const fairnessPage: Handler<'fairnessPage'> = async (call, services) => {
  const view = await services.readModels.fairness(viewerOf(call));
  return html(services.pages.fairness(view, await contextOf(call.request.originalUrl, call.viewer, services)));
};

export const fairnessHandlers = { fairness, fairnessPage };
