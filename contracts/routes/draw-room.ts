import { z } from 'zod';
import { drawRoom } from './answers/draw-room';
import { NOUNS } from './commands';
import { NONE, NoQuery, TaskPath } from './parts';
import { DRAW_READERS, route } from './route';

const row = {
  method: 'get',
  who: DRAW_READERS,
  of: 'jointTask',
  params: TaskPath,
  query: NoQuery,
  body: NONE,
  status: 200,
} as const;
const page = { ...row, kind: 'page', response: z.string(), tag: { zh: '页面', en: 'Pages' } } as const;

/** 抽取室 and its projector: one view, which a page asks for again while it is looked at. */
export const ROOM_ROUTES = {
  drawRoom: route({
    ...row,
    path: '/api/v1/tasks/{id}/draw',
    kind: 'json',
    response: drawRoom,
    tag: NOUNS.jointTask.tag,
    summary: { zh: '抽取室', en: 'Where a task’s draw stands' },
  }),
  drawRoomPage: route({ ...page, path: '/c/tasks/{id}/draw', summary: { zh: '抽取室', en: 'The draw room' } }),
  drawScreenPage: route({
    ...page,
    path: '/c/tasks/{id}/draw/screen',
    summary: { zh: '抽取大屏', en: 'The draw room on a wall' },
  }),
} as const;
