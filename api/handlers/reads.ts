import { inspectionId } from '../../contracts/routes/parts';
import type { READ_ROUTES } from '../../contracts/routes/reads';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { found, json, type Replied } from '../http/reply';
import type { Services } from '../services';

type Reads = typeof READ_ROUTES;
type Read<K extends keyof Reads> = (call: Call<Reads[K]>, services: Services) => Promise<Replied>;

const inbox: Read<'inbox'> = async (call, { readModels }) => json(await readModels.inbox(viewerOf(call), call.query));

const tasks: Read<'tasks'> = async (call, { readModels }) => json(await readModels.tasks(viewerOf(call), call.query));

const task: Read<'task'> = async (call, { readModels }) =>
  found(await readModels.task(viewerOf(call), call.params.id), call.params.id);

const scheme: Read<'scheme'> = async (call, { readModels }) =>
  found(await readModels.scheme(viewerOf(call), call.params.id), call.params.id);

const recusal: Read<'recusal'> = async (call, { readModels }) =>
  found(await readModels.recusal(viewerOf(call), call.params.id), call.params.id);

const inspection: Read<'inspection'> = async (call, { readModels }) => {
  const id = inspectionId(call.params);
  return found(await readModels.inspection(viewerOf(call), id), id);
};

const publicHome: Read<'publicHome'> = async (_call, { readModels }) => json(await readModels.publicHome());

const publicTask: Read<'publicTask'> = async ({ params, query }, { readModels }) =>
  found(await readModels.publicTask(params.id, query), params.id);

const publicDraw: Read<'publicDraw'> = async ({ params }, { readModels }) =>
  found(await readModels.publicDraw(params.id), params.id);

const publicDrawOf: Read<'publicDrawOf'> = async ({ params, query }, { readModels }) =>
  found(await readModels.publicDrawOf(params.id, query.result), params.id);

export const readHandlers = {
  inbox,
  tasks,
  task,
  scheme,
  recusal,
  inspection,
  publicHome,
  publicTask,
  publicDraw,
  publicDrawOf,
};
