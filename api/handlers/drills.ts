import { refuse } from '../../domain/kernel/result';
import type { DRILL_ROUTES } from '../../contracts/routes/drills';
import type { Call } from '../http/call';
import { viewerOf } from '../http/call';
import { notedByHandle } from '../http/mount';
import { json, type Replied } from '../http/reply';
import type { Services } from '../services';

type Drills = typeof DRILL_ROUTES;
type Drill<K extends keyof Drills> = (call: Call<Drills[K]>, services: Services) => Promise<Replied>;

/** Drills are off in production, whatever role somebody was given. */
const whereDrillsAreOn =
  <K extends keyof Drills>(drill: Drill<K>): Drill<K> =>
  async (call, services) =>
    services.settings.drills ? drill(call, services) : refuse('DRILLS_OFF');

const createClock = whereDrillsAreOn<'createClock'>(async (call, { journal }) => {
  const made = await journal.createClock(call.body, viewerOf(call).person);
  return made.ok ? json(made.value) : made;
});

const moveClock = whereDrillsAreOn<'moveClock'>(async (call, { journal }) => {
  const moved = await journal.moveClock(call.params.id, call.body, viewerOf(call).person);
  return moved.ok ? json(moved.value) : moved;
});

const clock = whereDrillsAreOn<'clock'>(async ({ params }, { journal }) => {
  const view = await journal.clock(params.id);
  return view.ok ? json(view.value) : view;
});

const importDrillTargets = whereDrillsAreOn<'importDrillTargets'>(async (call, { journal }) => {
  const imported = await journal.importTargets(call.commandId ?? '', call.params.id, call.body, viewerOf(call));
  return imported.ok ? json(imported.value) : notedByHandle(imported);
});

const verification = whereDrillsAreOn<'verification'>(async ({ params }, { journal }) => {
  const view = await journal.clock(params.id);
  return view.ok ? json(await journal.verification()) : view;
});

const awaited = whereDrillsAreOn<'awaited'>(async ({ params }, { journal, readModels }) => {
  const view = await journal.clock(params.id);
  return view.ok ? json(await readModels.awaited(params.id)) : view;
});

export const drillHandlers = { createClock, moveClock, clock, importDrillTargets, verification, awaited };
