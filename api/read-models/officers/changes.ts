import type { PlaceChange } from '../../../contracts/views/officers';
import { parseEvent } from '../../../journal/append';
import type { ReadDb } from '../db';
import { namesOf, type Names } from '../names';
import type { TaskFacts } from '../task/row';
import type { AnyEvent } from '../timeline';

/** As many changes of one place as a page tells, the newest. */
const MOST = 20;

interface Row {
  readonly text: string;
  readonly from: string | null;
  readonly was_appointed: boolean;
  readonly to: string | null;
}
type Event = Extract<AnyEvent, { type: 'officerReplaced' | 'officerAppointed' }> & { readonly at: string };

interface Changed {
  readonly row: Row;
  readonly event: Event;
}

/**
 * 看递补: how one place of a department changed hands, newest first. Each generation of a place was written beside the event
 * that made it, so that the event tells by which rule, and what else moved.
 */
export async function changesOf(
  db: ReadDb,
  { draw_id }: TaskFacts,
  org: string,
  { position, slot }: { readonly position: number; readonly slot: number },
): Promise<readonly PlaceChange[]> {
  const rows = await db.rows<Row>(
    `SELECT e.text, b.officer_id AS "from", b.appointed AS was_appointed, m.officer_id AS "to"
     FROM match_member m JOIN journal.event e ON e.process = m.process AND e.seq = m.seq
     JOIN match_member b ON b.draw_id = m.draw_id AND b.org_id = m.org_id AND b.position = m.position AND b.slot = m.slot AND b.generation = m.generation - 1
     WHERE m.draw_id = $1 AND m.org_id = $2 AND m.position = $3 AND m.slot = $4 ORDER BY m.generation DESC LIMIT ${MOST}`,
    draw_id,
    org,
    position,
    slot,
  );
  // Only these two events make a generation beyond the first, so that a row's event is one of them; the journal says less.
  const changes = rows.map((row): Changed => ({ row, event: parseEvent(row.text) as unknown as Event }));
  const names = await namesOf(db, { officers: changes.flatMap(officersIn) });
  return changes.map((changed) => changeOf(changed, position, names));
}

const officersIn = ({ row: { from, to }, event }: Changed): readonly string[] => [
  ...(from === null ? [] : [from]),
  ...(to === null ? [] : [to]),
  ...(event.type === 'officerReplaced' ? movesOf(event).flatMap((move) => [move.from, move.to]) : []),
];

/** Every place that the event filled, that of the recusal first. */
const movesOf = ({ position, from, to, moved }: Extract<Event, { type: 'officerReplaced' }>) => [
  ...(to ? [{ position, from, to: to.officer }] : []),
  ...moved.map((move) => ({ ...move, to: move.to.officer })),
];

function changeOf({ row, event }: Changed, position: number, names: Names): PlaceChange {
  const [from, to] = [row.from && names.officer(row.from), row.to && names.officer(row.to)];
  const plain = { at: event.at, from, to, because: null, moved: [], reason: null };
  if (event.type === 'officerAppointed') return { ...plain, rule: null, reason: event.reason, chain: null };
  // Who was appointed was no result of the draw, and neither is the vacancy that he leaves.
  if (row.was_appointed) return { ...plain, rule: null, chain: null };
  const others = movesOf(event).filter((move) => move.position !== position || move.from !== row.from);
  return {
    ...plain,
    rule: event.rule,
    because: event.position === position && event.from === row.from ? null : event.position,
    moved: others.map((move) => ({
      position: move.position,
      from: names.officer(move.from),
      to: names.officer(move.to),
    })),
    chain: { head: event.eventsHead, result: event.resultHash },
  };
}
