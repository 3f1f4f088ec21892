import { z } from 'zod';
import type { FairnessView } from '../../views/fairness';
import { answer, count, instant, text } from './common';

const day = z.iso.date();
const verdict = z
  .enum(['tooFew', 'plain', 'remarkable'])
  .meta({ id: 'FairnessVerdict', description: '样本太少，不下结论；未见异常；请核查' });
const p = z.number().min(0).meta({ description: '只凭随机也会如此或更甚的概率' });
const rate = { times: count, of: count, rate: z.number().nullable().meta({ description: '不足10次不计比例，为空' }) };
const rates = z.object({
  all: z.object(rate),
  verdict,
  each: z.array(z.object({ name: text, org: text, ...rate, p: p.nullable() })),
});
const fit = z.object({ chiSquare: z.number(), df: count, p });
const pair = z.object({ officer: text, org: text, target: text, times: count, of: count, expected: z.number(), p });

export const fairness = answer<FairnessView>()(
  'Fairness',
  z.object({
    latest: z
      .object({
        day,
        at: instant,
        draws: count,
        drawn: count,
        places: z.object({ fit: fit.nullable(), verdict }),
        meetings: z.object({ pairs: count, again: count, expectedAgain: z.number(), p, verdict, most: z.array(pair) }),
        voids: z.object(rate),
        replacements: z.object(rate),
        redraws: rates,
        recusals: rates,
        grants: rates,
      })
      .nullable()
      .meta({ description: '最近一夜的自查；还没有过为空' }),
    earlier: z.array(z.object({ day, draws: count, verdict })),
    asOf: instant,
  }),
);
