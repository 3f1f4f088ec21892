import { sha256Hex } from './canonical';
import type { Db, Tx } from './db';
import { recomputeSet, type SetMark } from './sets';

/** What does not hold, and where: the first broken place of a process. */
export interface Broken {
  readonly process: string;
  /** Null: the process as a whole. */
  readonly seq: number | null;
  readonly what: 'missing' | 'place' | 'hash' | 'head' | 'set' | 'empty';
  readonly detail: string;
}

export interface Verified {
  readonly processes: number;
  readonly events: number;
  readonly sets: number;
  readonly broken: readonly Broken[];
}

interface EventRow {
  readonly process: string;
  readonly seq: number;
  readonly text: string;
  readonly hash: string;
}
interface SetRow extends SetMark {
  readonly process: string;
  readonly seq: number;
  readonly name: string;
  readonly salt: string;
}
interface Head {
  readonly id: string;
  readonly seq: number;
  readonly head: string;
}

const BATCH = 2_000;

/**
 * Verifies every process's chain over the stored text: places without a gap, each hash from the one before, the head, and the
 * rows that events stand for by their count and salted hash. Streams one snapshot; `progress` is told of every batch.
 */
export async function verify(
  db: Db,
  progress: (done: { events: number; of: number }) => void = () => undefined,
): Promise<Verified> {
  return db.snapshot(async (tx) => {
    const [{ of } = { of: 0 }] = await tx.query<{ of: number }>('SELECT count(*)::int AS of FROM journal.event');
    const walk = new Walk();
    let last: Pick<EventRow, 'process' | 'seq'> | null = { process: '', seq: 0 };
    while (last) {
      last = await verifyBatch(tx, walk, last);
      progress({ events: walk.events, of });
    }
    await walk.end(tx);
    const { processes, events, sets, broken } = walk;
    return { processes, events, sets, broken };
  });
}

const placeOf = ({ process, seq }: Pick<EventRow, 'process' | 'seq'>): string => `${process} ${seq}`;

/** Goes through one batch of events; answers the last place, or null at the end. */
async function verifyBatch(tx: Tx, walk: Walk, after: Pick<EventRow, 'process' | 'seq'>) {
  const rows = await tx.query<EventRow>(
    `SELECT process, seq, text, hash FROM journal.event WHERE (process, seq) > ($1, $2) ORDER BY process, seq LIMIT ${BATCH}`,
    [after.process, after.seq],
    'verify-events',
  );
  const last = rows.at(-1);
  if (!last) return null;
  const sets = await tx.query<SetRow>(
    `SELECT process, seq, name, count, hash, salt FROM journal.event_set WHERE (process, seq) > ($1, $2) AND (process, seq) <= ($3, $4) ORDER BY name`,
    [after.process, after.seq, last.process, last.seq],
    'verify-sets',
  );
  const bySeq = new Map<string, SetRow[]>();
  for (const set of sets) bySeq.set(placeOf(set), [...(bySeq.get(placeOf(set)) ?? []), set]);
  for (const row of rows) await walk.event(tx, row, bySeq.get(placeOf(row)) ?? []);
  return last;
}

/** The chain as far as it has been walked; of each process only the first broken place counts. */
class Walk {
  processes = 0;
  events = 0;
  sets = 0;
  readonly broken: Broken[] = [];
  private at: { process: string; seq: number; hash: string; whole: boolean } | null = null;

  async event(tx: Tx, row: EventRow, sets: readonly SetRow[]): Promise<void> {
    if (this.at?.process !== row.process) {
      await this.close(tx);
      this.processes++;
      this.at = { process: row.process, seq: 0, hash: '', whole: true };
    }
    this.events++;
    this.sets += sets.length;
    const { at } = this;
    if (at.whole) {
      const found = brokenLink(at, row) ?? (await brokenSet(tx, row, sets));
      if (found) {
        at.whole = false;
        this.broken.push(found);
      }
    }
    at.seq = row.seq;
    at.hash = row.hash;
  }

  /** The last process, and processes that have no event at all. */
  async end(tx: Tx): Promise<void> {
    await this.close(tx);
    const empty = await tx.query<{ id: string }>(
      'SELECT id FROM journal.process p WHERE NOT EXISTS (SELECT FROM journal.event e WHERE e.process = p.id) ORDER BY id',
    );
    for (const { id } of empty)
      this.broken.push({ process: id, seq: null, what: 'empty', detail: 'a process without any event' });
  }

  private async close(tx: Tx): Promise<void> {
    if (!this.at?.whole) return;
    const { process, seq, hash } = this.at;
    const [row] = await tx.query<Head>(
      'SELECT id, seq, head FROM journal.process WHERE id = $1',
      [process],
      'verify-head',
    );
    if (row?.seq === seq && row.head === hash) return;
    const detail = `the process says ${row?.seq ?? 0} events with the head ${row?.head ?? ''}; the chain ends at ${seq} with ${hash}`;
    this.broken.push({ process, seq, what: 'head', detail });
  }
}

function brokenLink(before: { seq: number; hash: string }, { process, seq, text, hash }: EventRow): Broken | null {
  if (seq !== before.seq + 1)
    return { process, seq: before.seq + 1, what: 'missing', detail: `${seq} follows ${before.seq}` };
  const computed = sha256Hex(before.hash + text);
  if (computed !== hash) return { process, seq, what: 'hash', detail: `stored ${hash}, computed ${computed}` };
  const said = JSON.parse(text) as { process?: unknown; seq?: unknown };
  if (said.process === process && said.seq === seq) return null;
  return { process, seq, what: 'place', detail: `the text says ${String(said.process)} ${String(said.seq)}` };
}

async function brokenSet(tx: Tx, { process, seq, text }: EventRow, rows: readonly SetRow[]): Promise<Broken | null> {
  const { sets = {} } = JSON.parse(text) as { sets?: Readonly<Record<string, SetMark>> };
  const no = (detail: string): Broken => ({ process, seq, what: 'set', detail });
  const unsaid = rows.find(({ name }) => !sets[name]);
  if (unsaid) return no(`${unsaid.name}: rows that the event does not speak of`);
  for (const [name, said] of Object.entries(sets)) {
    const row = rows.find((set) => set.name === name);
    if (!row || row.count !== said.count || row.hash !== said.hash)
      return no(`${name}: its entry differs from the event`);
    const now = await recomputeSet(tx, name, { process, seq, salt: row.salt });
    if (now.count !== said.count) return no(`${name}: ${now.count} rows, the event says ${said.count}`);
    if (now.hash !== said.hash) return no(`${name}: its rows differ from what the event says`);
  }
  return null;
}
