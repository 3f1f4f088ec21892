import type { Result } from '../../../../domain/kernel/result';
import { desk } from '../city';
import { TASK } from '../task';
import { actOn } from './acts';
import { Dice } from './dice';
import { act, anybody, anything, obey, unasked } from './moves';
import { LAST_DAY, WALK_WINDOW, WalkedWorld, type WalkedProcess } from './world';

/** What a step did, for those who watch a walk. */
export interface Step {
  readonly world: WalkedWorld;
  readonly process: string;
  /** Before the step. */
  readonly before: WalkedProcess;
  readonly type: string;
  readonly actor: ReturnType<typeof anybody> | null;
  readonly result: Result<void>;
}
export type Watcher = (step: Step) => void;

const SYSTEM = { kind: 'system' } as const;
/** Steps to the end from anywhere, when everybody does as he is asked. */
const PATIENCE = 600;

/** @param experts whether the scheme asks for an expert at each target */
export function newWalk(experts: boolean): WalkedWorld {
  const size = { departments: ['amr', 'fire'], targets: 2, officersEach: 3, itemsEach: 1 };
  const world = new WalkedWorld(experts ? { ...size, experts: { there: 3, each: 1 } } : size);
  const scheme = world.city.scheme({ window: WALK_WINDOW });
  world.handle(TASK, { type: 'saveScheme', body: { scheme } }, desk('amr', 'handler'));
  return world;
}

const persons = (process: WalkedProcess) =>
  process.duties.flatMap((duty) => (duty.kind === 'person' ? [{ process, duty }] : []));

function perform(world: WalkedWorld, dice: Dice, failures: number, watch: Watcher): boolean {
  const owed = world.owed();
  const next = dice.pick(owed);
  if (!next) return false;
  const before = world.get(next.id);
  const command = actOn(world, next.duty, dice, failures);
  const result = world.handle(next.id, command, SYSTEM);
  watch({ world, process: next.id, before, type: command.type, actor: null, result });
  if (!result.ok) throw new Error(`${next.id} ${next.duty.key} is owed and refused: ${JSON.stringify(result.refusal)}`);
  return true;
}

function send(
  world: WalkedWorld,
  before: WalkedProcess,
  { type, body, actor }: ReturnType<typeof act>,
  watch: Watcher,
): Result<void> {
  const result = world.handle(before.id, { type, body }, actor);
  watch({ world, process: before.id, before, type, actor, result });
  return result;
}

function moveOn(world: WalkedWorld): boolean {
  const due = world.nextDue();
  if (due === null || due > LAST_DAY) return false;
  if (due > world.now) world.now = due;
  return true;
}

/** One step by dice: a machine's act, what is awaited of somebody, anything by anybody, or the clock. */
export function step(world: WalkedWorld, number: number, watch: Watcher): void {
  const dice = new Dice(number);
  if (dice.percent(85) && perform(world, dice, 8, watch)) return;
  const [open, awaited] = [world.open, world.open.flatMap(persons)];
  const chance = dice.below(100);
  const stranger = dice.pick(open);
  const one = dice.pick(awaited);
  if (chance < 70 && one) send(world, one.process, act(world, one.process, one.duty, dice), watch);
  else if (chance < 78) send(world, world.get(TASK), unasked(world, dice), watch);
  else if (chance < 88 && stranger)
    send(world, stranger, { ...anything(world, stranger, dice), actor: anybody(world, dice) }, watch);
  else moveOn(world);
}

/** From here to the archive: machines do not fail any more, and everybody does what is awaited of him. */
export function liveOut(world: WalkedWorld, watch: Watcher): void {
  for (let steps = 0; world.open.length > 0; steps++) {
    if (steps > PATIENCE) throw new Error(`no end from ${stuck(world)}`);
    if (perform(world, new Dice(steps), 0, watch)) continue;
    const awaited = world.open.flatMap(persons);
    if (awaited.some(({ process, duty }) => send(world, process, obey(world, process, duty), watch).ok)) continue;
    // A department that has no share to show is awaited until the reveals are closed.
    if (!moveOn(world)) throw new Error(`nothing that is awaited is granted at ${stuck(world)}`);
  }
}

const stuck = (world: WalkedWorld): string =>
  world.open.map(({ id, duties }) => `${id}: ${duties.map(({ key }) => key).join(' ')}`).join('; ');
