import { chancesTail, poissonTail } from './tails';

/** An officer on the team of a target in a task of a department. */
export interface Meeting {
  readonly task: string;
  readonly org: string;
  readonly officer: string;
  readonly target: string;
}

/** How often one officer met one target (人企相遇), of how many tasks in which both were there. */
export interface Pair {
  readonly officer: string;
  readonly target: string;
  readonly times: number;
  readonly of: number;
  /** times that chance gives on average */
  readonly expected: number;
  /** how often chance alone brings them together as often, in any of all pairs (Bonferroni) */
  readonly p: number;
}

export interface Meetings {
  /** Pairs that could have met at least twice. */
  readonly pairs: number;
  /** Of them, those that did, and how many chance gives. */
  readonly again: number;
  readonly expectedAgain: number;
  /** How often chance alone gives as many. */
  readonly p: number;
  /** The smallest of all these that could have come out: above the level of the audit nothing can be said. */
  readonly leastP: number;
  /** Pairs that met at least twice, the rarest first. */
  readonly most: readonly Pair[];
}

/** The chances that a pair had to meet, a task each, and how often it did. */
interface Chances {
  readonly officer: string;
  readonly target: string;
  readonly chances: number[];
  times: number;
}

/**
 * Does an officer meet the same target again and again (人企集中)? In a task of P targets an officer with L of them meets a given one
 * with the chance L/P, whatever the teams: so the loads are taken as they are, and only who met whom is judged.
 * @param meetings teams as they stood in the end, one row an officer and target
 */
export function meetingsOf(meetings: readonly Meeting[]): Meetings {
  const all = pairsOf(meetings).filter(({ chances }) => chances.length >= 2);
  const most = all
    .filter(({ times }) => times >= 2)
    .map(({ officer, target, chances, times }): Pair => {
      const expected = chances.reduce((sum, chance) => sum + chance, 0);
      const p = Math.min(1, chancesTail(chances, times) * all.length);
      return { officer, target, times, of: chances.length, expected, p };
    })
    .sort((a, b) => a.p - b.p || b.times - a.times);
  const expectedAgain = all.reduce((sum, { chances }) => sum + chancesTail(chances, 2), 0);
  const together = poissonTail(all.length, expectedAgain);
  const leastP = all.reduce(
    (least, { chances }) => Math.min(least, chances.reduce((p, chance) => p * chance, 1) * all.length),
    together,
  );
  return {
    pairs: all.length,
    again: most.length,
    expectedAgain,
    p: poissonTail(most.length, expectedAgain),
    leastP,
    most,
  };
}

/** Every officer and target that stood in one task together, of the targets that came to the officer's department again. */
function pairsOf(meetings: readonly Meeting[]): readonly Chances[] {
  const groups = [...groupsOf(meetings)];
  const again = cameAgain(groups);
  const pairs = new Map<string, Chances>();
  for (const { org, loads, targets } of groups) {
    for (const target of targets) {
      if (!again.has(JSON.stringify([org, target]))) continue;
      for (const [officer, own] of loads) {
        const pair = entry(pairs, JSON.stringify([officer, target]), { officer, target, chances: [], times: 0 });
        pair.chances.push(own.size / targets.size);
        if (own.has(target)) pair.times += 1;
      }
    }
  }
  return [...pairs.values()];
}

/** What a department did in a task: its targets, and those of each of its officers. */
interface Group {
  readonly org: string;
  readonly targets: Set<string>;
  readonly loads: Map<string, Set<string>>;
}

function groupsOf(meetings: readonly Meeting[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const { task, org, officer, target } of meetings) {
    const group = entry(groups, JSON.stringify([task, org]), { org, targets: new Set(), loads: new Map() });
    group.targets.add(target);
    entry(group.loads, officer, new Set()).add(target);
  }
  return groups.values();
}

function cameAgain(groups: readonly Group[]): ReadonlySet<string> {
  const [once, again] = [new Set<string>(), new Set<string>()];
  for (const { org, targets } of groups) {
    for (const target of targets) {
      const key = JSON.stringify([org, target]);
      (once.has(key) ? again : once).add(key);
    }
  }
  return again;
}

/** What stands under a key, or a first value put there. */
function entry<K, V>(map: Map<K, V>, key: K, first: V): V {
  const known = map.get(key);
  if (known === undefined) map.set(key, first);
  return known ?? first;
}
