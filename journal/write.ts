import { isMachine, type Duty } from '../domain/kernel/duty';
import type { Life } from '../domain/kernel/life';
import type { Standing } from '../domain/kernel/process';
import type { Instant } from '../domain/kernel/time';
import type { Link } from './append';
import { nextDue, owesAtOnce } from './kernel';
import type { WriteTx } from './db';
import { notifyIf, pokeWhere } from './pokes';
import type { ProcessRow } from './journal';

export interface Written {
  readonly at: Instant;
  readonly links: readonly Link[];
  readonly life: Life;
  readonly duties: readonly Duty[];
  readonly standing: Standing;
  readonly begins: number;
  /** The workflow must be told: committed with its cause. */
  readonly poke: boolean;
  readonly command: { readonly id: string; readonly digest: string; readonly answer: unknown };
}

/** Since when a machine act has been owed at once: the alarm's clock goes on while anything is. */
const owedSince = (row: Pick<ProcessRow, 'owed_since'>, owes: boolean, at: Instant): Instant | null =>
  owes ? (row.owed_since?.toISOString() ?? at) : null;

/** Events, answer, snapshot and poke in one statement. */
export function writeProcess(
  tx: WriteTx,
  row: ProcessRow,
  { at, links, life, duties, standing, begins, poke, command }: Written,
): void {
  const machine = duties.filter(isMachine);
  const openChildren = row.open_children + begins;
  const last = links.at(-1);
  tx.send(
    `WITH e AS (INSERT INTO journal.event (process, seq, text, hash) SELECT $1, * FROM unnest($2::int[], $3::text[], $4::text[])),
       c AS (INSERT INTO journal.command (id, process, digest, answer, at) VALUES ($5, $1, $6, $7, $8)),
       k AS (${pokeWhere('$19')})
     UPDATE journal.process SET seq = $9, head = $10, life = $11, duties = $12, stage = $13, overlay = $14, ended = $15,
       open_children = $16, owed_since = $17, next_due = $18, updated_at = $8 WHERE id = $1 RETURNING ${notifyIf('$19')}`,
    [
      row.id,
      links.map(({ seq }) => seq),
      links.map(({ text }) => text),
      links.map(({ hash }) => hash),
      command.id,
      command.digest,
      JSON.stringify(command.answer),
      at,
      last?.seq ?? row.seq,
      last?.hash ?? row.head,
      JSON.stringify(life),
      JSON.stringify(duties),
      standing.stage,
      standing.overlay,
      standing.ended,
      openChildren,
      owedSince(row, !standing.ended && owesAtOnce(machine, openChildren), at),
      nextDue(machine),
      poke,
    ],
    'process-write',
  );
}
