import type { Pool } from 'pg';
import { countersOf } from './counters';
import { busySeconds, CORES, cpuSeconds } from './machine';
import type { Lifecycle, Peer, PeerName, Trace } from './peer';

/** What one peer did in one round. Everything but rates and times is per lifecycle. */
export interface Figures {
  readonly peer: PeerName;
  readonly round: number;
  readonly n: number;
  readonly callers: number;
  readonly lifecyclesPerSecond: number;
  readonly commandP50Ms: number;
  readonly commandP99Ms: number;
  /** From the answer to the last review until the lifecycle was seen closed. */
  readonly lastReviewToClosedP50Ms: number;
  readonly cpuMs: number;
  readonly cpuMsByProcess: Readonly<Record<string, number>>;
  readonly walKB: number;
  readonly writingTransactions: number;
  readonly appKB: number;
  readonly engineKB: number;
  readonly sample: Trace | null;
  /** Share of the machine that anybody else used meanwhile. */
  readonly others: number;
}

/** Workflows close and caches are written a moment after the public record stands: that work counts too. */
const AFTERGLOW_MS = 1_000;
/** The simulated province is the outside world: shown, not counted. */
const OUTSIDE: ReadonlySet<string> = new Set(['province']);

/** Runs n lifecycles of a peer with so many callers, each caller one lifecycle after the other. */
export async function measure(peer: Peer, round: number, n: number, callers: number, admin: Pool): Promise<Figures> {
  const lives = await peer.begin(n);
  // What beginning them left to do (bare Temporal's first workflow tasks) is no part of the round.
  await new Promise((resolve) => setTimeout(resolve, AFTERGLOW_MS));
  const before = await snapshot(peer, admin);
  const timed = await drive(lives, callers);
  await new Promise((resolve) => setTimeout(resolve, AFTERGLOW_MS));
  const after = await snapshot(peer, admin);
  await peer.check(lives);
  const cpuMsByProcess = Object.fromEntries(
    Object.entries(after.cpu).map(([name, seconds]) => [
      name,
      round1(((seconds - (before.cpu[name] ?? 0)) * 1_000) / n),
    ]),
  );
  const counted = Object.entries(cpuMsByProcess).filter(([name]) => !OUTSIDE.has(name));
  const cpuMs = counted.reduce((sum, [, ms]) => sum + ms, 0);
  const all = Object.values(cpuMsByProcess).reduce((sum, ms) => sum + ms, 0);
  const perLifecycle = (key: keyof typeof after.db, unit: number) =>
    round1((after.db[key] - before.db[key]) / n / unit);
  return {
    peer: peer.name,
    round,
    n,
    callers,
    lifecyclesPerSecond: round1(n / timed.seconds),
    commandP50Ms: round1(quantile(timed.commands, 0.5)),
    commandP99Ms: round1(quantile(timed.commands, 0.99)),
    lastReviewToClosedP50Ms: round1(quantile(timed.closings, 0.5)),
    cpuMs: round1(cpuMs),
    cpuMsByProcess,
    walKB: perLifecycle('walBytes', 1024),
    writingTransactions: perLifecycle('writingTransactions', 1),
    appKB: perLifecycle('appBytes', 1024),
    engineKB: perLifecycle('engineBytes', 1024),
    sample: await peer.trace(lives[0]?.id ?? ''),
    others: Math.max(
      0,
      round2((after.busy - before.busy - (all * n) / 1_000) / (((after.at - before.at) / 1_000) * CORES)),
    ),
  };
}

async function snapshot(peer: Peer, admin: Pool) {
  const db = await countersOf(admin, peer.schemas);
  const cpu = Object.fromEntries(Object.entries(peer.pids).map(([name, pid]) => [name, cpuOf(name, pid)]));
  return { db, cpu: cpu as Readonly<Record<string, number>>, busy: busySeconds(), at: performance.now() };
}

/** The caller's children have their own lines: its own seconds only. */
const cpuOf = (name: string, pid: number): number => {
  if (name !== 'caller') return cpuSeconds(pid);
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};

async function drive(lives: readonly Lifecycle[], callers: number) {
  const commands: number[] = [];
  const closings: number[] = [];
  const timed = async (to: number[], act: () => Promise<unknown>) => {
    const from = performance.now();
    await act();
    to.push(performance.now() - from);
  };
  const queue = [...lives];
  const caller = async () => {
    for (let life = queue.shift(); life; life = queue.shift()) {
      for (const command of life.commands) await timed(commands, command);
      await timed(closings, life.closed);
    }
  };
  const from = performance.now();
  await Promise.all(Array.from({ length: callers }, caller));
  return { commands, closings, seconds: (performance.now() - from) / 1_000 };
}

/** The value below which a share of the others lies; of no values, NaN. */
export function quantile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? NaN;
}

const round1 = (value: number) => Math.round(value * 10) / 10;
const round2 = (value: number) => Math.round(value * 100) / 100;
