import type { DrawResult } from '../../../contracts/views/draws';
import type { ReadDb } from '../db';
import { eventsOf } from '../history';
import type { AnyEvent, JournalLine } from '../timeline';

/** The events of these types of one draw of a task, oldest first: from the freezing of its pool to that of the next one's. */
export async function linesOfDraw(
  db: ReadDb,
  { task, id }: { readonly task: string; readonly id: string },
  types: readonly AnyEvent['type'][],
): Promise<readonly JournalLine[]> {
  const oldestFirst = (await eventsOf(db, task, ['poolFrozen', ...types])).toReversed();
  const from = oldestFirst.findIndex(({ event }) => event.type === 'poolFrozen' && event.drawId === id);
  const next = oldestFirst.findIndex(({ event }, index) => index > from && event.type === 'poolFrozen');
  return oldestFirst.slice(from, next === -1 ? undefined : next);
}

/**
 * Every result hash (结果哈希) that a draw has had, newest first: each recusal moves it, and who scanned the code at the ceremony
 * (抽取当时) is to find his own. Where an appointed officer leaves, nothing of the draw moves.
 */
export async function resultsOf(
  db: ReadDb,
  draw: { readonly task: string; readonly id: string },
): Promise<readonly (DrawResult & { readonly eventsHead: string })[]> {
  const lines = await linesOfDraw(db, draw, ['matchCompleted', 'officerReplaced']);
  const results = lines.flatMap(({ at, event }) =>
    event.type === 'matchCompleted' || event.type === 'officerReplaced'
      ? [
          {
            word: event.type === 'matchCompleted' ? '抽取当时' : '回避递补之后',
            at,
            hash: event.resultHash,
            eventsHead: event.eventsHead,
          },
        ]
      : [],
  );
  return results.filter(({ hash }, index) => hash !== results[index - 1]?.hash).reverse();
}

/**
 * The number of the journal's event by which a draw's result was no longer this one.
 * @returns undefined where it never had this result
 */
export async function movedBy(
  db: ReadDb,
  draw: { readonly task: string; readonly id: string },
  resultHash: string,
): Promise<number | undefined> {
  const result = (await resultsOf(db, draw)).find(({ hash }) => hash === resultHash);
  if (!result) return undefined;
  const [next] = await db.rows<{ seq: number }>(
    `SELECT seq FROM draw_event WHERE draw_id = $1 AND no > coalesce((SELECT no FROM draw_event WHERE draw_id = $1 AND head = $2), 0) ORDER BY no LIMIT 1`,
    draw.id,
    result.eventsHead,
  );
  return next?.seq;
}
