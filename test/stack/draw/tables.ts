import { verifyDrand } from '../../../crypto/drand';
import { checkBundle, type Checked } from '../../../domain/draw/bundle/checks';
import { sha256 } from '../../../journal/canonical';
import type { World } from '../read-models/world';

/** What anybody may take from the public pages at one moment: the draw's bundle, and the result hash beside it. */
export interface Published {
  readonly bundle: string;
  readonly resultHash: string;
}

export async function publishedOf({ models }: World, task: string): Promise<Published> {
  const [view, page] = await Promise.all([models.publicDraw(task), models.publicTask(task, { limit: 1 })]);
  const resultHash = page?.draw.plan?.resultHash;
  if (!view || !resultHash) throw new Error(`nothing of ${task} is public`);
  return { bundle: JSON.stringify(view), resultHash };
}

export const MACHINE = { sha256, drand: verifyDrand };

export const checkOf = ({ bundle, resultHash }: Published): Checked => checkBundle(MACHINE, bundle, { resultHash });

/** Who stands at a position now, of one department or all. */
export const teamAt = async ({ db }: World, task: string, position: number, org?: string): Promise<string[]> =>
  (
    await db.query<{ id: string }>(
      `SELECT officer_id AS id FROM current_member WHERE process = $1 AND position = $2 AND ($3::text IS NULL OR org_id = $3) ORDER BY 1`,
      [task, position, org ?? null],
    )
  ).map(({ id }) => id);

/** The rows of a draw as they lie in their tables, every column. */
export async function rowsOf({ db }: World, drawId: string): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const tables = [
    'draw',
    'draw_share',
    'roster_officer',
    'roster_exclusion',
    'drawn_target',
    'draw_event',
    'match',
    'match_member',
  ];
  const rows = await Promise.all([
    ...tables.map((table) =>
      db.query<{ row: string }>(
        `SELECT to_jsonb(t)::text AS row FROM ${table} t WHERE ${table === 'draw' ? 'id' : 'draw_id'} = $1 ORDER BY 1`,
        [drawId],
      ),
    ),
    db.query<{ row: string }>(
      `SELECT to_jsonb(u)::text AS row FROM pool_unit u JOIN draw d ON d.pool_id = u.pool_id WHERE d.id = $1 ORDER BY 1`,
      [drawId],
    ),
  ]);
  return Object.fromEntries([...tables, 'pool_unit'].map((table, i) => [table, rows[i]?.map(({ row }) => row) ?? []]));
}
