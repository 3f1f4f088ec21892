import type { Item } from '../catalogue/item';
import type { Day } from '../kernel/time';
import { SAMPLE_ITEMS } from './sample/items';
import { SAMPLE_ORGS, type SampleOrg } from './sample/orgs';
import { samplePeople, type SamplePeople } from './sample/people';
import type { Random } from './sample/random';
import { sampleTargets } from './sample/targets';
import type { Target } from './target';
import { TOWNS, type Town } from './towns';

export { randomOf } from './sample/random';

/** The raw material of the sample city (样例城市): public names of departments and towns; every firm and person is fictional. */
export interface SampleCity extends SamplePeople {
  readonly towns: readonly Town[];
  /** Parents before children. */
  readonly orgs: readonly SampleOrg[];
  readonly targets: readonly Target[];
  readonly items: readonly Item[];
}

/**
 * Makes the sample city. The same random source and day give the same bytes.
 * @param random `randomOf(seed)`
 * @param today the day against which two certificates have run out and one is about to
 */
export const sampleCity = (random: Random, today: Day): SampleCity => ({
  towns: TOWNS,
  orgs: SAMPLE_ORGS,
  ...samplePeople(random.fork('people'), today),
  targets: sampleTargets(random.fork('targets')),
  items: SAMPLE_ITEMS,
});
