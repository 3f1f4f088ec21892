import { z } from 'zod';
import { CreateClock, MoveClock } from '../commands/clock';
import { NoParams, NONE, NoQuery } from './parts';
import { byRole, route } from './route';

const tag = { zh: '演练', en: 'Drills' };
const who = byRole({ drill: 'any' });
const ClockPath = z.object({ id: CreateClock.shape.id });

/** A drill's clock: where it stands, and how many machine acts are still owed on it (0: the clock may be moved on). */
export const ClockAnswer = z
  .object({
    id: z.string(),
    now: z.iso.datetime({ precision: 3 }),
    owed: z.int(),
    nextDue: z.iso.datetime({ precision: 3 }).nullable(),
  })
  .meta({ id: 'Clock' });
export type ClockAnswer = z.infer<typeof ClockAnswer>;

export const DRILL_ROUTES = {
  createClock: route({
    method: 'post',
    path: '/api/v1/clocks',
    who,
    params: NoParams,
    query: NoQuery,
    body: CreateClock,
    response: ClockAnswer,
    status: 201,
    kind: 'json',
    tag,
    summary: { zh: '新建演练时钟', en: 'Make a drill clock' },
  }),
  moveClock: route({
    method: 'post',
    path: '/api/v1/clocks/{id}/move',
    who,
    params: ClockPath,
    query: NoQuery,
    body: MoveClock,
    response: ClockAnswer,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '拨快演练时钟', en: 'Move a drill clock forward' },
  }),
  clock: route({
    method: 'get',
    path: '/api/v1/clocks/{id}',
    who,
    params: ClockPath,
    query: NoQuery,
    body: NONE,
    response: ClockAnswer,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '演练时钟与未办系统事项数', en: 'A drill clock and the acts still owed on it' },
  }),
} as const;
