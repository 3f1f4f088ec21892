import type { DrawEvent } from '../../domain/draw/events';
import type { Opening } from '../../domain/draw/openings';
import type { Stratum } from '../../domain/draw/pool';
import type { RosterRow } from '../../domain/draw/roster';
import { unseal } from '../seal';

/** Whatever can ask the database. */
interface Reader {
  query<Row>(sql: string, values: readonly unknown[]): Promise<readonly Row[]>;
}

/** The public leaves of a frozen pool, by stratum, each ascending by commitment. */
export async function strataOf(reader: Reader, poolId: string): Promise<readonly Stratum[]> {
  const rows = await reader.query<{ stratum: string; c: string; weight: number }>(
    `SELECT stratum, c, weight FROM pool_unit WHERE pool_id = $1 ORDER BY stratum COLLATE "C", c COLLATE "C"`,
    [poolId],
  );
  const strata = new Map<string, { c: string; weight: number }[]>();
  for (const { stratum, c, weight } of rows) {
    const leaves = strata.get(stratum);
    if (leaves) leaves.push({ c, weight });
    else strata.set(stratum, [{ c, weight }]);
  }
  return [...strata].map(([key, leaves]) => ({ key, leaves }));
}

/** The frozen roster of a draw as auditors see it. */
export const rosterOf = (reader: Reader, drawId: string): Promise<readonly RosterRow[]> =>
  reader.query<RosterRow>(
    `SELECT o, org_id AS org, tags, regions, valid_from AS "from", valid_to AS "to", cap, load0, recused AS recuse
     FROM roster_officer WHERE draw_id = $1 ORDER BY o COLLATE "C"`,
    [drawId],
  );

/** What opens the targets that were ever drawn. */
export const openingsOf = (reader: Reader, drawId: string): Promise<readonly Opening[]> =>
  reader.query<Opening>(
    `SELECT c, uid, stratum, coalesce(town_code, '') AS region, '' AS domain, salt FROM drawn_target WHERE draw_id = $1 ORDER BY position, generation`,
    [drawId],
  );

/** What happened to a draw after it was made, in order. */
export async function drawEventsOf(reader: Reader, drawId: string): Promise<readonly DrawEvent[]> {
  const rows = await reader.query<DrawEvent & { readonly officer: string | null }>(
    `SELECT type, pos, officer, reason, evidence FROM draw_event WHERE draw_id = $1 ORDER BY no`,
    [drawId],
  );
  return rows.map(({ officer, ...event }) => (officer === null ? event : { ...event, officer })) as DrawEvent[];
}

/** The pool's salt key (名录的盐), which only what opens for the draw may read; null: it is gone. */
export async function saltKeyIn(
  reader: Reader,
  installationKey: Uint8Array,
  poolId: string,
): Promise<Uint8Array | null> {
  const [row] = await reader.query<{ sealed: string }>(
    'SELECT salt_key_sealed AS sealed FROM pool_secret WHERE pool_id = $1',
    [poolId],
  );
  return row ? unseal(installationKey, poolId, row.sealed) : null;
}
