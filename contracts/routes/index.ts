import { ACCESS_ROUTES } from './access';
import { COMMAND_ROUTES, createTask } from './commands';
import { DRAW_ROUTES } from './draws';
import { GIVEN_ROUTES } from './draw-given';
import { ROOM_ROUTES } from './draw-room';
import { DRILL_ROUTES } from './drills';
import { FAIRNESS_ROUTES } from './fairness';
import { MACHINE_ROUTES } from './machine';
import { OFFICERS_ROUTES } from './officers';
import { PAGE_ROUTES } from './pages';
import { READ_ROUTES } from './reads';
import type { Route } from './route';

/** Routes with a handler of their own, by operation id. */
export const OWN_ROUTES = {
  ...ACCESS_ROUTES,
  createTask,
  ...READ_ROUTES,
  ...DRAW_ROUTES,
  ...GIVEN_ROUTES,
  ...ROOM_ROUTES,
  ...DRILL_ROUTES,
  ...FAIRNESS_ROUTES,
  ...OFFICERS_ROUTES,
  ...MACHINE_ROUTES,
  ...PAGE_ROUTES,
} as const;
export type RouteId = keyof typeof OWN_ROUTES;

/** THE route table: every address the API answers under, with who may use it. */
export const ROUTES: Readonly<Record<string, Route>> = { ...OWN_ROUTES, ...COMMAND_ROUTES };
