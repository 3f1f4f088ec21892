import type { ROOM_ROUTES } from '../../contracts/routes/draw-room';
import type { DrawRoomView } from '../../contracts/views/draw-room';
import type { Render } from '../../contracts/views/page';
import { viewerOf, type Call } from '../http/call';
import { contextOf } from '../http/context';
import { originOf } from '../http/origin';
import { found, html, refused, type Replied } from '../http/reply';
import type { Services } from '../services';

type Rooms = typeof ROOM_ROUTES;
type Of<K extends keyof Rooms> = (call: Call<Rooms[K]>, services: Services) => Promise<Replied>;

type Asked = Pick<Call<Rooms[keyof Rooms]>, 'viewer' | 'params' | 'request'>;

const viewFor = (call: Asked, services: Services): Promise<DrawRoomView | null> =>
  services.readModels.drawRoom(viewerOf(call), call.params.id, originOf(call.request, services));

const drawRoom: Of<'drawRoom'> = async (call, services) => found(await viewFor(call, services), call.params.id);

async function shown(call: Asked, services: Services, render: Render<DrawRoomView>): Promise<Replied> {
  const view = await viewFor(call, services);
  if (view === null) return refused({ code: 'NO_SUCH_THING', facts: { id: call.params.id } });
  return html(render(view, await contextOf(call.request.originalUrl, call.viewer, services)));
}

const drawRoomPage: Of<'drawRoomPage'> = (call, services) => shown(call, services, services.pages.drawRoom);
const drawScreenPage: Of<'drawScreenPage'> = (call, services) => shown(call, services, services.pages.drawScreen);

export const roomHandlers = { drawRoom, drawRoomPage, drawScreenPage };
