import { beijingDay } from '../../domain/calendar/beijing';
import { httpProvince } from '../../activities/adapters/province';
import type { Hands } from '../../activities/perform';
import { sha256 } from '../../journal/canonical';
import { openDb } from '../../journal/db';
import { FACTS } from '../../journal/facts';
import { PROJECTORS } from '../../journal/projectors';
import { REGISTRY } from '../../journal/registry';
import { makeCity } from './city';

/** Loads the sample city once. A city that is there, or a database that is somebody's own, is left alone. */
async function main(): Promise<void> {
  const { DATABASE_URL, INSTALLATION_KEY, PROVINCE_URL, LIANCHA_SEED } = process.env;
  if (!DATABASE_URL || !INSTALLATION_KEY || !PROVINCE_URL)
    throw new Error('DATABASE_URL, INSTALLATION_KEY and PROVINCE_URL are needed');
  const db = openDb(DATABASE_URL, { max: 4 });
  try {
    const [city] = await db.query<{ mode: string; users: number; own: number }>(
      `SELECT mode, (SELECT count(*) FROM app_user WHERE sample)::int AS users, (SELECT count(*) FROM app_user WHERE NOT sample)::int AS own FROM journal.clock WHERE id = 'city'`,
    );
    if (!city || (city.mode === 'real' && city.users > 0) || (city.own > 0 && city.users === 0)) return;
    const installationKey = Buffer.from(INSTALLATION_KEY, 'hex');
    const hands: Hands = {
      journal: { db, registry: REGISTRY, facts: FACTS, projectors: PROJECTORS, installationKey },
      deps: { reader: db, hash: sha256, installationKey, province: httpProvince(PROVINCE_URL) },
    };
    await makeCity(hands, {
      seed: LIANCHA_SEED ?? 'liancha',
      today: beijingDay(new Date().toISOString()),
      say: (text) => console.log(text),
    });
  } finally {
    await db.end();
  }
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? (error.stack ?? error.message) : error);
  process.exitCode = 1;
});
