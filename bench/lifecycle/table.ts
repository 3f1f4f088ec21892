import { quantile, type Figures } from './measure';
import type { PeerName } from './peer';
import { groupsOf, median, NOISY, type Group, type Read } from './groups';
import { targetsOf } from './targets';

const NAMES: Readonly<Record<PeerName, string>> = {
  ours: 'Liancha, through HTTP',
  floor: 'Floor: plain SQL',
  bare: 'Bare Temporal, local activities',
};

const COLUMNS: readonly (readonly [title: string, read: Read])[] = [
  ['lifecycles/s', (f) => f.lifecyclesPerSecond],
  ['command p50 ms', (f) => f.commandP50Ms],
  ['p99 ms', (f) => f.commandP99Ms],
  ['last review→closed ms', (f) => f.lastReviewToClosedP50Ms],
  ['CPU ms', (f) => f.cpuMs],
  ['WAL KB', (f) => f.walKB],
  ['write tx', (f) => f.writingTransactions],
  ['app KB', (f) => f.appKB],
  ['Temporal KB', (f) => f.engineKB],
  ['events', (f) => f.sample?.events],
  ['history KB', (f) => (f.sample ? f.sample.historyBytes / 1024 : undefined)],
];

/** The lifecycle table: medians over the rounds, with least and most; then the targets (design: performance). */
export function tableOf(figures: readonly Figures[], callers: number): string {
  const many = groupsOf(figures, callers);
  const alone = groupsOf(figures, 1);
  return [
    ...section(`${callers} callers`, many),
    ...(callers === 1 ? [] : section('1 caller', alone)),
    '',
    'Targets',
    ...targetsOf(many, alone),
  ].join('\n');
}

function section(title: string, groups: readonly Group[]): readonly string[] {
  const cells = groups.map((group) => COLUMNS.map(([, read]) => cell(group, read)));
  const head = ['', ...COLUMNS.map(([column]) => column)];
  const rows = groups.map((group, index) => [NAMES[group.peer], ...(cells[index] ?? [])]);
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]) => row.map((text, column) => text.padEnd(widths[column] ?? 0)).join('  ');
  return [
    '',
    `${title}: median [least–most] of the rounds, per lifecycle`,
    line(head),
    ...rows.map(line),
    ...notes(groups),
  ];
}

function cell(group: Group, read: Read): string {
  const values = group.rounds.map(read).filter((value) => value !== undefined);
  if (values.length === 0) return '–';
  return `${short(quantile(values, 0.5))} [${short(Math.min(...values))}–${short(Math.max(...values))}]`;
}

function notes(groups: readonly Group[]): readonly string[] {
  return groups.flatMap((group) => {
    const cpu = Object.keys(group.rounds[0]?.cpuMsByProcess ?? {})
      .map((name) => `${name} ${short(median(group, ({ cpuMsByProcess }) => cpuMsByProcess[name]))}`)
      .join(', ');
    const others = short(median(group, (f) => f.others));
    const kept = group.noisy
      ? `every round was noisy (above ${NOISY}): none is left out`
      : `${group.discarded} rounds above ${NOISY} left out`;
    return [`  ${group.peer}: CPU ms ${cpu}; others used ${others} of the machine, ${kept}`];
  });
}

const short = (value: number): string => (Math.abs(value) >= 100 ? value.toFixed(0) : String(Number(value.toFixed(2))));
