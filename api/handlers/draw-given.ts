import type { GIVEN_ROUTES } from '../../contracts/routes/draw-given';
import { viewerOf, type Call } from '../http/call';
import { found, reply, type Replied } from '../http/reply';
import type { Services } from '../services';
import { actorOf } from './commands';

type Routes = typeof GIVEN_ROUTES;
type Handler<K extends keyof Routes> = (call: Call<Routes[K]>, services: Services) => Promise<Replied>;

/** The note's number goes with the copy: in its file's name, and in a header for programs. */
const copyOf = (what: string, no: number) => ({
  'Content-Disposition': `attachment; filename="${what}-note${no}.json"`,
  'X-Access-Note': String(no),
});

const drawBundle: Handler<'drawBundle'> = async (call, { journal }) => {
  const { id } = call.params;
  const given = await journal.giveBundle(id, actorOf(viewerOf(call)));
  return given.ok ? reply({ pieces: given.value.value, headers: copyOf(`${id}-full`, given.value.no) }) : given;
};

const drawProof: Handler<'drawProof'> = async (call, { journal }) => {
  const { id, uid } = call.params;
  const given = await journal.giveProof(id, uid, actorOf(viewerOf(call)));
  return given.ok ? reply({ json: given.value.value, headers: copyOf(`${id}-proof`, given.value.no) }) : given;
};

const drawAccesses: Handler<'drawAccesses'> = async ({ params: { id } }, { readModels }) =>
  found(await readModels.drawAccesses(id), id);

export const givenHandlers = { drawBundle, drawProof, drawAccesses };
