import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Arrival } from '../../stack/province/store';

/** What arrived at the simulated province in one run. */
export interface ProvinceReport {
  readonly keys: number;
  readonly arrivals: number;
  /** Keys whose contents differ from one arrival to the next. */
  readonly differing: number;
  /** Keys whose first arrival carries a mark of repetition. */
  readonly markedFirst: number;
  /** Arrivals after the first that carry no mark. */
  readonly unmarkedRepeats: number;
}

export function provinceReport(home: string): ProvinceReport {
  const lines = readFileSync(join(home, 'province', 'state.json'), 'utf8')
    .split('\n')
    .filter(Boolean);
  const byKey = new Map<string, Arrival[]>();
  for (const arrival of lines.map((line) => JSON.parse(line) as Arrival))
    byKey.set(arrival.key, [...(byKey.get(arrival.key) ?? []), arrival]);
  const keys = [...byKey.values()];
  const count = (holds: (arrivals: readonly Arrival[]) => number) =>
    keys.reduce((sum, arrivals) => sum + holds(arrivals), 0);
  return {
    keys: keys.length,
    arrivals: lines.length,
    differing: count((arrivals) => (new Set(arrivals.map(({ contentHash }) => contentHash)).size > 1 ? 1 : 0)),
    markedFirst: count(([first]) => (first?.repeat ? 1 : 0)),
    unmarkedRepeats: count((arrivals) => arrivals.slice(1).filter(({ repeat }) => !repeat).length),
  };
}
