import type { MemoryRunner } from '../memory-runner';

/** Rows of one set of one process, in the order in which they were handed in. */
export const rowsOf = (runner: MemoryRunner, set: string, process: string) =>
  (runner.rows.get(set) ?? []).filter((row) => row.process === process);

export const text = (row: Readonly<Record<string, unknown>>, name: string): string => String(row[name]);
export const count = (row: Readonly<Record<string, unknown>>, name: string): number => Number(row[name]);

export interface Place {
  readonly org: string;
  /** '' for a vacancy. */
  readonly officer: string;
  readonly position: number;
  readonly slot: number;
  readonly generation: number;
}

/** Rows of the newest draw: another draw's positions are other targets. */
const newestDraw = (runner: MemoryRunner, set: string, task: string) => {
  const rows = rowsOf(runner, set, task);
  const draw = rows.at(-1)?.['drawId'];
  return rows.filter((row) => row['drawId'] === draw);
};

/** Who stands in each place now: its newest generation; by department, position, slot. */
export function placesOf(runner: MemoryRunner, task: string): readonly Place[] {
  const places = new Map<string, Place>();
  for (const row of newestDraw(runner, 'matchMembers', task)) {
    const [org, officer] = [text(row, 'orgId'), String(row['officerId'] ?? '')];
    const [position, slot, generation] = [count(row, 'position'), count(row, 'slot'), count(row, 'generation')];
    const key = `${org} ${position} ${slot}`;
    if ((places.get(key)?.generation ?? 0) < generation) places.set(key, { org, officer, position, slot, generation });
  }
  return [...places.values()].sort((a, b) => a.org.localeCompare(b.org) || a.position - b.position || a.slot - b.slot);
}

export const drawnOf = (runner: MemoryRunner, task: string) =>
  newestDraw(runner, 'drawnTargets', task)
    .map((row) => ({
      position: count(row, 'position'),
      uid: text(row, 'uid'),
      town: text(row, 'townCode'),
      c: text(row, 'c'),
    }))
    .sort((a, b) => a.position - b.position);
