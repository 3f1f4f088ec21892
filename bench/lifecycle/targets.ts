import type { Figures } from './measure';
import type { PeerName } from './peer';
import { median, type Group } from './groups';

const found = (groups: readonly Group[], peer: PeerName): Group => {
  const group = groups.find((one) => one.peer === peer);
  if (!group) throw new Error(`no rounds of ${peer}`);
  return group;
};

/** Each target of the design, met or missed, with both of its numbers. */
export function targetsOf(many: readonly Group[], alone: readonly Group[]): readonly string[] {
  const read = (groups: readonly Group[], peer: PeerName, key: (figures: Figures) => number | undefined) =>
    median(found(groups, peer), key);
  const busy = (peer: PeerName, key: (figures: Figures) => number | undefined) => read(many, peer, key);
  const [rate, cpu, wal]: ((f: Figures) => number)[] = [
    (f) => f.lifecyclesPerSecond,
    (f) => f.cpuMs,
    (f) => f.walKB,
  ] as const;
  const p50 = (f: Figures) => f.commandP50Ms;
  const kilobytes = (f: Figures) => (f.sample ? f.sample.historyBytes / 1024 : undefined);
  return [
    least('lifecycles/s, of bare Temporal’s', busy('ours', rate) / busy('bare', rate), 1.1),
    most('CPU per lifecycle, API included, of bare Temporal’s', busy('ours', cpu) / busy('bare', cpu), 1.1),
    most(
      'history events of an inspection',
      busy('ours', (f) => f.sample?.events),
      38,
    ),
    most('history KB', busy('ours', kilobytes), 7),
    most(
      'executions of an inspection',
      busy('ours', (f) => f.sample?.executions),
      1,
    ),
    most(
      'writing transactions',
      busy('ours', (f) => f.writingTransactions),
      45,
    ),
    most('WAL, of bare Temporal’s', busy('ours', wal) / busy('bare', wal), 1.4),
    most('command p50 ms, 1 caller', read(alone, 'ours', p50), 10),
    most('command p50, 1 caller, of the floor’s', read(alone, 'ours', p50) / read(alone, 'floor', p50), 3),
    most('command p50, all callers, of the floor’s', busy('ours', p50) / busy('floor', p50), 3),
    most(
      'last review → closed ms, 1 caller',
      read(alone, 'ours', (f) => f.lastReviewToClosedP50Ms),
      200,
    ),
    `${most(
      'application KB per lifecycle',
      busy('ours', (f) => f.appKB),
      16,
    )}; the floor ${number(busy('floor', (f) => f.appKB))}`,
  ];
}

const number = (value: number): string => String(Number(value.toFixed(2)));
const line = (met: boolean, what: string, value: number, bound: string): string =>
  `  ${met ? 'met   ' : 'MISSED'}  ${what}: ${number(value)}, wanted ${bound}`;
const least = (what: string, value: number, bound: number) => line(value >= bound, what, value, `≥ ${bound}`);
const most = (what: string, value: number, bound: number) => line(value <= bound, what, value, `≤ ${bound}`);
