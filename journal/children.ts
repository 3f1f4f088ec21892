import type { Begin } from '../domain/kernel/process';
import { newLife } from '../domain/kernel/life';
import type { Instant } from '../domain/kernel/time';
import { chain } from './append';
import { sha256Hex } from './canonical';
import type { WriteTx } from './db';
import type { Journal, ProcessRow } from './journal';
import { applyEvents, lifeDuties, machineDuties, nextDue, owesAtOnce } from './kernel';
import { notifyIf, pokeWhere } from './pokes';
import { projectMany } from './projectors/project';
import { openItems } from './work-items';

/** Begins children in the parent's transaction: rows, first events, records and duties in a few statements, however many. */
export function beginChildren(
  journal: Journal,
  tx: WriteTx,
  parent: ProcessRow,
  begins: readonly Begin[],
  at: Instant,
  command: string,
): void {
  const born = begins.map((begin) => bear(journal, begin, at, command));
  tx.send(
    `INSERT INTO journal.process (id, name, clock, parent, epoch, seq, head, life, duties, stage, overlay, ended, started, owed_since, next_due, begun_at, updated_at)
     SELECT id, name, $2, $3, $4, seq, head, life, duties, stage, overlay, false, false, CASE WHEN owes THEN $5::timestamptz END, next_due, $5, $5
     FROM jsonb_to_recordset($1::jsonb) AS b (id text, name text, seq int, head text, life jsonb, duties jsonb, stage text, overlay text, owes boolean, next_due timestamptz)`,
    [JSON.stringify(born.map(({ row }) => row)), parent.clock, parent.id, parent.epoch, at],
    'children-begin',
  );
  const links = born.flatMap(({ row, links: own }) => own.map((link) => ({ process: row.id, ...link })));
  tx.send(
    `INSERT INTO journal.event (process, seq, text, hash) SELECT * FROM unnest($1::text[], $2::int[], $3::text[], $4::text[])`,
    [
      links.map(({ process }) => process),
      links.map(({ seq }) => seq),
      links.map(({ text }) => text),
      links.map(({ hash }) => hash),
    ],
    'children-events',
  );
  const placeOf = (row: (typeof born)[number]['row']) => ({
    process: row.id,
    clock: parent.clock,
    parent: parent.id,
    stage: row.stage,
    overlay: row.overlay,
  });
  projectMany(
    journal.projectors,
    tx,
    born.flatMap(({ row, stamped }) => stamped.map((event) => ({ name: row.name, event, place: placeOf(row) }))),
  );
  openItems(
    tx,
    born.flatMap(({ row, duties }) =>
      duties.flatMap((duty) =>
        duty.kind === 'person' ? [{ duty, place: { process: row.id, task: parent.id, clock: parent.clock } }] : [],
      ),
    ),
    at,
  );
}

function bear({ registry }: Journal, { process: name, id, input }: Begin, at: Instant, command: string) {
  const process = registry[name];
  if (!process) throw new Error(`no process is called ${name}`);
  const { stamped, life } = applyEvents(process, newLife(process), process.begin(input), { seq: 0, at, by: 'system' });
  const duties = lifeDuties(process, life);
  const machine = machineDuties(duties);
  const { stage, overlay } = process.standing(life.state);
  const links = chain('', stamped, {
    process: id,
    command,
    digest: sha256Hex(`begin ${id}`),
    actor: { kind: 'system' },
    sets: {},
  });
  const row = {
    id,
    name,
    seq: stamped.length,
    head: links.at(-1)?.hash ?? '',
    life,
    duties,
    stage,
    overlay,
    owes: owesAtOnce(machine, 0),
    next_due: nextDue(machine),
  };
  return { row, stamped, links, duties };
}

/**
 * A child's end, in the child's own transaction: a row in the parent's inbox, and one open child less. The parent is poked when
 * the last has ended, so that its record does not depend on the order in which they end.
 */
export function tellParent(tx: WriteTx, parent: string, child: string, outcome: string, at: Instant): void {
  tx.send(
    'INSERT INTO journal.inbox (parent, child, outcome, at) VALUES ($1, $2, $3, $4)',
    [parent, child, outcome, at],
    'inbox',
  );
  tx.send(
    `WITH p AS (UPDATE journal.process SET open_children = open_children - 1, owed_since = CASE WHEN open_children = 1 THEN coalesce(owed_since, $2) ELSE owed_since END
       WHERE id = $1 RETURNING open_children = 0 AS last),
     k AS (${pokeWhere('(SELECT last FROM p)')})
     SELECT ${notifyIf('last')} FROM p`,
    [parent, at],
    'child-ended',
  );
}
