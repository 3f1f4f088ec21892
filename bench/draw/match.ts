import { createHash } from 'node:crypto';
import { parseArgs } from 'node:util';
import { hashOf } from '../../cli/draw/hashes';
import { redrawTeams } from '../../domain/draw/officers/events';
import { matchInSteps, type Matched, type MatchInput } from '../../domain/draw/officers/match';
import type { DrawnTarget } from '../../domain/draw/officers/qualification';
import type { Role } from '../../domain/draw/plan/plan';
import type { RosterRow } from '../../domain/draw/roster';
import { atOnce } from '../../domain/kernel/steps';

/**
 * Times one match of a large city: 10,000 targets × 2,000 officers × 11 departments, 50,000 slots. A lead department is at
 * every target with two of its 500 officers, one of them certified for the target's domain; ten departments of 150 are at a
 * tenth of the targets each, with two officers and a certified one. Officers serve about a third of twelve districts.
 */
const DEPARTMENTS = 10;
const LEAD = { org: '牵头部门', officers: 500 };
const OFFICERS_EACH = 150;
const DISTRICTS = Array.from({ length: 12 }, (_, i) => `片区${i}`);
const DOMAINS = Array.from({ length: 8 }, (_, i) => `领域${i}`);
const RECUSALS_EACH = 5;

/** A fixed stream of numbers below `n`, from the seed alone. */
const diceOf = (seed: string): ((n: number) => number) => {
  let [block, at] = [createHash('sha256').update(seed).digest(), 0];
  return (n) => {
    if (at + 4 > block.length) [block, at] = [createHash('sha256').update(block).digest(), 0];
    at += 4;
    return block.readUInt32BE(at - 4) % n;
  };
};

const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

const departmentOf = (d: number): string => `参与部门${d}`;

const rolesOf = (): Role[] => [
  { org: LEAD.org, tag: '@domain', count: 1 },
  { org: LEAD.org, tag: '', count: 1 },
  ...Array.from({ length: DEPARTMENTS }, (_, d) => [
    { org: departmentOf(d), tag: '', count: 2, group: String(d) },
    { org: departmentOf(d), tag: DOMAINS[0] ?? '', count: 1, group: String(d) },
  ]).flat(),
];

const cityOf = (seed: string, size: number): Omit<MatchInput, 'hash'> => {
  const dice = diceOf(seed);
  const one = <T>(items: readonly T[]): T => items[dice(items.length)] as T;
  const targets = Array.from({ length: size }, (_, i): DrawnTarget => ({
    c: sha256(`${seed} target ${i}`),
    stratum: `${i % DEPARTMENTS}/01`,
    region: one(DISTRICTS),
    domain: one(DOMAINS),
  }));
  const officer = (org: string, i: number): RosterRow => ({
    o: sha256(`${seed} officer ${org} ${i}`),
    org,
    tags: DOMAINS.filter(() => dice(2) === 0),
    regions: [...new Set([one(DISTRICTS), ...DISTRICTS.filter(() => dice(100) < 27)])],
    from: '2024-01-01',
    to: '2027-12-31',
    cap: 100,
    load0: dice(3),
    recuse: [...new Set(Array.from({ length: RECUSALS_EACH }, () => one(targets).c))],
  });
  const roster = [
    ...Array.from({ length: LEAD.officers }, (_, i) => officer(LEAD.org, i)),
    ...Array.from({ length: DEPARTMENTS }, (_, d) =>
      Array.from({ length: OFFICERS_EACH }, (_, i) => officer(departmentOf(d), i)),
    ).flat(),
  ];
  const match = { from: '2026-03-01', to: '2026-06-30', roles: rolesOf() };
  return { matchSeed: createHash('sha256').update(`${seed} M`).digest(), match, roster, targets };
};

const loadsOf = ({ board }: Matched, org: string): string => {
  const loads = board.roster.flatMap((row, officer) => (row.org === org ? [board.loadOf(officer)] : []));
  return `${Math.min(...loads)}–${Math.max(...loads)}`;
};

const pairsOf = ({ board }: Matched): number => {
  let pairs = 0;
  for (let slot = 0; slot < board.slots; slot += 1) pairs += board.eligible(slot).length;
  return pairs;
};

/** Recuses a member of each of some teams, and says how many slots changed in all. */
const recuseSome = (matched: Matched, count: number): number => {
  const happened = Array.from({ length: count }, (_, pos) => {
    const officer = matched.board.teamAt(pos)[0]?.[2] ?? '';
    return { event: { type: 'recuse', pos, officer, reason: '', evidence: '' } as const, target: null };
  });
  const changes = redrawTeams(matched, happened);
  if (!changes.ok) throw new Error(JSON.stringify(changes.refusal));
  return changes.value.flat().length;
};

/** Seconds by the clock, and of the processor: on a machine that others use too, the second is the fairer one. */
const timed = <T>(work: () => T): { readonly value: T; readonly clock: number; readonly processor: number } => {
  const [began, used] = [process.hrtime.bigint(), process.cpuUsage()];
  const value = work();
  const { user, system } = process.cpuUsage(used);
  return { value, clock: Number(process.hrtime.bigint() - began) / 1e9, processor: (user + system) / 1e6 };
};

const { values } = parseArgs({
  options: { seed: { type: 'string', default: 'liancha' }, targets: { type: 'string', default: '10000' } },
});
const hash = hashOf('sha256');
if (!hash.ok) throw new Error(hash.refusal.code);
const city = cityOf(values.seed, Number(values.targets));
const match = timed(() => atOnce(matchInSteps({ hash: hash.value, ...city })));
const peak = process.resourceUsage().maxRSS / 1024;
if (!match.value.ok) throw new Error(JSON.stringify(match.value.refusal));
const matched = match.value.value;
const { board, unfilled } = matched;
console.log(
  `seed ${values.seed}: ${city.targets.length} targets, ${city.roster.length} officers, ${board.slots} slots`,
);
console.log(`${pairsOf(matched)} pairs, ${unfilled.length} slots unfilled`);
console.log(
  `matched in ${match.clock.toFixed(2)} s, ${match.processor.toFixed(2)} s of processor, peak ${peak.toFixed(0)} MB`,
);
const loads = [LEAD.org, ...Array.from({ length: DEPARTMENTS }, (_, d) => departmentOf(d))].map((org) =>
  loadsOf(matched, org),
);
console.log(`loads: lead ${loads[0]}, others ${loads.slice(1).join(' ')}`);
const redrawn = timed(() => recuseSome(matched, Math.min(300, city.targets.length)));
console.log(
  `${Math.min(300, city.targets.length)} recusals changed ${redrawn.value} slots in ${(redrawn.clock * 1000).toFixed(0)} ms`,
);
