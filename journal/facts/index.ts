import { itemNames } from './items';
import type { FactLoaders } from './loader';
import { place, roster } from './rosters';
import { scheme } from './scheme';
import { timestampingBy } from './timestamping';
import { busy, teamAt, teams, visits } from './teams';

/** Every fact that a model may ask for, by name; who names an authority for time stamps puts its own beside them. */
export const FACTS: FactLoaders = {
  scheme,
  teamAt,
  teams,
  busy,
  visits,
  itemNames,
  roster,
  place,
  timestamping: timestampingBy(false),
};
