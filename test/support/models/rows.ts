import type { Member } from '../../../domain/match/department';
import type { MemoryRunner } from '../memory-runner';

/** Rows of one set of one process, in the order in which they were handed in. */
export const rowsOf = (runner: MemoryRunner, set: string, process: string) =>
  (runner.rows.get(set) ?? []).filter((row) => row.process === process);

export const text = (row: Readonly<Record<string, unknown>>, name: string): string => String(row[name]);
export const count = (row: Readonly<Record<string, unknown>>, name: string): number => Number(row[name]);

export interface Place extends Member {
  readonly org: string;
  readonly generation: number;
}

/** Who stands in each place now: its newest generation; by department, position, slot. */
export function placesOf(runner: MemoryRunner, task: string): readonly Place[] {
  const places = new Map<string, Place>();
  for (const row of rowsOf(runner, 'matchMembers', task)) {
    const [org, officer] = [text(row, 'orgId'), text(row, 'officerId')];
    const [position, slot, generation] = [count(row, 'position'), count(row, 'slot'), count(row, 'generation')];
    const key = `${org} ${position} ${slot}`;
    if ((places.get(key)?.generation ?? 0) < generation) places.set(key, { org, officer, position, slot, generation });
  }
  return [...places.values()].sort((a, b) => a.org.localeCompare(b.org) || a.position - b.position || a.slot - b.slot);
}

export const drawnOf = (runner: MemoryRunner, task: string) =>
  rowsOf(runner, 'drawnTargets', task)
    .map((row) => ({
      position: count(row, 'position'),
      uid: text(row, 'uid'),
      town: text(row, 'townCode'),
      c: text(row, 'c'),
    }))
    .sort((a, b) => a.position - b.position);
