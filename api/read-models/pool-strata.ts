import type { WeightClass } from '../../domain/draw/weighted-chances';
import type { ReadDb } from './db';

/** 层 of a frozen pool. */
export interface PoolStratum {
  readonly key: string;
  readonly size: number;
  readonly classes: readonly WeightClass[];
  /** The name of its town, null where its units have none. */
  readonly town: string | null;
}

/** Pools remembered, the last ones asked for. */
const KEPT = 200;
const remembered = new WeakMap<ReadDb, Map<string, Promise<readonly PoolStratum[]>>>();

/**
 * The strata of a pool by key. A frozen pool never changes, so each is counted once: a draw room asks every few seconds for
 * everybody who looks, and a pool may have a million units.
 */
export function poolStrata(db: ReadDb, poolId: string): Promise<readonly PoolStratum[]> {
  const pools = remembered.get(db) ?? new Map<string, Promise<readonly PoolStratum[]>>();
  remembered.set(db, pools);
  const strata = pools.get(poolId) ?? counted(db, poolId);
  pools.delete(poolId);
  pools.set(poolId, strata);
  for (const oldest of pools.keys()) if (pools.size > KEPT) pools.delete(oldest);
  strata.then(
    (found) => found.length === 0 && pools.delete(poolId),
    () => pools.delete(poolId),
  );
  return strata;
}

const counted = (db: ReadDb, poolId: string) =>
  db.rows<PoolStratum>(
    `SELECT s.stratum AS key, s.size, s.classes, t.name AS town FROM (
       SELECT stratum, sum(units)::int AS size, min(town) AS town,
         jsonb_agg(jsonb_build_object('weight', weight, 'units', units) ORDER BY weight) AS classes
       FROM (SELECT stratum, weight, count(*)::int AS units, min(town_code) AS town FROM pool_unit WHERE pool_id = $1 GROUP BY stratum, weight) w
       GROUP BY stratum) s
     LEFT JOIN town t ON t.code = s.town ORDER BY s.stratum COLLATE "C"`,
    poolId,
  );
