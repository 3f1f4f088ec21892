import { toHex } from '../../../domain/draw/encoding/bytes';
import { verifyDrand } from '../../../crypto/drand';
import { bundleJson } from '../../../domain/draw/bundle/json';
import { publicViewOf } from '../../../domain/draw/bundle/publish';
import { runBundle } from '../../../domain/draw/bundle/run';
import { QUICKNET } from '../../../domain/draw/drand';
import type { DrawEvent } from '../../../domain/draw/events';
import { teamHash } from '../../../domain/draw/result-hash';
import { drawTargets } from '../../../domain/draw/targets';
import { freeze, plan, REVEALS, SALT_KEY, unit, value } from '../../pure/draw/city';
import { PROFILES, sha256 } from '../../pure/draw/hashes';
import { EVENTS, PRIVATE } from '../../pure/draw/officers/city';
import { ROUNDS } from '../drand/simulator';

/** A draw of so many firms in 25 strata under a drand beacon: what everybody sees of it, and what only the agency holds. */
export function drawOf(firms: number) {
  const units = Array.from({ length: firms }, (_, i) => unit(`91442000MA${String(i).padStart(6, '0')}`, `1/${i % 25}`));
  const pool = freeze(units);
  const planned = plan(pool, {
    quota: [{ group: '*', mode: 'rate', num: 3, den: 100 }],
    revealBy: '2023-08-23T15:58:00.000Z',
    beacon: { kind: 'drand', ...QUICKNET, round: 1000 },
  });
  const beacon = { round: 1000, sig: ROUNDS[1000] ?? '' };
  const draw = value(drawTargets(sha256, planned, pool.strata, REVEALS, { kind: 'drand', ...beacon }, verifyDrand));
  const shared = { plan_text: planned.text, reveals: REVEALS, beacon, events: [] };
  return {
    planHash: draw.planHash,
    resultHash: draw.resultHash,
    drawn: draw.positions.map(({ c }) => c ?? ''),
    publicView: {
      ...shared,
      strata: pool.strata.map(({ key, leaves }) => ({ key, leaves: leaves.map(({ c }) => c) })),
      teams: draw.positions.map(() => teamHash(sha256, [])),
    },
    private: {
      ...shared,
      salt_key: toHex(SALT_KEY),
      units: units.map(({ uid, stratum, region, domain, weight }) => [uid, stratum, region, domain, weight]),
    },
  };
}

/** What is public of a draw with officers before and after its first recusal. */
export function recused() {
  const viewOf = (events: readonly DrawEvent[]) => {
    const bundle = { ...PRIVATE, events };
    return {
      view: bundleJson(value(publicViewOf(PROFILES, bundle))),
      resultHash: value(runBundle(PROFILES, bundle)).fields.result_hash,
    };
  };
  return { then: viewOf([]), now: viewOf(EVENTS.slice(0, 1)) };
}
