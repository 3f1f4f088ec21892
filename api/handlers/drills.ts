import { refuse } from '../../domain/kernel/result';
import type { DRILL_ROUTES } from '../../contracts/routes/drills';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { notedByHandle } from '../http/mount';
import { json, type Replied } from '../http/reply';
import type { Services } from '../services';

type Drills = typeof DRILL_ROUTES;
type Asked<K extends keyof Drills> = Call<Drills[K]>;

/** Drills are off in production, whatever role somebody was given. */
export const whereDrillsAreOn =
  <C>(drill: (call: C, services: Services) => Promise<Replied>) =>
  async (call: C, services: Services): Promise<Replied> =>
    services.settings.drills ? drill(call, services) : refuse('DRILLS_OFF');

const createClock = whereDrillsAreOn(async (call: Asked<'createClock'>, { journal }) => {
  const made = await journal.createClock(call.body, viewerOf(call).person);
  return made.ok ? json(made.value) : made;
});

const moveClock = whereDrillsAreOn(async (call: Asked<'moveClock'>, { journal }) => {
  const moved = await journal.moveClock(call.params.id, call.body, viewerOf(call).person);
  return moved.ok ? json(moved.value) : moved;
});

const clock = whereDrillsAreOn(async ({ params }: Asked<'clock'>, { journal }) => {
  const view = await journal.clock(params.id);
  return view.ok ? json(view.value) : view;
});

const importDrillTargets = whereDrillsAreOn(async (call: Asked<'importDrillTargets'>, { journal }) => {
  const imported = await journal.importTargets(call.commandId ?? '', call.params.id, call.body, viewerOf(call));
  return imported.ok ? json(imported.value) : notedByHandle(imported);
});

const verification = whereDrillsAreOn(async ({ params }: Asked<'verification'>, { journal }) => {
  const view = await journal.clock(params.id);
  return view.ok ? json(await journal.verification()) : view;
});

const awaited = whereDrillsAreOn(async ({ params }: Asked<'awaited'>, { journal, readModels }) => {
  const view = await journal.clock(params.id);
  return view.ok ? json(await readModels.awaited(params.id)) : view;
});

export const drillHandlers = { createClock, moveClock, clock, importDrillTargets, verification, awaited };
