import { publicViewOf } from '../../../domain/draw/bundle/publish';
import { bundleJson } from '../../../domain/draw/bundle/json';
import { runBundle, type BundleFields } from '../../../domain/draw/bundle/run';
import type { PrivateBundle } from '../../../domain/draw/bundle/bundle';
import { toHex } from '../../../domain/draw/encoding/bytes';
import { planText } from '../../../domain/draw/plan/text';
import { freezePool, type Pool } from '../../../domain/draw/pool';
import { shareCommitment } from '../../../domain/draw/seed';
import { value } from '../../pure/draw/city';
import { PROFILES, sha256 } from '../../pure/draw/hashes';

const FIRMS = ['甲', '乙', '丙', '丁', '戊'];
const SECRETS = { 市场监管: new Uint8Array(32).fill(1), 消防: new Uint8Array(32).fill(2) };
const SALT_KEY = new Uint8Array(32).fill(7);
const [POOL_ID, DRAW_ID] = ['POOL-示例', 'DRAW-示例'];

export interface Example {
  readonly pool: Pool;
  readonly commits: readonly (readonly [party: string, commit: string])[];
  readonly planText: string;
  readonly fields: BundleFields;
  readonly publicView: object;
}

/** The example of docs/draw.zh-CN.md: five firms, two departments, a text beacon. */
export function exampleDraw(beacon = '03 07 12 18 25 31+09'): Example {
  const units = FIRMS.map((uid) => ({ uid, stratum: '1', region: '', domain: '', weight: 1 }));
  const pool = value(freezePool(sha256, { poolId: POOL_ID, saltKey: SALT_KEY, units }));
  const commits = Object.entries(SECRETS).map(
    ([party, secret]) => [party, value(shareCommitment(sha256, DRAW_ID, party, secret))] as const,
  );
  const plan = value(
    planText({
      drawId: DRAW_ID,
      poolId: POOL_ID,
      poolRoot: pool.poolRoot,
      parties: commits.map(([id, commit]) => ({ id, commit })),
      revealBy: '2026-09-22T13:00:00.000Z',
      beacon: { kind: 'text', source: '双色球第2026110期', format: 'RR RR RR RR RR RR+BB' },
      quota: [{ group: '*', mode: 'each', n: 2 }],
    }),
  );
  const bundle: PrivateBundle = {
    form: 'private',
    plan,
    saltKey: toHex(SALT_KEY),
    units,
    officers: [],
    reveals: Object.entries(SECRETS).map(([id, secret]) => ({ id, secret: toHex(secret) })),
    beacon: { kind: 'text', text: beacon },
    events: [],
  };
  return {
    pool,
    commits,
    planText: plan.text,
    fields: value(runBundle(PROFILES, bundle)).fields,
    publicView: bundleJson(value(publicViewOf(PROFILES, bundle))),
  };
}
