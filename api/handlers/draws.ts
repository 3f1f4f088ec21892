import { refuse } from '../../domain/kernel/result';
import type { DRAW_ROUTES } from '../../contracts/routes/draws';
import type { Call } from '../http/call';
import { found, json, reply, type Replied } from '../http/reply';
import type { Services } from '../services';
import { show } from './pages';

type Draws = typeof DRAW_ROUTES;
type Of<K extends keyof Draws> = (call: Call<Draws[K]>, services: Services) => Promise<Replied>;

const drawLog: Of<'drawLog'> = async ({ query }, { readModels }) => found(await readModels.drawLog(query), query.clock);

const drawRecord: Of<'drawRecord'> = async ({ params: { id } }, { readModels }) =>
  found(await readModels.drawRecord(id), id);

const drawTimestamp: Of<'drawTimestamp'> = async ({ params: { id } }, { readModels }) => {
  const bytes = await readModels.drawTimestamp(id);
  if (bytes === null) return refuse('NO_SUCH_THING', { what: `抽取${id}的时间戳` });
  return reply({ bytes, headers: { 'Content-Disposition': `attachment; filename="${id}.tsr"` } });
};

const reportDraw: Of<'reportDraw'> = async ({ params: { id }, body }, { journal }) => {
  const counted = await journal.reportDraw({ draw: id, ...body });
  return counted.ok ? json(counted.value) : counted;
};

const drawLogPage: Of<'drawLogPage'> = async (call, services) =>
  show(call, services, await services.readModels.drawLog(call.query), services.pages.drawLog, call.query.clock);

const drawPage: Of<'drawPage'> = async (call, services) => {
  const { id } = call.params;
  return show(call, services, await services.readModels.drawRecord(id), services.pages.drawRecord, id);
};

export const drawHandlers = { drawLog, drawRecord, drawTimestamp, reportDraw, drawLogPage, drawPage };
