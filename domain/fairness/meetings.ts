import { atOnce, type Steps } from '../kernel/steps';
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

/**
 * Does an officer meet the same target again and again (人企集中)? In a task of P targets an officer with L of them meets a given one
 * with the chance L/P, whatever the teams: so the loads are taken as they are, and only who met whom is judged.
 * @param meetings teams as they stood in the end, one row an officer and target
 */
export const meetingsOf = (meetings: readonly Meeting[]): Meetings => atOnce(meetingsInSteps(meetings));

/** `meetingsOf`, some targets a step. */
export function* meetingsInSteps(meetings: readonly Meeting[]): Steps<Meetings> {
  const met: Pair[] = [];
  let [pairs, expectedAgain, rarest, looked] = [0, 0, 1, 0];
  for (const [target, groups] of cameAgain(groupsOf(meetings))) {
    looked += 1;
    if (looked % TARGETS_A_STEP === 0) yield;
    for (const [officer, { chances, times }] of chancesAt(target, groups)) {
      if (chances.length < 2) continue;
      pairs += 1;
      expectedAgain += chancesTail(chances, 2);
      rarest = Math.min(rarest, product(chances));
      if (times < 2) continue;
      met.push({ officer, target, times, of: chances.length, expected: sum(chances), p: chancesTail(chances, times) });
    }
  }
  const most = met.map((pair) => ({ ...pair, p: Math.min(1, pair.p * pairs) }));
  return {
    pairs,
    again: most.length,
    expectedAgain,
    p: poissonTail(most.length, expectedAgain),
    leastP: Math.min(poissonTail(pairs, expectedAgain), pairs === 0 ? 1 : rarest * pairs),
    most: most.sort((a, b) => a.p - b.p || b.times - a.times),
  };
}

const TARGETS_A_STEP = 100;

const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
const product = (numbers: readonly number[]): number => numbers.reduce((all, one) => all * one, 1);

/** What a department did in a task: its targets, and those of each of its officers. */
interface Group {
  readonly org: string;
  readonly targets: Set<string>;
  readonly loads: Map<string, Set<string>>;
}

function groupsOf(meetings: readonly Meeting[]): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const { task, org, officer, target } of meetings) {
    const group = entry(groups, JSON.stringify([task, org]), () => ({ org, targets: new Set(), loads: new Map() }));
    group.targets.add(target);
    entry(group.loads, officer, () => new Set()).add(target);
  }
  return groups.values();
}

/** Targets that came to one department more than once, with what it did each time. */
function* cameAgain(groups: Iterable<Group>): Iterable<readonly [target: string, groups: readonly Group[]]> {
  const byOrg = new Map<string, Map<string, Group[]>>();
  for (const group of groups) {
    const ofOrg = entry(byOrg, group.org, () => new Map<string, Group[]>());
    for (const target of group.targets) entry(ofOrg, target, () => []).push(group);
  }
  for (const targets of byOrg.values()) for (const one of targets) if (one[1].length > 1) yield one;
}

interface Chances {
  /** one for each task in which the officer could have met the target */
  readonly chances: number[];
  times: number;
}

/** Only one target's at a time: a city's officers and targets make millions of pairs, most of which never met. */
function chancesAt(target: string, groups: readonly Group[]): ReadonlyMap<string, Chances> {
  const byOfficer = new Map<string, Chances>();
  for (const { loads, targets } of groups) {
    for (const [officer, own] of loads) {
      const pair = entry(byOfficer, officer, () => ({ chances: [], times: 0 }));
      pair.chances.push(own.size / targets.size);
      if (own.has(target)) pair.times += 1;
    }
  }
  return byOfficer;
}

/** What stands under a key, or a first value put there. */
function entry<K, V>(map: Map<K, V>, key: K, first: () => V): V {
  const known = map.get(key);
  if (known !== undefined) return known;
  const made = first();
  map.set(key, made);
  return made;
}
