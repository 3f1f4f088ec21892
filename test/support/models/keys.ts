import { evolveLife, newLife } from '../../../domain/kernel/life';
import { lifeDuties } from '../../../journal/kernel';
import { REGISTRY } from '../../../journal/registry';
import type { MemoryProcess } from '../memory-runner';

/** Keys that were closed and then opened once more, over a whole life; event by event. */
export function keysUsedAgain({ name, events }: Pick<MemoryProcess, 'name' | 'events'>): readonly string[] {
  const process = REGISTRY[name];
  if (!process) throw new Error(`no process is called ${name}`);
  const closed = new Set<string>();
  const again = new Set<string>();
  let open = new Set<string>();
  let life = newLife(process);
  for (const event of events) {
    life = evolveLife(process, life, event);
    const now = new Set(lifeDuties(process, life).map(({ key }) => key));
    for (const key of open) if (!now.has(key)) closed.add(key);
    for (const key of now) if (closed.has(key)) again.add(key);
    open = now;
  }
  return [...again];
}
