import { readdirSync, readFileSync } from 'node:fs';
import { availableParallelism } from 'node:os';

/** /proc counts in hundredths of a second (USER_HZ is 100 on every Linux that Node runs on). */
const TICKS = 100;
/** Fields of /proc/[pid]/stat after the command's closing bracket (proc(5)). */
const FIELD = { parent: 1, user: 11, system: 12, reapedUser: 13, reapedSystem: 14 } as const;

interface Stat {
  readonly pid: number;
  readonly parent: number;
  /** Seconds of its own and of the children that it has waited for. */
  readonly seconds: number;
}

export const CORES = availableParallelism();

function statOf(pid: number): Stat | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const fields = text.slice(text.lastIndexOf(')') + 2).split(' ');
    const at = (index: number) => Number(fields[index]);
    const ticks = at(FIELD.user) + at(FIELD.system) + at(FIELD.reapedUser) + at(FIELD.reapedSystem);
    return { pid, parent: at(FIELD.parent), seconds: ticks / TICKS };
  } catch {
    return null; // ended between the listing and the reading
  }
}

/** CPU seconds of a process, with its reaped children and every living descendant (PostgreSQL: one process a connection). */
export function cpuSeconds(root: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => statOf(Number(name)))
    .filter((stat) => stat !== null);
  const family = new Set([root]);
  for (let before = 0; before !== family.size;) {
    before = family.size;
    for (const { pid, parent } of all) if (family.has(parent)) family.add(pid);
  }
  return all.reduce((sum, { pid, seconds }) => (family.has(pid) ? sum + seconds : sum), 0);
}

/** Seconds that all cores together were busy since the machine started: user, nice, system, interrupts. */
export function busySeconds(): number {
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n');
  const [user = 0, nice = 0, system = 0, , , irq = 0, softirq = 0] = line.trim().split(/\s+/).slice(1).map(Number);
  return (user + nice + system + irq + softirq) / TICKS;
}
