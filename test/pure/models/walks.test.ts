import fc from 'fast-check';
import { isMachine, type Duty, type PersonDuty } from '../../../domain/kernel/duty';
import { evolveLife, newLife, type KernelEvent } from '../../../domain/kernel/life';
import type { Stamped } from '../../../domain/kernel/process';
import { canonical, sha256 } from '../../../journal/canonical';
import { lifeDuties } from '../../../journal/kernel';
import { RECUSAL_STAGES } from '../../../contracts/stages/joint-task';
import type { InspectionEvent } from '../../../workflows/inspection/events';
import type { JointTaskEvent } from '../../../workflows/joint-task/events';
import type { JointTaskState } from '../../../workflows/joint-task/state';
import { awaitedBy } from '../../support/models/deeds';
import { TASK } from '../../support/models/task';
import { liveOut, newWalk, step, type Step, type Watcher } from '../../support/models/walk/walk';
import { lawOf, type WalkedProcess, type WalkedWorld } from '../../support/models/walk/world';

/** fast-check prints seed and path of a failure; the list of numbers is the walk. */
const walks = (longest: number) => fc.array(fc.nat(0x7fffffff), { minLength: 1, maxLength: longest, size: 'max' });

const walk = (numbers: readonly number[], watch: Watcher, experts = false): WalkedWorld => {
  const world = newWalk(experts);
  for (const number of numbers) step(world, number, watch);
  return world;
};

const contextOf = (world: WalkedWorld, actor: ReturnType<typeof awaitedBy>) => ({
  now: world.now,
  actor,
  hash: sha256,
  facts: {},
});

/** A ladder reminds; it leads nowhere. */
const leadsOn = (duty: Duty): boolean =>
  duty.kind === 'person' ||
  duty.kind === 'effect' ||
  duty.kind === 'children' ||
  (duty.kind === 'timer' && !duty.ladder);

/** A team that everybody has left awaits its department: the task owes the appointment (补缺). */
function teamless(world: WalkedWorld, id: string, { key, org }: PersonDuty): void {
  const owed = world
    .get(TASK)
    .duties.some((duty) => duty.key.startsWith('vacancy/') && 'org' in duty && duty.org === org);
  if (!owed) throw new Error(`${id} ${key} awaits nobody, and no vacancy is owed`);
}

function wayForward(world: WalkedWorld, { id, name, life, duties, ended }: WalkedProcess): void {
  if (ended && duties.length > 0) throw new Error(`${id} has ended and owes ${duties[0]?.key ?? ''}`);
  if (ended) return;
  if (!duties.some(leadsOn)) throw new Error(`a dead end: ${id} at ${JSON.stringify(life.state)}`);
  for (const duty of duties) {
    if (duty.kind !== 'person') continue;
    if (duty.role === 'officer' && duty.person === undefined) {
      teamless(world, id, duty);
      continue;
    }
    const permitted = lawOf(name).permit(life.state, duty.command, contextOf(world, awaitedBy(world.city, duty)));
    if (!permitted.ok) throw new Error(`${id} ${duty.key} awaits who may not: ${JSON.stringify(permitted.refusal)}`);
  }
}

/** An application is decided and followed up until the visits are over, in whatever stage the task is (V4, V5). */
function recusalsHeld({ name, life, duties }: WalkedProcess): void {
  if (name !== 'jointTask') return;
  const { stage, recusals, draw } = life.state as JointTaskState;
  if (!(RECUSAL_STAGES as readonly string[]).includes(stage)) return;
  for (const [id, { state, attempt }] of Object.entries(recusals)) {
    if (attempt !== draw.attempt || (state !== 'applied' && state !== 'granted')) continue;
    if (
      !duties.some(
        ({ key }) => key === `decide/${id}` || key === `replace/${id}` || key.startsWith(`incident/replace/${id}`),
      )
    )
      throw new Error(`${id} is ${state} and owed by nobody`);
  }
}

/** The key of an act that ops had taken up again is the old one: outside it is the same act, tried once more. */
function keysOnce({ id, duties, closed, life }: WalkedProcess): void {
  const again = duties.find(({ key }) => closed.has(key) && !(key in life.retries));
  if (again) throw new Error(`${id} opens ${again.key} a second time`);
}

/** Which refusals a permit has the last word on. */
const RIGHTS: ReadonlySet<string> = new Set(['WRONG_STAGE', 'NOT_YOUR_ROLE', 'UNKNOWN_COMMAND', 'PROCESS_ENDED']);

function permitHolds({ world, before, type, actor, result }: Step): void {
  if (!actor) return;
  const permitted = lawOf(before.name).permit(before.life.state, type, contextOf(world, actor));
  // `expect` is slow, and there are a hundred thousand steps.
  if (!permitted.ok && (result.ok || result.refusal.code !== permitted.refusal.code))
    throw new Error(`${type} was not permitted with ${permitted.refusal.code} and yet ${JSON.stringify(result)}`);
  if (permitted.ok && !result.ok && RIGHTS.has(result.refusal.code))
    throw new Error(`${type} was permitted and then refused: ${JSON.stringify(result.refusal)}`);
}

