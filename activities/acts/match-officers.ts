import type { MatchedOfficers } from '../../workflows/joint-task/officers/officer-match';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { fullBundle, rosterNames } from './draw-records';
import { placesOf, runDraw } from './draw-run';
import { ActFailure, type Perform } from './work';

/** 匹配人员: all departments at once, by the draw's own seed; who cannot be found is a vacancy by name, never left out silently. */
export const matchOfficers: Perform<JointTaskState, MatchedOfficers> = async (
  deps,
  { process, state, key, cancelled },
) => {
  const drawId = state.draw.pool?.drawId;
  if (drawId === undefined) throw new ActFailure('WRONG_STAGE', `${process}: no pool is frozen`);
  const bundle = await fullBundle(deps.reader, state.draw);
  const names = await rosterNames(deps.reader, drawId);
  const { final, levels, events_head, result_hash } = await runDraw(deps, bundle, cancelled);
  const roles = bundle.plan.match?.roles ?? [];
  const places = placesOf(final).map((place) => ({ ...place, named: names.get(place.o ?? '') ?? null }));
  const departments = roles.map(({ org }, role) => {
    const own = places.filter((place) => place.role === role);
    const held = own.flatMap(({ named }) => (named ? [named] : []));
    const officers = new Map(held.map(({ officer, person }) => [officer, { officer, person }]));
    return {
      org,
      members: held.length,
      vacant: own.length - held.length,
      level: levels?.[org] ?? 0,
      officers: [...officers.values()].sort((a, b) => (a.officer < b.officer ? -1 : 1)),
    };
  });
  return {
    key,
    eventsHead: events_head,
    resultHash: result_hash,
    departments,
    members: places.map(({ position, role, slot, named }) => ({
      drawId,
      orgId: roles[role]?.org ?? '',
      position: position + 1,
      slot,
      generation: 1,
      officerId: named?.officer ?? null,
      appointed: false,
    })),
  };
};
