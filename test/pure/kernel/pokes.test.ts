/**
 * Every interleaving of commands, moved clocks, relays that may die, and the runner, within small bounds: can the runner sleep
 * for good on old news? The rules that lose a wake-up are kept beside the one that is used (journal/pokes.ts), as its proof.
 */
interface Poke {
  readonly v: number;
}
interface World {
  news: number;
  seq: number;
  gen: number;
  poke: Poke | null;
  writes: number;
  clocks: number;
  crashes: number;
  relay: ({ v: number; pc: 'read' | 'sent' } | null)[];
  wf: { pc: 'asleep' | 'reads' | 'back'; saw: number; woken: boolean };
}

interface Rule {
  /** The poke's row after news: how it is versioned. */
  bump(world: World): Poke;
  readonly deleteFirst?: boolean;
  readonly clearAfter?: boolean;
}
const globalSequence = (world: World): Poke => ({ v: ++world.gen });
const USED: Rule = { bump: globalSequence };
const LOSING: Readonly<Record<string, Rule>> = {
  'an upsert that leaves an existing poke alone': { bump: ({ poke }) => poke ?? { v: 0 } },
  'the process seq as version, which misses a moved clock': { bump: ({ seq }) => ({ v: seq }) },
  'a counter in the row, born again with the same number': { bump: ({ poke }) => ({ v: poke ? poke.v + 1 : 1 }) },
  'deletion before the signal': { bump: globalSequence, deleteFirst: true },
  'a runner that clears its flag after reading': { bump: globalSequence, clearAfter: true },
};

interface Bounds {
  readonly relays: number;
  readonly writes: number;
  readonly clocks: number;
  readonly crashes: number;
}
const BOUNDS: readonly Bounds[] = [
  { relays: 1, writes: 3, clocks: 0, crashes: 1 },
  { relays: 1, writes: 2, clocks: 2, crashes: 1 },
  { relays: 2, writes: 2, clocks: 1, crashes: 1 },
];

type Next = readonly [World, readonly string[]];

/** Every step that may come next, with its name. */
function steps(key: string, path: readonly string[], rule: Rule): Next[] {
  const world = JSON.parse(key) as World;
  const next: Next[] = [];
  const step = (name: string, change: (to: World) => void) => {
    const to = JSON.parse(key) as World;
    change(to);
    next.push([to, [...path, name]]);
  };
  const tell = (to: World) => {
    to.news++;
    to.poke = rule.bump(to);
  };
  if (world.writes)
    step('command', (to) => {
      to.writes--;
      to.seq++;
      tell(to);
    });
  if (world.clocks)
    step('clock', (to) => {
      to.clocks--;
      tell(to);
    });
  world.relay.forEach((relay, i) => relaySteps(world, relay, i, rule, step));
  const { wf } = world;
  if (wf.pc === 'asleep' && wf.woken)
    step('runner wakes', (to) => {
      to.wf.pc = 'reads';
      if (!rule.clearAfter) to.wf.woken = false;
    });
  if (wf.pc === 'reads')
    step('runner reads', (to) => {
      to.wf.pc = 'back';
      to.wf.saw = to.news;
    });
  if (wf.pc === 'back')
    step('runner sleeps', (to) => {
      to.wf.pc = 'asleep';
      if (rule.clearAfter) to.wf.woken = false;
    });
  return next;
}

function relaySteps(
  world: World,
  relay: World['relay'][number],
  i: number,
  rule: Rule,
  step: (name: string, change: (to: World) => void) => void,
): void {
  const { poke } = world;
  if (!relay && poke)
    step(`relay ${i} reads`, (to) => {
      to.relay[i] = { v: poke.v, pc: 'read' };
      if (rule.deleteFirst) to.poke = null;
    });
  if (relay?.pc === 'read')
    step(`relay ${i} signals`, (to) => {
      to.relay[i] = { v: relay.v, pc: 'sent' };
      to.wf.woken = true;
    });
  if (relay?.pc === 'sent')
    step(`relay ${i} deletes`, (to) => {
      if (to.poke?.v === relay.v && !rule.deleteFirst) to.poke = null;
      to.relay[i] = null;
    });
  if (relay && world.crashes)
    step(`relay ${i} dies`, (to) => {
      to.crashes--;
      to.relay[i] = null;
    });
}

/** The shortest way to a runner that sleeps on old news with nothing left to wake it; null: there is none. */
function lostWakeUp(
  rule: Rule,
  { relays, writes, clocks, crashes }: Bounds,
): { lost: readonly string[] | null; states: number } {
  const start: World = {
    news: 0,
    seq: 0,
    gen: 0,
    poke: null,
    writes,
    clocks,
    crashes,
    relay: Array<null>(relays).fill(null),
    wf: { pc: 'asleep', saw: 0, woken: false },
  };
  const seen = new Set<string>();
  const todo: Next[] = [[start, []]];
  for (let at = 0; at < todo.length; at++) {
    const [world, path] = todo[at] as Next;
    const key = JSON.stringify(world);
    if (seen.has(key)) continue;
    seen.add(key);
    const next = steps(key, path, rule);
    if (next.length === 0 && world.wf.saw < world.news) return { lost: path, states: seen.size };
    todo.push(...next);
  }
  return { lost: null, states: seen.size };
}

describe('pokes', () => {
  test.each(BOUNDS)('never lose a wake-up when versioned by a global sequence: %o', (bounds) => {
    const { lost, states } = lostWakeUp(USED, bounds);
    expect(lost).toBeNull();
    expect(states).toBeGreaterThan(200);
  });

  test.each(Object.keys(LOSING))('would lose one with %s', (name) => {
    const found = BOUNDS.map((bounds) => lostWakeUp(LOSING[name] as Rule, bounds).lost).filter((path) => path !== null);
    expect(found.length).toBeGreaterThan(0);
  });
});
