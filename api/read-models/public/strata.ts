import { expectedQuotas, valueOf } from '../../../domain/draw/chances';
import { fromHex } from '../../../domain/draw/encoding/bytes';
import type { Plan } from '../../../domain/draw/plan/plan';
import { quotasOf } from '../../../domain/draw/quotas';
import { subSeed } from '../../../domain/draw/seed';
import { weightedChances } from '../../../domain/draw/weighted-chances';
import type { PublicStratum } from '../../../contracts/views/draws';
import { sha256 } from '../../../journal/canonical';
import type { ReadDb } from '../db';
import { poolStrata } from '../pool-strata';
import type { OpenedLabels } from './labels';

/** What was drawn, by stratum: recomputed from plan and seed as anybody can, not read from a record of its own. */
export async function strataOf(
  db: ReadDb,
  poolId: string,
  plan: Plan,
  seed: string,
  labels: OpenedLabels | null,
): Promise<readonly PublicStratum[]> {
  const rows = await poolStrata(db, poolId);
  const quotas = quotasOf(sha256, plan.quota, rows, subSeed(sha256, fromHex(seed), 'quota'));
  const expected = expectedQuotas(plan.quota, rows);
  if (!quotas.ok || !expected.ok) throw new Error(`${plan.drawId}: the quotas of a draw that was made are refused`);
  return rows.map(({ key, size, classes }, index) => {
    const quota = quotas.value.get(key) ?? 0;
    const average = expected.value.get(key);
    const drawn = average ? valueOf(average) : 0;
    const even = classes.length === 1;
    return {
      no: index + 1,
      key,
      label: labels?.names.get(key) ?? null,
      size,
      quota,
      expected: drawn,
      chance: even ? drawn / size : null,
      byWeight: even ? null : weightedChances(classes, quota),
    };
  });
}
