import { isMachine, type Duty, type PersonDuty } from '../domain/kernel/duty';
import { evolveLife, newLife, type Life } from '../domain/kernel/life';
import type { AnyProcess } from '../domain/kernel/process';
import { parseEvent } from './append';
import { canonical } from './canonical';
import type { Tx } from './db';
import type { Journal } from './journal';
import { lifeDuties, nextDue } from './kernel';

/** Where a stored snapshot says something else than the events do. */
export interface Difference {
  readonly process: string;
  readonly what: 'life' | 'duties' | 'standing' | 'nextDue' | 'workItems' | 'openChildren';
  readonly detail: string;
}

export interface Checked {
  readonly processes: number;
  readonly differences: readonly Difference[];
}

interface Stored {
  readonly id: string;
  readonly name: string;
  readonly life: Life;
  readonly duties: readonly Duty[];
  readonly stage: string;
  readonly overlay: string | null;
  readonly ended: boolean;
  readonly next_due: Date | null;
  readonly open_children: number;
  readonly children: number;
  readonly events: readonly string[];
  readonly items: readonly Item[];
}

/** A row of the ledger, as far as it follows from the duties. */
interface Item {
  readonly key: string;
  readonly open: boolean;
  readonly stage: string;
  readonly command: string;
  readonly subject: string | null;
  readonly org: string;
  readonly role: string;
  readonly person: string | null;
  readonly due: number | null;
}

const BATCH = 100;
const ITEM = `json_build_object('key', key, 'open', state = 'open', 'stage', stage, 'command', command, 'subject', subject, 'org', org_id, 'role', role,
  'person', person_id, 'due', round(extract(epoch FROM due) * 1000)::bigint)`;

/**
 * Recomputes snapshots, duties and the ledger from the events and compares them with what is stored (重建核对). Reads only:
 * records are never rewritten from here.
 */
export async function checkRebuild(
  { db, registry }: Pick<Journal, 'db' | 'registry'>,
  progress: (done: { processes: number; of: number }) => void = () => undefined,
): Promise<Checked> {
  return db.snapshot(async (tx) => {
    const [{ of } = { of: 0 }] = await tx.query<{ of: number }>('SELECT count(*)::int AS of FROM journal.process');
    const differences: Difference[] = [];
    let processes = 0;
    for (let rows = await nextRows(tx, ''); rows.length > 0; rows = await nextRows(tx, rows.at(-1)?.id ?? '')) {
      for (const row of rows) differences.push(...differencesOf(registry[row.name], row));
      processes += rows.length;
      progress({ processes, of });
    }
    return { processes, differences };
  });
}

const nextRows = (tx: Tx, after: string) =>
  tx.query<Stored>(
    `SELECT p.id, p.name, p.life, p.duties, p.stage, p.overlay, p.ended, p.next_due, p.open_children,
       (SELECT count(*)::int FROM journal.process c WHERE c.parent = p.id AND NOT c.ended) AS children,
       (SELECT coalesce(json_agg(e.text ORDER BY e.seq), '[]') FROM journal.event e WHERE e.process = p.id) AS events,
       (SELECT coalesce(json_agg(${ITEM}), '[]') FROM work_item w WHERE w.process = p.id) AS items
     FROM journal.process p WHERE p.id > $1 ORDER BY p.id LIMIT ${BATCH}`,
    [after],
    'rebuild-rows',
  );

/** A process whose events cannot be replayed at all is a difference like any other: the rest is checked all the same. */
function differencesOf(process: AnyProcess | undefined, row: Stored): Difference[] {
  try {
    return compare(process, row);
  } catch (error) {
    return [{ process: row.id, what: 'life', detail: `its events cannot be replayed: ${String(error)}` }];
  }
}

function compare(process: AnyProcess | undefined, row: Stored): Difference[] {
  if (!process) return [{ process: row.id, what: 'life', detail: `no process is called ${row.name}` }];
  const { life, duties, ledger } = replay(process, row.events);
  const pairs: readonly (readonly [Difference['what'], unknown, unknown])[] = [
    ['life', row.life, life],
    ['duties', byKey(row.duties), byKey(duties)],
    ['standing', { stage: row.stage, overlay: row.overlay, ended: row.ended }, process.standing(life.state)],
    ['nextDue', row.next_due?.toISOString() ?? null, nextDue(duties.filter(isMachine))],
    ['workItems', byKey(row.items), byKey([...ledger.values()])],
    ['openChildren', row.open_children, row.children],
  ];
  return pairs.flatMap(([what, stored, computed]) => {
    const [a, b] = [canonical(stored), canonical(computed)];
    return a === b ? [] : [{ process: row.id, what, detail: firstDifference(a, b) }];
  });
}

/** The order of duties follows the order of keys in the state, which a stored snapshot does not keep. */
const byKey = <T extends { readonly key: string }>(list: readonly T[]): readonly T[] =>
  [...list].sort((a, b) => (a.key < b.key ? -1 : 1));

/** Duties are compared where a command ended, as `handle` does: what one command opened and closed never was in the ledger. */
function replay(process: AnyProcess, texts: readonly string[]) {
  const events = texts.map(parseEvent);
  const ledger = new Map<string, Item>();
  let life = newLife(process);
  let duties: readonly Duty[] = [];
  events.forEach((event, index) => {
    const { command, ...stamped } = event;
    life = evolveLife(process, life, stamped);
    if (events[index + 1]?.command === command) return;
    duties = lifeDuties(process, life);
    note(ledger, duties);
  });
  return { life, duties, ledger };
}

function note(ledger: Map<string, Item>, duties: readonly Duty[]): void {
  const persons = duties.filter((duty): duty is PersonDuty => duty.kind === 'person');
  const keys = new Set(persons.map(({ key }) => key));
  for (const item of ledger.values()) if (!keys.has(item.key)) ledger.set(item.key, { ...item, open: false });
  for (const duty of persons) ledger.set(duty.key, itemOf(duty));
}

const itemOf = ({ key, stage, command, subject, org, role, person, deadline }: PersonDuty): Item => ({
  key,
  open: true,
  stage,
  command,
  subject: subject ?? null,
  org,
  role,
  person: person ?? null,
  due: deadline ? Date.parse(deadline.due) : null,
});

/** The place where two canonical texts part, with a little around it. */
function firstDifference(stored: string, computed: string): string {
  let at = 0;
  while (at < stored.length && stored[at] === computed[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 30), at + 50);
  return `stored …${around(stored)}…, the events give …${around(computed)}…`;
}
