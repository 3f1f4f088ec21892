import type { DrawAct, Span } from './acts';
import type { Kill } from './kill';

function lines(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  return [head, ...rows]
    .map((row) =>
      row
        .map((text, column) => text.padEnd(widths[column] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

export const tellSpans = (spans: Readonly<Record<DrawAct, Span>>): string =>
  `\nundisturbed\n${lines(
    ['act', 'ms', 'longest silence of its worker, ms'],
    Object.entries(spans).map(([act, { ms, silentMs }]) => [act, ms.toFixed(0), silentMs.toFixed(0)]),
  )}`;

export const tellKills = (seed: string, kills: readonly Kill[]): string =>
  `\nkill -9 of the worker, seed ${seed}\n${lines(
    ['', 'act', 'attempt', 'ms into it', 'pid', 'counts', 'what Temporal and the journal say'],
    kills.map(({ act, attempt, ms, pid, counts, found }, i) => [
      String(i + 1),
      act,
      String(attempt),
      ms.toFixed(0),
      String(pid),
      counts ? 'yes' : 'no',
      found,
    ]),
  )}`;

export const tellHashes = (plain: Readonly<Record<string, string>>, killed: Readonly<Record<string, string>>): string =>
  `\n${lines(
    ['', 'undisturbed', 'killed', 'equal'],
    Object.entries(plain).map(([name, value]) => [
      name,
      value,
      killed[name] ?? '',
      killed[name] === value ? 'yes' : 'NO',
    ]),
  )}\n`;
