import type { OWN_ROUTES, RouteId } from '../../contracts/routes';
import type { Call } from '../call';
import type { Metrics } from '../metrics';
import type { Replied } from '../reply';
import type { Services } from '../services';
import * as access from './access';
import { openTask } from './commands';
import * as drills from './drills';
import * as posts from './form-posts';
import { docs, live, metricsOf, openapi, ready } from './machine';
import * as pages from './pages';
import * as reads from './reads';

type HandlerOf<K extends RouteId> = (call: Call<(typeof OWN_ROUTES)[K]>, services: Services) => Promise<Replied>;

/** A handler for every row of the table that is no command; the type misses none. */
export const handlersOf = (metrics: Metrics): { readonly [K in RouteId]: HandlerOf<K> } => ({
  ...access,
  createTask: openTask,
  ...reads,
  ...drills,
  ...pages,
  ...posts,
  live,
  ready,
  metrics: metricsOf(metrics),
  openapi,
  docs,
});
