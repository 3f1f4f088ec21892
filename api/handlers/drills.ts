import { refuse, type Result } from '../../domain/kernel/result';
import type { DRILL_ROUTES } from '../../contracts/routes/drills';
import type { Call } from '../call';
import { viewerOf } from '../call';
import { notedByHandle } from '../mount';
import { found, json, type Replied } from '../reply';
import type { Services } from '../services';
import { actorOf } from './commands';

type Drills = typeof DRILL_ROUTES;
type Drill<K extends keyof Drills> = (call: Call<Drills[K]>, services: Services) => Promise<Replied>;

/** Drills are off in production, whatever role somebody was given. */
const drillsAreOn = ({ settings }: Services): Result<void> =>
  settings.drills ? { ok: true, value: undefined } : refuse('DRILLS_OFF');

export const createClock: Drill<'createClock'> = async (call, services) => {
  const on = drillsAreOn(services);
  if (!on.ok) return on;
  const made = notedByHandle(
    await services.journal.createClock(call.commandId ?? '', call.body, actorOf(viewerOf(call))),
  );
  return made.ok ? json(await services.readModels.clock(call.body.id)) : made;
};

export const moveClock: Drill<'moveClock'> = async (call, services) => {
  const on = drillsAreOn(services);
  if (!on.ok) return on;
  const { id } = call.params;
  const moved = notedByHandle(
    await services.journal.moveClock(call.commandId ?? '', id, call.body, actorOf(viewerOf(call))),
  );
  return moved.ok ? found(await services.readModels.clock(id), id) : moved;
};

export const clock: Drill<'clock'> = async ({ params }, services) => {
  const on = drillsAreOn(services);
  return on.ok ? found(await services.readModels.clock(params.id), params.id) : on;
};

export const awaited: Drill<'awaited'> = async ({ params }, services) => {
  const on = drillsAreOn(services);
  return on.ok ? found(await services.readModels.awaited(params.id), params.id) : on;
};

export const verification: Drill<'verification'> = async ({ params }, services) => {
  const on = drillsAreOn(services);
  if (!on.ok) return on;
  if ((await services.readModels.clock(params.id)) === null) return refuse('NO_SUCH_THING', { id: params.id });
  return json(await services.journal.verifyClock(params.id));
};
