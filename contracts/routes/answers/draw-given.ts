import { z } from 'zod';
import type { UnitProof } from '../../../domain/draw/bundle/proof';
import type { DrawAccessesView } from '../../views/draw-given';
import { answer, count, instant, text } from './common';

const hash = z.string().regex(/^[0-9a-f]{64}$/);
const path = z.object({ index: count, size: count, path: z.array(hash) });

/** As the draw's specification writes it: the file that verifiers read. */
export const fullBundle = z
  .looseObject({ plan_text: z.string(), strata: z.array(z.unknown()), result: hash })
  .meta({ id: 'FullBundle', description: '审计材料：用 draw verify 或核验页核验' });

export const unitProof = answer<UnitProof>()(
  'UnitProof',
  z.object({
    alg: z.enum(['sha256', 'sm3']),
    pool_id: text,
    pool_root: hash,
    unit: z.object({ uid: text, stratum: text, region: z.string(), domain: z.string(), w: z.int() }),
    salt: hash,
    in_stratum: path.extend({ weight_sum: count, root: hash }),
    in_pool: path,
    team: z
      .object({
        position: count,
        slots: z.array(z.tuple([count, count, hash.nullable()])),
        officers: z.array(z.object({ o: hash, oid: text, salt: hash })),
      })
      .optional(),
  }),
);

export const drawAccesses = answer<DrawAccessesView>()(
  'DrawAccesses',
  z.object({
    id: text,
    rows: z.array(
      z.object({
        no: z.int().min(1),
        at: instant,
        person: text,
        org: text,
        role: text,
        what: z.enum(['bundle', 'proof']).meta({ description: 'bundle 审计材料，proof 在库证明' }),
        uid: text.nullable(),
      }),
    ),
  }),
);