/** A state made anew from its events, as they are read back from the journal. */
function rebuilt({ name, events }: WalkedProcess) {
  const process = lawOf(name);
  const stored = JSON.parse(JSON.stringify(events)) as Stamped<{ type: string }>[];
  return stored.reduce((life, event) => evolveLife(process, life, event), newLife(process));
}

const SEEN = new WeakSet<WalkedProcess>();
const check: Watcher = (one) => {
  const after = one.world.get(one.process);
  permitHolds(one);
  if (!one.result.ok && after !== one.before) throw new Error(`${one.type} was refused and changed something`);
  for (const process of one.world.processes.values()) {
    // Rows are never changed, so one that was looked at is as it was.
    if (SEEN.has(process)) continue;
    SEEN.add(process);
    wayForward(one.world, process);
    keysOnce(process);
    recusalsHeld(process);
  }
};

/** More walks on demand: `WALKS=20` takes twenty times as many. */
const runs = (usual: number) => ({ numRuns: usual * Number(process.env['WALKS'] ?? 1) });

/** Every kind of event that the two models have; the type holds the list complete. */
const EVENTS: Readonly<Record<JointTaskEvent['type'] | InspectionEvent['type'] | KernelEvent['type'], number>> = {
  taskOpened: 0,
  schemeSaved: 0,
  schemeSubmitted: 0,
  schemeApproved: 0,
  schemeReturned: 0,
  schemeAccepted: 0,
  changeAsked: 0,
  schemeConfirmed: 0,
  poolFrozen: 0,
  shareCommitted: 0,
  planPublished: 0,
  planStamped: 0,
  shareRevealed: 0,
  revealClosed: 0,
  beaconTyped: 0,
  beaconDiffers: 0,
  beaconSet: 0,
  targetsDrawn: 0,
  rosterConfirmed: 0,
  rosterShort: 0,
  rosterFrozen: 0,
  escrowOpened: 0,
  escrowClosed: 0,
  voidAsked: 0,
  redrawAsked: 0,
  redrawRefused: 0,
  drawVoided: 0,
  drawSuperseded: 0,
  officersMatched: 0,
  matchCompleted: 0,
  noConflictDeclared: 0,
  recusalApplied: 0,
  recusalGranted: 0,
  recusalRefused: 0,
  officerReplaced: 0,
  officerAppointed: 0,
  teamTold: 0,
  teamChanged: 0,
  recusalClosed: 0,
  visitsScheduled: 0,
  inspectionsBegun: 0,
  inspectionsCollected: 0,
  taskClosed: 0,
  inspectionOpened: 0,
  arrived: 0,
  resultsEntered: 0,
  visitEnded: 0,
  reviewPassed: 0,
  resultsReturned: 0,
  allPassed: 0,
  published: 0,
  delivered: 0,
  rungClimbed: 0,
  actFailed: 0,
  actRetried: 0,
};

describe('on every walk through a task and its inspections', () => {
  const met = new Map<string, number>();

  test('a way forward is left after every step, no key comes twice, permit keeps its word, and events alone give the state', () => {
    fc.assert(
      fc.property(walks(120), fc.boolean(), (numbers, experts) => {
        for (const process of walk(numbers, check, experts).processes.values()) {
          const again = rebuilt(process);
          expect(canonical(again)).toBe(canonical(process.life));
          expect(canonical(lifeDuties(lawOf(process.name), again))).toBe(canonical(process.duties));
          for (const { type } of process.events) met.set(type, (met.get(type) ?? 0) + 1);
        }
      }),
      runs(1_000),
    );
  });

  test('every kind of event was met, so that nothing was left out', () => {
    expect([...met.keys()].sort()).toEqual(Object.keys(EVENTS).sort());
  });

  test('whatever has happened, doing what is awaited leads to the archive', () => {
    fc.assert(
      fc.property(walks(90), fc.boolean(), (numbers, experts) => {
        const world = walk(numbers, () => undefined, experts);
        liveOut(world, check);
        expect([...world.processes.values()].every(({ ended }) => ended)).toBe(true);
      }),
      runs(200),
    );
  });
});

describe('evolve is total:', () => {
  test('any event on any state gives a state whose duties can be told', () => {
    fc.assert(
      fc.property(walks(60), walks(60), fc.nat(), fc.boolean(), (here, there, nth, experts) => {
        const [states, donors] = [walk(here, () => undefined, experts), walk(there, () => undefined, !experts)];
        for (const { name, life } of states.processes.values()) {
          const events = [...donors.processes.values()].filter((one) => one.name === name).flatMap((one) => one.events);
          const event = events[nth % Math.max(1, events.length)];
          if (!event) continue;
          const next = evolveLife(lawOf(name), life, event);
          expect(lifeDuties(lawOf(name), next).filter(isMachine).length).toBeGreaterThanOrEqual(0);
          expect(typeof lawOf(name).standing(next.state).stage).toBe('string');
        }
      }),
      runs(100),
    );
  });
});
