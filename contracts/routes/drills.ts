import { z } from 'zod';
import { CreateClock, MoveClock } from '../commands/clock';
import { awaitedAnswer, clockAnswer, importSummary, verification } from './answers/drill';
import { FILE, NoParams, NONE, NoQuery } from './parts';
import { byRole, route } from './route';

const tag = { zh: '演练', en: 'Drills' };
const who = byRole({ drill: 'any' });
const ClockPath = z.object({ id: CreateClock.shape.id });

export const DRILL_ROUTES = {
  createClock: route({
    method: 'post',
    path: '/api/v1/clocks',
    who,
    params: NoParams,
    query: NoQuery,
    body: CreateClock,
    response: clockAnswer,
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
    response: clockAnswer,
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
    response: clockAnswer,
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
    response: awaitedAnswer,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '演练中在等谁', en: 'Who is awaited in a drill' },
  }),
  importDrillTargets: route({
    method: 'post',
    path: '/api/v1/clocks/{id}/targets',
    who,
    params: ClockPath,
    query: NoQuery,
    body: FILE,
    fileMb: 64,
    response: importSummary,
    status: 201,
    kind: 'json',
    tag,
    summary: { zh: '给演练带一份自己的名录', en: 'Bring a list of its own to a drill' },
    command: 'begin',
  }),
  verification: route({
    method: 'get',
    path: '/api/v1/clocks/{id}/verification',
    who,
    params: ClockPath,
    query: NoQuery,
    body: NONE,
    response: verification,
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '核验全部记录链', en: 'Verify every chain of the journal' },
  }),
} as const;
