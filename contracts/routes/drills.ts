import { z } from 'zod';
import { CreateClock, MoveClock } from '../commands/clock';
import type { AwaitedItem, ClockView } from '../views/drill';
import { NoParams, NONE, NoQuery, view } from './parts';
import { byRole, route } from './route';

const tag = { zh: '演练', en: 'Drills' };
const who = byRole({ drill: 'any' });
const ClockPath = z.object({ id: CreateClock.shape.id });
const clockView = view<ClockView>('Clock', '演练时钟：现在、尚欠的系统事项数（为0时可以拨快）、下一个系统时刻');

export const DRILL_ROUTES = {
  createClock: route({
    method: 'post',
    path: '/api/v1/clocks',
    who,
    params: NoParams,
    query: NoQuery,
    body: CreateClock,
    response: clockView,
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
    response: clockView,
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
    response: clockView,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '演练时钟与未办系统事项数', en: 'A drill clock and the acts still owed on it' },
  }),
  awaited: route({
    method: 'get',
    path: '/api/v1/clocks/{id}/awaited',
    who,
    params: ClockPath,
    query: NoQuery,
    body: NONE,
    response: view<readonly AwaitedItem[]>('Awaited', '演练中在等的人与事'),
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '演练中在等谁', en: 'Who is awaited in a drill' },
  }),
} as const;
