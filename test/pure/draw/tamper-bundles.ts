import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { verifyDrand } from '../../../crypto/drand';
import type { Profiles } from '../../../domain/draw/bundle/run';
import { QUICKNET } from '../../../domain/draw/drand';
import { toHex } from '../../../domain/draw/encoding/bytes';
import { openUnits } from '../../../domain/draw/openings';
import { replay } from '../../../domain/draw/replacement';
import { teamHash } from '../../../domain/draw/result-hash';
import { drawTargets } from '../../../domain/draw/targets';
import { ROUNDS } from '../../support/drand/simulator';
import { freeze, plan, POOL_ID, REVEALS, SALT_KEY, unit, value } from './city';
import { PROFILES, sha256 } from './hashes';
import { at, withAt, type Json } from './tampered';

const seen = new Map<string, ReturnType<typeof verifyDrand>>();

/** The real verifier, which takes 30 ms, asked once for each signature: most changes leave the beacon alone. */
export const QUICK: Profiles = {
  ...PROFILES,
  drand: (publicKey, round, signature) => {
    const key = `${round} ${toHex(signature)}`;
    const found = seen.get(key) ?? verifyDrand(publicKey, round, signature);
    seen.set(key, found);
    return found;
  },
};

const UNITS = Array.from({ length: 12 }, (_, i) => unit(`U${i}`, `1/0${i % 2}`, 1 + (i % 3)));
const POOL = freeze(UNITS);
const PLAN = plan(POOL, {
  quota: [{ group: '*', mode: 'each', n: 3 }],
  revealBy: '2023-08-23T15:58:00.000Z',
  beacon: { kind: 'drand', ...QUICKNET, round: 1000 },
});
const BEACON = { round: 1000, sig: ROUNDS[1000] ?? '' };
const DRAWN = value(drawTargets(sha256, PLAN, POOL.strata, REVEALS, { kind: 'drand', ...BEACON }, verifyDrand));
const EVENTS = [
  { type: 'replace', pos: 1, reason: 'closed', evidence: 'ab'.repeat(32) },
  { type: 'lock', pos: 2, reason: '', evidence: '' },
  { type: 'replace', pos: 4, reason: 'moved', evidence: '' },
] as const;
const AFTER = value(replay(sha256, DRAWN, EVENTS)).state;
const OPENED = new Set([...DRAWN.positions, ...AFTER.positions].flatMap(({ c }) => c ?? []));

const asJson = (bundle: object): Json => JSON.parse(JSON.stringify(bundle)) as Json;

const SHARED = { plan_text: PLAN.text, reveals: REVEALS, beacon: BEACON, events: EVENTS };

/** A draw of ours without officers, opened, with its result. */
export const FULL: Json = asJson({
  ...SHARED,
  strata: POOL.strata.map(({ key, leaves }) => ({
    key,
    leaves: leaves.map(({ c, weight }) => (weight === 1 ? c : [c, weight])),
  })),
  roster: [],
  openings: value(openUnits(sha256, { poolId: POOL_ID, saltKey: SALT_KEY, units: UNITS }, [...OPENED])),
  result: AFTER.resultHash,
});

export const PRIVATE: Json = asJson({
  ...SHARED,
  salt_key: toHex(SALT_KEY),
  units: UNITS.map(({ uid, stratum, region, domain, weight }) => [uid, stratum, region, domain, weight]),
  officers: [],
});

/** The same firms drawn by the shares alone. */
export const UNLIT: object = {
  ...(PRIVATE as object),
  plan_text: plan(POOL, { quota: [{ group: '*', mode: 'each', n: 3 }], beacon: { kind: 'none' } }).text,
  beacon: undefined,
  events: [],
};

export const RESULT = AFTER.resultHash;

/** What everybody may see of the same draw: nothing is masked, since nobody is matched. */
export const OPEN_PUBLIC: Json = asJson({
  ...SHARED,
  strata: at(FULL, ['strata']),
  teams: AFTER.positions.map(() => teamHash(sha256, [])),
});

interface Vector {
  readonly bundle: Json;
  readonly expected: { readonly result_hash: string };
}

const vector = (name: string): Vector =>
  JSON.parse(readFileSync(join(__dirname, '../../vectors', name), 'utf8')) as Vector;

const VECTOR = vector('public-06-public-view.json');

/** What everybody may see of a draw with officers: team hashes, masked events. It names no result of its own. */
export const PUBLIC: Json = VECTOR.bundle;
export const PUBLIC_RESULT = VECTOR.expected.result_hash;

/** What auditors get of that draw: officers by their commitments, recusals and withdrawals open, with its result. */
export const OFFICERS: Json = withAt(vector('public-05-officers.json').bundle, ['result'], () => PUBLIC_RESULT);
