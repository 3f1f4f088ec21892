import { itemNames } from './items';
import type { FactLoaders } from './loader';
import { place, roster } from './rosters';
import { scheme } from './scheme';
import { busy, teamAt, teams, visits } from './teams';

/** Every fact that a model may ask for, by name. */
export const FACTS: FactLoaders = { scheme, teamAt, teams, busy, visits, itemNames, roster, place };
