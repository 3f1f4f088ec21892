import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { City, type Place } from './city';
import { recordOf, type Table } from './record';

export const say = (text: string): boolean =>
  process.stderr.write(`${new Date().toISOString().slice(11, 19)}  ${text}\n`);

/** Each run has a home of its own, emptied first, and ports of its own. */
export async function inCity<T>(
  dir: string,
  name: string,
  seed: string,
  port: number,
  work: (city: City, place: Place) => Promise<T>,
): Promise<T> {
  const home = join(dir, name);
  rmSync(home, { recursive: true, force: true });
  const city = new City(home, seed, port, join(dir, 'cache'));
  try {
    const place = await city.start();
    say(`${name}: up at ${place.api}`);
    return await work(city, place);
  } finally {
    await city.stop();
  }
}

/** What a drill of this seed left behind, on its own clock. */
export const recorded = ({ environment }: Place, seed: string): Promise<readonly Table[]> =>
  recordOf(environment['OWNER_DATABASE_URL'] ?? '', `drill-${seed}`);
