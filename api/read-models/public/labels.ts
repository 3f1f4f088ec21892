import { beijingDay } from '../../../domain/calendar/beijing';
import type { Day } from '../../../domain/kernel/time';
import { labelHash, mayBeClassShaped, type LabelTable } from '../../../domain/plan-rules/labels';
import type { Scheme } from '../../../domain/plan-rules/scheme';
import { sha256 } from '../../../journal/canonical';
import type { Unseal } from '../../../journal/seal';
import { iso, type ReadDb } from '../db';

/** What of a draw decides whether its label table is open. */
export interface Labelled {
  readonly pool_id: string;
  readonly label_hash: string | null;
  readonly scheme: Scheme | null;
  readonly window_to: Day | null;
  readonly now: Date;
}

export interface OpenedLabels {
  /** Exactly as it was hashed when the pool was frozen. */
  readonly text: string;
  /** Whether it is what the plan's event fixed, recomputed. */
  readonly matches: boolean;
  readonly names: ReadonlyMap<string, string>;
}

/**
 * 层名表 opened: what the strata stood for, once the window is over; never where a class may have shaped them (draw.md §4,
 * P7, P9). Until then it lies sealed, and the plan's event holds its salted hash.
 */
export async function openedLabels(
  db: ReadDb,
  unseal: Unseal,
  { pool_id, label_hash, scheme, window_to, now }: Labelled,
): Promise<OpenedLabels | null> {
  if (label_hash === null || scheme === null || mayBeClassShaped(scheme)) return null;
  if (window_to === null || beijingDay(iso(now)) <= window_to) return null;
  const [row] = await db.rows<{ process: string; seq: number; ord: number; content: string }>(
    'SELECT process, seq, ord, content FROM label_table WHERE pool_id = $1',
    pool_id,
  );
  if (!row) return null;
  const { content, ...place } = row;
  const text = unseal({ ...place, set: 'labelTables', column: 'content' }, content);
  const { strata } = JSON.parse(text) as LabelTable;
  return {
    text,
    matches: labelHash(sha256, text) === label_hash,
    names: new Map(strata.map(({ key, name, town }) => [key, name ?? town ?? '不分镇街，或镇街不明'])),
  };
}
