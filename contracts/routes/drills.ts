import { z } from 'zod';
import { CreateClock, MoveClock } from '../commands/clock';
import type { AwaitedItem, ClockView, ImportSummary, VerificationView } from '../views/drill';
import { FILE, NoParams, NONE, NoQuery, view } from './parts';
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
  importDrillTargets: route({
    method: 'post',
    path: '/api/v1/clocks/{id}/targets',
    who,
    params: ClockPath,
    query: NoQuery,
    body: FILE,
    fileMb: 64,
    response: view<ImportSummary>('ImportSummary', '名录导入结果'),
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
    response: view<VerificationView>('Verification', '记录链核验结果'),
    status: 200,
    kind: 'json',
    tag,
    summary: { zh: '核验全部记录链', en: 'Verify every chain of the journal' },
  }),
} as const;
