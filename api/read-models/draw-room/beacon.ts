import { parsePlan } from '../../../domain/draw/plan/parse';
import type { RoomBeacon } from '../../../contracts/views/draw-room';
import { publishedAt } from '../../../workflows/joint-task/draw/beacon';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import type { Names } from '../names';
import type { JournalLine } from '../timeline';

/** 公开信标: which, when, and who typed it; what was typed first is told with the second, so that the second is an own reading. */
export function beaconOf(
  { scheme, draw }: JointTaskState,
  planText: string,
  lines: readonly JournalLine[],
  names: Names,
): RoomBeacon {
  const plan = planText === '' ? null : parsePlan(planText);
  const drand = plan?.ok && plan.value.beacon.kind === 'drand' ? plan.value.beacon : null;
  const { first, text, attempt } = draw.beacon;
  const typed = first && lines.find(({ event }) => event.type === 'beaconTyped');
  const set = text === null ? undefined : lines.find(({ event }) => event.type === 'beaconSet');
  const org = set?.event.type === 'beaconSet' ? set.event.org : undefined;
  return {
    kind: drand || scheme?.beacon === 'drand' ? 'drand' : 'lottery',
    round: drand?.round ?? null,
    at: drand && publishedAt(drand),
    text,
    first: typed ? { by: byOf(names, first.org, first.by), at: typed.at } : null,
    differed: text === null && attempt > 1,
    set: set ? { by: set.by === 'system' ? '系统' : byOf(names, org, set.by), at: set.at } : null,
  };
}

const byOf = (names: Names, org: string | undefined, person: string): string =>
  org === undefined ? names.person(person) : `${names.org(org)} ${names.person(person)}`;
