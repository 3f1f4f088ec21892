import type { FullBundle } from '../../domain/draw/bundle/bundle';
import type { BundleFields } from '../../domain/draw/bundle/run';
import type { DrawEvent } from '../../domain/draw/events';
import type { ReplacedOfficer } from '../../workflows/joint-task/officers/replacement';
import type { JointTaskState } from '../../workflows/joint-task/state';
import { fullBundle, rosterNames } from './draw-records';
import { placesOf, runDraw, type Change, type Place } from './draw-run';
import { busyAt, evidenceOf, holdingOf, linksOf, nextGenerations } from './replace-records';
import { ActFailure, type Perform } from './work';

/**
 * 递补: the recusal becomes an event of the draw's chain, and the redraw rule names who takes the place (draw.md §3 "Redraw").
 */
export const replaceOfficer: Perform<JointTaskState, ReplacedOfficer> = async (deps, work) => {
  const { process, clock, state, key, subject, cancelled } = work;
  const recusal = state.recusals[subject ?? ''];
  const drawId = state.draw.pool?.drawId;
  if (!recusal || subject === null || drawId === undefined) throw new ActFailure('NO_SUCH_RECUSAL', subject ?? '');
  const { org, position, officer: from } = recusal;
  const held = await holdingOf(deps.reader, process, position, from);
  if (!held) throw new ActFailure('NOT_ON_TEAM', `${from} at ${position}`);
  const place = { key, recusal: subject, org, position, from, fromRemaining: held.remaining - 1 };
  if (held.appointed) {
    // He was no result of the draw, so the chain has nothing to say of him: his place is the vacancy that it was.
    const { eventsHead, resultHash } = state.draw.result ?? { eventsHead: '', resultHash: '' };
    const row = { drawId, orgId: org, position, slot: held.slot, generation: held.generation + 1 };
    const members = [{ ...row, officerId: null, appointed: true }];
    return { ...place, to: null, rule: 'd', moved: [], eventsHead, resultHash, members, links: [] };
  }
  const bundle = await fullBundle(deps.reader, state.draw);
  const names = await rosterNames(deps.reader, drawId);
  const oOf = (officer: string) => [...names].find(([, named]) => named.officer === officer)?.[0] ?? '';
  const busy = (officers: readonly string[]) => busyAt(deps.reader, { process, clock, position }, officers);
  const asked = recuse(position, oOf(from), 'recusal', evidenceOf(deps, subject));
  const { before, events, run, changes } = await redraw(
    (events) => runDraw(deps, { ...bundle, events }, cancelled),
    bundle,
    asked,
    async (named) => {
      const taken = await busy(named.map((o) => names.get(o)?.officer ?? ''));
      return taken === null ? null : oOf(taken);
    },
  );
  const namedOf = (o: string | null) => {
    const named = o === null ? undefined : names.get(o);
    return named ? { officer: named.officer, person: named.person } : null;
  };
  const own = changes.find((change) => change.position === position - 1 && change.from === oOf(from)) ?? null;
  return {
    ...place,
    to: namedOf(own?.o ?? null),
    rule: own ? ruleOf(bundle, run, before, own, org, changes.length) : 'd',
    moved: changes.flatMap((change) => {
      const [left, joined] = [namedOf(change.from), namedOf(change.o)];
      return change === own || !left || !joined
        ? []
        : [{ position: change.position + 1, from: left.officer, to: joined }];
    }),
    eventsHead: run.events_head,
    resultHash: run.result_hash,
    members: await nextGenerations(deps.reader, drawId, bundle, changes, (o) => namedOf(o)?.officer ?? null),
    links: linksOf(deps, drawId, state.draw.result?.eventsHead ?? '', bundle.events.length, events),
  };
};

interface Redrawn {
  readonly before: readonly Place[];
  readonly events: readonly DrawEvent[];
  readonly run: BundleFields;
  readonly changes: readonly Change[];
}

/**
 * Runs the draw with the event, and again with one more for each officer whom the rule names and who is at another visit at
 * that hour: he is barred from the target in public, rather than passed over in silence.
 */
async function redraw(
  runWith: (events: readonly DrawEvent[]) => Promise<BundleFields>,
  bundle: FullBundle,
  asked: Extract<DrawEvent, { type: 'recuse' }>,
  busyAmong: (named: readonly string[]) => Promise<string | null>,
): Promise<Redrawn> {
  const before = placesOf((await runWith(bundle.events)).final);
  const events: DrawEvent[] = [asked];
  for (;;) {
    const run = await runWith([...bundle.events, ...events]);
    const changes = changesBetween(before, placesOf(run.final));
    const named = changes.flatMap(({ position, o }) => (position === asked.pos && o !== null ? [o] : []));
    const busy = await busyAmong(named);
    if (busy === null) return { before, events, run, changes };
    events.push(recuse(asked.pos + 1, busy, 'unavailable', ''));
  }
}

const recuse = (position: number, officer: string, reason: string, evidence: string) =>
  ({ type: 'recuse', pos: position - 1, officer, reason, evidence }) as const;

const nameOf = ({ position, role, slot }: Place): string => `${position}/${role}/${slot}`;

function changesBetween(before: readonly Place[], after: readonly Place[]): readonly Change[] {
  const known = new Map(before.map((place) => [nameOf(place), place.o]));
  return after.flatMap((place) => {
    const from = known.get(nameOf(place)) ?? null;
    return from === place.o ? [] : [{ ...place, from }];
  });
}

/** By which of the redraw's rules the new officer was named: the draw tells who, this tells why. */
function ruleOf(
  { roster }: FullBundle,
  { levels }: BundleFields,
  before: readonly Place[],
  own: Change,
  org: string,
  changes: number,
): ReplacedOfficer['rule'] {
  if (own.o === null) return 'd';
  if (changes > 1) return 'c';
  const load0 = roster.find(({ o }) => o === own.o)?.load0 ?? 0;
  const load = load0 + before.filter(({ o }) => o === own.o).length;
  return load < (levels?.[org] ?? 0) ? 'a' : 'b';
}
