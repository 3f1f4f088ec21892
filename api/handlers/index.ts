import type { OWN_ROUTES, RouteId } from '../../contracts/routes';
import type { Call } from '../http/call';
import type { Metrics } from '../metrics';
import type { Replied } from '../http/reply';
import type { Services } from '../services';
import { accessHandlers } from './access';
import { openTask } from './commands';
import { drawHandlers } from './draws';
import { givenHandlers } from './draw-given';
import { roomHandlers } from './draw-room';
import { drillHandlers } from './drills';
import { drillPageHandlers } from './drill-pages';
import { fairnessHandlers } from './fairness';
import { formHandlers } from './form-posts';
import { docs, live, metricsOf, openapi, ready } from './machine';
import { officersHandlers } from './officers';
import { pageHandlers } from './pages';
import { readHandlers } from './reads';

type HandlerOf<K extends RouteId> = (call: Call<(typeof OWN_ROUTES)[K]>, services: Services) => Promise<Replied>;

/** A handler for every row of the table that is no command; the type misses none. */
export const handlersOf = (metrics: Metrics): { readonly [K in RouteId]: HandlerOf<K> } => ({
  ...accessHandlers,
  createTask: openTask,
  ...readHandlers,
  ...drawHandlers,
  ...givenHandlers,
  ...roomHandlers,
  ...drillHandlers,
  ...drillPageHandlers,
  ...fairnessHandlers,
  ...officersHandlers,
  ...pageHandlers,
  ...formHandlers,
  live,
  ready,
  metrics: metricsOf(metrics),
  openapi,
  docs,
});
