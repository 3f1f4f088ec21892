import type { Leaf, Stratum, Unit } from '../pool';
import type { Beacon } from '../seed';
import type { Bundle } from './bundle';

/** A bundle as it is published: the JSON that `readBundle` reads back as the same, with the fields in the vectors' order. */
export const bundleJson = (bundle: Bundle): object => {
  const { plan, reveals, beacon, events } = bundle;
  const common = { plan_text: plan.text, reveals, beacon: beaconJson(beacon), events };
  switch (bundle.form) {
    case 'private': {
      const { plan_text, ...rest } = common;
      const { saltKey, units, officers } = bundle;
      return { salt_key: saltKey, units: units.map(unitJson), officers, plan_text, ...rest };
    }
    case 'full': {
      const { plan_text, ...rest } = common;
      const { strata, roster, openings, result } = bundle;
      return { plan_text, strata: strata.map(stratumJson), roster, ...rest, openings, ...(result && { result }) };
    }
    case 'public': {
      const { plan_text, ...rest } = common;
      return { plan_text, strata: bundle.strata.map(stratumJson), ...rest, teams: bundle.teams };
    }
  }
};

const beaconJson = (beacon: Beacon): object | null => {
  if (beacon.kind === 'none') return null;
  return beacon.kind === 'text' ? { text: beacon.text } : { round: beacon.round, sig: beacon.sig };
};

const unitJson = ({ uid, stratum, region, domain, weight }: Unit): unknown[] => [uid, stratum, region, domain, weight];

export const stratumJson = ({ key, leaves }: Stratum): object => ({ key, leaves: leaves.map(leafJson) });

const leafJson = ({ c, weight }: Leaf): string | [string, number] => (weight === 1 ? c : [c, weight]);
