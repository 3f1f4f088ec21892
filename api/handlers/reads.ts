import { inspectionId } from '../../contracts/routes/parts';
import type { READ_ROUTES } from '../../contracts/routes/reads';
import type { Call } from '../call';
import { viewerOf } from '../call';
import { found, json, type Replied } from '../reply';
import type { Services } from '../services';

type Reads = typeof READ_ROUTES;
type Read<K extends keyof Reads> = (call: Call<Reads[K]>, services: Services) => Promise<Replied>;

export const inbox: Read<'inbox'> = async (call, { readModels }) =>
  json(await readModels.inbox(viewerOf(call), call.query));

export const tasks: Read<'tasks'> = async (call, { readModels }) =>
  json(await readModels.tasks(viewerOf(call), call.query));

export const task: Read<'task'> = async (call, { readModels }) =>
  found(await readModels.task(viewerOf(call), call.params.id), call.params.id);

export const scheme: Read<'scheme'> = async (call, { readModels }) =>
  found(await readModels.scheme(viewerOf(call), call.params.id), call.params.id);

export const recusal: Read<'recusal'> = async (call, { readModels }) =>
  found(await readModels.recusal(viewerOf(call), call.params.id), call.params.id);

export const inspection: Read<'inspection'> = async (call, { readModels }) => {
  const id = inspectionId(call.params);
  return found(await readModels.inspection(viewerOf(call), id), id);
};

export const publicHome: Read<'publicHome'> = async (_call, { readModels }) => json(await readModels.publicHome());

export const publicTask: Read<'publicTask'> = async ({ params, query }, { readModels }) =>
  found(await readModels.publicTask(params.id, query), params.id);

export const publicDraw: Read<'publicDraw'> = async ({ params }, { readModels }) =>
  found(await readModels.publicDraw(params.id), params.id);
